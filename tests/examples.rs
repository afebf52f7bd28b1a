//! The examples, run as a user runs them: against each other.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

mod support;

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};

use support::{command, run};

/// An example that listens until it is dropped.
struct Listener {
    child: Child,
    /// What it prints after its address.
    output: BufReader<std::process::ChildStdout>,
    address: String,
}

impl Listener {
    fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the example starts");
        let mut output = BufReader::new(child.stdout.take().expect("its output is a pipe"));
        let mut line = String::new();
        output.read_line(&mut line).expect("it prints its address");
        let address = line.trim_end().strip_prefix("listening on ").expect("it prints its address").to_owned();
        Self { child, output, address }
    }

    /// Ends it, and returns what it has printed.
    fn finish(mut self) -> String {
        self.child.kill().expect("it was running");
        let mut printed = String::new();
        self.output.read_to_string(&mut printed).expect("it prints UTF-8");
        printed
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");

fn server() -> Listener {
    Listener::start(command("serve_file").args(["127.0.0.1:0", FILE]))
}

fn content() -> Vec<u8> {
    std::fs::read(FILE).expect("the manifest of the workspace")
}

#[test]
fn both_clients_download_the_file() {
    let server = server();
    for client in ["download", "download_tokio"] {
        let output = run(client, &[&server.address, "Cargo.toml"], b"");
        assert_eq!((output.code, output.err), (0, format!("{} bytes\n", content().len())), "{client}");
        assert_eq!(output.out, content(), "{client}");
    }
}

#[test]
fn both_clients_report_a_refusal() {
    let server = server();
    for client in ["download", "download_tokio"] {
        let output = run(client, &[&server.address, "Cargo.lock"], b"");
        assert_eq!((output.code, output.err.as_str()), (1, "Error: \"550 No such file.\"\n"), "{client}");
    }
}

#[test]
fn the_proxy_prints_both_sides_and_permits_all_of_it() {
    let server = server();
    let proxy = Listener::start(command("judging_proxy").args(["127.0.0.1:0", &server.address]));
    let output = run("download", &[&proxy.address, "Cargo.toml"], b"");
    assert_eq!((output.code, output.out), (0, content()), "{}", output.err);
    let printed = proxy.finish();
    let lines: Vec<String> =
        printed.lines().map(|line| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        lines,
        [
            "< 220", "> USER", "< 331", "> PASS", "< 230", "> TYPE", "< 200", "> EPSV", "< 229", "> RETR", "< 150",
            "< 226", "> QUIT", "< 221"
        ]
    );
    assert!(printed.lines().all(|line| line.ends_with(" permitted")), "{printed}");
}

#[test]
fn the_log_reader_reports_failures_and_broken_rules() {
    let log = "\
* Connected to 127.0.0.1 (127.0.0.1) port 21 (#0)
< 220 (vsFTPd 3.0.3)
> USER demo
< 331 Please specify the password.
> PASS demo
< 230-Welcome.
< 230 Login successful.
> RETR missing
< 550 Failed to open file.
> RETR hello.txt
< 226 Transfer complete.
";
    let output = run("read_log", &[], log.as_bytes());
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    assert_eq!(
        output.text(),
        "\
9: 550 Failed to open file.
    the answer to RETR on line 8
    Requested action not taken. The file or directory does not exist or may not be accessed.
11: 226 Transfer complete.
    broken: a preliminary reply should have come before (RFC 959 §5.4)
5 replies
"
    );
}

#[test]
fn a_table_of_your_own_has_its_own_macros() {
    let output = run("own_table", &["354", "421", "299", "100"], b"");
    assert_eq!((output.code, output.err.as_str()), (2, "100: `100` is not a reply code; valid codes are 200 to 599\n"));
    assert_eq!(
        output.text(),
        "\
354 Start mail input; end with <CRLF>.<CRLF>: send the message, then a line with a dot
421 <domain> Service not available, closing transmission channel: connect again later; the server closes the connection
299: go on
"
    );
}
