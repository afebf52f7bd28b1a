//! What does a client decide after every reply of a session?
//!
//! ```sh
//! cargo run --example matching
//! ```
//!
//! It decides three times: by the class alone, then by the codes that matter, then for every code there is. The session
//! was recorded with vsftpd on one machine.

use ftp_codes::{RawCode, code_matches, match_code};

/// Commands, and the first line of the reply to each.
const SESSION: [(&str, &str); 12] = [
    ("(connect)", "220 (vsFTPd 3.0.3)"),
    ("USER ftptest", "331 Please specify the password."),
    ("PASS secret", "230 Login successful."),
    ("MODE B", "504 Bad MODE command."),
    ("RETR hello.txt", "425 Use PORT or PASV first."),
    ("PASV", "227 Entering Passive Mode (127,0,0,1,119,157)."),
    ("RETR hello.txt", "150 Opening BINARY mode data connection for hello.txt (39 bytes)."),
    ("(transfer)", "226 Transfer complete."),
    ("RNFR hello.txt", "350 Ready for RNTO."),
    ("RNTO forbidden", "550 Permission denied."),
    ("ESTA", "599 A number that no RFC lists."),
    ("(idle)", "421 Timeout."),
];

fn main() {
    println!("{:<15} {:<6} {:<18} {:<32} by every code", "command", "reply", "by class", "by code");
    for (command, reply) in SESSION {
        let Some(code) = reply.get(..3).and_then(|digits| RawCode::try_from(digits).ok()) else {
            println!("{command:<15} {reply}: not a reply");
            continue;
        };
        let mark = if code_matches!(code, unlisted) { "?" } else { " " };
        println!(
            "{command:<15} {}{mark:<3} {:<18} {:<32} {}",
            code.as_str(),
            by_class(code),
            by_code(code, 0),
            by_every_code(code),
        );
    }
}

/// The first digit is enough to go on (RFC 1123 §4.1.2.11). Six arms are all the numbers there are.
const fn by_class(code: RawCode) -> &'static str {
    match_code!(code {
        1xx => "read on",
        2xx => "done",
        3xx => "send more",
        4xx => "try again later",
        5xx => "give up",
        6xx => "decode",
    })
}

/// Some codes deserve more. This ends in classes, so it goes on compiling when codes are added to the table.
fn by_code(code: RawCode, tries: u8) -> String {
    match_code!(code {
        NeedPassword => "ask for the password".to_owned(),
        227..=229 => "connect to the address".to_owned(),
        ServiceNotAvailable => "connect again".to_owned(),
        42x | 45x if tries < 3 => format!("try again, {} times left", 3 - tries),
        53x => "log in, or protect the connection".to_owned(),
        1xx | 2xx | 3xx => "go on".to_owned(),
        failure @ (4xx | 5xx) => format!("show the user a {}", failure.as_str()),
        6xx => "decode".to_owned(),
    })
}

/// Every listed code, decided. This ends in `unlisted`, so the compiler tells when the table lists a new one.
const fn by_every_code(code: RawCode) -> &'static str {
    match_code!(code {
        110..=112 | 120 | 125 | 150 => "wait for another reply",
        227 | 228 | 229 => "an address",
        211 | 212 | 213 | 214 | 215 | 216 | 251 | 257 => "an answer to read",
        200 | 202 | 220 | 221 | 225 | 226 | 230 | 232 | 250 => "success",
        234 | 235 | 334 | 335 | 336 => "a security exchange",
        331 | 332 | 350 => "the next command of the sequence",
        421 => "the server closes",
        425 | 426 | 435 | 521 | 522 => "the data connection",
        430 | 431 | 434 | 530 | 531 | 532 => "the login",
        533 | 534 | 535 | 536 | 537 | 631 | 632 | 633 => "protection",
        450 | 451 | 452 | 550 | 551 | 552 | 553 | 554 | 555 => "the file",
        500 | 501 | 502 | 503 | 504 => "the command",
        unlisted => "no name for it yet",
    })
}
