//! Masks, ranges and numbers that are empty, reversed or outside the numbers of the table.

use ftp_codes::{ReplyCode, code_matches, match_code};

fn decide(code: ReplyCode) -> u8 {
    match_code!(code {
        7xx => 1,
        426..=421 => 2,
        421..=799 => 3,
        99 | 220 => 4,
        421..430 => 5,
        2x => 6,
        5yz => 7,
        4xx..=6xx => 9,
        ServiceReady..=230 => 10,
        421.. => 11,
        ..=299 => 12,
        Banana..=299 => 13,
        _ => 8,
    })
}

fn is_good(code: ReplyCode) -> bool {
    code_matches!(code, 0xx | 09x | 400..=299)
}

fn main() {}
