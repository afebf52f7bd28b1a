//! Keys and tables that are unknown or missing.

ftp_codes::reply_codes!("keys.toml");

fn main() {}
