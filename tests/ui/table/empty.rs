//! A table without rows.

ftp_codes::reply_codes!("empty.toml");

fn main() {}
