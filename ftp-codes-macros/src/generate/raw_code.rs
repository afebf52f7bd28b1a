//! `RawCode`: any number whose first digit is a class.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{each, groups};
use crate::lower::{Lowered, extent};

/// The code, and the error of its conversions.
pub(super) fn raw_code(lowered: &Lowered<'_>, page: &str, facade: &TokenStream) -> TokenStream {
    let numbers = each(&lowered.numbers, &|(first, last)| {
        let numbers = range(*first, *last);
        quote!(#numbers,)
    });
    let classes = each(&lowered.classes, &|class| {
        let digit = Literal::u8_unsuffixed(class.digit);
        quote!(#digit,)
    });
    let (range, groups) = (range(lowered.first, lowered.last), groups(lowered));
    let extent = extent(&lowered.numbers);
    quote! {
        #facade::__raw_code! {
            #[doc = #page]
            #range
            numbers { #numbers }
            classes [#classes]
            extent #extent
            #groups
        }
    }
}

/// `100..=199`
pub(super) fn range(first: u16, last: u16) -> TokenStream {
    let (first, last) = (Literal::u16_unsuffixed(first), Literal::u16_unsuffixed(last));
    quote!(#first..=#last)
}
