//! Command arguments: parsed strictly, and displayed as they are sent.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]

use core::fmt;

use ftp_codes::payload::{ParseError, ParseErrorKind};

/// The text of the parsed value, or what is wrong and where.
type Outcome = Result<String, (ParseErrorKind, usize)>;

fn outcome<T: fmt::Display>(parsed: Result<T, ParseError>) -> Outcome {
    parsed.map(|value| value.to_string()).map_err(|error| (error.kind(), error.offset()))
}

/// Parses each text as the type, and compares the outcome.
macro_rules! outcomes {
    ($type:ident: $($text:expr => $outcome:expr,)*) => {
        $(assert_eq!(crate::outcome($type::parse($text.as_ref())), $outcome, "{:?}", $text);)*
    };
}

fn ok(text: &str) -> Outcome {
    Ok(text.to_owned())
}

mod addresses;
mod negotiation;
mod round_trip;
mod transfers;
