//! What stands in place of the types when there is no table, so that one mistake is one error.

use proc_macro2::TokenStream;
use quote::quote;

use crate::template::fill;

/// Every name that a table gives, and the errors.
///
/// The names stand for a type whose parameter is the first error. The compiler has told that error, and says nothing
/// more of anything that is done with such a type: no method, variant or conversion is missed. A type of its own lets
/// users go on implementing traits for it.
pub(crate) fn types(error: syn::Error) -> TokenStream {
    let mut errors = error.into_iter().map(syn::Error::into_compile_error);
    let first = errors.next();
    fill(include_str!("template/refused.rs"), &[("FIRST", &first), ("OTHERS", &quote!(#(#errors)*))])
}
