//! A file that is not there, and one that is no text.

ftp_codes::reply_codes! {
    mod missing = "no/such/table.toml";
}

ftp_codes::reply_codes! {
    mod no_text = "file.toml";
}

fn main() {}
