//! What servers did, followed to the end.

use ftp_codes::exchange::Session;

use crate::transcript::{Message, messages};

/// Each recording, and its remarks.
const RECORDED: [(&str, &[&str]); 12] = [
    ("aioftp-0.28.3-abor-c1", &["logged in; last event: logged in; waiting: 2"]),
    (
        "ftp-srv-4.6.3-dataerr",
        &[
            "S: 451 to LIST: tolerated: a preliminary reply should have come before (RFC 959 §5.4)",
            "S: 551 to RETR: tolerated: another code than those listed for the command (RFC 1123 §4.1.2.11)",
            "S: 451 to NLST: tolerated: a preliminary reply should have come before (RFC 959 §5.4)",
            "S: 550 to STOU: tolerated: another code than those listed for the command (RFC 1123 §4.1.2.11)",
            "S: 425 to PORT: tolerated: another code than those listed for the command (RFC 1123 §4.1.2.11)",
            "S: 425 to PORT: tolerated: another code than those listed for the command (RFC 1123 §4.1.2.11)",
            "S: 425 to PORT: tolerated: another code than those listed for the command (RFC 1123 §4.1.2.11)",
            "S: 425 to LIST: tolerated: a preliminary reply should have come before (RFC 959 §5.4)",
            "S: 425 to LIST: tolerated: a preliminary reply should have come before (RFC 959 §5.4)",
            "S: 229 to EPSV: broken: an earlier command has not been answered (RFC 959 §4.2)",
            "S: 551 to RETR: tolerated: another code than those listed for the command (RFC 1123 §4.1.2.11)",
            "S: 550 to STOR: tolerated: another code than those listed for the command (RFC 1123 §4.1.2.11)",
            "S: 551 to RETR: tolerated: another code than those listed for the command (RFC 1123 §4.1.2.11)",
            "S: 550 to STOR: tolerated: another code than those listed for the command (RFC 1123 §4.1.2.11)",
            "S: 551 to RETR: tolerated: another code than those listed for the command (RFC 1123 §4.1.2.11)",
            "S: 425 to EPRT: tolerated: another code than those listed for the command (RFC 1123 §4.1.2.11)",
            "logged in; last event: closing; waiting: 0",
        ],
    ),
    (
        "gridftp-13.24-client-put",
        &[
            "S: 112 to STOR: tolerated: another code than those listed for the command (RFC 1123 §4.1.2.11)",
            "S: 112 to STOR: tolerated: another code than those listed for the command (RFC 1123 §4.1.2.11)",
            "S: 111 to STOR: tolerated: another code than those listed for the command (RFC 1123 §4.1.2.11)",
            "logged in; last event: logged in; waiting: 0",
        ],
    ),
    ("gridftp-13.24-params", &["logged in; last event: closing; waiting: 0"]),
    ("inetutils-ftpd-2.4-banner", &["logged in; last event: closing; waiting: 0"]),
    ("pure-ftpd-1.0.50-banner", &["logged in; last event: closing; waiting: 0"]),
    (
        "pure-ftpd-1.0.50-tls-required-c1",
        &[
            "C: PASS: broken: the command that must come directly before has not been accepted (RFC 959 §4.2)",
            "logged in; last event: end TLS; waiting: 0",
        ],
    ),
    (
        "pyftpdlib-2.2.0-abor-c1",
        &[
            "C: NOOP: broken: sent before the end of an action that has begun (RFC 959 §4.2)",
            "S: 200 to NOOP: tolerated: the action that is running should have been completed first (RFC 959 §4.2)",
            "logged in; last event: closing; waiting: 0",
        ],
    ),
    (
        "pyftpdlib-2.2.0-banner",
        &[
            "S: 220 to connection: broken: a further reply to a command that has been answered (RFC 959 §5.4)",
            "logged in; last event: closing; waiting: 0",
        ],
    ),
    (
        "uftpd-2.17-pipeline",
        &[
            "S: 200 to SIZE: tolerated: another code than those listed for the command (RFC 1123 §4.1.2.11)",
            "S: 200 to -: broken: the oldest command that waits cannot get this reply, a later one can (RFC 959 §4.2)",
            "logged out; last event: ready; waiting: 83",
        ],
    ),
    ("vsftpd-3.0.3-banner", &["logged in; last event: closing; waiting: 0"]),
    (
        "vsftpd-3.0.3-weird-c1",
        &[
            "S: 200 to unknown command: tolerated: no source lists such replies to this command (RFC 1123 §4.1.2.11)",
            "logged in; last event: logged in; waiting: 0",
        ],
    ),
];

/// What is to be said of a connection: each reply that is not permitted, each command that breaks a rule, and the end.
fn remarks(text: &[u8]) -> String {
    let mut session: Session<(), 128> = Session::default();
    let mut remarks = Vec::new();
    let mut last = None;
    for message in messages(text) {
        match message {
            Message::Sent(command) => {
                let verdict = session.command(command).expect("128 are enough");
                let verb = command.map_or("unknown command", |command| command.verb());
                if verdict.is_broken() {
                    remarks.push(format!("C: {verb}: {verdict}"));
                }
            }
            Message::Received(code) => {
                let received = session.reply(code);
                last = received.event.or(last);
                let answered = received.answered.map_or("-".to_owned(), |request| request.to_string());
                if !received.verdict.is_permitted() {
                    remarks.push(format!("S: {} to {answered}: {}", code.code(), received.verdict));
                }
            }
        }
    }
    let last = last.map_or("nothing".to_owned(), |event| event.to_string());
    remarks.push(format!("{}; last event: {last}; waiting: {}", session.login(), session.waiting().count()));
    remarks.join("\n")
}

#[test]
fn each_recording() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/transcripts");
    for (name, expected) in RECORDED {
        let text = std::fs::read(format!("{folder}/{name}.txt")).expect("the recording is there");
        assert_eq!(remarks(&text), expected.join("\n"), "{name}");
    }
}
