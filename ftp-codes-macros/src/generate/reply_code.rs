//! `ReplyCode`: the listed codes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::columns::columns;
use super::{all, count, groups};
use crate::lower::{Code, Lowered, REPLY_CODE};

/// The enum and its columns.
pub(super) fn reply_code(lowered: &Lowered<'_>, facade: &TokenStream) -> TokenStream {
    let page = lowered.page();
    let variants = lowered.codes.iter().map(|code| {
        let Code { variant, page, aliases, .. } = code;
        let number = Literal::u16_unsuffixed(code.number);
        quote!(#[doc = #page] #(#[doc(alias = #aliases)])* #variant = #number,)
    });
    let (count, all) = (count(lowered.codes.len()), all(lowered.codes.iter().map(|code| &code.variant)));
    let lines = lowered.codes.iter().map(|code| &code.line);
    let columns = columns(REPLY_CODE, &lowered.codes.iter().map(|code| code.row).collect::<Vec<_>>(), facade);
    let summaries = lowered.codes.iter().map(|code| &code.summary);
    let groups = groups(lowered);
    quote! {
        #facade::__reply_code! {
            #[doc = #page]
            #count { #(#variants)* } #all
            lines [#(#lines),*]
            columns {
                #columns

                /// The headline and, where it does not distinguish the code from others, a sentence that does.
                summary: &'static str = [#(#summaries),*];
            }
            #groups
        }
    }
}
