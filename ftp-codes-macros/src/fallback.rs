//! What stands in place of the types when there is no table, so that one mistake is one error.

use proc_macro2::{Punct, Spacing, TokenStream};
use quote::{format_ident, quote};

/// Every name that a table gives, and the errors.
///
/// The names stand for a type whose parameter is the first error. The compiler has told that error, and says nothing
/// more of anything that is done with such a type: no method, variant or conversion is missed. A type of its own lets
/// users go on implementing traits for it.
pub(crate) fn types(error: syn::Error) -> TokenStream {
    let mut errors = error.into_iter().map(syn::Error::into_compile_error);
    let first = errors.next();
    let macros = macros();
    quote! {
        #[doc(hidden)]
        pub struct Refused<const ERROR: usize>;
        #[doc(hidden)]
        pub type Class = Refused<{ #first }>;
        #(#errors)*
        #[doc(hidden)]
        pub type Group = Class;
        #[doc(hidden)]
        pub type Standing = Class;
        #[doc(hidden)]
        pub type ReplyCode = Class;
        #[doc(hidden)]
        pub type RawCode = Class;
        #[doc(hidden)]
        pub type CodeSet = Class;
        #[doc(hidden)]
        pub type CodeSetIter = Class;
        #[doc(hidden)]
        pub type CodeError = Class;
        #macros
    }
}

/// Macros that take anything. What they give fits everywhere.
fn macros() -> TokenStream {
    let dollar = Punct::new('$', Spacing::Alone);
    let never = quote!(::core::unreachable!());
    let values = [("match_code", &never), ("code_matches", &quote!(false)), ("code_set", &never)];
    let macros = values.map(|(name, value)| {
        let name = format_ident!("{name}");
        quote! {
            #[doc(hidden)]
            macro_rules! #name {
                (#dollar(#dollar tokens:tt)*) => { #value };
            }
            #[doc(hidden)]
            pub(crate) use #name;
        }
    });
    macros.into_iter().collect()
}
