//! What does a whole FTP session look like, and is it right?
//!
//! ```sh
//! cargo run --example session
//! cargo run --example session -- ftp://user:password@ftp.example.org/
//! cargo run --example session -- --serve 2121
//! ```
//!
//! Both sides are written with the crate. The `server` makes its replies from the names of codes, and a `Session` checks
//! each of them against the table of commands. The `client` reads replies, decides by code, and prints what each of
//! them means: `client/visit.rs` has the steps of a session, `client/record.rs` prints them.

mod client;
mod options;
mod server;

use std::fs::{self, DirBuilder};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use client::{Client, Failure, Record, harmless};
use options::{Address, Options};

/// Something failed.
const FAILURE: u8 = 1;
/// An argument is wrong.
const USAGE: u8 = 2;
/// All went well, but the server broke a rule.
const BROKEN: u8 = 3;

/// The user of our own server.
const USER: &str = "demo";

fn main() -> ExitCode {
    let result = match Options::read(std::env::args_os().skip(1)) {
        Ok(Options::Help) => print(options::HELP).map(|()| ExitCode::SUCCESS).map_err(Failure::from),
        Ok(Options::Demonstrate) => demonstrate(),
        Ok(Options::Visit(address)) => visit(&address),
        Ok(Options::Serve { port, root, duration }) => serve(port, root, duration),
        Err(fault) => {
            report(&fault);
            return ExitCode::from(USAGE);
        }
    };
    match result {
        Ok(code) => code,
        // The reader has seen enough: `session | head`.
        Err(Failure::Output(error)) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            report(&failure.to_string());
            ExitCode::from(FAILURE)
        }
    }
}

/// Both sides.
fn demonstrate() -> Result<ExitCode, Failure> {
    let directory = Temporary::new().map_err(Failure::server)?;
    let address = server::start(0, directory.0.clone(), USER, word()).map_err(Failure::server)?;
    visit(&address)
}

/// The client. What was against the rules is printed even if the visit had to end early.
fn visit(address: &Address) -> Result<ExitCode, Failure> {
    let mut record = Record::default();
    let visited = Client::connect(address, &mut record).and_then(|mut client| client.visit(address));
    let summed = record.sum_up();
    visited?;
    summed?;
    Ok(if record.has_broken_rules() { ExitCode::from(BROKEN) } else { ExitCode::SUCCESS })
}

/// The server.
fn serve(port: u16, root: Option<PathBuf>, duration: Option<Duration>) -> Result<ExitCode, Failure> {
    // Removed at the end.
    let temporary;
    let root = match root {
        Some(root) => root.read_dir().and_then(|_| root.canonicalize()).map_err(Failure::server)?,
        None => {
            temporary = Temporary::new().map_err(Failure::server)?;
            temporary.0.clone()
        }
    };
    let directory = root.display().to_string();
    let address = server::start(port, root, USER, word()).map_err(Failure::server)?;
    let Address { user, password, .. } = &address;
    let url = format!("ftp://{user}:{password}@{address}/");
    print(&format!("serving   {url}\nuser      {user}\npassword  {password}\ndirectory {directory}\n"))?;
    match duration {
        Some(duration) => thread::sleep(duration),
        None => loop {
            thread::park();
        },
    }
    Ok(ExitCode::SUCCESS)
}

fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Reports a fault, unless standard error is closed.
fn report(fault: &str) {
    let _ = writeln!(io::stderr(), "session: {}", harmless(fault));
}

/// A directory for this user only, which is removed with all that is in it.
#[derive(Debug)]
struct Temporary(PathBuf);

impl Temporary {
    fn new() -> io::Result<Self> {
        let path = std::env::temp_dir().join(format!("ftp-codes-{}", word()));
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // There is nothing else to try.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A word that nobody can guess: the keys of hash maps come from the system's source of randomness.
fn word() -> String {
    format!("{:016x}", RandomState::new().hash_one(std::process::id()))
}
