//! `WinsockError`: numbers that stand beside reply codes in logs, and are none.

use ftp_codes_spec::{Winsock, WinsockError};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// The enum and its columns.
pub(crate) fn winsock_error(table: &Winsock) -> TokenStream {
    let count = Literal::usize_unsuffixed(table.errors.len());
    let variants: Vec<Ident> = table.errors.iter().map(|row| Ident::new(&row.name, Span::call_site())).collect();
    let column = |cell: fn(&WinsockError) -> &str| -> Vec<String> {
        table.errors.iter().map(|row| cell(row).trim().to_owned()).collect()
    };
    let names = column(|row| &row.name);
    let constants = column(|row| &row.constant);
    let texts = column(|row| &row.text);
    let docs = column(|row| &row.doc);
    let pages =
        table.errors.iter().map(|row| format!("`{}` `{}`: {}\n\n{}", row.code, row.constant, row.text, row.doc.trim()));
    let numbers: Vec<Literal> = table.errors.iter().map(|row| Literal::u32_unsuffixed(row.code)).collect();
    let aliases = table.errors.iter().map(|row| row.code.to_string());
    let kinds = table.errors.iter().map(|row| match &row.error_kind {
        Some(kind) => {
            let kind = Ident::new(kind, Span::call_site());
            quote!(::core::option::Option::Some(::std::io::ErrorKind::#kind))
        }
        None => quote!(::core::option::Option::None),
    });
    quote! {
        /// An error of Windows Sockets that FTP clients print beside reply codes.
        ///
        /// These numbers have five digits and no server sends them: they tell what the client's own socket met.
        /// People look them up beside the codes of FTP, so they are explained here.
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq,
            ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
        )]
        #[non_exhaustive]
        #[repr(u32)]
        pub enum WinsockError {
            #(#[doc = #pages] #[doc(alias = #aliases)] #[doc(alias = #constants)] #variants = #numbers,)*
        }

        impl WinsockError {
            /// All of them, in the order of the numbers.
            pub const ALL: [Self; #count] = [#(Self::#variants),*];

            /// The error with this number.
            #[must_use]
            pub const fn from_code(number: u32) -> ::core::option::Option<Self> {
                match number {
                    #(#numbers => ::core::option::Option::Some(Self::#variants),)*
                    _ => ::core::option::Option::None,
                }
            }

            /// The number.
            #[inline]
            #[must_use]
            pub const fn code(self) -> u32 {
                self as u32
            }

            /// The name of the variant.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { #(Self::#variants => #names,)* }
            }

            /// Microsoft's name of the constant.
            #[must_use]
            pub const fn constant(self) -> &'static str {
                match self { #(Self::#variants => #constants,)* }
            }

            /// Microsoft's words for it.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { #(Self::#variants => #texts,)* }
            }

            /// What it means and what to do, in our own words (Markdown).
            #[must_use]
            pub const fn description(self) -> &'static str {
                match self { #(Self::#variants => #docs,)* }
            }

            /// The kind of [`std::io::Error`] that it is; `None` if there is no such kind.
            #[cfg(feature = "std")]
            #[must_use]
            pub const fn error_kind(self) -> ::core::option::Option<::std::io::ErrorKind> {
                match self { #(Self::#variants => #kinds,)* }
            }
        }

        /// Prints number and text.
        #[automatically_derived]
        impl ::core::fmt::Display for WinsockError {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::write!(f, "{} {}", self.code(), self.text())
            }
        }

        #[automatically_derived]
        impl ::core::error::Error for WinsockError {}
    }
}
