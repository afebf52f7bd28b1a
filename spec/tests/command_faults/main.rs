//! Text in, faults out, for the table of commands.

#![allow(clippy::expect_used, reason = "a test may panic")]

mod codes;
mod rows;

use ftp_codes_spec::{Commands, REPLIES, Table};

/// A table without a fault; each case below changes something in it.
const SOUND: &str = r#"[greeting]
defined = "RFC 959 §5.4"
preliminary = [120]
secondary_completion = [220]
completion = [220]
doc = "Wait for it."

[unknown]
defined = "RFC 959 §4.2"
error = [500, 502]
doc = "Try another."

[[any]]
defined = "RFC 959 §4.2.2"
failure = [421]
doc = "Any command."

[[command]]
verb = "USER"
title = "user name"
syntax = "USER <SP> <username>"
kind = "access-control"
standing = "standard"
defined = "RFC 959 §4.1.1"
amended = ["RFC 2228 §4 (after AUTH)"]
completion = [230]
intermediate = [331]
failure = [530]
error = [500, 501]
added = [
    { intermediate = [336], source = "RFC 2228 §8.2" },
]
next = [{ after = [331, 336], verbs = ["PASS"] }]
doc = "Begin a login."

[[command]]
verb = "PASS"
title = "password"
syntax = "PASS <SP> <password>"
kind = "access-control"
standing = "standard"
defined = "RFC 959 §4.1.1"
completion = [230, 202]
doc = "Hide it."

[[command]]
verb = "RETR"
title = "retrieve"
syntax = "RETR <SP> <pathname>"
kind = "service"
standing = "standard"
defined = "RFC 959 §4.1.3"
preliminary = [125, 150]
marker = [110]
secondary_completion = [226]
secondary_failure = [426, 451]
failure = [450]
doc = "Read the data."
"#;

fn faults(text: &str) -> Vec<String> {
    let replies = Table::parse(REPLIES).expect("spec/replies.toml is a right table");
    match Commands::parse(text, &replies) {
        Ok(_) => Vec::new(),
        Err(refused) => refused.faults.iter().map(ToString::to_string).collect(),
    }
}

/// The sound table with the first `from` of each change turned into its `to`.
fn changed(changes: &[(&str, &str)]) -> String {
    let mut text = SOUND.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "nothing to change: {from}");
        text = text.replacen(from, to, 1);
    }
    text
}

fn check(cases: &[(&str, &str, &[&str])]) {
    for (from, to, expected) in cases {
        let text = changed(&[(from, to)]);
        assert_eq!(faults(&text), *expected, "{from:?} -> {to:?}");
    }
}

#[test]
fn none() {
    check(&[
        ("[greeting]", "# §\r\n[greeting]", &[]),
        ("amended = [", "amended = [] #", &[]),
        ("\"RFC 2228 §8.2\"", "\"RFC 2228 §8.2 (USER)\"", &[]),
        ("\"RFC 2228 §8.2\"", "\"a manual\"", &[]),
        ("syntax = \"USER <SP> <username>\"", "syntax = '\"User\" SP username'", &[]),
        ("failure = [450]", "failure = [450, 426]", &[]),
        ("[[any]]\ndefined = \"RFC 959 §4.2.2\"\nfailure = [421]\ndoc = \"Any command.\"\n", "", &[]),
    ]);
    assert_eq!(faults(&SOUND.replace('\n', "\r\n")), [""; 0]);
}

#[test]
fn tables() {
    check(&[
        ("[greeting]", "[greting]", &["1:2: unknown table `greting`; did you mean `greeting`?"]),
        (
            "[greeting]",
            "[[greeting]]",
            &["1:1: `greeting` is an array, but should be one table; begin it with `[greeting]`"],
        ),
        ("[greeting]", "unknwn = 1\n[greeting]", &["1:1: unknown table `unknwn`; did you mean `unknown`?"]),
        (
            "[unknown]\ndefined = \"RFC 959 §4.2\"\nerror = [500, 502]\ndoc = \"Try another.\"\n",
            "",
            &["1:1: the table has no `[unknown]`; add it, with its replies"],
        ),
        ("[[any]]", "[any]", &["13:1: `any` is a table, but should be rows; begin each with `[[any]]`"]),
        ("doc = \"Try another.\"", "dok = \"Try another.\"", &["11:1: unknown key `dok`; did you mean `doc`?"]),
        ("doc = \"Any command.\"\n", "", &["13:1: missing key `doc`; add `doc = \"...\"`"]),
    ]);
    let no = |table: &str| format!("1:1: the table has no `[{table}]`; add it, with its replies");
    let no_command = "1:1: the table has no `[[command]]`; add a row for each command".to_owned();
    assert_eq!(faults(""), [no("greeting"), no("unknown"), no_command]);
}

#[test]
fn all_at_once() {
    let text = changed(&[
        ("completion = [220]", "completion = [320]"),
        ("\"USER\"", "\"user\""),
        ("(after AUTH)", "after AUTH"),
        ("source = ", "sorce = "),
        ("verbs = [\"PASS\"]", "verbs = [\"ACCT\"]"),
        ("[230, 202]", "[230, 230]"),
        ("\"service\"", "\"servce\""),
    ]);
    assert_eq!(
        faults(&text),
        [
            "4:25: code 320 is not in the table of replies, whose nearest is 331; list it there, or leave it out",
            "19:8: verb `user` cannot be used; a verb is a capital letter A to Z, then capitals and digits, such as `RETR`",
            "25:12: `amended` goes on with ` after AUTH` after its source; put a remark in parentheses: `RFC n §s (remark)`",
            "31:29: unknown key `sorce`; did you mean `source`?",
            "33:40: unknown verb `ACCT`; add a `[[command]]` for it",
            "43:20: code `230` stands twice, first at 43:15; remove one of them",
            "50:8: unknown kind `servce`; did you mean `service`?",
        ]
    );
}

#[test]
fn the_sound_rows_remain() {
    let replies = Table::parse(REPLIES).expect("spec/replies.toml is a right table");
    let kept = |from: &str, to: &str| {
        let refused = Commands::parse(&changed(&[(from, to)]), &replies).expect_err("the change is a fault");
        let sound = refused.sound;
        let verbs: Vec<String> = sound.commands.iter().map(|command| command.verb.clone()).collect();
        let next = sound.command("USER").map(|user| user.next(331).len());
        (sound.greeting.doc.is_empty(), sound.any.len(), verbs.join(" "), next)
    };
    assert_eq!(kept("[120]", "[121]"), (true, 1, "USER PASS RETR".to_owned(), Some(1)));
    assert_eq!(kept("[421]", "[221]"), (false, 0, "USER PASS RETR".to_owned(), Some(1)));
    assert_eq!(kept("\"USER\"", "\"user\""), (false, 1, "PASS RETR".to_owned(), None));
    // What must follow was itself left out.
    assert_eq!(kept("[230, 202]", "[230, 302]"), (false, 1, "USER RETR".to_owned(), Some(0)));
    assert_eq!(kept("verb = \"USER\"", "verb = "), (true, 0, String::new(), None));
}
