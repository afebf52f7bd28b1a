//! Tests of the macros from the inside: faults and coverage of a text, and the tokens it becomes.
#![allow(clippy::indexing_slicing, reason = "a test may panic")]

mod arms;
mod coverage;
mod emitted;
mod messages;
mod model;
mod suggestion;
mod written;

use proc_macro2::TokenStream;

use super::call::{Call, Parts};
use super::lower::Match;
use super::recovery;
use super::syntax::arms as splitter;
use model::Table;

/// The input of a macro: what the macro of the table adds, and what the user wrote.
fn input(table: &Table, text: &str) -> TokenStream {
    format!("[ftp_codes compiler [Id] {:?}] {text}", table.encoded()).parse().unwrap()
}

/// Where the arms begin in the input for `code { arms }`.
fn column_of_arms(table: &Table) -> usize {
    format!("[ftp_codes compiler [Id] {:?}] code {{ ", table.encoded()).len()
}

/// Passes the match that `match_code!` makes of `code { arms }` to `look`.
fn with_match<T>(table: &Table, arms: &str, look: impl FnOnce(&Match<'_>) -> T) -> T {
    with_tokens(input(table, &format!("code {{ {arms} }}")), look)
}

fn with_tokens<T>(input: TokenStream, look: impl FnOnce(&Match<'_>) -> T) -> T {
    let call = Call::new(input).unwrap();
    let Parts { scrutinee, arms: tokens, fault } = call.scrutinee_and_arms().unwrap();
    let mut faults: Vec<_> = fault.into_iter().collect();
    let (mut arms, rest) = splitter::split(&tokens);
    let rest = recovery::with_signs(rest, &call.domain, &mut faults);
    recovery::split(&rest, &call.domain, &mut arms, &mut faults);
    look(&Match::exhaustive(&call, scrutinee, &arms, faults))
}

/// The messages for `code { arms }`.
fn messages(table: &Table, arms: &str) -> Vec<String> {
    with_match(table, arms, |match_| match_.faults.iter().map(|fault| fault.message.clone()).collect())
}
