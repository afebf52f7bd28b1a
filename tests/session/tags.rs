//! Tags: what a program attaches to a command comes back with its replies.

use ftp_codes::exchange::{Request, Rule, Session, Verdict};
use ftp_codes::{Command, RawCode};

use crate::code;

type Tagged = Session<&'static str>;

fn tag(session: &mut Tagged, number: u16) -> Option<&'static str> {
    session.reply(code(number)).tag
}

fn unanswered(session: &Tagged) -> Vec<(Request, Option<&'static str>)> {
    session.unanswered().map(|(request, tag)| (request, tag.copied())).collect()
}

/// A session without a greeting, in which these were sent with their letters as tags.
fn pipelined(commands: &[(Command, &'static str)]) -> Tagged {
    let mut session = Tagged::resumed();
    for (command, tag) in commands {
        session.tagged(*command, tag).expect("there is room");
    }
    session
}

#[test]
fn each_reply_has_the_tag_of_its_command() {
    let mut session = pipelined(&[(Command::Noop, "a"), (Command::Noop, "b"), (Command::Retr, "c")]);
    assert_eq!(
        [200, 200, 150, 226].map(|number| tag(&mut session, number)),
        [Some("a"), Some("b"), Some("c"), Some("c")]
    );
    assert_eq!(tag(&mut session, 421), None, "nothing waits");
}

#[test]
fn a_repeated_reply_has_the_tag_of_its_command() {
    let mut session = pipelined(&[(Command::Syst, "a"), (Command::Mkd, "b")]);
    assert_eq!([215, 257].map(|number| tag(&mut session, number)), [Some("a"), Some("b")]);
    let again = session.reply(code(257));
    assert_eq!((again.tag, again.verdict), (Some("b"), Verdict::Broken(Rule::AfterEnd)));
}

/// A session drops the tag of a command that is over if it needs the place.
#[test]
fn a_repeated_reply_has_no_tag_if_it_was_dropped() {
    let mut session = Session::<&str, 2>::resumed();
    session.tagged(Command::Syst, "a").expect("there is room");
    session.reply(code(215));
    session.tagged(Command::Pwd, "b").expect("there is room");
    session.tagged(Command::Pasv, "c").expect("there is room");
    session.forget();
    let again = session.reply(code(215));
    assert_eq!((again.answered, again.tag), (Some(Command::Syst.into()), None));
    assert_eq!(again.verdict, Verdict::Broken(Rule::AfterEnd));
}

/// A client that keeps two commands in flight gets each reply with its own tag, although all commands are equal.
#[test]
fn a_client_that_is_always_one_command_ahead() {
    const FILES: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let mut session = pipelined(&[(Command::Size, FILES[0])]);
    for pair in FILES.windows(2) {
        session.tagged(Command::Size, pair[1]).expect("there is room");
        let outcome = session.reply(code(213));
        assert_eq!((outcome.tag, outcome.verdict), (Some(pair[0]), Verdict::Permitted));
    }
    assert_eq!(tag(&mut session, 213), Some("h"));
}

#[test]
fn the_greeting_and_commands_without_a_tag_have_none() {
    let mut session = Tagged::default();
    session.command(Command::Noop).expect("there is room");
    assert_eq!([220, 200].map(|number| tag(&mut session, number)), [None, None]);
}

#[test]
fn an_unanswered_command_is_reported_once() {
    let mut session = pipelined(&[(Command::Syst, "a")]);
    session.tagged(Command::Pwd, "b").expect("there is room");
    tag(&mut session, 215);
    session.tagged(Command::Pasv, "c").expect("there is room");
    assert_eq!(unanswered(&session), []);
    let outcome = session.reply(code(227));
    assert_eq!((outcome.tag, outcome.verdict), (Some("c"), Verdict::Broken(Rule::Unanswered)));
    assert_eq!(unanswered(&session), [(Command::Pwd.into(), Some("b"))]);
    session.tagged(Command::Noop, "d").expect("there is room");
    assert_eq!(unanswered(&session), []);
}

/// One reply for a transfer and its abort: both tags come back, one of them as unanswered.
#[test]
fn a_transfer_that_ends_with_its_abort_is_reported() {
    let mut session = pipelined(&[(Command::Stor, "a")]);
    tag(&mut session, 150);
    session.tagged(Command::Abor, "b").expect("there is room");
    let outcome = session.reply(code(225));
    assert_eq!((outcome.tag, outcome.verdict), (Some("b"), Verdict::Permitted));
    session.tagged(Command::Pwd, "c").expect("there is room");
    assert_eq!(tag(&mut session, 257), Some("c"));
    assert_eq!(unanswered(&session), [(Command::Stor.into(), Some("a"))]);
}

#[test]
fn forgotten_commands_are_reported() {
    let mut session = pipelined(&[(Command::Syst, "a"), (Command::Pwd, "b")]);
    session.forget();
    assert_eq!(unanswered(&session), [(Command::Syst.into(), Some("a")), (Command::Pwd.into(), Some("b"))]);
    assert_eq!(session.waiting().count(), 0);
}

#[test]
fn a_verdict_in_advance_changes_nothing() {
    let session = pipelined(&[(Command::Retr, "a"), (Command::Pwd, "b")]);
    let before = session.clone();
    for number in 100..700 {
        let code: RawCode = code(number);
        assert_eq!(session.judge(code), session.clone().reply(code).verdict, "{number}");
    }
    assert_eq!(session, before);
}
