//! Keys and tables that are unknown or missing.

ftp_codes::reply_codes!(mod table = "keys.toml");

fn main() {}
