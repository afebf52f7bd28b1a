//! Values of the wrong type.

ftp_codes::reply_codes!(mod table = "types.toml");

fn main() {}
