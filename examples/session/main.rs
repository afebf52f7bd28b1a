//! What does a whole FTP session look like, and is it right?
//!
//! ```sh
//! cargo run --example session
//! cargo run --example session -- ftp://user:password@ftp.example.org/
//! cargo run --example session -- --serve 2121
//! ```
//!
//! Both sides are written with the crate. The `server` makes its replies from the names of codes, and a `Session` holds
//! each of them against the table of commands. The `client` reads replies, decides by code, and prints what it makes
//! of each: `client/visit.rs` is the way of a session, `client/record.rs` is what is printed.

mod address;
mod client;
mod ink;
mod options;
mod server;
mod temporary;

use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use address::Address;
use client::{Client, Failure, Record};
use ink::Ink;
use options::Options;
use temporary::Temporary;

/// Something failed.
const FAILURE: u8 = 1;
/// An argument is wrong.
const USAGE: u8 = 2;
/// All went well, but the server broke a rule.
const BROKEN: u8 = 3;

/// The user of our own server.
const USER: &str = "demo";

fn main() -> ExitCode {
    let options = match Options::read(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(faults) => {
            faults.iter().for_each(|fault| tell(fault));
            return ExitCode::from(USAGE);
        }
    };
    let result = match options {
        Options::Help => print(options::HELP).map_err(Failure::from),
        Options::Demonstrate => return demonstrate(),
        Options::Visit(address) => return visit(&address),
        Options::Serve { port, root, duration } => serve(port, root, duration).map_err(Failure::from),
    };
    ended(result.map(|()| ExitCode::SUCCESS))
}

/// Both sides.
fn demonstrate() -> ExitCode {
    let started = Temporary::new().and_then(|directory| {
        let address = server::start(0, directory.path().to_owned(), USER, temporary::word())?;
        Ok((directory, address))
    });
    match started {
        // The directory stays until the client has left.
        Ok((_directory, address)) => visit(&address),
        Err(error) => ended(Err(error.into())),
    }
}

/// The client.
fn visit(address: &Address) -> ExitCode {
    let mut record = Record::new(Ink::for_stdout());
    let visited = Client::connect(address, &mut record).and_then(|mut client| client.visit(address));
    let summed = record.sum_up();
    let broken = record.has_broken_rules();
    ended(
        visited
            .and(summed.map_err(Failure::from))
            .map(|()| if broken { ExitCode::from(BROKEN) } else { ExitCode::SUCCESS }),
    )
}

/// The server.
fn serve(port: u16, root: Option<PathBuf>, duration: Option<Duration>) -> io::Result<()> {
    let temporary = if root.is_none() { Some(Temporary::new()?) } else { None };
    let root = match (root, &temporary) {
        (Some(root), _) => root.canonicalize()?,
        (None, Some(temporary)) => temporary.path().to_owned(),
        (None, None) => return Ok(()),
    };
    let shown = root.display().to_string();
    let address = server::start(port, root, USER, temporary::word())?;
    let Address { user, password, .. } = &address;
    print(&format!(
        "serving ftp://{user}:{password}@{address}/\nuser      {user}\npassword  {password}\ndirectory {shown}\n"
    ))?;
    match duration {
        Some(duration) => thread::sleep(duration),
        None => loop {
            thread::park();
        },
    }
    Ok(())
}

fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

fn ended(result: Result<ExitCode, Failure>) -> ExitCode {
    match result {
        Ok(code) => code,
        // The reader has seen enough: `session | head`.
        Err(Failure::Output(error)) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            tell(&failure.to_string());
            ExitCode::from(FAILURE)
        }
    }
}

/// Tells a fault. Nobody is left to hear that standard error is closed.
fn tell(fault: &str) {
    let _ = writeln!(io::stderr(), "session: {}", ink::harmless(fault));
}
