//! What is not a pattern.

use ftp_codes::{ReplyCode, code_matches, match_code};

fn decide(code: ReplyCode) -> u8 {
    match_code!(code {
        "220" => 1,
        true => 2,
        [331, 332] => 3,
        Some(2xx) => 4,
        4xx 5xx => 5,
        => 6,
        !2xx => 9,
        &331 => 10,
        421u16 | 425.0 => 11,
        Foo { code } => 12,
        a: 4xx => 13,
        4xx or 5xx if true => 14,
        (2xx 3xx) => 15,
        ("220" | true | 7xx | [5]) => 16,
        found @ 4xx | 5xx => 7,
        _ => 8,
    })
}

fn questions(code: ReplyCode) -> [bool; 4] {
    [code_matches!(code), code_matches!(code, ), code_matches!(code, 2xx || 3xx), code_matches!(code, 2xx 3xx)]
}

fn nothing() -> bool {
    code_matches!()
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
