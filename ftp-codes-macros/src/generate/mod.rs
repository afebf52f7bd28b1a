//! From lowered tables to calls of the facade's macros, which hold what is the same for every table.
//!
//! Each file has the name of the one in `ftp-codes/src/table/` that contains its macro. Only rows are generated here.

mod code_set;
mod columns;
mod command;
mod digit;
mod number;
mod raw_code;
mod reply_code;
mod winsock_error;
mod words;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens as _, quote};

use crate::lower::{Lowered, LoweredCommands, SocketError};

/// The types of a table of replies.
pub(crate) fn types(lowered: &Lowered<'_>, facade: &TokenStream) -> TokenStream {
    let pages = lowered.pages();
    let (class, group) = (digit::class(lowered, &pages, facade), digit::group(lowered, &pages, facade));
    let reply_code = reply_code::reply_code(lowered, &pages.reply_code, facade);
    let raw_code = raw_code::raw_code(lowered, &pages.raw_code, facade);
    let code_set = code_set::code_set(lowered, &pages.code_set, facade);
    let numbers = number::numbers(lowered, facade);
    quote!(#class #group #reply_code #raw_code #numbers #code_set)
}

/// The types of the other standard tables.
pub(crate) fn standard(
    commands: &LoweredCommands<'_>,
    errors: &[SocketError<'_>],
    facade: &TokenStream,
) -> TokenStream {
    let words = words::words(facade);
    let (command, replies) = (command::command(commands, facade), command::replies(commands, facade));
    let winsock_error = winsock_error::winsock_error(errors, facade);
    quote!(#words #command #replies #winsock_error)
}

/// The tokens of each row, one after the other.
///
/// A repetition in `quote!` does the same, but is compiled again for each type of iterator, and every cold build of a
/// user's program waits for this crate.
fn each<T>(rows: &[T], tokens: &dyn Fn(&T) -> TokenStream) -> TokenStream {
    let mut all = TokenStream::new();
    for row in rows {
        tokens(row).to_tokens(&mut all);
    }
    all
}

/// The words by which a search of the documentation finds a variant.
fn aliases(words: &[String]) -> TokenStream {
    each(words, &|word| quote!(#[doc(alias = #word)]))
}

/// `Self::A,`
fn element(variant: &Ident) -> TokenStream {
    quote!(Self::#variant,)
}

/// `[3]`, the number of rows.
fn count(rows: usize) -> TokenStream {
    let count = Literal::usize_unsuffixed(rows);
    quote!([#count])
}

/// `groups Group`, or nothing for a table without groups.
fn groups(lowered: &Lowered<'_>) -> TokenStream {
    if lowered.groups.is_empty() { TokenStream::new() } else { quote!(groups Group) }
}
