//! An arrow or a body that was forgotten.

use ftp_codes::{ReplyCode, match_code};

fn first_arrow(code: ReplyCode) -> u8 {
    match_code!(code {
        2xx,
        _ => 1,
    })
}

fn arrow(code: ReplyCode) -> u8 {
    match_code!(code {
        2xx => 1,
        331 | 332,
        _ => 2,
    })
}

fn arrow_in_front_of_a_block(code: ReplyCode) -> u8 {
    match_code!(code {
        2xx => 1,
        331 | 332 { 2 }
        _ => 3,
    })
}

fn last_arrow(code: ReplyCode) -> u8 {
    match_code!(code { 2xx => 1, _ })
}

fn body(code: ReplyCode) -> u8 {
    match_code!(code {
        2xx =>,
        331 => 332 => 1,
        _ =>
    })
}

fn comma(code: ReplyCode) -> u8 {
    match_code!(code {
        2xx => 1
        _ => 2
    })
}

fn main() {}
