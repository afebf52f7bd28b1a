//! A client, a server, and a judge of what they say to each other.
//!
//! ```sh
//! cargo run --example session
//! cargo run --example session -- ftp://user:password@ftp.example.org/
//! cargo run --example session -- --serve 2121 .
//! ```
//!
//! Both sides are written with the crate. The `server` builds its replies from the names of codes, and a `Session` checks
//! each of them against the table of commands; `server/connection.rs` lists the commands that it knows. The `client` reads
//! replies, decides by code, and prints what each of them means; `client/visit.rs` has the steps of a visit.

mod address;
mod client;
mod server;
mod timed;

use std::fs::{self, DirBuilder};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use address::Address;
use client::{Client, Failure, Record, harmless};

const HELP: &str = "\
usage: session                            start a server on loopback, visit it with the client
       session ftp://USER:PASSWORD@HOST/  visit a real server with the client
       session --serve PORT DIRECTORY     start the server on loopback, until the end of input (ctrl-d)

The client uploads, lists, downloads, resumes, renames and deletes in a directory of its own, which it removes.
It prints every command and reply, what it means, and whether the table of commands and replies permits it.
The server takes a free port if PORT is 0.

Exit status: 0; 1 if something failed or bytes differ; 3 if all went well but the server broke a rule.
";

/// All went well, but the server broke a rule.
const BROKEN: u8 = 3;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(code) => code,
        // Whoever reads the output has stopped: `session | head`.
        Err(failure)
            if failure.downcast_ref().is_some_and(|error: &io::Error| error.kind() == ErrorKind::BrokenPipe) =>
        {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            // Standard error may be closed.
            let _ = writeln!(io::stderr(), "session: {}", harmless(&failure.to_string()));
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<ExitCode, Failure> {
    match words {
        [] => demonstrate(),
        ["-h" | "--help"] => print(HELP),
        ["--serve", port, directory] => {
            let port = port.parse().map_err(|_| format!("`{port}` is not a port from 0 to 65535"))?;
            serve(port, Path::new(directory))
        }
        [url] => visit(&url.parse()?),
        _ => Err("unknown arguments; see `--help`".into()),
    }
}

/// Runs both sides, in a directory that only this user can read.
fn demonstrate() -> Result<ExitCode, Failure> {
    let directory = std::env::temp_dir().join(format!("ftp-codes-{}", word()));
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&directory)?;
    let visited = start(0, &directory).and_then(|address| visit(&address));
    fs::remove_dir_all(&directory)?;
    visited
}

/// Runs the client. What was against the rules is printed even if the visit ended early.
fn visit(address: &Address) -> Result<ExitCode, Failure> {
    let mut record = Record::default();
    let visited = Client::connect(address, &mut record).and_then(|mut client| client.visit(address));
    let summed = record.sum_up();
    visited?;
    summed?;
    Ok(if record.has_broken_rules() { ExitCode::from(BROKEN) } else { ExitCode::SUCCESS })
}

/// Runs the server until the end of input.
fn serve(port: u16, directory: &Path) -> Result<ExitCode, Failure> {
    let Address { user, password, host } = start(port, directory)?;
    print(&format!("serving   ftp://{user}:{password}@{host}/\nuser      {user}\npassword  {password}\n"))?;
    io::copy(&mut io::stdin(), &mut io::sink())?;
    Ok(ExitCode::SUCCESS)
}

fn start(port: u16, directory: &Path) -> Result<Address, Failure> {
    server::start(port, directory).map_err(|error| format!("the server cannot start: {error}").into())
}

fn print(text: &str) -> Result<ExitCode, Failure> {
    io::stdout().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// A word that nobody can guess: the keys of hash maps come from the system's source of randomness.
fn word() -> String {
    format!("{:016x}", RandomState::new().hash_one(std::process::id()))
}
