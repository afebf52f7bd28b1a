//! Codes that a match does not cover, few and many, and the shortest patterns that complete it.
#![deny(unreachable_code)]

use ftp_codes::{RawCode, ReplyCode, match_code};

fn one(code: ReplyCode) -> u8 {
    match_code!(code {
        110..=125 => 1,
        2xx | 3xx | 4xx | 5xx | 6xx => 2,
    })
}

fn few(code: RawCode) -> u8 {
    match_code!(code {
        1xx | 2xx | 3xx | 5xx => 1,
        421 | 43x => 2,
        425..=451 => 3,
        6xx if code.detail() == 1 => 4,
        unlisted => 5,
    })
}

fn many(code: &ReplyCode) -> u8 {
    match_code!(code {
        2xx => 1,
        x3x => 2,
    })
}

fn all(code: ReplyCode) -> u8 {
    match_code!(code {});
    let what_follows = 1;
    what_follows
}

/// Nothing of class 6 is covered: its mask completes the match for both types.
fn class(code: RawCode, late: bool) -> u8 {
    match_code!(code {
        1xx | 2xx | 3xx | 4xx | 5xx => 1,
        6xx if late => 2,
    })
}

/// An arm that `cfg` removes covers nothing, however that is written.
fn switched_off(code: ReplyCode) -> u8 {
    match_code!(code {
        #[cfg_attr(all(), cfg(any()))]
        2xx => 1,
        #[r#cfg(any())]
        3xx => 2,
        1xx | 4xx | 5xx | 6xx => 3,
    })
}

macro_rules! decide {
    ($code:expr, [$(#[$attribute:meta])*] $pattern:tt => $body:expr) => {
        match_code!($code { $(#[$attribute])* $pattern => $body, 1xx | 3xx | 4xx | 5xx | 6xx => 0 })
    };
}

fn by_a_macro(code: ReplyCode) -> u8 {
    decide!(code, [#[cfg(any())]] 2xx => 1)
}

fn main() {}
