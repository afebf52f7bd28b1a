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
        Options::Help => print(options::HELP).map(|()| ExitCode::SUCCESS).map_err(Failure::from),
        Options::Demonstrate => demonstrate(),
        Options::Visit(address) => visit(&address),
        Options::Serve { port, root, duration } => serve(port, root, duration).map(|()| ExitCode::SUCCESS),
    };
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

/// Both sides.
fn demonstrate() -> Result<ExitCode, Failure> {
    let directory = Temporary::new().map_err(Failure::Server)?;
    let root = directory.path().to_owned();
    let address = server::start(0, root, USER, temporary::word()).map_err(Failure::Server)?;
    visit(&address)
}

/// The client. What was against the rules is told even if the visit had to end early.
fn visit(address: &Address) -> Result<ExitCode, Failure> {
    let mut record = Record::new(Ink::for_stdout());
    let visited = Client::connect(address, &mut record).and_then(|mut client| client.visit(address));
    let summed = record.sum_up();
    visited?;
    summed?;
    Ok(if record.has_broken_rules() { ExitCode::from(BROKEN) } else { ExitCode::SUCCESS })
}

/// The server.
fn serve(port: u16, root: Option<PathBuf>, duration: Option<Duration>) -> Result<(), Failure> {
    // Removed at the end, if there was none to begin with.
    let temporary;
    let root = match root {
        Some(root) => root.read_dir().and_then(|_| root.canonicalize()).map_err(Failure::Server)?,
        None => {
            temporary = Temporary::new().map_err(Failure::Server)?;
            temporary.path().to_owned()
        }
    };
    let directory = root.display().to_string();
    let address = server::start(port, root, USER, temporary::word()).map_err(Failure::Server)?;
    let Address { user, password, .. } = &address;
    let url = format!("ftp://{user}:{password}@{address}/");
    print(&format!("serving   {url}\nuser      {user}\npassword  {password}\ndirectory {directory}\n"))?;
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

/// Tells a fault. Nobody is left to hear that standard error is closed.
fn tell(fault: &str) {
    let _ = writeln!(io::stderr(), "session: {}", ink::harmless(fault));
}
