//! Names that cannot be identifiers, and names that collide.

ftp_codes::reply_codes!(mod table = "names.toml");

fn main() {}
