//! From the tokens of a call to the tokens of its expansion: read, validate, lower, generate.

use ftp_codes_spec::{COMMANDS, Commands, REPLIES, Refused, Table, WINSOCK, Winsock};
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, quote};
use syn::LitStr;
use syn::parse::Parser as _;

use crate::input::{self, Input};
use crate::lower::{Lowered, LoweredCommands, socket_errors};
use crate::source::Source;
use crate::{generate, matching, report};

/// Expands `reply_codes!` to the module of a table.
pub(crate) fn reply_codes(input: TokenStream) -> TokenStream {
    let Input { facade, before, name, path } = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    // After a fault the module still exists, with every item that other code may name.
    let items = path.and_then(|path| table(&path, &facade)).unwrap_or_else(|error| refused(&facade, error));
    quote!(#before mod #name { #items })
}

fn table(path: &LitStr, facade: &TokenStream) -> syn::Result<TokenStream> {
    let Source { text, track } = Source::read(path)?;
    let table =
        Table::parse(&text).map_err(|refused| report::error(&refused.faults, &path.value(), &text, path.span()))?;
    let lowered = Lowered::new(&table, None);
    let types = generate::types(&lowered, facade);
    let macros = matching::macros(&lowered, facade, Some(path));
    Ok(quote!(#track #types #macros))
}

/// The items of a table that cannot be used: the errors, and every name that the table would define.
fn refused(facade: &TokenStream, error: syn::Error) -> TokenStream {
    let mut errors = error.into_iter();
    let first = errors.next().map(syn::Error::into_compile_error);
    let mut others = TokenStream::new();
    for error in errors {
        error.into_compile_error().to_tokens(&mut others);
    }
    quote!(#facade::__private::refused_table! { { #first } #others })
}

/// Generates the types of the standard tables, all in one module so that their pages can link to each other.
pub(crate) fn standard(input: TokenStream) -> TokenStream {
    try_standard(input).unwrap_or_else(syn::Error::into_compile_error)
}

fn try_standard(input: TokenStream) -> syn::Result<TokenStream> {
    let facade = input::facade.parse2(input)?;
    let report = |file, text| move |refused: Refused| report::error(&refused.faults, file, text, Span::call_site());
    let replies = Table::parse(REPLIES).map_err(report("replies.toml", REPLIES))?;
    let commands = Commands::parse(COMMANDS, &replies).map_err(report("commands.toml", COMMANDS))?;
    let winsock = Winsock::parse(WINSOCK).map_err(report("winsock.toml", WINSOCK))?;
    let lowered = Lowered::new(&replies, Some(&commands));
    let types = generate::types(&lowered, &facade);
    let macros = matching::macros(&lowered, &facade, None);
    let standard = generate::standard(&LoweredCommands::new(&commands, &lowered), &socket_errors(&winsock), &facade);
    Ok(quote!(#types #macros #standard))
}
