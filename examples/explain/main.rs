//! What does this FTP reply mean?
//!
//! ```sh
//! cargo run --example explain -- 421 2xx x3x 10060 RETR "227 Entering Passive Mode (192,168,1,2,19,136)"
//! curl -v ftp://ftp.example.org/ 2>&1 | cargo run --example explain
//! ```
//!
//! Each argument is explained. Without arguments, a log is read from standard input, and every reply in it is
//! explained where it stands, and judged by the command that it answers; a summary follows. With `--raw`, standard
//! input is the bytes that a server sent. `--json` prints one object per argument or per reply.
//!
//! The way of a log: `log` reads it, `line` takes the stamps and marks off that a client or a server has put before
//! what was said, `transcript` puts the lines of a reply together in a `draft`, `conversation` pairs it with its command,
//! `report` writes what is to be said about both. The bytes of a server go from `raw` to the same report.

mod annotation;
mod answer;
mod conversation;
mod draft;
mod entry;
mod guess;
mod line;
mod log;
mod mark;
mod mask;
mod object;
mod options;
mod pairing;
mod paper;
mod payload;
mod question;
mod quotation;
mod raw;
mod reply;
mod report;
mod stamp;
mod statement;
mod summary;
mod transcript;
mod violations;

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use options::Options;
use paper::Paper;
use question::Question;

/// A bad argument or option.
const USAGE: u8 = 2;
/// Standard input or output failed.
const FAILURE: u8 = 1;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        // The reader has seen enough: `explain < log | head`.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            tell(&error.to_string());
            ExitCode::from(FAILURE)
        }
    }
}

fn run() -> io::Result<ExitCode> {
    let options = match Options::read(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(faults) => {
            faults.iter().for_each(|fault| tell(fault));
            return Ok(ExitCode::from(USAGE));
        }
    };
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let code = if options.help {
        out.write_all(options::HELP.as_bytes())?;
        ExitCode::SUCCESS
    } else if options.arguments.is_empty() {
        if io::stdin().is_terminal() {
            tell("reading from the terminal; `--help` tells what else there is");
        }
        let explain = if options.raw { raw::explain } else { log::explain };
        explain(io::stdin().lock(), &mut out, &options)?;
        ExitCode::SUCCESS
    } else {
        explain(&options, &mut out)?
    };
    out.flush()?;
    Ok(code)
}

/// Explains the arguments. A bad one is told, and the others are explained all the same.
fn explain(options: &Options, out: &mut impl Write) -> io::Result<ExitCode> {
    let paper = Paper::of_stdout();
    let mut code = ExitCode::SUCCESS;
    let mut first = true;
    for argument in &options.arguments {
        match argument.parse::<Question>() {
            Ok(question) if options.json => {
                writeln!(out, "{}", object::of_question(&question, &question.pairing(options.command)))?;
            }
            Ok(question) => {
                if !first {
                    writeln!(out)?;
                }
                first = false;
                answer::write(&question, &question.pairing(options.command), &paper, out)?;
            }
            Err(fault) => {
                tell(&fault);
                code = ExitCode::from(USAGE);
            }
        }
    }
    Ok(code)
}

/// Tells a fault. Nobody is left to hear that standard error is closed.
fn tell(fault: &str) {
    let _ = writeln!(io::stderr(), "explain: {}", paper::harmless(fault));
}
