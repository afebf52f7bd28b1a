//! `Exchange`, one command and its replies, against RFC 959 and against models that know nothing of the state machine.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

mod diagrams;
mod numbers;
mod rfc959;
#[path = "../support/rfc959.rs"]
mod table;
mod words;

use ftp_codes::exchange::Request;
use ftp_codes::{Command, RawCode};

fn code(number: u16) -> RawCode {
    RawCode::new(number).expect("a number from 100 to 699")
}

/// The greeting, every command, and one that is not listed.
fn requests() -> impl Iterator<Item = Request> {
    let commands = Command::ALL.iter().copied().map(Request::Command);
    [Request::Connection, Request::Unknown].into_iter().chain(commands)
}
