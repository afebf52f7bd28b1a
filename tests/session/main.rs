//! `Session`, a whole control connection: by the rules, in recordings of real servers, simulated, and at random.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

mod attribution;
mod command;
mod dialogue;
mod login;
mod nearest;
mod random;
mod recorded;
mod simulation;
mod situations;
mod tags;
mod transcript;

use ftp_codes::exchange::{Outcome, Session};
use ftp_codes::{Command, RawCode};

fn code(number: u16) -> RawCode {
    RawCode::new(number).expect("a number from 100 to 699")
}

/// A session that has been greeted.
fn greeted() -> Session {
    let mut session = Session::new();
    reply(&mut session, 220);
    session
}

fn reply(session: &mut Session, number: u16) -> Outcome {
    session.reply(code(number))
}

/// Sends all of it at once.
fn send(session: &mut Session, commands: &[Command]) {
    for command in commands {
        session.command(*command).expect("there is room");
    }
}

/// The verbs that some replies answer, `-` for none.
fn answered(session: &mut Session, numbers: &[u16]) -> String {
    let verbs = numbers.iter().map(|number| match reply(session, *number).answered {
        Some(request) => request.to_string(),
        None => "-".to_owned(),
    });
    verbs.collect::<Vec<_>>().join(" ")
}
