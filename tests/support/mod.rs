//! Runs the examples as a user does.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What a program that has ended has printed.
pub(crate) struct Finished {
    /// The exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: Vec<u8>,
    /// Standard error.
    pub(crate) err: String,
}

impl Finished {
    /// Standard output as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.out).expect("the output is UTF-8")
    }
}

/// Runs an example with arguments and standard input until it ends.
pub(crate) fn run(example: &str, arguments: &[&str], input: &[u8]) -> Finished {
    let mut child = command(example)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example starts");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    let input = input.to_vec();
    // In another thread, because both pipes may be full at once. A program may end before it has read everything.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the example ends");
    writer.join().expect("nothing panics");
    Finished {
        code: output.status.code().expect("no signal ends the example"),
        out: output.stdout,
        err: String::from_utf8(output.stderr).expect("faults are UTF-8"),
    }
}

/// The command that runs a built example.
pub(crate) fn command(example: &str) -> Command {
    Command::new(path(example))
}

/// `cargo test` builds the examples. `cargo test --test NAME` does not, so a missing one is built here.
fn path(example: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test knows where it is");
    let profile = test.ancestors().nth(2).expect("tests are in `deps`");
    let path = profile.join("examples").join(example).with_extension(std::env::consts::EXE_EXTENSION);
    if path.exists() { path } else { build(example) }
}

fn build(example: &str) -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--message-format=json", "--example", example])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "`cargo build --example {example}` failed");
    let messages = output.stdout.split(|byte| *byte == b'\n');
    let values = messages.filter_map(|message| serde_json::from_slice::<serde_json::Value>(message).ok());
    values
        .filter(|message| message["target"]["name"] == example)
        .find_map(|message| message["executable"].as_str().map(PathBuf::from))
        .expect("cargo names the executable")
}
