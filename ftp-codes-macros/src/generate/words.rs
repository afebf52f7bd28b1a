//! `Standing`, `CommandKind`, `Argument` and `Part`: the words that cells are chosen from.

use proc_macro2::TokenStream;
use quote::quote;

use super::each;
use crate::lower::{Words, words as lowered};

/// An enum for each set of words.
pub(super) fn words(facade: &TokenStream) -> TokenStream {
    each(&lowered(), &|words| {
        let Words { name, page, name_page, words } = words;
        let words = each(words, &|word| {
            let (variant, name, text, meaning) = (&word.variant, &word.name, word.text, word.meaning);
            quote!(#[doc = #meaning] #variant = #name, #text;)
        });
        quote!(#facade::__words! { #[doc = #page] #name { #words } name #[doc = #name_page] })
    })
}
