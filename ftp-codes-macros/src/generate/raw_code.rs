//! `RawCode`: any number whose first digit is a class; and the methods that it shares with `ReplyCode`.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::{each, groups};
use crate::lower::{Digit, Lowered};

/// `RawCode`, the error of its conversions, and the predicates of both types of codes.
pub(super) fn raw_code(lowered: &Lowered<'_>, page: &str, facade: &TokenStream) -> TokenStream {
    let digits = lowered.first_digits();
    let (first, last) = (lowered.first, lowered.last);
    let out_of_range = format!("The number is not from {first} to {last}, or its first digit is not a class.");
    let expected = format!("expected a number whose first digit is one of {digits}");
    let numbers = each(&lowered.numbers, &|numbers| {
        let numbers = range(*numbers.start(), *numbers.end());
        quote!(#numbers,)
    });
    let classes = each(&lowered.classes, &|class| {
        let digit = Literal::u8_unsuffixed(class.digit);
        quote!(#digit,)
    });
    let (range, groups) = (range(first, last), groups(lowered));
    let both = each(&["ReplyCode", "RawCode"], &|name| number(name, lowered, facade));
    quote! {
        #facade::__raw_code! {
            #[doc = #page]
            #range
            numbers { #numbers }
            classes [#classes]
            error #[doc = #out_of_range] #expected
            #groups
        }
        #both
    }
}

/// One predicate for each class and each group.
fn number(name: &str, lowered: &Lowered<'_>, facade: &TokenStream) -> TokenStream {
    let name = Ident::new(name, Span::call_site());
    let page =
        |digit: &Digit<'_>, kind: &str| format!("Whether this is `{}`: [`{kind}::{}`].", digit.mask, digit.variant);
    let classes = each(&lowered.classes, &|class| {
        let (page, predicate) = (page(class, "Class"), &class.predicate);
        let range = range(u16::from(class.digit) * 100, u16::from(class.digit) * 100 + 99);
        quote!(#[doc = #page] #predicate #range)
    });
    let groups = each(&lowered.groups, &|group| {
        let (page, predicate) = (page(group, "Group"), &group.predicate);
        let digit = Literal::u8_unsuffixed(group.digit);
        quote!(#[doc = #page] #predicate #digit)
    });
    quote!(#facade::__number! { #name #classes; #groups })
}

fn range(first: u16, last: u16) -> TokenStream {
    let (first, last) = (Literal::u16_unsuffixed(first), Literal::u16_unsuffixed(last));
    quote!(#first..=#last)
}
