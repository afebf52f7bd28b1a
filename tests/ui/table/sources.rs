//! Where a code is from, and how well it is founded.

ftp_codes::reply_codes!(mod table = "sources.toml");

fn main() {}
