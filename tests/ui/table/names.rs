//! Names that cannot be Rust, and names that meet.

ftp_codes::reply_codes!("names.toml");

fn main() {}
