//! With the feature `serde`, a code is serialized as its number, and a payload or argument as its text.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

use ftp_codes::argument::{DataType, ExtendedHostPort, FileTime, HostPort, Mechanism, Options};
use ftp_codes::exchange::{Rule, Verdict};
use ftp_codes::payload::{
    ChangedFacts, ExtendedPassiveAddress, FactNames, FileSize, ModificationTime, PassiveAddress, PathName, UniqueFile,
};
use ftp_codes::{Command, RawCode, ReplyCode};
use serde_json::{from_str, to_string};

#[test]
fn every_code_is_its_number() {
    for number in 100..=699 {
        let raw = RawCode::new(number).expect("a code");
        assert_eq!(to_string(&raw).expect("a number"), number.to_string());
        assert_eq!(from_str::<RawCode>(&number.to_string()).expect("a code"), raw);
        let Some(code) = raw.listed() else { continue };
        assert_eq!(to_string(&code).expect("a number"), number.to_string());
        assert_eq!(from_str::<ReplyCode>(&number.to_string()).expect("a code"), code);
    }
}

#[test]
fn a_number_that_is_not_a_code_is_a_clear_error() {
    let cases = [
        ("99", "invalid value: integer `99`, expected the number of a reply code, from 100 to 699"),
        ("700", "invalid value: integer `700`, expected the number of a reply code, from 100 to 699"),
        ("65756", "invalid value: integer `65756`, expected the number of a reply code, from 100 to 699"),
        ("-220", "invalid value: integer `-220`, expected the number of a reply code, from 100 to 699"),
        ("\"220\"", "invalid type: string \"220\", expected the number of a reply code, from 100 to 699"),
    ];
    for (json, message) in cases {
        let error = from_str::<RawCode>(json).expect_err(json).to_string();
        assert!(error.starts_with(message), "{error}");
    }
    let error = from_str::<ReplyCode>("299").expect_err("not listed").to_string();
    assert!(error.starts_with("invalid value: integer `299`, expected the number of a listed reply code"), "{error}");
}

#[test]
fn a_command_is_its_verb_and_a_verdict_its_name() {
    for command in Command::ALL {
        let json = to_string(command).expect("text");
        assert_eq!(json, format!("\"{}\"", command.verb()));
        assert_eq!(from_str::<Command>(&json.to_lowercase()).expect("a verb"), *command);
    }
    let of_rules = Rule::ALL.iter().flat_map(|rule| [Verdict::Tolerated(*rule), Verdict::Broken(*rule)]);
    for verdict in of_rules.chain([Verdict::Permitted]) {
        let json = to_string(&verdict).expect("text");
        assert_eq!(from_str::<Verdict>(&json).expect("a verdict"), verdict);
    }
    assert_eq!(to_string(&Verdict::Broken(Rule::AfterEnd)).expect("text"), "\"broken: after-end\"");
    let error = from_str::<Verdict>("\"broken\"").expect_err("no rule").to_string();
    assert!(error.starts_with("invalid value: string \"broken\", expected `permitted`, or a verdict"), "{error}");
    let error = from_str::<Command>("\"XYZZY\"").expect_err("not listed").to_string();
    assert!(error.starts_with("invalid value: string \"XYZZY\", expected the verb of a listed"), "{error}");
}

/// Asserts that the value is written as this text, and read back from it.
macro_rules! is_text {
    ($value:expr, $json:expr) => {
        assert_eq!(to_string(&$value).expect("text"), $json);
        assert_same(from_str($json).expect("a value"), $value);
    };
}

/// Both are of one type.
fn assert_same<T: PartialEq + core::fmt::Debug>(one: T, other: T) {
    assert_eq!(one, other);
}

#[test]
fn a_payload_is_its_text() {
    is_text!(FileSize::new(1024), r#""1024""#);
    is_text!(ModificationTime::from_unix_timestamp(0).expect("a time"), r#""19700101000000""#);
    let address = PassiveAddress::new("127.0.0.1:1025".parse().expect("an address")).expect("a port");
    is_text!(address, r#""Entering Passive Mode (127,0,0,1,4,1).""#);
    is_text!(ExtendedPassiveAddress::new(1).expect("a port"), r#""Entering Extended Passive Mode (|||1|)""#);
    is_text!(FactNames::new("type;").expect("names"), r#""MLST OPTS type;""#);
    is_text!(UniqueFile::new(b"a b").expect("a name"), r#""FILE: a b""#);
    is_text!(ChangedFacts::parse(b"modify=1; a").expect("facts").value, r#""modify=1; a""#);
    // Lenient, as `parse` is.
    assert_eq!(from_str::<FileSize>(r#""1024 bytes""#).expect("a size"), FileSize::new(1024));
}

#[test]
fn an_argument_is_its_text() {
    is_text!(HostPort::parse(b"127,0,0,1,4,1").expect("an address"), r#""127,0,0,1,4,1""#);
    is_text!(ExtendedHostPort::parse(b"|2|::1|1025|").expect("an address"), r#""|2|::1|1025|""#);
    is_text!(DataType::Image, r#""I""#);
    is_text!(Mechanism::new("TLS").expect("a name"), r#""TLS""#);
    is_text!(Options::Utf8(true), r#""UTF8 ON""#);
    is_text!(FileTime::parse(b"20020717210715 a").expect("a time"), r#""20020717210715 a""#);
}

#[test]
fn what_is_not_a_text_is_an_error() {
    let error = from_str::<HostPort>(r#""127,0,0,1,4,1 ""#).unwrap_err();
    assert!(
        error.to_string().starts_with("text after the argument at byte 13: expected the end of the argument"),
        "{error}"
    );
    let error = from_str::<FileSize>("1024").unwrap_err();
    assert!(error.to_string().contains("expected the text of an FTP reply or argument"), "{error}");
    let path = PathName::new(b"/\xFF").expect("a path");
    assert_eq!(to_string(&path).unwrap_err().to_string(), "the text is not UTF-8");
    // JSON escapes the quotes of the text, so it cannot be borrowed.
    let path = PathName::new(b"/a").expect("a path");
    assert_eq!(to_string(&path).expect("text"), r#""\"/a\"""#);
    assert!(from_str::<PathName<'_>>(r#""\"/a\"""#).is_err());
}
