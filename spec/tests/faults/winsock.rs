//! Faults of a table of Windows Sockets errors.

use ftp_codes_spec::Winsock;

use super::Sound;

const SOUND: Sound = Sound { text: TEXT, read: |text| Winsock::parse(text).err() };

const TEXT: &str = r#"[[winsock]]
code = 10060
name = "TimedOut"
constant = "WSAETIMEDOUT"
text = "Connection timed out."
doc = "The server did not answer."
error_kind = "TimedOut"

[[winsock]]
code = 10068
name = "TooManyUsers"
constant = "WSAEUSERS"
text = "User quota exceeded."
doc = "Ran out of user quota."
"#;

#[test]
fn every_fault() {
    let series = "but an error of this series is 10000 to 11999";
    let capitals = "a constant is `WSA` and more capital letters, such as `WSAETIMEDOUT`";
    let cases = [
        ("10068", "9999", format!("10:8: `code` is 9999, {series}")),
        ("10068", "12000", format!("10:8: `code` is 12000, {series}")),
        ("10068", "-1", format!("10:8: `code` is -1, {series}")),
        ("10068", "10060", "10:8: duplicate code `10060`, first defined at 2:8; remove one of them".to_owned()),
        (
            "TooManyUsers",
            "TimedOut",
            "11:8: duplicate name `TimedOut` among the errors, also at 3:8; rename one of them".to_owned(),
        ),
        (
            "WSAEUSERS",
            "WSAETIMEDOUT",
            "12:12: duplicate constant `WSAETIMEDOUT`, first defined at 4:12; remove one of them".to_owned(),
        ),
        ("WSAEUSERS", "WSA", format!("12:12: `constant` is `WSA`; {capitals}")),
        ("WSAEUSERS", "EUSERS", format!("12:12: `constant` is `EUSERS`; {capitals}")),
        ("WSAEUSERS", "WSAeusers", format!("12:12: `constant` is `WSAeusers`; {capitals}")),
        (
            "\"TimedOut\"\n\n",
            "\"Timedout\"\n\n",
            "7:14: unknown error kind `Timedout`; did you mean `TimedOut`?".to_owned(),
        ),
        (
            "\"TimedOut\"\n\n",
            "\"Quux\"\n\n",
            "7:14: unknown error kind `Quux`; write a variant of `std::io::ErrorKind`".to_owned(),
        ),
        (
            "error_kind",
            "kind",
            "7:1: unknown key `kind`; write `code`, `name`, `constant`, `text`, `doc` or `error_kind`".to_owned(),
        ),
        ("text = \"User quota exceeded.\"\n", "", "9:1: missing key `text`; add `text = \"...\"`".to_owned()),
    ];
    for (from, to, expected) in cases {
        assert_eq!(SOUND.faults(&SOUND.changed(&[(from, to)])), [expected], "{from:?} -> {to:?}");
    }
    for (from, to) in [("10068", "10000"), ("10068", "11999"), ("error_kind = \"TimedOut\"", "")] {
        assert_eq!(SOUND.faults(&SOUND.changed(&[(from, to)])), [""; 0], "{from:?} -> {to:?}");
    }
    let empty = Winsock::parse("").map_err(|refused| refused.to_string());
    assert_eq!(empty, Err("1:1: the table has no `[[winsock]]`; add a row for each error".to_owned()));
}
