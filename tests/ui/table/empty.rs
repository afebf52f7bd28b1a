//! A table without rows.

ftp_codes::reply_codes!(mod table = "empty.toml");

fn main() {}
