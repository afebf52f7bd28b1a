//! From the tokens of a call to the tokens of the answer.

use ftp_codes_spec::{REPLIES, Table, WINSOCK, Winsock};
use proc_macro2::{Span, TokenStream};
use quote::quote;

use crate::input::Input;
use crate::lower::Lowered;
use crate::source::Source;
use crate::{code, convert, digit, error, fallback, matching, raw, report, row, serde, set, winsock};

/// The types of a table.
pub(crate) fn reply_codes(input: TokenStream) -> TokenStream {
    try_reply_codes(input).unwrap_or_else(fallback::types)
}

fn try_reply_codes(input: TokenStream) -> syn::Result<TokenStream> {
    let input: Input = syn::parse2(input)?;
    let (source, file, span) = match &input.path {
        Some(path) => (Source::read(path)?, path.value(), path.span()),
        None => (Source::carried(REPLIES), "replies.toml".to_owned(), Span::call_site()),
    };
    let table =
        Table::parse(&source.text).map_err(|refused| report::error(&refused.faults, &file, &source.text, span))?;
    let (track, types) = (&source.track, types(&table, &input));
    Ok(quote!(#track #types))
}

/// Every part of the output, in the order in which a reader of the expansion wants to meet them.
fn types(table: &Table, input: &Input) -> TokenStream {
    let lowered = Lowered::new(table, None);
    [
        digit::classes(&lowered),
        digit::groups(&lowered),
        code::reply_code(&lowered),
        row::columns(&lowered),
        raw::raw_code(&lowered),
        error::code_error(&lowered),
        convert::conversions(),
        set::code_set(&lowered),
        serde::impls(&lowered, &input.facade),
        matching::macros(&lowered, &input.facade, input.path.as_ref()),
    ]
    .into_iter()
    .collect()
}

/// `WinsockError`.
pub(crate) fn winsock_errors() -> TokenStream {
    match Winsock::parse(WINSOCK) {
        Ok(table) => winsock::winsock_error(&table),
        Err(refused) => report::error(&refused.faults, "winsock.toml", WINSOCK, Span::call_site()).into_compile_error(),
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{reply_codes, winsock_errors};

    /// What comes out may hang on no order but that of the table.
    #[test]
    fn expansion_is_deterministic() {
        let expand = || reply_codes(quote!([ftp_codes])).to_string();
        assert_eq!(expand(), expand());
        assert_eq!(winsock_errors().to_string(), winsock_errors().to_string());
    }
}
