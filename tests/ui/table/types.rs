//! Values of the wrong type.

ftp_codes::reply_codes!("types.toml");

fn main() {}
