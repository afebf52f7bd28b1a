//! The procedural macros behind `ftp-codes`: depend on that crate, not on this one.
//!
//! A row of the table travels one way through these files:
//!
//! ```text
//! input ── the tokens of the call
//!   └─ source ── the text of the table, from the disk or from `ftp-codes-spec`
//!        └─ ftp_codes_spec::Table ── checked; its faults go to `report`
//!             └─ lower ── names, order, pages: all that the output needs, decided
//!                  └─ digit, code, row, raw, convert, set, ... ── tokens, one file per part of the output
//!                       └─ matching ── the macros of the table, and what they do with a user's tokens
//! ```
//!
//! What is the same for every table stands in `template/`, one file per part of the output: Rust as the user gets it, with
//! holes such as `$VARIANTS`. These files are no modules. A generator makes the tokens of the holes, with `quote!` where
//! they differ from row to row, and `template` puts them in. To see a whole part, filled, read `tests/expected/`.
//!
//! `lib.rs` converts, calls and converts back. Behind it everything speaks `proc_macro2`, so tests can call it.
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic"))]

mod code;
mod collection;
mod command;
mod convert;
mod digit;
mod error;
mod expand;
#[cfg(test)]
mod expected;
mod fallback;
mod input;
mod lower;
mod markdown;
mod matching;
mod page;
mod question;
mod raw;
mod report;
mod row;
mod serde;
mod set;
mod source;
mod template;
mod winsock;

use matching::Reader;

/// Writes the types of a table: `Class`, `Group`, `ReplyCode`, `RawCode`, `CodeSet`.
///
/// The input is the path of the facade in brackets, then the path of a table or nothing. `ftp_codes::reply_codes!`
/// supplies the first.
#[doc(hidden)]
#[proc_macro]
pub fn reply_codes(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand::reply_codes(input.into()).into()
}

/// Writes the types of the standard tables: those of the replies, `Command` and `WinsockError`.
///
/// They stand in one module, so that their pages can link to each other.
#[doc(hidden)]
#[proc_macro]
pub fn standard(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand::standard(input.into()).into()
}

/// `match_code!` of a table.
#[doc(hidden)]
#[proc_macro]
pub fn match_code(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    matching::match_code(input.into(), Reader::Compiler).into()
}

/// `code_matches!` of a table.
#[doc(hidden)]
#[proc_macro]
pub fn code_matches(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    matching::code_matches(input.into(), Reader::Compiler).into()
}

/// `code_set!` of a table.
#[doc(hidden)]
#[proc_macro]
pub fn code_set(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    matching::code_set(input.into(), Reader::Compiler).into()
}

/// `match_code!` of a table, as an editor sees it.
#[doc(hidden)]
#[proc_macro]
pub fn match_code_in_editor(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    matching::match_code(input.into(), Reader::Editor).into()
}

/// `code_matches!` of a table, as an editor sees it.
#[doc(hidden)]
#[proc_macro]
pub fn code_matches_in_editor(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    matching::code_matches(input.into(), Reader::Editor).into()
}

/// `code_set!` of a table, as an editor sees it.
#[doc(hidden)]
#[proc_macro]
pub fn code_set_in_editor(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    matching::code_set(input.into(), Reader::Editor).into()
}
