//! Arms and alternatives that can never be reached get the lint of the compiler.
#![deny(unreachable_patterns)]

use ftp_codes::{RawCode, ReplyCode, code_matches, match_code};

fn arms(code: RawCode, late: bool) -> u8 {
    match_code!(code {
        4xx => 1,
        421 => 2,
        LocalError if late => 3,
        x2x if late => 4,
        221 => 5,
        1xx | 2xx | 3xx => 6,
        x5x => 7,
        5xx | 6xx => 8,
        unlisted => 9,
        _ => 10,
    })
}

fn alternatives(code: ReplyCode) -> u8 {
    match_code!(code {
        4xx | 421 => 1,
        code @ (2xx | x2x | 22x) => code.detail(),
        200 | _ | 500 => 3,
    })
}

fn listed(code: ReplyCode) -> u8 {
    match_code!(code {
        1xx | 2xx | 3xx | 4xx | 5xx => 1,
        631 | 632 | 633 => 2,
        6xx => 3,
        unlisted => 4,
    })
}

fn question(code: ReplyCode) -> bool {
    code_matches!(code, 4xx | 42x)
}

fn main() {}
