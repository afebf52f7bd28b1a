//! Citations that cannot be read, and unknown standings.

ftp_codes::reply_codes!(mod table = "sources.toml");

fn main() {}
