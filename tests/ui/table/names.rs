//! Names that cannot be Rust, and names that meet.

ftp_codes::reply_codes!(mod table = "names.toml");

fn main() {}
