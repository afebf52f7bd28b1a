//! After an error the scrutinee and the bodies are still type-checked.

use ftp_codes::{ReplyCode, match_code};

fn scrutinee() -> u8 {
    match_code!(no_such_variable { Bananna => 1, _ => 2 })
}

fn bodies(code: ReplyCode) -> u8 {
    match_code!(code {
        Bananna => no_such_function(),
        found @ 7xx => found.no_such_method(),
        2xx if code.no_such_field => "a string",
    })
}

fn forgotten(code: ReplyCode) -> u8 {
    match_code!(code {
        2xx => no_such_function(),
        found @ 4xx => found.detail(),
    })
}

fn main() {}
