//! What is no pattern.

use ftp_codes::{ReplyCode, code_matches, match_code};

fn decide(code: ReplyCode) -> u8 {
    match_code!(code {
        "220" => 1,
        true => 2,
        [331, 332] => 3,
        Some(2xx) => 4,
        4xx 5xx => 5,
        => 6,
        found @ 4xx | 5xx => 7,
        _ => 8,
    })
}

fn questions(code: ReplyCode) -> [bool; 4] {
    [code_matches!(code), code_matches!(code, ), code_matches!(code, 2xx || 3xx), code_matches!()]
}

fn no_arms(code: ReplyCode) {
    match_code!(code);
    match_code!();
    match_code!(code, 2xx => 1);
}

fn signs(code: ReplyCode) -> [u8; 2] {
    [match_code!(code, { 2xx => 1, _ => 2 }), match_code!(code => { 2xx => no_such_variable, _ => 2 })]
}

fn modes(code: ReplyCode) -> u8 {
    match_code!(code {
        mut a @ 2xx => { a = code; a.detail() }
        ref b @ 3xx => b.detail(),
        ref mut c @ _ => c.detail(),
    })
}

fn main() {}
