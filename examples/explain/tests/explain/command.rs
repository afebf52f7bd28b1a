//! Commands: `explain RETR`, `--command`, and the lines of clients.

use serde_json::{Value, json};

use crate::object::{members, objects};
use crate::support::run;

/// The forms in which logs show that `SIZE x` was sent and `213 5` came.
const SIDES: [(&str, &str); 20] = [
    ("C: SIZE x", "S: 213 5"),
    ("C: SIZE x\\n", "S: 213 5\\n"),
    ("C: size x", "213 5"),
    ("Client: SIZE x", "Server: 213 5"),
    ("---> SIZE x", "<--- 213 5"),
    ("---> SIZE x", "213 5"),
    ("> SIZE x", "< 213 5"),
    ("[0-0] > SIZE x", "[0-0] < 213 5"),
    (">>> SIZE x", "<<< 213 5"),
    ("Net::FTP=GLOB(0x55d2c8)>>> SIZE x", "Net::FTP=GLOB(0x55d2c8)<<< 213 5"),
    ("-> SIZE x", "<- 213 5"),
    ("[I 2026-11-20 14:18:00] 127.0.0.1:53282-[u] <- SIZE x", "[I 2026-11-20 14:18:00] 127.0.0.1:53282-[u] -> 213 5"),
    ("Command:\tSIZE x", "Response:\t213 5"),
    ("(000001)2026-11-20 14:18:00 - u (127.0.0.1)> SIZE x", "(000001)2026-11-20 14:18:00 - u (127.0.0.1)> 213 5"),
    (
        "<20/11/2026 14:18:00> FTP Session 1 ::1 [Command] SIZE x",
        "<20/11/2026 14:18:00> FTP Session 1 ::1 [Response] 213 5",
    ),
    ("> 2026-11-20 14:18:00.000 SIZE x", "< 2026-11-20 14:18:00.000 213 5"),
    ("*cmd* 'SIZE x'\n*put* 'SIZE x\\r\\n'", "*get* '213 5\\n'\n*resp* '213 5'"),
    ("put: SIZE x", "get: 213 5"),
    ("14:18:00  Cmd: SIZE x", "14:18:00  213: 5"),
    (
        "Thu Nov 20 14:18:00 2026 [pid 2] [joe] FTP command: Client \"127.0.0.1\", \"SIZE x\"",
        "Thu Nov 20 14:18:00 2026 [pid 2] [joe] FTP response: Client \"127.0.0.1\", \"213 5\"",
    ),
];

#[test]
fn a_command_is_found_behind_every_prefix() {
    for (sent, received) in SIDES {
        let replies = objects(&[], format!("{sent}\n{received}\n{}\n", received.replace("213", "550")).as_bytes());
        let found: Vec<Value> =
            replies.iter().map(|reply| members(reply, &["command", "payload", "verdict"])).collect();
        let expected = [json!(["SIZE", {"type": "size", "size": 5}, "permitted"]), json!(["SIZE", null, "broken"])];
        assert_eq!(found, expected, "{sent}");
    }
}

#[test]
fn what_a_user_types_is_no_command() {
    let replies = objects(&[], b"ftp> size x\n213 5\n");
    assert_eq!(members(&replies[0], &["command", "verdict"]), json!([null, null]));
}

#[test]
fn a_verb_is_told_with_what_it_may_be_answered_with() {
    for verb in ["USER", "user", "User"] {
        let told = run(&[verb], b"");
        assert_eq!((told.code, told.err.as_str()), (0, ""));
        for part in [
            "USER user name\n",
            "USER <SP> <username> <CRLF>",
            "kind      access control",
            "standing  standard",
            "defined   RFC 959 §4.1.1",
            "completion           230 User logged in, proceed.",
            "intermediate         331 User name okay, need password.",
            "to any command       332 421",
            "next                 PASS after 331",
        ] {
            assert!(told.text().contains(part), "`{part}` is not in:\n{}", told.text());
        }
        assert!(!told.text().contains("to an extension"));
    }
    assert!(run(&["MDTM"], b"").text().contains("to an extension      202 500"));
}

#[test]
fn a_verb_is_an_object() {
    let object = &objects(&["--full", "retr"], b"")[0];
    let names = ["code", "name", "command", "syntax", "kind", "standing", "defined_in"];
    let expected =
        json!([null, "retrieve", "RETR", "RETR <SP> <pathname> <CRLF>", "service", "standard", "RFC 959 §4.1.3"]);
    assert_eq!(members(object, &names), expected);
    assert_eq!(object["replies"]["preliminary"], json!([125, 150]));
    assert_eq!(object["replies"]["secondary-completion"], json!([226, 250]));
    assert_eq!(objects(&["user"], b"")[0]["kind"], "access-control");
    assert_eq!(objects(&["RNFR"], b"")[0]["next"], json!([{"after": [350], "commands": ["RNTO"]}]));
}

#[test]
fn a_command_that_is_given_holds_until_a_client_is_heard() {
    let read = |log: &[u8]| -> Vec<Value> {
        let objects = objects(&["--command", "mdtm"], log);
        objects.iter().map(|reply| members(reply, &["command", "payload", "verdict"])).collect()
    };
    let time = json!({"type": "mdtm", "year": 2004, "month": 6, "day": 15, "hour": 12, "minute": 0, "second": 0, "nanos": null});
    let answer = json!(["MDTM", time, "permitted"]);
    assert_eq!(read(b"213 20040615120000\nS: 213 20040615120000\n"), [answer.clone(), answer]);
    assert_eq!(read(b"C: STAT\nS: 213 20040615120000\n"), [json!(["STAT", null, "permitted"])]);
}

#[test]
fn a_bad_verb_is_told() {
    for (arguments, part) in [
        (
            ["--command", "FOO"].as_slice(),
            "invalid value 'FOO' for '--command <VERB>': not a listed command; write one of USER, PASS",
        ),
        (&["--command="], "invalid value '' for '--command <VERB>'"),
        (&["--command"], "a value is required for '--command <VERB>'"),
    ] {
        let told = run(arguments, b"220 x\n");
        assert_eq!((told.code, told.text()), (2, ""), "{arguments:?}");
        assert!(told.err.contains(part), "{}", told.err);
    }
}
