//! Numbers that are no code, have no class or no group, or stand twice.

ftp_codes::reply_codes!(mod table = "codes.toml");

fn main() {}
