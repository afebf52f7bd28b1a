//! What `ReplyCode` and `RawCode` have in common: a predicate for each class and each group.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::each;
use super::raw_code::range;
use crate::lower::{Digit, Lowered};

/// The predicates of both types.
pub(super) fn numbers(lowered: &Lowered<'_>, facade: &TokenStream) -> TokenStream {
    each(&["ReplyCode", "RawCode"], &|name| number(name, lowered, facade))
}

fn number(name: &str, lowered: &Lowered<'_>, facade: &TokenStream) -> TokenStream {
    let name = Ident::new(name, Span::call_site());
    let classes = each(&lowered.classes, &|class| {
        let Digit { predicate, predicate_page, digit, .. } = class;
        let range = range(u16::from(*digit) * 100, u16::from(*digit) * 100 + 99);
        quote!(#[doc = #predicate_page] #predicate #range)
    });
    let groups = each(&lowered.groups, &|group| {
        let Digit { predicate, predicate_page, .. } = group;
        let digit = Literal::u8_unsuffixed(group.digit);
        quote!(#[doc = #predicate_page] #predicate #digit)
    });
    quote!(#facade::__number! { #name #classes; #groups })
}
