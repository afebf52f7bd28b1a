//! A file that does not exist, and one that is not text.

ftp_codes::reply_codes! {
    mod missing = "no/such/table.toml";
}

ftp_codes::reply_codes! {
    mod not_utf8 = "file.toml";
}

fn main() {}
