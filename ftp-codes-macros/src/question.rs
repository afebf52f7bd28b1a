//! The questions that the digits of a number answer, for `ReplyCode` and `RawCode` alike.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::lower::{Lowered, Place};
use crate::template::fill;

/// `digits`, `class`, `detail`, and one predicate per class and per group.
pub(crate) fn digits(lowered: &Lowered<'_>) -> TokenStream {
    let classes = lowered.classes.iter().map(|class| {
        let (low, high) = (u16::from(class.digit) * 100, u16::from(class.digit) * 100 + 99);
        let (low, high) = (Literal::u16_unsuffixed(low), Literal::u16_unsuffixed(high));
        predicate(class, "Class", &quote!(::core::matches!(self.code(), #low..=#high)))
    });
    let groups = lowered.groups.iter().map(|group| {
        let digit = Literal::u8_unsuffixed(group.digit);
        predicate(group, "Group", &quote!(self.code() / 10 % 10 == #digit))
    });
    let predicates = quote!(#(#classes)* #(#groups)*);
    fill(include_str!("template/question.rs"), &[("CLASS", &class(lowered)), ("PREDICATES", &predicates)])
}

fn predicate(place: &Place<'_>, kind: &str, test: &TokenStream) -> TokenStream {
    let name = &place.predicate;
    let page = format!("Whether this is `{}`: [`{kind}::{}`].", place.mask, place.variant);
    quote! {
        #[doc = #page]
        #[inline]
        #[must_use]
        pub const fn #name(self) -> bool {
            #test
        }
    }
}

fn class(lowered: &Lowered<'_>) -> TokenStream {
    // Every number has one of the classes: the last arm needs no test.
    let Some((last, others)) = lowered.classes.split_last() else { return TokenStream::new() };
    let last = &last.variant;
    let digits = others.iter().map(|class| Literal::u16_unsuffixed(class.digit.into()));
    let variants = others.iter().map(|class| &class.variant);
    quote! {
        /// What the first digit says.
        #[inline]
        #[must_use]
        pub const fn class(self) -> Class {
            match self.code() / 100 {
                #(#digits => Class::#variants,)*
                _ => Class::#last,
            }
        }
    }
}

/// `group` of a listed code, whose second digit always has a meaning.
pub(crate) fn group(lowered: &Lowered<'_>) -> TokenStream {
    let Some((last, others)) = lowered.groups.split_last() else { return TokenStream::new() };
    let last = &last.variant;
    let digits = others.iter().map(|group| Literal::u16_unsuffixed(group.digit.into()));
    let variants = others.iter().map(|group| &group.variant);
    quote! {
        /// What the second digit says.
        #[inline]
        #[must_use]
        pub const fn group(self) -> Group {
            match self.code() / 10 % 10 {
                #(#digits => Group::#variants,)*
                _ => Group::#last,
            }
        }
    }
}

/// `group` of any number, whose second digit may have no meaning.
pub(crate) fn raw_group(lowered: &Lowered<'_>) -> TokenStream {
    if lowered.groups.is_empty() {
        return TokenStream::new();
    }
    quote! {
        /// What the second digit says; `None` if the table does not define it.
        #[inline]
        #[must_use]
        pub const fn group(self) -> ::core::option::Option<Group> {
            Group::from_digit((self.code() / 10 % 10) as u8)
        }
    }
}
