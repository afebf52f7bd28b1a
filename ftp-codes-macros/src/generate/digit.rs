//! `Class` and `Group`: what the first and the second digit mean.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::columns::columns;
use super::{count, each, element};
use crate::lower::{DIGIT, Digit, Lowered, TypePages, methods};

/// `Class`, the first digit.
pub(super) fn class(lowered: &Lowered<'_>, pages: &TypePages, facade: &TokenStream) -> TokenStream {
    digit("Class", &pages.class, &lowered.classes, facade)
}

/// `Group`, the second digit; nothing for a table without groups.
pub(super) fn group(lowered: &Lowered<'_>, pages: &TypePages, facade: &TokenStream) -> TokenStream {
    if lowered.groups.is_empty() {
        return TokenStream::new();
    }
    digit("Group", &pages.group, &lowered.groups, facade)
}

fn digit(name: &str, page: &str, digits: &[Digit<'_>], facade: &TokenStream) -> TokenStream {
    let name = Ident::new(name, Span::call_site());
    let variants = each(digits, &|digit| {
        let Digit { variant, mask, page, .. } = digit;
        let digit = Literal::u8_unsuffixed(digit.digit);
        quote!(#[doc = #page] #[doc(alias = #mask)] #variant = #digit,)
    });
    let (count, all) = (count(digits.len()), each(digits, &|digit| element(&digit.variant)));
    let columns = columns(&methods(DIGIT, digits, |digit| digit.row), facade);
    quote!(#facade::__digit! { #[doc = #page] #name #count { #variants } [#all] { #columns } })
}
