//! From the tokens of a call to the tokens of the answer.

use ftp_codes_spec::{REPLIES, Table, WINSOCK, Winsock};
use proc_macro2::{Span, TokenStream};
use quote::quote;

use crate::input::Input;
use crate::lower::Lowered;
use crate::source::Source;
use crate::{code, convert, digit, error, fallback, raw, report, row, serde, set, winsock};

/// The types of a table.
pub(crate) fn reply_codes(input: TokenStream) -> TokenStream {
    try_reply_codes(input).unwrap_or_else(|error| {
        let error = error.into_compile_error();
        let skeleton = fallback::types();
        quote!(#error #skeleton)
    })
}

fn try_reply_codes(input: TokenStream) -> syn::Result<TokenStream> {
    let input: Input = syn::parse2(input)?;
    let (source, file, span) = match &input.path {
        Some(path) => (Source::read(path)?, path.value(), path.span()),
        None => (Source::carried(REPLIES), "replies.toml".to_owned(), Span::call_site()),
    };
    let (errors, types) = match Table::parse(&source.text) {
        Ok(table) => (TokenStream::new(), types(&table, &input.facade)),
        Err(refused) => (
            report::compile_errors(&refused.faults, &file, &source.text, span),
            // The rows that are sound keep their names, so that one mistake is one error.
            if refused.sound.replies.is_empty() { fallback::types() } else { types(&refused.sound, &input.facade) },
        ),
    };
    let track = &source.track;
    Ok(quote!(#track #errors #types))
}

/// Every part of the output, in the order in which a reader of the expansion wants to meet them.
fn types(table: &Table, facade: &TokenStream) -> TokenStream {
    let lowered = Lowered::new(table);
    [
        digit::classes(&lowered),
        digit::groups(&lowered),
        code::reply_code(&lowered),
        row::columns(&lowered),
        raw::raw_code(&lowered),
        error::code_error(&lowered),
        convert::conversions(),
        set::code_set(&lowered),
        serde::impls(&lowered, facade),
    ]
    .into_iter()
    .collect()
}

/// `WinsockError`.
pub(crate) fn winsock_errors() -> TokenStream {
    match Winsock::parse(WINSOCK) {
        Ok(table) => winsock::winsock_error(&table),
        Err(refused) => report::compile_errors(&refused.faults, "winsock.toml", WINSOCK, Span::call_site()),
    }
}
