//! Texts that are empty, or hold what does not belong there.

ftp_codes::reply_codes!(mod table = "texts.toml");

fn main() {}
