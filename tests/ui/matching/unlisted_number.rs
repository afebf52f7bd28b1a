//! A number that is not listed, or a mask or range of such numbers, for a `ReplyCode`, which is never one of them.

use ftp_codes::{RawCode, ReplyCode, code_matches, match_code};

fn raw(code: RawCode) -> bool {
    match_code!(code { 299 => true, _ => false })
}

fn listed(code: ReplyCode) -> bool {
    match_code!(code { 220 | 299 => true, 666 => true, _ => false })
}

fn question(code: &ReplyCode) -> bool {
    code_matches!(code, 299)
}

fn several(code: ReplyCode) -> u8 {
    match_code!(code { x6x | 220 => 1, code @ 440..=449 => code.detail(), unlisted => 2, _ => 3 })
}

const fn constant(code: ReplyCode) -> bool {
    code_matches!(code, 29x)
}

fn any(code: RawCode) -> bool {
    code_matches!(code, x6x | 440..=449)
}

fn main() {}
