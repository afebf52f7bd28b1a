//! A value that is no reply code of the table.

use ftp_codes::{ReplyCode, code_matches, match_code};

ftp_codes::reply_codes! {
    mod kettle = "value.toml";
}

fn number(code: u16) -> bool {
    match_code!(code { 2xx => true, _ => false })
}

fn text() -> bool {
    code_matches!("220", 2xx)
}

/// What is not covered is not told as well.
fn listed(code: u16) -> bool {
    match_code!(code { 1xx | 2xx | 3xx => true, 4xx | 5xx => false, 631 | 632 | 633 => true })
}

fn option(code: Option<ReplyCode>) -> bool {
    match_code!(code { 2xx => true, _ => false })
}

fn of_another_table(code: kettle::ReplyCode) -> bool {
    match_code!(code { 2xx => true, 3xx | 4xx | 5xx => false, _ => true })
}

fn of_ours(code: ReplyCode) -> bool {
    kettle::match_code!(code { 2xx => true, _ => false })
}

const fn constant(code: u16) -> bool {
    match_code!(code { 2xx => true, _ => false })
}

fn main() {}
