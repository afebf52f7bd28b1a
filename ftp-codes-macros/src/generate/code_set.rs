//! `CodeSet`: a set of listed codes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{count, each, groups};
use crate::lower::Lowered;

/// The set. It needs to know the number of codes, and whether there are groups.
pub(super) fn code_set(lowered: &Lowered<'_>, page: &str, facade: &TokenStream) -> TokenStream {
    let (count, groups) = (count(lowered.codes.len()), groups(lowered));
    quote!(#facade::__code_set! { #[doc = #page] #count #groups })
}

/// `CodeSet([5, 0])`, from its words.
pub(super) fn set(words: &[u64]) -> TokenStream {
    let words = each(words, &|word| {
        let word = Literal::u64_unsuffixed(*word);
        quote!(#word,)
    });
    quote!(CodeSet([#words]))
}
