//! Formats of logs: the recorded ones, and transcripts of real servers in the words of other programs.

use std::path::Path;

use serde_json::Value;

use crate::object::{members, objects};
use crate::transcript::transcripts;

/// Code and verb of each reply.
type Rows = Vec<(String, String)>;

/// The logs that were recorded, by name, each with the replies that can be seen in it: the code, and the verb of the
/// command that it answers. `CONNECT` is the greeting, `-` a command that the log does not show.
fn recorded() -> Vec<(String, Vec<u8>, Rows)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/logs");
    let entries = folder.read_dir().expect("there are logs").map(|entry| entry.expect("a file").path());
    let mut truths: Vec<_> = entries.filter(|path| path.to_string_lossy().ends_with(".truth.tsv")).collect();
    truths.sort();
    let logs = truths.into_iter().map(|truth| {
        let path = truth.to_string_lossy().trim_end_matches(".truth.tsv").to_owned();
        let rows = std::fs::read_to_string(&truth).expect("it can be read");
        let rows = rows.lines().map(|row| row.split_once('\t').expect("two cells"));
        let rows = rows.map(|(code, verb)| (code.to_owned(), verb.to_owned())).collect();
        let name = path.rsplit('/').next().expect("a name").to_owned();
        (name, std::fs::read(&path).expect("it can be read"), rows)
    });
    logs.collect()
}

/// Code and command of each reply, as the truth has them.
fn found(log: &[u8]) -> Vec<(String, String)> {
    let row = |reply: &Value| {
        let verb = reply["command"].as_str().unwrap_or("-").to_owned();
        (reply["code"].to_string(), verb)
    };
    objects(&[], log).iter().map(row).collect()
}

fn expected(truth: &[(String, String)]) -> Vec<(String, String)> {
    let row = |(code, verb): &(String, String)| (code.clone(), verb.replace("CONNECT", "-"));
    truth.iter().map(row).collect()
}

#[test]
fn every_reply_of_the_recorded_logs_is_found_and_nothing_else_is() {
    let logs = recorded();
    assert!(logs.len() >= 35, "only {} logs", logs.len());
    for (name, log, truth) in &logs {
        assert_eq!(found(log), expected(truth), "{name}");
    }
}

/// The same logs as they come out of other hands.
#[test]
fn what_is_done_to_a_log_on_its_way_does_not_matter() {
    let prefixed = |log: &[u8], prefix: &str| -> Vec<u8> {
        let lines = log.split_inclusive(|byte| *byte == b'\n');
        lines.flat_map(|line| [prefix.as_bytes(), line].concat()).collect()
    };
    for (name, log, truth) in recorded() {
        let expected = expected(&truth);
        let crlf: Vec<u8> =
            log.iter().flat_map(|byte| if *byte == b'\n' { b"\r\n".to_vec() } else { vec![*byte] }).collect();
        assert_eq!(found(&crlf), expected, "{name} with CR LF");
        assert_eq!(found(&[b"\xef\xbb\xbf".as_slice(), &log].concat()), expected, "{name} after a byte order mark");
        let coloured = prefixed(&log, "\x1b[32m");
        assert_eq!(found(&coloured), expected, "{name} in colour");
        // Packets are wrapped by their tools, and columns are counted from the beginning of a line.
        let is_client = ["curl", "lftp", "netftp", "ftplib", "filezilla"].iter().any(|tool| name.starts_with(tool));
        for prefix in ["2026-11-21T14:17:21.123456789Z ", "Nov 21 14:17:21 host job[77]: ", "[14:17:21] "] {
            if is_client {
                assert_eq!(found(&prefixed(&log, prefix)), expected, "{name} after `{prefix}`");
            }
        }
    }
}

/// Logs of the same session: the packets that tcpflow shows as they are, and what others make of them.
#[test]
fn all_logs_of_a_session_have_the_same_verdicts() {
    let logs = recorded();
    let verdicts = |log: &[u8]| -> Vec<Value> {
        objects(&[], log).iter().map(|reply| members(reply, &["code", "command", "verdict", "rule"])).collect()
    };
    let log = |wanted: &str| &logs.iter().find(|(name, ..)| name == wanted).expect(wanted).1;
    for (first, others) in [
        (
            "tcpflow-c-vsftpd.log",
            ["vsftpd-protocol.log", "tcpdump-oneline-vsftpd.log", "tshark-oneline-vsftpd.log", "ngrep-vsftpd.log"]
                .as_slice(),
        ),
        ("ngrep-byline-proftpd.log", &["tcpdump-n-oneline-proftpd.log", "tshark-oneline-Yftp-proftpd.log"]),
    ] {
        for other in others {
            assert_eq!(verdicts(log(other)), verdicts(log(first)), "{other}");
        }
    }
    // Of an access log every second reply is missing, and none of those that are there is blamed.
    for (name, log, _) in &logs {
        let blamed = objects(&[], log).iter().filter(|reply| !reply["rule"].is_null()).count();
        assert_eq!(blamed, 0, "{name}");
    }
}

/// What one side has said, in the words of a program.
type Written = fn(&str, bool) -> String;

/// How other programs write what a transcript has after `C: ` and `S: `.
const WRITTEN: &[(&str, Written)] = &[
    ("curl", |text, is_reply| format!("{} {text}\n", if is_reply { "<" } else { ">" })),
    ("lftp", |text, is_reply| format!("{} {text}\n", if is_reply { "<---" } else { "--->" })),
    ("ftp", |text, is_reply| if is_reply { format!("{text}\n") } else { format!("---> {text}\n") }),
    ("filezilla", |text, is_reply| {
        format!("2026-11-21 14:23:13 12967 1 {}: {text}\n", if is_reply { "Response" } else { "Command" })
    }),
    ("winscp", |text, is_reply| format!("{} 2026-11-21 14:17:21.570 {text}\n", if is_reply { "<" } else { ">" })),
    ("vsftpd", |text, is_reply| {
        let kind = if is_reply { "response" } else { "command" };
        format!("Sat Nov 21 14:16:53 2026 [pid 2] FTP {kind}: Client \"127.0.0.1\", \"{text}\"\n")
    }),
    ("rclone", |text, is_reply| {
        format!("2026/11/21 14:17:21 DEBUG : FTP {}x: {text:?}\n", if is_reply { "R" } else { "T" })
    }),
    ("ngrep", |text, is_reply| {
        let (from, to) = if is_reply { (21, 40894) } else { (40894, 21) };
        format!("T 127.0.0.1:{from} -> 127.0.0.1:{to} [AP] #4\n{text}.\n\n")
    }),
    ("syslog", |text, is_reply| {
        format!("Nov 21 14:17:21 host app[7]: {}: {text}\n", if is_reply { "Server" } else { "Client" })
    }),
];

/// The lines of a transcript that other programs can write, and what is said in them.
fn said(transcript: &str) -> Option<Vec<(&str, bool)>> {
    let lines = transcript.lines().filter_map(|line| {
        let reply = line.strip_prefix("S: ").map(|text| (text, true));
        reply.or_else(|| line.strip_prefix("C: ").map(|text| (text, false)))
    });
    let lines: Vec<_> = lines.collect();
    // Bytes that are not text, lines without an end, and empty lines are not written alike by all of them.
    let is_plain =
        |text: &str| !text.is_empty() && text.chars().all(|letter| (' '..='~').contains(&letter) && letter != '\\');
    let is_alike = lines.iter().all(|(text, is_reply)| is_plain(text) && (*is_reply || !text.starts_with(' ')));
    (is_alike && transcript.matches(" C connect").count() == 1).then_some(lines)
}

#[test]
fn the_verdicts_of_a_log_are_those_of_the_transcript() {
    let verdicts = |log: &[u8]| -> Vec<Value> {
        objects(&[], log).iter().map(|reply| members(reply, &["code", "command", "verdict", "rule"])).collect()
    };
    let mut count = 0;
    for (name, transcript) in transcripts() {
        let text = String::from_utf8_lossy(&transcript).into_owned();
        let Some(said) = said(&text) else { continue };
        let expected = verdicts(&transcript);
        for (program, write) in WRITTEN {
            let log: String = said.iter().map(|(text, is_reply)| write(text, *is_reply)).collect();
            assert_eq!(verdicts(log.as_bytes()), expected, "{name} as {program} would write it");
        }
        count += 1;
    }
    assert!(count >= 10, "only {count} transcripts");
}

#[test]
fn without_a_known_form_nothing_is_invented() {
    for log in [
        "10.0.0.1 - - [21/Nov/2026:14:17:22 +0000] \"GET /220 HTTP/1.1\" 200 5\n",
        "220 bytes from 10.0.0.1: icmp_seq=1 ttl=64\n",
        "GET\t/x\t200\tOK\n",
        "time=14:17:21 status=230 path=/\n",
        "{\"status\":550,\"message\":\"no\"}\n",
        "  530 not in the first column\n",
    ] {
        assert!(objects(&[], log.as_bytes()).is_empty(), "{log}");
    }
}
