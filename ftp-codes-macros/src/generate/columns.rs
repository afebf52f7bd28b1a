//! Columns as tokens: a line of the macro `__columns!` for each.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::each;
use crate::lower::{Cell, Method};

/// `#[doc = "..."] name: &'static str = ["...", "...",];` for each column.
pub(super) fn columns(methods: &[Method<'_>], facade: &TokenStream) -> TokenStream {
    each(methods, &|method| {
        let (name, doc) = (ident(method.name), method.doc);
        let ty = method.cells.first().map(|cell| ty(cell, facade));
        let needs_std = matches!(method.cells.first(), Some(Cell::ErrorKind(_)));
        let attribute = needs_std.then(|| quote!(#[cfg(feature = "std")]));
        let cells = each(&method.cells, &|value| {
            let value = cell(value, facade);
            quote!(#value,)
        });
        quote!(#attribute #[doc = #doc] #name: #ty = [#cells];)
    })
}

/// The type of the method.
fn ty(cell: &Cell<'_>, facade: &TokenStream) -> TokenStream {
    match cell {
        Cell::Text(_) => quote!(&'static str),
        Cell::OptionalText(_) => quote!(::core::option::Option<&'static str>),
        Cell::Texts(_) => quote!(&'static [&'static str]),
        Cell::Observations(_) => quote!(&'static [(&'static str, &'static str)]),
        Cell::Flag(_) => quote!(bool),
        Cell::Word(name, ..) => {
            let name = ident(name);
            quote!(#facade::#name)
        }
        Cell::ErrorKind(_) => quote!(::core::option::Option<::std::io::ErrorKind>),
    }
}

fn cell(cell: &Cell<'_>, facade: &TokenStream) -> TokenStream {
    match cell {
        Cell::Text(text) => quote!(#text),
        Cell::OptionalText(text) => option(text.map(|text| quote!(#text))),
        Cell::Texts(texts) => {
            let texts = each(texts, &|text| quote!(#text,));
            quote!(&[#texts])
        }
        Cell::Observations(observations) => {
            let pairs = each(observations, &|seen| {
                let (by, evidence) = (&seen.by, &seen.evidence);
                quote!((#by, #evidence),)
            });
            quote!(&[#pairs])
        }
        Cell::Flag(flag) => quote!(#flag),
        Cell::Word(name, variant, _) => {
            let (name, variant) = (ident(name), ident(variant));
            quote!(#facade::#name::#variant)
        }
        Cell::ErrorKind(kind) => option(kind.map(|kind| {
            let kind = ident(kind);
            quote!(::std::io::ErrorKind::#kind)
        })),
    }
}

fn option(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
