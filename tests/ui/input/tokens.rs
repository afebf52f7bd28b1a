//! The input is one path in quotes, or nothing.

mod number {
    ftp_codes::reply_codes!(220);
}

mod without_quotes {
    ftp_codes::reply_codes!(codes.toml);
}

mod macro_call {
    ftp_codes::reply_codes!(concat!("codes", ".toml"));
}

mod bytes {
    ftp_codes::reply_codes!(b"codes.toml");
}

mod two_paths {
    ftp_codes::reply_codes!("codes.toml", "more_codes.toml");
}

mod no_comma {
    ftp_codes::reply_codes!("codes.toml" "more_codes.toml");
}

fn main() {}
