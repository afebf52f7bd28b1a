//! How do I get the same types for a protocol of my own?
//!
//! ```sh
//! cargo run --example own_table -- 250 354 421 499 100
//! ```
//!
//! The table `smtp.toml` lies beside this file: the reply codes of SMTP (RFC 5321 §4.2). The macro reads it while the
//! example compiles.

use std::process::ExitCode;

ftp_codes::reply_codes! {
    /// The reply codes of SMTP (RFC 5321 §4.2).
    mod smtp = "smtp.toml";
}

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.is_empty() {
        arguments = ["220", "250", "354", "450", "299"].map(str::to_owned).into();
    }
    let mut status = ExitCode::SUCCESS;
    for argument in arguments {
        match argument.parse() {
            Ok(code) => println!("{argument}: {}", advice(code)),
            Err(error) => {
                eprintln!("{argument}: {error}");
                status = ExitCode::from(2);
            }
        }
    }
    status
}

/// What a mail client does with the code: first what is listed, then what the digit says.
fn advice(code: smtp::RawCode) -> String {
    match code.listed() {
        Some(smtp::ReplyCode::StartMailInput) => "send the message, then a line with a dot".to_owned(),
        Some(code) => format!("{} ({}, {})", code.headline(), code.class(), code.group()),
        None => format!("not listed; {}", code.class()),
    }
}
