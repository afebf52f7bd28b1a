//! From lowered tables to calls of the facade's macros, which hold what is the same for every table.
//!
//! A file is named after the type that it generates. What is left to generate is rows.

mod class;
mod code_set;
mod columns;
mod command;
mod raw_code;
mod reply_code;
mod winsock_error;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::lower::{Lowered, LoweredCommands, SocketError};

/// The types of a table of replies.
pub(crate) fn types(lowered: &Lowered<'_>, facade: &TokenStream) -> TokenStream {
    let parts = [
        class::class(lowered, facade),
        class::group(lowered, facade),
        reply_code::reply_code(lowered, facade),
        raw_code::raw_code(lowered, facade),
        code_set::code_set(lowered, facade),
    ];
    quote!(#(#parts)*)
}

/// The types of the other standard tables.
pub(crate) fn standard(
    commands: &LoweredCommands<'_>,
    errors: &[SocketError<'_>],
    facade: &TokenStream,
) -> TokenStream {
    let parts = [
        command::words(facade),
        command::command(commands, facade),
        command::replies(commands, facade),
        winsock_error::winsock_error(errors, facade),
    ];
    quote!(#(#parts)*)
}

/// `[Self::A, Self::B]`
fn all<'v>(variants: impl Iterator<Item = &'v Ident>) -> TokenStream {
    quote!([#(Self::#variants),*])
}

/// `[3]`, a number of rows.
fn count(rows: usize) -> TokenStream {
    let count = Literal::usize_unsuffixed(rows);
    quote!([#count])
}

/// `groups Group`, or nothing for a table without groups.
fn groups(lowered: &Lowered<'_>) -> TokenStream {
    if lowered.groups.is_empty() { TokenStream::new() } else { quote!(groups Group) }
}
