//! Texts that are not TOML. What follows the first fault cannot be read, so each has only one.

ftp_codes::reply_codes! {
    mod open_string = "syntax_open_string.toml";
}

ftp_codes::reply_codes! {
    mod bare_word = "syntax_bare_word.toml";
}

ftp_codes::reply_codes! {
    mod number = "syntax_number.toml";
}

ftp_codes::reply_codes! {
    mod equals = "syntax_equals.toml";
}

ftp_codes::reply_codes! {
    mod one_bracket = "syntax_one_bracket.toml";
}

ftp_codes::reply_codes! {
    mod same_key = "syntax_same_key.toml";
}

fn main() {}
