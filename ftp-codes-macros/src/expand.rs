//! From the tokens of a call to the tokens of the answer.

use ftp_codes_spec::{COMMANDS, Commands, Fault, REPLIES, Table, WINSOCK, Winsock};
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote;

use crate::input::Input;
use crate::lower::Lowered;
use crate::source::Source;
use crate::{code, command, convert, digit, error, fallback, matching, raw, report, row, serde, set, winsock};

/// The types of a table.
pub(crate) fn reply_codes(input: TokenStream) -> TokenStream {
    // The facade is in front of what the user wrote.
    let facade = match input.clone().into_iter().next() {
        Some(TokenTree::Group(facade)) => facade.stream(),
        _ => quote!(::ftp_codes),
    };
    try_reply_codes(input).unwrap_or_else(|error| fallback::types(&facade, error))
}

fn try_reply_codes(input: TokenStream) -> syn::Result<TokenStream> {
    let input: Input = syn::parse2(input)?;
    let (source, file, span) = match &input.path {
        Some(path) => (Source::read(path)?, path.value(), path.span()),
        None => (Source::carried(REPLIES), "replies.toml".to_owned(), Span::call_site()),
    };
    let table =
        Table::parse(&source.text).map_err(|refused| report::error(&refused.faults, &file, &source.text, span))?;
    let (track, types) = (&source.track, types(&Lowered::new(&table, None), &input));
    Ok(quote!(#track #types))
}

/// Every part of the output, in the order in which a reader of the expansion wants to meet them.
fn types(lowered: &Lowered<'_>, input: &Input) -> TokenStream {
    let parts = [
        digit::classes(lowered),
        digit::groups(lowered),
        code::reply_code(lowered),
        row::columns(lowered),
        raw::raw_code(lowered),
        error::code_error(lowered),
        convert::conversions(),
        set::code_set(lowered),
        serde::impls(lowered, &input.facade),
        matching::macros(lowered, &input.facade, input.path.as_ref()),
    ];
    quote!(#(#parts)*)
}

/// The types of the standard tables, each of them linked to the others.
pub(crate) fn standard(input: TokenStream) -> TokenStream {
    try_standard(input).unwrap_or_else(syn::Error::into_compile_error)
}

fn try_standard(input: TokenStream) -> syn::Result<TokenStream> {
    let input: Input = syn::parse2(input)?;
    let refused = |faults: &[Fault], file, text| report::error(faults, file, text, Span::call_site());
    let table = Table::parse(REPLIES).map_err(|error| refused(&error.faults, "replies.toml", REPLIES))?;
    let commands =
        Commands::parse(COMMANDS, &table).map_err(|error| refused(&error.faults, "commands.toml", COMMANDS))?;
    let winsock = Winsock::parse(WINSOCK).map_err(|error| refused(&error.faults, "winsock.toml", WINSOCK))?;
    let lowered = Lowered::new(&table, Some(&commands));
    let types = types(&lowered, &input);
    let (command, winsock_error) = (command::command(&commands, &lowered), winsock::winsock_error(&winsock));
    Ok(quote!(#types #command #winsock_error))
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{reply_codes, standard};

    /// What comes out may hang on no order but that of the table.
    #[test]
    fn expansion_is_deterministic() {
        let expand = || reply_codes(quote!([ftp_codes])).to_string();
        assert_eq!(expand(), expand());
        let expand = || standard(quote!([ftp_codes])).to_string();
        assert_eq!(expand(), expand());
    }
}
