//! Judges recorded sessions with real servers: `tests/data/violations.tsv`.
//!
//! The table lists every verdict that is not `permitted`, on servers and on the scripts that talked to them, and the reason
//! for it. To update it after an intended change:
//!
//! ```text
//! BLESS=1 cargo test --test session recorded
//! ```
//!
//! The column `why` is kept, and is `?` in new rows: replace it by what the RFC says. To print the table for another folder
//! of transcripts:
//!
//! ```text
//! FTP_TRANSCRIPTS=/some/folder cargo test --test session recorded -- --nocapture
//! ```

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ftp_codes::Command;
use ftp_codes::exchange::{Rule, Session, Verdict};

use crate::transcript::{Line, Message, of_recording, of_transcript};

const HEAD: &str = "server\tside\tcommand\tcode\tverdict\trule\ttimes\texample\twhy\n";

/// Server, side, command, code, verdict and rule.
type Key = [String; 6];

struct Found {
    times: usize,
    example: String,
}

/// `vsftpd-3.0.3` of `vsftpd-3.0.3-weird-c1`.
fn server(name: &str) -> &str {
    let is_version = |part: &str| part.starts_with(|digit: char| digit.is_ascii_digit());
    let parts: Vec<&str> = name.split('-').collect();
    let version = parts.iter().position(|part| is_version(part)).expect("a name has a version");
    let end = parts[..=version].iter().map(|part| part.len() + 1).sum::<usize>() - 1;
    &name[..end]
}

/// The transcripts and recordings that are kept, or the transcripts of another folder, by name.
pub(crate) fn conversations() -> Vec<(String, Vec<Line>)> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let folders = match std::env::var_os("FTP_TRANSCRIPTS") {
        Some(folder) => vec![PathBuf::from(folder)],
        None => vec![data.join("transcripts"), data.join("recordings")],
    };
    let files = folders.iter().flat_map(|folder| folder.read_dir().expect("there are conversations"));
    let mut paths: Vec<PathBuf> = files.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_stem()?.to_str()?.to_owned();
        let lines = match path.extension()?.to_str()? {
            "txt" => of_transcript(&std::fs::read(path).ok()?),
            // The others are the same conversations as the transcripts of these names.
            "jsonl" if !folders[0].join(format!("{name}.txt")).exists() => of_recording(&std::fs::read(path).ok()?),
            _ => return None,
        };
        Some((name, lines))
    };
    paths.iter().filter_map(read).collect()
}

/// Calls `report` with every verdict. Returns how many commands and replies there are.
fn judge(lines: &[Line], mut report: impl FnMut(Option<Command>, String, Option<u16>, Verdict, usize)) -> usize {
    let mut session: Session<String, 128> = Session::default();
    let mut count = 0;
    for Line { message, number, .. } in lines {
        count += 1;
        match message {
            Message::Connected => {
                session = Session::default();
                count -= 1;
            }
            Message::Command(verb) => {
                let command = Command::from_verb(verb.as_bytes());
                let is_verb = verb.bytes().all(|byte| byte.is_ascii_alphanumeric());
                let verb = if is_verb { verb } else { "(garbage)" }.to_owned();
                let verdict = session.tagged(command, verb.clone()).unwrap_or_else(|_| {
                    session.forget();
                    session.tagged(command, verb.clone()).expect("there is room")
                });
                report(command, verb.clone(), None, verdict, *number);
            }
            Message::Reply(code) => {
                let outcome = session.reply(*code);
                let verb = outcome.tag.or_else(|| outcome.answered.map(|request| request.to_string()));
                let command = outcome.answered.and_then(|request| request.command());
                report(command, verb.unwrap_or_else(|| "-".to_owned()), Some(code.code()), outcome.verdict, *number);
            }
        }
    }
    count
}

fn found() -> (BTreeMap<Key, Found>, usize) {
    let mut rows: BTreeMap<Key, Found> = BTreeMap::new();
    let mut count = 0;
    for (name, lines) in conversations() {
        count += judge(&lines, |_, verb, code, verdict, number| {
            let Some(rule) = verdict.rule() else { return };
            let side = if code.is_some() { "server" } else { "client" };
            // A client that does not wait would have a row for every command it sends.
            let verb = if rule == Rule::NotWaited { "-".to_owned() } else { verb };
            let code = code.map_or_else(|| "-".to_owned(), |code| code.to_string());
            let [verdict, rule] = [verdict.name(), rule.name()];
            let key =
                [server(&name), side, &verb, &code, verdict, rule].map(|cell| cell.replace(char::is_control, " "));
            let text = lines.iter().find(|line| line.number == number).map_or("", |line| &line.text);
            let text: String = text.replace(char::is_control, " ").chars().take(60).collect();
            let example = format!("{text} ({name}, line {number})");
            rows.entry(key).or_insert(Found { times: 0, example }).times += 1;
        });
    }
    (rows, count)
}

/// The reason for each verdict in the kept table.
fn reasons(table: &str) -> BTreeMap<Key, String> {
    let rows = table.lines().skip(1).map(|row| row.split('\t').map(str::to_owned).collect::<Vec<_>>());
    let read = |cells: Vec<String>| {
        let key = cells.get(..6)?.to_vec().try_into().ok()?;
        Some((key, cells.get(8)?.clone()))
    };
    rows.filter_map(read).collect()
}

fn table(rows: &BTreeMap<Key, Found>, reasons: &BTreeMap<Key, String>) -> String {
    let rows = rows.iter().map(|(key, Found { times, example })| {
        let why = reasons.get(key).map_or("?", String::as_str);
        format!("{}\t{times}\t{example}\t{why}\n", key.join("\t"))
    });
    format!("{HEAD}{}", rows.collect::<String>())
}

#[test]
fn every_verdict_is_listed_with_a_reason() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/violations.tsv");
    let kept = std::fs::read_to_string(path).expect("the table is kept").replace("\r\n", "\n");
    let (rows, count) = found();
    if std::env::var_os("FTP_TRANSCRIPTS").is_some() {
        print!("{}", table(&rows, &BTreeMap::new()));
        let of = |side: &str, verdict: &str| {
            let rows = rows.iter().filter(|(key, _)| key[1] == side && key[4] == verdict);
            rows.map(|(_, found)| found.times).sum::<usize>()
        };
        println!("{count} commands and replies");
        for (side, verdict) in
            [("server", "broken"), ("server", "tolerated"), ("client", "broken"), ("client", "tolerated")]
        {
            println!("{side} {verdict}: {}", of(side, verdict));
        }
        return;
    }
    let made = table(&rows, &reasons(&kept));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &made).expect("the table is written");
        return;
    }
    for (kept, made) in kept.lines().zip(made.lines()) {
        assert_eq!(made, kept, "the head of `tests/session/recorded.rs` says how to update the table");
    }
    assert_eq!(made.lines().count(), kept.lines().count());
    for (key, why) in reasons(&kept) {
        let rule = Rule::ALL.iter().find(|rule| rule.name() == key[5]).expect("a rule");
        assert!(why.contains(rule.section()) && why.len() > rule.section().len() + 10, "no reason for {key:?}: {why}");
    }
}

/// How each conversation ends: the login, and how many commands wait.
const ENDS: [(&str, &str); 12] = [
    ("aioftp-0.28.3-abor-c1", "logged in, 2 waiting"),
    ("ftp-srv-4.6.3-dataerr", "logged in, 0 waiting"),
    ("gridftp-13.24-client-put", "logged in, 0 waiting"),
    ("gridftp-13.24-params", "logged in, 0 waiting"),
    ("inetutils-ftpd-2.4-banner", "logged in, 0 waiting"),
    ("pure-ftpd-1.0.50-banner", "logged in, 0 waiting"),
    ("pure-ftpd-1.0.50-tls-required-c1", "logged in, 0 waiting"),
    ("pyftpdlib-2.2.0-abor-c1", "logged in, 0 waiting"),
    ("pyftpdlib-2.2.0-banner", "logged in, 0 waiting"),
    ("uftpd-2.17-pipeline", "logged out, 6 waiting"),
    ("vsftpd-3.0.3-banner", "logged in, 0 waiting"),
    ("vsftpd-3.0.3-weird-c1", "logged in, 0 waiting"),
];

#[test]
fn how_conversations_end() {
    let conversations = BTreeMap::from_iter(conversations());
    for (name, expected) in ENDS {
        let Some(lines) = conversations.get(name) else { continue };
        let mut session: Session<(), 128> = Session::default();
        for line in lines {
            match &line.message {
                Message::Connected => session = Session::default(),
                Message::Command(verb) => {
                    session.command(Command::from_verb(verb.as_bytes())).expect("128 are enough");
                }
                Message::Reply(code) => drop(session.reply(*code)),
            }
        }
        assert_eq!(format!("{}, {} waiting", session.login(), session.waiting().count()), expected, "{name}");
    }
}

#[test]
fn a_server_is_the_name_and_the_version() {
    assert_eq!(server("vsftpd-3.0.3-weird-c1"), "vsftpd-3.0.3");
    assert_eq!(server("ftp-srv-4.6.3-bare"), "ftp-srv-4.6.3");
}

/// The verb and the verdict of the reply with this code in this line.
fn verdict_at(name: &str, at: usize) -> String {
    let conversations = BTreeMap::from_iter(conversations());
    let mut found = String::new();
    judge(&conversations[name], |_, verb, code, verdict, number| {
        if number == at && code.is_some() {
            found = format!("{verb}: {verdict}");
        }
    });
    found
}

/// Replies that a judge which is out of step would attribute to other commands.
#[test]
fn no_command_is_blamed_for_another() {
    if std::env::var_os("FTP_TRANSCRIPTS").is_some() {
        return;
    }
    for (name, line, expected) in [
        // `ABOR` is never answered: what comes next is for `PASV`.
        ("ftp-srv-4.6.3-abor-c1", 17, "PASV: broken: an earlier command has not been answered (RFC 959 §4.2)"),
        // Nor is `SITE`.
        ("ftp-srv-4.6.3-bare", 55, "SYST: broken: an earlier command has not been answered (RFC 959 §4.2)"),
        ("ftp-srv-4.6.3-bare", 57, "STAT: permitted"),
        // Two replies to one command, before the next one is sent.
        (
            "inetutils-ftpd-2.4-prelogin",
            48,
            "PORT: broken: a further reply to a command that has been answered (RFC 959 §5.4)",
        ),
        // The reply to `REIN` has another code.
        (
            "pyftpdlib-2.2.0-bare",
            240,
            "REIN: tolerated: a code other than those listed for the command (RFC 1123 §4.1.2.11)",
        ),
    ] {
        assert_eq!(verdict_at(name, line), expected, "{name}, line {line}");
    }
}

/// A second `AUTH` that the server ignores changes nothing, nor does a failed login.
#[test]
fn login_and_protection() {
    let conversations = BTreeMap::from_iter(conversations());
    for (name, last, expected) in [
        ("ftp-srv-4.6.3-tls", 27, (false, true)),
        ("ftp-srv-4.6.3-tls", usize::MAX, (true, true)),
        ("inetutils-ftpd-2.4-logins", 15, (false, false)),
        ("inetutils-ftpd-2.4-logins", 34, (true, false)),
    ] {
        let Some(lines) = conversations.get(name) else { continue };
        let mut session: Session<(), 128> = Session::default();
        for Line { message, .. } in lines.iter().take_while(|line| line.number <= last) {
            match message {
                Message::Connected => {}
                Message::Command(verb) => {
                    session.command(Command::from_verb(verb.as_bytes())).expect("there is room");
                }
                Message::Reply(code) => drop(session.reply(*code)),
            }
        }
        let is_logged_in = session.login() == ftp_codes::exchange::Login::LoggedIn;
        assert_eq!((is_logged_in, session.is_protected()), expected, "{name}");
    }
}
