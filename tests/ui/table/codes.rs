//! Numbers that are not codes, have no class or group, or are duplicates.

ftp_codes::reply_codes!(mod table = "codes.toml");

fn main() {}
