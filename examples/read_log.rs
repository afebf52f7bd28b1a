//! Reads the log of `curl -v` from standard input, and prints what failed and what broke a rule.
//!
//! ```sh
//! curl -v ftp://127.0.0.1:2121/hello.txt 2>&1 | cargo run --example read_log
//! ```
//!
//! `ftp-explain`, in this repository, does the same for the logs of most clients and servers.

use std::io::{self, BufRead};

use ftp_codes::exchange::Session;
use ftp_codes::reply::ReplyDecoder;
use ftp_codes::{Command, code_matches};

fn main() -> io::Result<()> {
    // A log may begin in the middle of a session.
    let mut session = Session::<u32>::resumed();
    let mut decoder = ReplyDecoder::new();
    let mut bytes = Vec::new();
    let mut replies = 0;
    for (number, line) in (1..).zip(io::stdin().lock().lines()) {
        let line = line?;
        if let Some(command) = line.strip_prefix("> ") {
            let command = Command::from_line(command.as_bytes()).map(|(command, _)| command);
            match session.tagged(command, number) {
                Ok(verdict) if verdict.is_broken() => println!("{number}: {line}\n    {verdict}"),
                Ok(_) => {}
                Err(error) => println!("{number}: {line}\n    {error}"),
            }
        } else if let Some(reply) = line.strip_prefix("< ") {
            bytes.extend_from_slice(reply.as_bytes());
            bytes.extend_from_slice(b"\r\n");
        }
        let mut rest = bytes.as_slice();
        while let Some(reply) = decoder.decode(&mut rest) {
            let reply = match reply {
                Ok(reply) => reply,
                Err(error) => {
                    println!("{number}: {error}");
                    continue;
                }
            };
            replies += 1;
            let outcome = session.reply(reply.code());
            if code_matches!(reply.code(), 4xx | 5xx) {
                println!("{number}: {reply}");
                if let (Some(command), Some(line)) = (outcome.answered, outcome.tag) {
                    println!("    the answer to {command} on line {line}");
                }
                if let Some(code) = reply.code().listed() {
                    println!("    {}", code.summary());
                }
            }
            if outcome.verdict.is_broken() {
                println!("{number}: {reply}\n    {}", outcome.verdict);
            }
        }
        let used = bytes.len() - rest.len();
        bytes.drain(..used);
    }
    println!("{replies} replies");
    Ok(())
}
