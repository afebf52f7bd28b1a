//! What makes `CodeSet` a collection: operators, the iterator, conversions.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// `|`, `&`, `-`, `^`, their assigning forms, and `!`.
pub(crate) fn operators() -> TokenStream {
    let binary = [
        ("BitOr", "bitor", "BitOrAssign", "bitor_assign", "union"),
        ("BitAnd", "bitand", "BitAndAssign", "bitand_assign", "intersection"),
        ("Sub", "sub", "SubAssign", "sub_assign", "difference"),
        ("BitXor", "bitxor", "BitXorAssign", "bitxor_assign", "symmetric_difference"),
    ]
    .map(|(operator, method, assign, assign_method, operation)| {
        let [operator, method, assign, assign_method, operation] =
            [operator, method, assign, assign_method, operation].map(|name| Ident::new(name, Span::call_site()));
        quote! {
            #[automatically_derived]
            impl ::core::ops::#operator for CodeSet {
                type Output = Self;

                #[inline]
                fn #method(self, other: Self) -> Self {
                    self.#operation(other)
                }
            }

            #[automatically_derived]
            impl ::core::ops::#assign for CodeSet {
                #[inline]
                fn #assign_method(&mut self, other: Self) {
                    *self = self.#operation(other);
                }
            }
        }
    });
    quote! {
        #(#binary)*

        #[automatically_derived]
        impl ::core::ops::Not for CodeSet {
            type Output = Self;

            #[inline]
            fn not(self) -> Self {
                self.complement()
            }
        }
    }
}

/// What makes the set a collection: the iterator, `FromIterator`, `Extend`, `From`, `Debug`.
pub(crate) fn collection() -> TokenStream {
    quote! {
        /// The codes of a [`CodeSet`], in the order of their numbers.
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        pub struct CodeSetIter(CodeSet);

        #[automatically_derived]
        impl ::core::iter::Iterator for CodeSetIter {
            type Item = ReplyCode;

            #[inline]
            fn next(&mut self) -> ::core::option::Option<ReplyCode> {
                let code = self.0.first()?;
                self.0.remove(code);
                ::core::option::Option::Some(code)
            }

            #[inline]
            fn size_hint(&self) -> (usize, ::core::option::Option<usize>) {
                (self.0.len(), ::core::option::Option::Some(self.0.len()))
            }
        }

        #[automatically_derived]
        impl ::core::iter::ExactSizeIterator for CodeSetIter {}

        #[automatically_derived]
        impl ::core::iter::FusedIterator for CodeSetIter {}

        #[automatically_derived]
        impl ::core::iter::IntoIterator for CodeSet {
            type Item = ReplyCode;
            type IntoIter = CodeSetIter;

            #[inline]
            fn into_iter(self) -> CodeSetIter {
                self.iter()
            }
        }

        #[automatically_derived]
        impl ::core::iter::IntoIterator for &CodeSet {
            type Item = ReplyCode;
            type IntoIter = CodeSetIter;

            #[inline]
            fn into_iter(self) -> CodeSetIter {
                self.iter()
            }
        }

        #[automatically_derived]
        impl ::core::iter::Extend<ReplyCode> for CodeSet {
            fn extend<I: ::core::iter::IntoIterator<Item = ReplyCode>>(&mut self, codes: I) {
                for code in codes {
                    self.insert(code);
                }
            }
        }

        #[automatically_derived]
        impl ::core::iter::FromIterator<ReplyCode> for CodeSet {
            fn from_iter<I: ::core::iter::IntoIterator<Item = ReplyCode>>(codes: I) -> Self {
                let mut set = Self::EMPTY;
                <Self as ::core::iter::Extend<ReplyCode>>::extend(&mut set, codes);
                set
            }
        }

        #[automatically_derived]
        impl ::core::convert::From<ReplyCode> for CodeSet {
            #[inline]
            fn from(code: ReplyCode) -> Self {
                Self::EMPTY.with(code)
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Debug for CodeSet {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_set().entries(self.iter()).finish()
            }
        }
    }
}
