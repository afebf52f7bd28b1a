//! `Class` and `Group`: what the first and the second digit say.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::lower::{Lowered, Place};
use crate::page;

/// `Class`, the first digit.
pub(crate) fn classes(lowered: &Lowered<'_>) -> TokenStream {
    let page = "What the first digit of a reply says: good, bad or incomplete.\n\n\
        The discriminant is the digit. A client that knows nothing else of a code can decide by its class \
        ([RFC 1123 §4.1.2.11](https://www.rfc-editor.org/rfc/rfc1123#section-4.1.2.11)).";
    digits("Class", page, &lowered.classes)
}

/// `Group`, the second digit; nothing for a table without groups.
pub(crate) fn groups(lowered: &Lowered<'_>) -> TokenStream {
    if lowered.groups.is_empty() {
        return TokenStream::new();
    }
    let page = "What the second digit of a reply says: what the reply is about.\n\n\
        The discriminant is the digit.";
    digits("Group", page, &lowered.groups)
}

fn digits(name: &str, about: &str, places: &[Place<'_>]) -> TokenStream {
    let name = Ident::new(name, Span::call_site());
    let count = Literal::usize_unsuffixed(places.len());
    let variants: Vec<&Ident> = places.iter().map(|place| &place.variant).collect();
    let digits = || places.iter().map(|place| Literal::u8_unsuffixed(place.digit));
    let (digits, digits_again) = (digits(), digits());
    let pages = places.iter().map(page::digit);
    let names = places.iter().map(|place| &place.row.name);
    let texts = places.iter().map(|place| &place.row.text);
    let docs = places.iter().map(|place| place.row.doc.trim());
    let sources = places.iter().map(|place| &place.row.defined);
    quote! {
        #[doc = #about]
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq,
            ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
        )]
        #[repr(u8)]
        pub enum #name {
            #(#[doc = #pages] #variants = #digits,)*
        }

        impl #name {
            /// All of them, in the order of the digits.
            pub const ALL: [Self; #count] = [#(Self::#variants),*];

            /// What the digit means in this place; `None` if the table does not define it.
            #[inline]
            #[must_use]
            pub const fn from_digit(digit: u8) -> ::core::option::Option<Self> {
                match digit {
                    #(#digits_again => ::core::option::Option::Some(Self::#variants),)*
                    _ => ::core::option::Option::None,
                }
            }

            /// The digit, as a number.
            #[inline]
            #[must_use]
            pub const fn digit(self) -> u8 {
                self as u8
            }

            /// The name of the variant.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { #(Self::#variants => #names,)* }
            }

            /// The name that the standard gives it.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { #(Self::#variants => #texts,)* }
            }

            /// What it means, in our own words (Markdown).
            #[must_use]
            pub const fn description(self) -> &'static str {
                match self { #(Self::#variants => #docs,)* }
            }

            /// Where it is defined.
            #[must_use]
            pub const fn defined_in(self) -> &'static str {
                match self { #(Self::#variants => #sources,)* }
            }
        }

        /// Prints [`text`](Self::text).
        #[automatically_derived]
        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.text())
            }
        }
    }
}
