//! A code is its number (feature `serde`).
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use ftp_codes::{RawCode, ReplyCode};
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
fn another_number_is_a_clear_error() {
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
