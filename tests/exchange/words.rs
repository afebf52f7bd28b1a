//! The texts of verdicts, and the sections that they cite.

use ftp_codes::exchange::{Event, Exchange, Login, Request, Rule, Session, Step, TooManyWaiting, Verdict};
use ftp_codes::{Command, CommandKind, Part};

use crate::code;

/// The verdict on the last of some replies.
fn verdict(request: Request, replies: &[u16]) -> String {
    let mut exchange = Exchange::of(request);
    let verdicts = replies.iter().map(|number| exchange.reply(code(*number)).verdict);
    verdicts.last().expect("a reply").to_string()
}

#[test]
fn each_rule_of_replies() {
    let retr = Request::Command(Command::Retr);
    let of = Request::Command;
    for (request, replies, words) in [
        (retr, &[150, 226][..], "permitted"),
        (retr, &[226], "broken: a preliminary reply should have come before (RFC 959 §5.4)"),
        (retr, &[110], "broken: a preliminary reply should have come before (RFC 959 §5.4)"),
        (retr, &[425], "tolerated: a preliminary reply should have come before (RFC 959 §5.4)"),
        (retr, &[150, 150], "broken: a second preliminary reply to one command (RFC 959 §4.2)"),
        (retr, &[150, 112], "permitted"),
        (retr, &[150, 119], "tolerated: a code other than those listed for the command (RFC 1123 §4.1.2.11)"),
        (retr, &[150, 550], "tolerated: a code other than those listed for the command (RFC 1123 §4.1.2.11)"),
        (retr, &[150, 226, 226], "broken: a further reply to a command that has been answered (RFC 959 §5.4)"),
        (of(Command::Noop), &[150], "broken: no reply with this first digit is listed for the command (RFC 959 §5.4)"),
        (of(Command::Noop), &[402], "tolerated: a code other than those listed for the command (RFC 1123 §4.1.2.11)"),
        (of(Command::Noop), &[502], "tolerated: a code other than those listed for the command (RFC 1123 §4.1.2.11)"),
        (of(Command::Prot), &[550], "broken: not a documented reply to this security command (RFC 2228 §3)"),
        (Request::Unknown, &[299], "tolerated: a code other than those listed for the command (RFC 1123 §4.1.2.11)"),
        (Request::Connection, &[120, 220], "permitted"),
        (Request::Connection, &[500], "tolerated: a code other than those listed for the command (RFC 1123 §4.1.2.11)"),
        (
            Request::Connection,
            &[331],
            "broken: no reply with this first digit is listed for the command (RFC 959 §5.4)",
        ),
    ] {
        assert_eq!(verdict(request, replies), words, "{replies:?} to {request}");
    }
}

#[test]
fn each_rule_cites_a_section() {
    for rule in Rule::ALL {
        assert!(rule.section().starts_with("RFC ") && rule.section().contains('§'), "{rule:?}");
        let words = rule.to_string();
        assert!(words.starts_with(|first: char| first.is_ascii_lowercase()) && !words.ends_with('.'), "{words}");
        assert_eq!(Rule::ALL.iter().filter(|other| other.to_string() == words).count(), 1, "{words}");
        assert_eq!(Rule::ALL.iter().filter(|other| other.name() == rule.name()).count(), 1, "{rule:?}");
        assert_eq!(Verdict::Broken(*rule).to_string(), format!("broken: {words} ({})", rule.section()));
    }
}

#[test]
fn names_are_for_programs_and_words_for_people() {
    for (name, words, expected_name, expected_words) in [
        (Step::FailedForGood.name(), Step::FailedForGood.to_string(), "failed-for-good", "failed for good"),
        (Step::Send(&[Command::Pass]).name(), Step::Send(&[Command::Pass]).to_string(), "send", "send PASS"),
        (Event::StartTls.name(), Event::StartTls.to_string(), "start-tls", "start TLS"),
        (Login::NeedsPassword.name(), Login::NeedsPassword.to_string(), "needs-password", "needs password"),
    ] {
        assert_eq!((name, words.as_str()), (expected_name, expected_words));
    }
    // A name follows from that of the variant: `MissingPreliminary` is `missing-preliminary`.
    let kebab = |name: String| {
        let letters = name.char_indices().flat_map(|(at, letter)| {
            let hyphen = (at > 0 && letter.is_ascii_uppercase()).then_some('-');
            hyphen.into_iter().chain([letter.to_ascii_lowercase()])
        });
        letters.collect::<String>()
    };
    Rule::ALL.iter().for_each(|rule| assert_eq!(rule.name(), kebab(format!("{rule:?}"))));
    Part::ALL.iter().for_each(|part| assert_eq!(part.name(), kebab(format!("{part:?}"))));
    CommandKind::ALL.iter().for_each(|kind| assert_eq!(kind.name(), kebab(format!("{kind:?}"))));
}

#[test]
fn words() {
    assert_eq!(Step::Send(&[Command::Pass, Command::Acct]).to_string(), "send PASS or ACCT");
    assert_eq!(Step::Send(&[]).to_string(), "send the next command");
    assert_eq!(format!("{:>8}|", Step::Done), "    done|");
    assert_eq!(format!("{:<6}|", Request::Command(Command::Pwd)), "PWD   |");
    assert_eq!(Exchange::from(Request::Connection), Exchange::greeting());
    assert_eq!(Request::from(None).to_string(), "unknown command");
    assert_eq!(Request::Connection.to_string(), "connection");
    assert_eq!(Event::StartTls.to_string(), "start TLS");
    assert_eq!(Login::default().to_string(), "logged out");
    let mut session = Session::<(), 1>::resumed();
    session.command(Command::Noop).expect("room for one");
    let full: TooManyWaiting = session.command(Command::Noop).expect_err("no room for two");
    let words = "the session is full, 1 waiting for a reply; read a reply before the next command, or call `forget`";
    assert_eq!(full.to_string(), words);
}
