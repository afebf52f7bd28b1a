//! Whether a command is sent at the right time.

use ftp_codes::Command;
use ftp_codes::exchange::{Rule, Session, Verdict};

use crate::{greeted, reply, send};

/// The verdict on a command after an exchange.
fn after(command: Command, number: u16, next: Command) -> Verdict {
    let mut session = greeted();
    send(&mut session, &[command]);
    reply(&mut session, number);
    session.command(next).expect("there is room")
}

#[test]
fn sequences() {
    assert_eq!(after(Command::Rnfr, 350, Command::Rnto), Verdict::Permitted);
    assert_eq!(after(Command::Rnfr, 550, Command::Rnto), Verdict::Broken(Rule::OutOfSequence));
    assert_eq!(after(Command::Noop, 200, Command::Rnto), Verdict::Broken(Rule::OutOfSequence));
    assert_eq!(after(Command::User, 331, Command::Pass), Verdict::Permitted);
    assert_eq!(after(Command::User, 332, Command::Acct), Verdict::Permitted);
    assert_eq!(after(Command::User, 332, Command::Pass), Verdict::Tolerated(Rule::Abandoned));
    assert_eq!(after(Command::User, 530, Command::Pass), Verdict::Broken(Rule::OutOfSequence));
    assert_eq!(after(Command::Syst, 332, Command::Acct), Verdict::Permitted);
    assert_eq!(after(Command::Auth, 334, Command::Adat), Verdict::Permitted);
    assert_eq!(after(Command::Auth, 234, Command::Adat), Verdict::Broken(Rule::OutOfSequence));
    assert_eq!(after(Command::Stor, 532, Command::Acct), Verdict::Permitted);
    assert_eq!(after(Command::Noop, 200, Command::Retr), Verdict::Permitted);
}

#[test]
fn abandoned_sequences() {
    assert_eq!(after(Command::Rest, 350, Command::Retr), Verdict::Permitted);
    assert_eq!(after(Command::Rest, 350, Command::Pasv), Verdict::Tolerated(Rule::Abandoned));
    assert_eq!(after(Command::User, 331, Command::User), Verdict::Tolerated(Rule::Abandoned));
    for leaving in [Command::Quit, Command::Rein, Command::Abor] {
        assert_eq!(after(Command::User, 331, leaving), Verdict::Permitted, "{leaving}");
    }

    let mut session = greeted();
    send(&mut session, &[Command::Rnfr]);
    reply(&mut session, 350);
    send(&mut session, &[Command::Noop]);
    reply(&mut session, 200);
    assert_eq!(session.command(Command::Rnto), Ok(Verdict::Broken(Rule::OutOfSequence)));
}

#[test]
fn a_sequence_sent_at_once() {
    let mut session = greeted();
    send(&mut session, &[Command::Rnfr]);
    assert_eq!(session.command(Command::Rnto), Ok(Verdict::Tolerated(Rule::NotWaited)));
    assert_eq!(session.command(Command::Pass), Ok(Verdict::Broken(Rule::OutOfSequence)));
    // What must follow the 350 has been sent, so any command may come next.
    for number in [350, 250, 503] {
        reply(&mut session, number);
    }
    assert_eq!(session.command(Command::Noop), Ok(Verdict::Permitted));

    let mut session = greeted();
    send(&mut session, &[Command::Rnfr, Command::Noop]);
    reply(&mut session, 350);
    assert_eq!(session.command(Command::Rnto), Ok(Verdict::Broken(Rule::OutOfSequence)), "`NOOP` was sent in between");
}

#[test]
fn before_the_greeting() {
    let mut session = Session::new();
    assert_eq!(session.command(Command::User), Ok(Verdict::Tolerated(Rule::NotWaited)));
}

#[test]
fn during_a_transfer() {
    for (command, verdict) in [
        (Command::Abor, Verdict::Permitted),
        (Command::Stat, Verdict::Permitted),
        (Command::Quit, Verdict::Permitted),
        (Command::User, Verdict::Permitted),
        (Command::Rein, Verdict::Permitted),
        (Command::Noop, Verdict::Broken(Rule::BeforeCompletion)),
    ] {
        let mut session = greeted();
        send(&mut session, &[Command::Retr]);
        reply(&mut session, 150);
        assert_eq!(session.command(command), Ok(verdict), "{command}");
    }
}

#[test]
fn after_the_last_reply() {
    assert_eq!(after(Command::Quit, 221, Command::Noop), Verdict::Tolerated(Rule::AfterQuit));
    // A shutdown after that is the same close.
    let mut session = greeted();
    send(&mut session, &[Command::Quit, Command::Noop]);
    reply(&mut session, 221);
    reply(&mut session, 421);
    assert_eq!(session.command(Command::Noop), Ok(Verdict::Tolerated(Rule::AfterQuit)));
    // The close is what counts, not the code (RFC 1123 §4.1.2.11).
    assert_eq!(after(Command::Noop, 421, Command::Noop), Verdict::Permitted);
}

#[test]
fn a_session_that_is_full() {
    let mut session: Session<(), 2> = Session::default();
    session.command(Command::Noop).expect("room beside the greeting");
    let before = session.clone();
    assert_eq!(session.command(Command::Noop).map_err(|full| full.capacity), Err(2));
    assert_eq!(session, before);
    session.forget();
    assert_eq!(session.command(None), Ok(Verdict::Permitted));
}
