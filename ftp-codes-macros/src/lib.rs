//! The procedural macros of `ftp-codes`: depend on that crate, not on this one.
//!
//! A row of a table travels one way through these modules:
//!
//! ```text
//! input ── the tokens of the call
//!   └─ source ── the text of the table, from the disk
//!        └─ ftp_codes_spec::Table ── validated; its faults go to `report`
//!             └─ lower ── names, order, pages: everything the output needs is decided
//!                  ├─ generate ── rows as tokens, in calls of the facade's macros
//!                  └─ matching ── the match macros of the table, and what they do with a user's tokens
//! ```
//!
//! What is the same for every table is not here but in `ftp-codes/src/table/`. To see what a whole table becomes, read
//! `tests/expanded/expanded.rs`.
//!
//! The functions here only convert the tokens. Everything else uses `proc_macro2`, so that tests can call it.
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic"))]

extern crate proc_macro;

mod expand;
#[cfg(test)]
mod expanded;
mod generate;
mod input;
mod lower;
mod matching;
mod report;
mod source;

/// Generates the module of a table.
///
/// The input is the path of the facade in brackets, which `ftp_codes::reply_codes!` adds, then what the user wrote.
#[doc(hidden)]
#[proc_macro]
pub fn reply_codes(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand::reply_codes(input.into()).into()
}

/// Generates the types of the standard tables.
#[doc(hidden)]
#[proc_macro]
pub fn standard(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand::standard(input.into()).into()
}

/// `match_code!` of a table.
#[doc(hidden)]
#[proc_macro]
pub fn match_code(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    matching::match_code(input.into()).into()
}

/// `code_matches!` of a table.
#[doc(hidden)]
#[proc_macro]
pub fn code_matches(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    matching::code_matches(input.into()).into()
}

/// `code_set!` of a table.
#[doc(hidden)]
#[proc_macro]
pub fn code_set(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    matching::code_set(input.into()).into()
}
