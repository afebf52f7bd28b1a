//! What a table gives when it is refused, so that one mistake is one error.

use proc_macro2::TokenStream;
use quote::quote;

/// Every name that a table gives, and the errors: a call of the facade's `refused_table!`, which explains how it works.
pub(crate) fn types(facade: &TokenStream, error: syn::Error) -> TokenStream {
    let mut errors = error.into_iter().map(syn::Error::into_compile_error);
    let first = errors.next();
    quote!(#facade::__private::refused_table! { { #first } #(#errors)* })
}
