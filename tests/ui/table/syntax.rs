//! Texts that are no TOML. Nothing behind the first fault can be trusted, so each has one.

mod open_string {
    ftp_codes::reply_codes!("syntax_open_string.toml");
}

mod bare_word {
    ftp_codes::reply_codes!("syntax_bare_word.toml");
}

mod number {
    ftp_codes::reply_codes!("syntax_number.toml");
}

mod equals {
    ftp_codes::reply_codes!("syntax_equals.toml");
}

mod one_bracket {
    ftp_codes::reply_codes!("syntax_one_bracket.toml");
}

mod same_key {
    ftp_codes::reply_codes!("syntax_same_key.toml");
}

fn main() {}
