//! Which command a reply answers.

use ftp_codes::exchange::{Event, Request, Rule, Session, Step, Verdict};
use ftp_codes::{Command, ReplyCode};

use crate::{answered, greeted, reply, send};

/// A session with a running transfer, in which another command has been sent.
fn transfer_and(command: Command) -> Session {
    let mut session = greeted();
    send(&mut session, &[Command::Retr]);
    reply(&mut session, 150);
    assert_eq!(session.command(command), Ok(Verdict::Permitted));
    session
}

#[test]
fn first_in_first_out() {
    let mut session = greeted();
    send(&mut session, &[Command::User, Command::Pass, Command::Syst, Command::Noop, Command::Retr]);
    assert_eq!(answered(&mut session, &[331, 230, 215, 200, 150, 226]), "USER PASS SYST NOOP RETR RETR");
    assert_eq!(session.waiting().count(), 0);
}

#[test]
fn a_wrong_code_is_still_the_answer_if_nothing_else_waits_for_it() {
    let mut session = greeted();
    send(&mut session, &[Command::Dele]);
    let received = reply(&mut session, 200);
    assert_eq!(received.answered, Some(Command::Dele.into()));
    assert_eq!((received.step, received.verdict), (Step::Done, Verdict::Tolerated(Rule::OtherCode)));
    assert!(session.is_in_step());
}

#[test]
fn an_aborted_transfer_gets_its_reply_first() {
    let mut session = transfer_and(Command::Abor);
    assert_eq!(answered(&mut session, &[426, 226]), "RETR ABOR");
    let mut session = transfer_and(Command::Abor);
    assert_eq!(answered(&mut session, &[226, 225]), "RETR ABOR");
    assert!(session.waiting().next().is_none());
}

#[test]
fn one_reply_for_the_transfer_and_for_its_abort() {
    let mut session = transfer_and(Command::Abor);
    assert_eq!(answered(&mut session, &[225]), "ABOR");
    assert_eq!(session.waiting().count(), 0);

    let mut session = transfer_and(Command::Abor);
    assert_eq!(answered(&mut session, &[226]), "RETR");
    send(&mut session, &[Command::Pwd]);
    assert_eq!(answered(&mut session, &[257]), "PWD");
    assert!(session.is_in_step() && session.waiting().next().is_none());
}

#[test]
fn an_abort_that_is_refused_leaves_the_transfer() {
    let mut session = transfer_and(Command::Abor);
    assert_eq!(answered(&mut session, &[502, 226]), "ABOR RETR");
}

#[test]
fn status_in_the_middle_of_a_transfer() {
    let mut session = transfer_and(Command::Stat);
    assert_eq!(answered(&mut session, &[211, 110, 226]), "STAT RETR RETR");
}

#[test]
fn quit_in_the_middle_of_a_transfer() {
    let mut session = transfer_and(Command::Quit);
    assert_eq!(reply(&mut session, 226).answered, Some(Command::Retr.into()));
    assert_eq!(reply(&mut session, 221).event, Some(Event::Closing));
    let mut session = transfer_and(Command::Quit);
    assert_eq!(answered(&mut session, &[221, 226]), "QUIT RETR");
}

#[test]
fn a_reply_without_a_command() {
    let mut session = greeted();
    let received = reply(&mut session, 200);
    assert_eq!((received.answered, received.verdict), (None, Verdict::Broken(Rule::Unsolicited)));
    assert!(!session.is_closing());
    let received = reply(&mut session, 421);
    assert_eq!((received.verdict, received.event), (Verdict::Permitted, Some(Event::Closing)));
    assert!(session.is_closing());
}

/// The reply may be for a command that was sent before.
#[test]
fn a_log_that_begins_in_the_middle() {
    let mut session = Session::<()>::resumed();
    assert_eq!(reply(&mut session, 226).verdict, Verdict::Permitted);
    send(&mut session, &[Command::Pwd]);
    assert_eq!([257, 257].map(|number| reply(&mut session, number).verdict.is_permitted()), [true, false]);
}

#[test]
fn an_envelope_ends_no_command() {
    let mut session = greeted();
    send(&mut session, &[Command::Auth]);
    reply(&mut session, 234);
    send(&mut session, &[Command::Pwd]);
    let envelope = reply(&mut session, 632);
    assert_eq!((envelope.step, envelope.verdict), (Step::Decode, Verdict::Permitted));
    assert_eq!(answered(&mut session, &[257]), "PWD");
}

#[test]
fn envelopes_require_a_security_exchange() {
    let mut session = greeted();
    send(&mut session, &[Command::User]);
    let envelope = reply(&mut session, 631);
    assert_eq!((envelope.step, envelope.verdict), (Step::Decode, Verdict::Broken(Rule::Unprotected)));
    assert_eq!(reply(&mut session, 331).verdict, Verdict::Permitted);
    assert_eq!(reply(&mut session, 631).verdict, Verdict::Broken(Rule::Unprotected), "nothing waits");
}

#[test]
fn out_of_order() {
    let mut session = greeted();
    send(&mut session, &[Command::Syst, Command::Pwd, Command::Pasv]);
    let outcome = reply(&mut session, 257);
    assert_eq!((outcome.answered, outcome.verdict), (Some(Command::Pwd.into()), Verdict::Broken(Rule::Unanswered)));
    assert!(!session.is_in_step());
    let verdicts = [215, 227].map(|number| reply(&mut session, number).verdict);
    assert_eq!(verdicts, [Verdict::Permitted; 2]);
    assert!(session.is_in_step() && session.waiting().next().is_none());
}

#[test]
fn one_wrong_code_among_commands_that_were_sent_at_once() {
    // The first 257 could be for `PWD`; the second shows that it was for `NOOP`.
    let mut session = greeted();
    send(&mut session, &[Command::Noop, Command::Pwd, Command::Pasv]);
    assert!(reply(&mut session, 257).verdict.is_broken());
    let verdicts = [257, 227].map(|number| reply(&mut session, number).verdict);
    assert_eq!(verdicts, [Verdict::Permitted; 2]);
    assert!(session.is_in_step() && session.waiting().next().is_none());
}

#[test]
fn a_session_recovers_from_a_lost_reply() {
    let mut session = greeted();
    send(&mut session, &[Command::Syst]);
    send(&mut session, &[Command::Pwd]);
    assert_eq!(answered(&mut session, &[257]), "PWD");
    send(&mut session, &[Command::Retr]);
    assert_eq!(answered(&mut session, &[150]), "RETR");
    assert!(session.is_in_step());
    assert_eq!(answered(&mut session, &[226]), "RETR");
    assert_eq!(session.waiting().count(), 0);
}

#[test]
fn the_oldest_first() {
    let mut session = greeted();
    send(&mut session, &[Command::Noop, Command::Pwd]);
    let waiting: Vec<Request> = session.waiting().map(|exchange| exchange.request()).collect();
    assert_eq!(waiting, [Command::Noop.into(), Command::Pwd.into()]);
    let newest_first: Vec<Request> = session.waiting().rev().map(|exchange| exchange.request()).collect();
    assert_eq!(newest_first, [Command::Pwd.into(), Command::Noop.into()]);
    assert!(session.expects().contains(ReplyCode::CommandOkay));
    assert!(!session.expects().contains(ReplyCode::PathCreated));
}
