//! Codes that a match forgets, few and many, and the shortest patterns that complete it.

use ftp_codes::{RawCode, ReplyCode, match_code};

fn one(code: ReplyCode) -> u8 {
    match_code!(code {
        110 | 120 | 125 => 1,
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
    match_code!(code {})
}

fn main() {}
