//! A number that is not listed, for a `ReplyCode`, which is never that number.

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

fn main() {}
