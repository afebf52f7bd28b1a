//! `Class` and `Group`: what the first and the second digit say.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::columns::columns;
use super::{count, each, element};
use crate::lower::{DIGIT, Digit, Lowered, methods};

/// `Class`, the first digit.
pub(super) fn class(lowered: &Lowered<'_>, facade: &TokenStream) -> TokenStream {
    let page = "What the first digit of a reply says: whether the command succeeded.\n\n\
        The discriminant is the digit. A client that does not know a code can decide by its class \
        ([RFC 1123 §4.1.2.11](https://www.rfc-editor.org/rfc/rfc1123#section-4.1.2.11)).";
    digit("Class", page, &lowered.classes, facade)
}

/// `Group`, the second digit; nothing for a table without groups.
pub(super) fn group(lowered: &Lowered<'_>, facade: &TokenStream) -> TokenStream {
    if lowered.groups.is_empty() {
        return TokenStream::new();
    }
    let page = "What the second digit of a reply says: what the reply is about.\n\nThe discriminant is the digit.";
    digit("Group", page, &lowered.groups, facade)
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
