//! A file that is not there, and one that is no text.

mod missing {
    ftp_codes::reply_codes!("no/such/table.toml");
}

mod no_text {
    ftp_codes::reply_codes!("file.toml");
}

fn main() {}
