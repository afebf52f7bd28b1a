//! Columns as tokens: a line of the macro `__columns!` for each.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::lower::{Cells, Column};

/// `#[doc = "..."] name: &'static str = ["...", "..."];` for each column.
pub(super) fn columns<R>(columns: &[Column<R>], rows: &[&R], facade: &TokenStream) -> TokenStream {
    let columns = columns.iter().map(|column| {
        let (name, doc) = (ident(column.name), column.doc);
        let (attribute, ty) = ty(&column.cells, facade);
        let cells = rows.iter().map(|row| cell(&column.cells, row, facade));
        quote!(#attribute #[doc = #doc] #name: #ty = [#(#cells),*];)
    });
    quote!(#(#columns)*)
}

/// The type of the method, and an attribute if it needs one.
fn ty<R>(cells: &Cells<R>, facade: &TokenStream) -> (TokenStream, TokenStream) {
    let ty = match cells {
        Cells::Text(_) => quote!(&'static str),
        Cells::OptionalText(_) => quote!(::core::option::Option<&'static str>),
        Cells::Texts(_) => quote!(&'static [&'static str]),
        Cells::Pairs(_) => quote!(&'static [(&'static str, &'static str)]),
        Cells::Flag(_) => quote!(bool),
        Cells::Word(name, _) => {
            let name = ident(name);
            quote!(#facade::#name)
        }
        Cells::ErrorKind(_) => {
            return (quote!(#[cfg(feature = "std")]), quote!(::core::option::Option<::std::io::ErrorKind>));
        }
    };
    (TokenStream::new(), ty)
}

fn cell<R>(cells: &Cells<R>, row: &R, facade: &TokenStream) -> TokenStream {
    match cells {
        Cells::Text(text) => {
            let text = text(row);
            quote!(#text)
        }
        Cells::OptionalText(text) => option(text(row).map(|text| quote!(#text))),
        Cells::Texts(texts) => {
            let texts = texts(row);
            quote!(&[#(#texts),*])
        }
        Cells::Pairs(pairs) => {
            let pairs = pairs(row).into_iter().map(|(first, second)| quote!((#first, #second)));
            quote!(&[#(#pairs),*])
        }
        Cells::Flag(flag) => {
            let flag = flag(row);
            quote!(#flag)
        }
        Cells::Word(name, word) => {
            let (name, variant) = (ident(name), ident(word(row).0));
            quote!(#facade::#name::#variant)
        }
        Cells::ErrorKind(kind) => option(kind(row).map(|kind| {
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
