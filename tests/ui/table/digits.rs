//! Digits that are none, and digits that stand twice.

ftp_codes::reply_codes!(mod table = "digits.toml");

fn main() {}
