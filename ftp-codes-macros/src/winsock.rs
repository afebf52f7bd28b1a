//! `WinsockError`: numbers that stand beside reply codes in logs, and are none.

use ftp_codes_spec::{Winsock, WinsockError};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::template::fill;

/// The enum and its columns.
pub(crate) fn winsock_error(table: &Winsock) -> TokenStream {
    let rows = &table.errors;
    let variants: Vec<Ident> = rows.iter().map(|row| Ident::new(&row.name, Span::call_site())).collect();
    let numbers: Vec<Literal> = rows.iter().map(|row| Literal::u32_unsuffixed(row.code)).collect();
    let pages = rows.iter().map(|row| format!("`{}` `{}`: {}\n\n{}", row.code, row.constant, row.text, row.doc.trim()));
    let aliases = rows.iter().map(|row| row.code.to_string());
    let constants = rows.iter().map(|row| &row.constant);
    let column = |cell: fn(&WinsockError) -> &str| {
        let cells = rows.iter().map(|row| cell(row).trim());
        quote!(#(Self::#variants => #cells,)*)
    };
    let kinds = rows.iter().map(|row| match &row.error_kind {
        Some(kind) => {
            let kind = Ident::new(kind, Span::call_site());
            quote!(::core::option::Option::Some(::std::io::ErrorKind::#kind))
        }
        None => quote!(::core::option::Option::None),
    });
    fill(
        include_str!("template/winsock_error.rs"),
        &[
            (
                "VARIANTS",
                &quote!(#(#[doc = #pages] #[doc(alias = #aliases)] #[doc(alias = #constants)] #variants = #numbers,)*),
            ),
            ("COUNT", &Literal::usize_unsuffixed(rows.len())),
            ("ALL", &quote!(#(Self::#variants),*)),
            ("OF_NUMBER", &quote!(#(#numbers => ::core::option::Option::Some(Self::#variants),)*)),
            ("NAMES", &column(|row| &row.name)),
            ("CONSTANTS", &column(|row| &row.constant)),
            ("TEXTS", &column(|row| &row.text)),
            ("DOCS", &column(|row| &row.doc)),
            ("KINDS", &quote!(#(Self::#variants => #kinds,)*)),
        ],
    )
}
