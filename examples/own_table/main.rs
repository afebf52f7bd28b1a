//! The types and macros of the crate for a table of your own: the reply codes of SMTP (RFC 5321 §4.2).
//!
//! ```sh
//! cargo run --example own_table -- 250 354 421 499 100
//! ```
//!
//! The macro reads `smtp.toml`, which is next to this file, at compile time.

use std::env;
use std::process::ExitCode;

ftp_codes::reply_codes! {
    /// The reply codes of SMTP (RFC 5321 §4.2).
    mod smtp = "smtp.toml";
}

/// What a mail client does after a reply. The match is complete: without `5xx` it would not compile.
const fn next_step(code: smtp::RawCode) -> &'static str {
    smtp::match_code!(code {
        StartMailInput => "send the message, then a line with a dot",
        ServiceNotAvailable => "connect again later",
        251 | 252      => "go on; the server will try to deliver the message",
        45x            => "keep the message in the queue",
        2xx | 3xx      => "go on",
        4xx            => "try again later",
        5xx            => "return the message to its sender",
    })
}

/// Replies after which the server closes the connection.
const CLOSING: smtp::CodeSet = smtp::code_set!(ClosingChannel | ServiceNotAvailable);

fn main() -> ExitCode {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.is_empty() {
        arguments = ["220", "250", "354", "450", "299"].map(str::to_owned).into();
    }
    let mut status = ExitCode::SUCCESS;
    for argument in arguments {
        match argument.parse::<smtp::RawCode>() {
            Ok(code) => {
                let closing = if CLOSING.contains(code) { "; the server closes the connection" } else { "" };
                println!("{code}: {}{closing}", next_step(code));
            }
            Err(error) => {
                eprintln!("{argument}: {error}");
                status = ExitCode::from(2);
            }
        }
    }
    status
}
