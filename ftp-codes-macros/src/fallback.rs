//! What is left standing when there is no table: the names, so that one mistake is one error.

use proc_macro2::TokenStream;
use quote::quote;

/// The types of a module without a table. They have no values.
pub(crate) fn types() -> TokenStream {
    quote! {
        #[doc(hidden)]
        pub enum Class {}
        #[doc(hidden)]
        pub enum Group {}
        #[doc(hidden)]
        pub enum Standing {}
        #[doc(hidden)]
        pub enum ReplyCode {}
        #[doc(hidden)]
        pub enum RawCode {}
        #[doc(hidden)]
        pub enum CodeSet {}
        #[doc(hidden)]
        pub enum CodeSetIter {}
        #[doc(hidden)]
        pub enum CodeError {}
    }
}
