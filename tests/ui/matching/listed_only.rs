//! A `RawCode` given to a match that is complete for listed codes only.

use ftp_codes::{RawCode, ReplyCode, match_code};

fn reply(code: ReplyCode) -> bool {
    match_code!(code { 1xx | 2xx | 3xx => true, 4xx | 5xx => false, 631 | 632 | 633 => true })
}

fn raw(code: RawCode) -> bool {
    match_code!(code { 1xx | 2xx | 3xx => true, 4xx | 5xx => false, 631 | 632 | 633 => true })
}

fn reference(code: &RawCode) -> bool {
    match_code!(code { 1xx | 2xx | 3xx => true, 4xx | 5xx => false, 631 | 632 | 633 => true })
}

fn expression(code: ReplyCode) -> bool {
    match_code!(code.raw() { 1xx | 2xx | 3xx => true, 4xx | 5xx => false, 631 | 632 | 633 => true })
}

fn main() {}
