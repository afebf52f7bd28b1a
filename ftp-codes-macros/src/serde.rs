//! `Serialize` and `Deserialize`: a code is its number.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::lower::Lowered;
use crate::template::fill;

/// Nothing without the feature `serde`.
pub(crate) fn impls(lowered: &Lowered<'_>, facade: &TokenStream) -> TokenStream {
    if !cfg!(feature = "serde") {
        return TokenStream::new();
    }
    let serde = quote!(#facade::__private::serde);
    let (first, last) = (lowered.first, lowered.last);
    let listed = one(&serde, "ReplyCode", &format!("the number of a listed reply code, from {first} to {last}"));
    let raw = one(&serde, "RawCode", &format!("the number of a reply code, from {first} to {last}"));
    quote!(#listed #raw)
}

fn one(serde: &TokenStream, name: &str, expected: &str) -> TokenStream {
    let name = Ident::new(name, Span::call_site());
    fill(include_str!("template/serde.rs"), &[("SERDE", serde), ("NAME", &name), ("EXPECTED", &expected)])
}
