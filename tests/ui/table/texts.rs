//! Texts that are empty, or contain line breaks or control characters.

ftp_codes::reply_codes!(mod table = "texts.toml");

fn main() {}
