//! Faults of a table of replies.

use ftp_codes_spec::Table;

use super::Sound;

const SOUND: Sound = Sound { text: TEXT, read: |text| Table::parse(text).err() };

const TEXT: &str = r#"[[class]]
digit = 2
name = "Done"
text = "Done"
doc = "It is done."
defined = "RFC 959 §4.2"

[[class]]
digit = 5
name = "Failed"
text = "Failed"
doc = "It is not done."
defined = "RFC 959 §4.2"

[[group]]
digit = 0
name = "Syntax"
text = "Syntax"
doc = "About the command."
defined = "RFC 959 §4.2"

[[reply]]
code = 200
name = "Okay"
headline = "Command okay."
text = "Command okay. And more."
standing = "standard"
defined = "RFC 959 §4.2.2"
amended = ["RFC 2228 §3 (PBSZ)", 'RFC 959 App. II', "a manual"]
doc = """
Go on.

The next command may follow."""
grammar = '''
a = b
'''

[[reply]]
code = 500
name = "NoCommand"
headline = "Syntax error."
text = "Syntax error."
standing = "de-facto"
defined = "our manual, page 3"
doc = "Stop."
"#;

#[test]
fn none() {
    SOUND.check(&[
        ("[[class]]", "\u{feff}[[class]]", &[]),
        ("[[class]]", "# a remark §\r\n\r\n[[class]]", &[]),
        ("digit = 2", "digit = +2", &[]),
        ("standard", "historic", &[]),
        ("standard", "extension", &[]),
        ("doc = \"Stop.\"", "doc = \"Stop.\\n\\n\\tNow.\"", &[]),
        ("defined = \"our manual, page 3\"", "defined = \"RFC 1639 §3\"", &[]),
        ("amended = [", "amended = [] #", &[]),
    ]);
    let no_groups = SOUND.text.replace("[[group]]\ndigit = 0", "[[class]]\ndigit = 1");
    assert_eq!(SOUND.faults(&no_groups), [""; 0]);
    assert_eq!(SOUND.faults(&SOUND.text.replace('\n', "\r\n")), [""; 0]);
}

#[test]
fn keys() {
    SOUND.check(&[
        ("digit = 2\n", "", &["1:1: missing key `digit`; add `digit = ...`"]),
        ("text = \"Syntax\"\n", "", &["15:1: missing key `text`; add `text = \"...\"`"]),
        ("name = \"Okay\"\n", "", &["22:1: missing key `name`; add `name = \"...\"`"]),
        (
            "[[reply]]",
            "[[reply]]\n\n[[reply]]",
            &["22:1: missing keys `code`, `name`, `headline`, `standing`, `defined`, `doc`"],
        ),
        ("text = \"Command okay. And more.\"\n", "", &[]),
        ("headline", "headlne", &["25:1: unknown key `headlne`; did you mean `headline`?"]),
        ("headline", "'Headline'", &["25:1: unknown key `Headline`; did you mean `headline`?"]),
        (
            "doc = \"It is done.\"",
            "doc = \"It is done.\" # §\n\"§\" = 1",
            &["6:1: unknown key `§`; write `digit`, `name`, `text`, `doc` or `defined`"],
        ),
        ("grammar", "gramar", &["34:1: unknown key `gramar`; did you mean `grammar`?"]),
        ("name = \"Okay\"", "name.first = 1", &["24:14: `name` is a table, but should be a string"]),
    ]);
}

#[test]
fn types() {
    SOUND.check(&[
        (
            "code = 500",
            "code = \"500\"",
            &["39:8: `code` is the string `500`, but should be an integer; remove the quotes"],
        ),
        ("code = 500", "code = 500.0", &["39:8: `code` is the float 500.0, but should be an integer"]),
        ("\"Okay\"", "1", &["24:8: `name` is the integer 1, but should be a string"]),
        ("\"Okay\"", "true", &["24:8: `name` is the boolean true, but should be a string"]),
        ("\"Okay\"", "[]", &["24:8: `name` is an array, but should be a string"]),
        ("\"Okay\"", "{}", &["24:8: `name` is a table, but should be a string"]),
        ("amended = [", "amended = 1 #", &["29:11: `amended` is the integer 1, but should be an array of strings"]),
        (
            "grammar =",
            "template = \"yes\"\ngrammar =",
            &["34:12: `template` is the string `yes`, but should be `true` or `false`"],
        ),
        (
            "grammar =",
            "observed = [{ by = \"vsftpd\" }]\ngrammar =",
            &["34:13: missing key `evidence`; add `evidence = \"...\"`"],
        ),
        ("\"a manual\"", "3", &["29:53: `amended` is the integer 3, but should be a string"]),
    ]);
}

#[test]
fn tables() {
    SOUND.check(&[
        ("[[group]]", "[[grup]]", &["15:3: unknown table `grup`; did you mean `group`?"]),
        ("[[class]]", "x = 1\n[[class]]", &["1:1: unknown table `x`; write `class`, `group` or `reply`"]),
        ("[[group]]", "[group]", &["15:1: `group` is a table, but should be rows; begin each with `[[group]]`"]),
        (
            "[[class]]",
            "group = [3]\n[[class]]",
            &["16:3: duplicate key `group`, first defined at 1:1; remove one of them"],
        ),
    ]);
    let rows = |text: &str| SOUND.faults(&format!("{text}\nclass = []\n"));
    let no_class = "1:1: the table has no `[[class]]`; add a row for each first digit";
    let no_reply = "1:1: the table has no `[[reply]]`; add a row for each code";
    assert_eq!(SOUND.faults(""), [no_class, no_reply]);
    assert_eq!(SOUND.faults("# nothing\n"), [no_class, no_reply]);
    assert_eq!(rows(""), [no_class, no_reply]);
    assert_eq!(rows("replie = 1"), ["1:1: unknown table `replie`; did you mean `reply`?", no_class]);
    assert_eq!(
        rows("reply = 'x'"),
        [no_class, "1:9: `reply` is the string `x`, but should be rows; begin each with `[[reply]]`"]
    );
    assert_eq!(
        rows("reply = [550]"),
        [no_class, "1:10: `reply` is the integer 550, but should be rows; begin each with `[[reply]]`"]
    );
    // One mistake in `[[class]]` is not reported again for every code.
    assert_eq!(
        SOUND.faults(&SOUND.text.replace("[[class]]", "[[clas]]")),
        ["1:3: unknown table `clas`; did you mean `class`?"]
    );
}

#[test]
fn digits_and_codes() {
    let three = |code: &str| format!("39:8: `code` is {code}, but a code has three digits, 100 to 999");
    for code in ["99", "0", "-5", "1000", "65836", "9223372036854775807", "-9223372036854775808"] {
        assert_eq!(SOUND.faults(&SOUND.changed(&[("code = 500", &format!("code = {code}"))])), [three(code)]);
    }
    SOUND.check(&[
        // This may be the class of 200, so that code is not reported.
        ("digit = 2", "digit = 0", &["2:9: `digit` is 0, but the digit of a class is 1 to 9"]),
        ("digit = 0", "digit = 10", &["16:9: `digit` is 10, but the digit of a group is 0 to 9"]),
        ("digit = 0", "digit = -1", &["16:9: `digit` is -1, but the digit of a group is 0 to 9"]),
        ("code = 500", "code = 700", &["39:8: code 700 has no class; add a `[[class]]` with `digit = 7`"]),
        ("code = 500", "code = 590", &["39:8: code 590 has no group; add a `[[group]]` with `digit = 9`"]),
        (
            "code = 500",
            "code = 999",
            &[
                "39:8: code 999 has no class; add a `[[class]]` with `digit = 9`",
                "39:8: code 999 has no group; add a `[[group]]` with `digit = 9`",
            ],
        ),
    ]);
}

#[test]
fn twice() {
    SOUND.check(&[
        ("code = 500", "code = 200", &["39:8: duplicate code `200`, first defined at 23:8; remove one of them"]),
        (
            "digit = 5",
            "digit = 2",
            &[
                "9:9: duplicate digit `2`, first defined at 2:9; remove one of them",
                "39:8: code 500 has no class; add a `[[class]]` with `digit = 5`",
            ],
        ),
        ("NoCommand", "Okay", &["40:8: duplicate name `Okay` among the replies, also at 24:8; rename one of them"]),
        (
            "Failed",
            "Done",
            &["10:8: duplicate name `Done` among the classes and groups, also at 3:8; rename one of them"],
        ),
        (
            "Syntax",
            "Done",
            &["17:8: duplicate name `Done` among the classes and groups, also at 3:8; rename one of them"],
        ),
        ("Syntax", "DONE", &["17:8: name `DONE` collides with `Done` at 3:8: both become `done`; rename one of them"]),
        ("NoCommand", "OKay", &[]),
    ]);
    let colliding = SOUND.changed(&[("Okay", "FTPCode"), ("NoCommand", "FtpCode")]);
    assert_eq!(
        SOUND.faults(&colliding),
        ["40:8: name `FtpCode` collides with `FTPCode` at 24:8: both become `ftp_code`; rename one of them"]
    );
    // The names of a class and of a reply never collide.
    assert_eq!(SOUND.faults(&SOUND.changed(&[("Okay", "Done")])), [""; 0]);
}

#[test]
fn names() {
    let bad = "a name is a capital letter A to Z, then letters and digits, such as `NotLoggedIn`";
    for name in ["okay", "not_okay", "2Fast", "Not Okay", "Ökay", "Okay!", "r#Okay", "'Okay'"] {
        let expected = format!("24:8: name `{name}` cannot be used; {bad}");
        assert_eq!(SOUND.faults(&SOUND.changed(&[("Okay", name)])), [expected]);
    }
    SOUND.check(&[
        ("Okay", "Self", &["24:8: name `Self` cannot be used; it is a Rust keyword; choose another name"]),
        (
            "Done",
            "ALL",
            &["3:8: name `ALL` cannot be used; it would hide the constant `ALL`; choose another name, such as `All`"],
        ),
    ]);
}

#[test]
fn texts() {
    let one_line = "write it on one line, without control characters";
    let plain = "write it without control characters";
    let cases: &[(&str, &str, String)] = &[
        ("\"Okay\"", "\"\"", "24:8: `name` is empty; write some text".to_owned()),
        ("\"Okay\"", "''", "24:8: `name` is empty; write some text".to_owned()),
        ("\"Okay\"", "\"\"\"\"\"\"", "24:8: `name` is empty; write some text".to_owned()),
        ("\"Okay\"", "\"\"\"\r\n\"\"\"", "24:8: `name` is empty; write some text".to_owned()),
        ("\"Okay\"", "\"\"\"\\\n\"\"\"", "24:8: `name` is empty; write some text".to_owned()),
        ("\"Command okay.\"", "\" \\t\"", "25:12: `headline` is empty; write some text".to_owned()),
        ("\"Command okay.\"", "\"a\\nb\"", format!("25:12: `headline` contains `\\n`; {one_line}")),
        ("\"Command okay.\"", "'''\na\r\nb'''", format!("25:12: `headline` contains `\\n`; {one_line}")),
        ("\"Command okay.\"", "\"a\\u2028b\"", format!("25:12: `headline` contains `\\u{{2028}}`; {one_line}")),
        ("\"Failed\"\ndoc", "\"\\u0007\"\ndoc", format!("11:8: `text` contains `\\u{{7}}`; {one_line}")),
        ("\"It is done.\"", "\"\\n\"", "5:7: `doc` is empty; write some text".to_owned()),
        ("\"It is done.\"", "\"a\\rb\"", format!("5:7: `doc` contains `\\r`; {plain}")),
        ("a = b", "", "34:11: `grammar` is empty; write some text".to_owned()),
        ("\"a manual\"", "\"\"", "29:53: `amended` is empty; write some text".to_owned()),
        ("\"a manual\"", "\"\\n\"", "29:53: `amended` is empty; write some text".to_owned()),
        // A comment that ends like the quotes before a text.
        ("\"a manual\"", "# '''\n\"\"", "30:1: `amended` is empty; write some text".to_owned()),
        ("\"our manual, page 3\"", "\" \"", "44:11: `defined` is empty; write some text".to_owned()),
    ];
    for (from, to, expected) in cases {
        assert_eq!(SOUND.faults(&SOUND.changed(&[(from, to)])), [expected.as_str()], "{from:?} -> {to:?}");
    }
}

#[test]
fn standing_and_sources() {
    let cite = "an RFC is cited as `RFC 959 §4.2.2` or `RFC 959 App. II`";
    SOUND.check(&[
        ("\"standard\"", "\"standart\"", &["27:12: unknown standing `standart`; did you mean `standard`?"]),
        (
            "\"standard\"",
            "\"good\"",
            &["27:12: unknown standing `good`; write `standard`, `extension`, `historic` or `de-facto`"],
        ),
        ("defined = \"RFC 959 §4.2.2\"\n", "", &["22:1: missing key `defined`; add `defined = \"...\"`"]),
        (
            "§4.2.2\"",
            "§4.2.2, §5.4\"",
            &[
                "28:11: unexpected `, §5.4` after the citation in `defined`; cite one section, and put the others in `amended` or `doc`",
            ],
        ),
        (
            "(PBSZ)",
            "PBSZ",
            &[
                "29:12: unexpected ` PBSZ` after the citation in `amended`; put a remark in parentheses: `RFC n §s (remark)`",
            ],
        ),
    ]);
    for source in ["RFC 959", "RFC959 §4", "rfc 959 §4", "RFC 959 4.2.2", " RFC 959 §4", "RFC 959 §", "RFC 99999 §1"]
    {
        let expected = format!("28:11: `defined` is `{source}`; {cite}");
        assert_eq!(SOUND.faults(&SOUND.changed(&[("RFC 959 §4.2.2", source)])), [expected]);
        let expected = format!("29:34: `amended` is `{source}`; {cite}");
        assert_eq!(SOUND.faults(&SOUND.changed(&[("'RFC 959 App. II'", &format!("\"{source}\""))])), [expected]);
    }
}

#[test]
fn all_at_once() {
    let text = SOUND.changed(&[
        ("digit = 2", "digit = 'two'"),
        ("\"Failed\"", "\"failed\""),
        ("[[group]]", "[[grup]]"),
        ("code = 200", "code = 20"),
        ("\"standard\"", "7"),
        ("defined = \"RFC 959 §4.2.2\"", "defined = \"RFC 959\"\nsince = 1985"),
        ("NoCommand", "Okay"),
    ]);
    assert_eq!(
        SOUND.faults(&text),
        [
            "2:9: `digit` is the string `two`, but should be an integer",
            "10:8: name `failed` cannot be used; a name is a capital letter A to Z, then letters and digits, such as `NotLoggedIn`",
            "15:3: unknown table `grup`; did you mean `group`?",
            "23:8: `code` is 20, but a code has three digits, 100 to 999",
            "27:12: `standing` is the integer 7, but should be a string",
            "28:11: `defined` is `RFC 959`; an RFC is cited as `RFC 959 §4.2.2` or `RFC 959 App. II`",
            "29:1: unknown key `since`; write `code`, `name`, `headline`, `template`, `text`, `standing`, `defined`, `amended`, `observed`, `aliases`, `doc` or `grammar`",
            "41:8: duplicate name `Okay` among the replies, also at 24:8; rename one of them",
        ]
    );
}
