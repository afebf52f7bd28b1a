//! Digits that are out of range, and duplicate digits.

ftp_codes::reply_codes!(mod table = "digits.toml");

fn main() {}
