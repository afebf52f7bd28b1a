//! Runs the program.

use std::io::Write;
use std::process::{Command, Stdio};

/// What the program has told.
pub(crate) struct Told {
    /// The exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: Vec<u8>,
    /// Standard error.
    pub(crate) err: String,
}

impl Told {
    /// Standard output as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.out).expect("the output is UTF-8")
    }
}

/// Runs it with arguments and standard input until it ends.
pub(crate) fn run(arguments: &[&str], input: &[u8]) -> Told {
    let mut child = command()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    let input = input.to_vec();
    // Beside the reading: both pipes may be full at once. A program may also end before it has read everything.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("nothing panics");
    Told {
        code: output.status.code().expect("no signal ends the program"),
        out: output.stdout,
        err: String::from_utf8(output.stderr).expect("faults are UTF-8"),
    }
}

/// The command that runs it.
pub(crate) fn command() -> Command {
    Command::new(env!("CARGO_BIN_EXE_ftp-explain"))
}
