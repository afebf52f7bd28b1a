//! Faults of a table of commands.

use ftp_codes_spec::{Commands, REPLIES, Table};

use super::Sound;

pub(super) const SOUND: Sound = Sound { text: TEXT, read };

fn read(text: &str) -> Option<ftp_codes_spec::Refused> {
    let replies = Table::parse(REPLIES).expect("spec/replies.toml is valid");
    Commands::parse(text, &replies).err()
}

const TEXT: &str = r#"[greeting]
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
argument = "required"
kind = "access control"
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
argument = "required"
kind = "access control"
standing = "standard"
defined = "RFC 959 §4.1.1"
completion = [230, 202]
doc = "Hide it."

[[command]]
verb = "RETR"
title = "retrieve"
syntax = "RETR <SP> <pathname>"
argument = "required"
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

#[test]
fn none() {
    SOUND.check(&[
        ("[greeting]", "# §\r\n[greeting]", &[]),
        ("amended = [", "amended = [] #", &[]),
        ("\"RFC 2228 §8.2\"", "\"RFC 2228 §8.2 (USER)\"", &[]),
        ("\"RFC 2228 §8.2\"", "\"a manual\"", &[]),
        ("syntax = \"USER <SP> <username>\"", "syntax = '\"User\" SP username'", &[]),
        ("failure = [450]", "failure = [450, 426]", &[]),
        ("[[any]]\ndefined = \"RFC 959 §4.2.2\"\nfailure = [421]\ndoc = \"Any command.\"\n", "", &[]),
    ]);
    assert_eq!(SOUND.faults(&SOUND.text.replace('\n', "\r\n")), [""; 0]);
}

#[test]
fn tables() {
    SOUND.check(&[
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
    assert_eq!(SOUND.faults(""), [no("greeting"), no("unknown"), no_command]);
}

#[test]
fn all_at_once() {
    let text = SOUND.changed(&[
        ("completion = [220]", "completion = [320]"),
        ("\"USER\"", "\"user\""),
        ("(after AUTH)", "after AUTH"),
        ("source = ", "sorce = "),
        ("verbs = [\"PASS\"]", "verbs = [\"ACCT\"]"),
        ("[230, 202]", "[230, 230]"),
        ("\"service\"", "\"servce\""),
    ]);
    assert_eq!(
        SOUND.faults(&text),
        [
            "4:25: 320 is not a listed reply (the nearest is 331); add a row for it, or remove it",
            "19:8: verb `user` cannot be used; a verb is a capital letter A to Z, then capitals and digits, such as `RETR`",
            "26:12: unexpected ` after AUTH` after the citation in `amended`; put a remark in parentheses: `RFC n §s (remark)`",
            "32:29: unknown key `sorce`; did you mean `source`?",
            "34:40: unknown verb `ACCT`; add a `[[command]]` for it",
            "45:20: duplicate code `230`, first defined at 45:15; remove one of them",
            "53:8: unknown kind `servce`; did you mean `service`?",
        ]
    );
}
