//! `Class` and `Group`: what the first and the second digit say.

use ftp_codes_spec::Digit;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::lower::{Lowered, Place};
use crate::page;
use crate::template::fill;

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
    let variants: Vec<&Ident> = places.iter().map(|place| &place.variant).collect();
    let digits: Vec<Literal> = places.iter().map(|place| Literal::u8_unsuffixed(place.digit)).collect();
    let pages = places.iter().map(page::digit);
    let column = |cell: fn(&Digit) -> &str| {
        let cells = places.iter().map(|place| cell(place.row));
        quote!(#(Self::#variants => #cells,)*)
    };
    fill(
        include_str!("template/digit.rs"),
        &[
            ("NAME", &Ident::new(name, Span::call_site())),
            ("ABOUT", &about),
            ("VARIANTS", &quote!(#(#[doc = #pages] #variants = #digits,)*)),
            ("COUNT", &Literal::usize_unsuffixed(places.len())),
            ("ALL", &quote!(#(Self::#variants),*)),
            ("OF_DIGIT", &quote!(#(#digits => ::core::option::Option::Some(Self::#variants),)*)),
            ("NAMES", &column(|row| &row.name)),
            ("TEXTS", &column(|row| &row.text)),
            ("DOCS", &column(|row| row.doc.trim())),
            ("SOURCES", &column(|row| &row.defined)),
        ],
    )
}
