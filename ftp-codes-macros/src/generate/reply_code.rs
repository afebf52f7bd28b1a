//! `ReplyCode`: the listed codes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::columns::columns;
use super::{aliases, count, each, element, groups};
use crate::lower::{Code, Lowered, REPLY_CODE, methods};

/// The enum and its columns.
pub(super) fn reply_code(lowered: &Lowered<'_>, page: &str, facade: &TokenStream) -> TokenStream {
    let variants = each(&lowered.codes, &|code| {
        let Code { variant, page, .. } = code;
        let number = Literal::u16_unsuffixed(code.number);
        let aliases = aliases(&code.aliases);
        quote!(#[doc = #page] #aliases #variant = #number,)
    });
    let (count, all) = (count(lowered.codes.len()), each(&lowered.codes, &|code| element(&code.variant)));
    let lines = each(&lowered.codes, &|Code { line, .. }| quote!(#line,));
    let columns = columns(&methods(REPLY_CODE, &lowered.codes, |code| code.row), facade);
    let summaries = each(&lowered.codes, &|Code { summary, .. }| quote!(#summary,));
    let groups = groups(lowered);
    quote! {
        #facade::__reply_code! {
            #[doc = #page]
            #count { #variants } [#all]
            lines [#lines]
            columns {
                #columns

                /// The headline and, where it does not distinguish the code from others, a sentence that does.
                summary: &'static str = [#summaries];
            }
            #groups
        }
    }
}
