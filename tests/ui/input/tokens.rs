//! The input is a module and the path of its table in quotes.

ftp_codes::reply_codes!();

ftp_codes::reply_codes!("codes.toml");

ftp_codes::reply_codes!(smtp = "codes.toml");

ftp_codes::reply_codes!(mod number = 220);

ftp_codes::reply_codes!(mod without_quotes = codes.toml);

ftp_codes::reply_codes!(mod macro_call = concat!("codes", ".toml"));

ftp_codes::reply_codes!(mod bytes = b"codes.toml");

ftp_codes::reply_codes!(mod without_path);

ftp_codes::reply_codes! {
    mod first = "codes.toml";
    mod second = "more_codes.toml";
}

// The module exists nevertheless, so that this is not another error.
fn main() {
    let _ = number::ReplyCode::Ready;
}
