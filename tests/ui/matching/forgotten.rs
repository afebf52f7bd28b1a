//! An arrow, a comma, a condition or a body that is missing or wrong.

use ftp_codes::{ReplyCode, code_matches, match_code};

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

fn arrow_before_a_block(code: ReplyCode) -> u8 {
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

fn arrow_after_a_guard(code: ReplyCode) {
    match_code!(code { 2xx if true, _ => () })
}

fn condition(code: ReplyCode) -> bool {
    match_code!(code { 2xx if => () });
    code_matches!(code, 2xx if)
}

fn conditions(code: ReplyCode) -> bool {
    code_matches!(code, 2xx if true, 3xx)
}

fn arm(code: ReplyCode) {
    match_code!(code { 2xx => (), .. });
    match_code!(code { 2xx => (), foo(bar), _ => () })
}

fn other_arrows(code: ReplyCode) -> u8 {
    match_code!(code {
        421 -> 1,
        426 : no_such_variable,
        425 = 3,
        _ => 4,
    })
}

fn list(code: ReplyCode) -> u8 {
    match_code!(code {
        421, 450 => 1,
        2xx => 2,
        425, 426 => 3,
        _ => 4,
    })
}

fn semicolons(code: ReplyCode) -> u8 {
    match_code!(code {
        2xx => 1;
        3xx => { 2 };
        _ => 3,
    })
}

/// What is not an expression is reported where the user wrote it.
fn half_of_a_body(code: ReplyCode) -> u8 {
    match_code!(code { 2xx => 1 +, _ => 2 })
}

fn half_of_a_guard(code: ReplyCode, late: bool) -> u8 {
    match_code!(code { 2xx if late && => 1, _ => 2 })
}

fn half_of_a_scrutinee(code: ReplyCode) -> u8 {
    match_code!(code + { 2xx => 1, _ => 2 })
}

fn main() {}
