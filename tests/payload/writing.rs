//! No value can be built that cannot be sent.

use std::collections::HashSet;

use ftp_codes::payload::{
    Base64Data, Challenge, Fact, FactNames, Facts, Feature, FileHash, OtpChallenge, PathName, Payload, PayloadKind,
    RestartMarker, SystemType, UniqueFile,
};
use ftp_codes::reply::{OwnedReply, Reply};
use ftp_codes::{Command, ReplyCode};

/// Whether a constructor accepts a text.
type Accepts = fn(&str) -> bool;

/// Every text that is an argument of a constructor.
const TEXTS: [(&str, Accepts); 19] = [
    ("Challenge", |text| Challenge::new(text.as_bytes()).is_some()),
    ("FactNames", |text| FactNames::new(&format!("{text};")).is_some()),
    ("Fact, name", |text| Fact::new(text, "").is_some()),
    ("Fact, value", |text| Fact::new("type", text).is_some()),
    ("Facts, path", |text| Facts::new(&[], text.as_bytes()).is_some()),
    ("Feature, label", |text| Feature::new(text, "").is_some()),
    ("Feature, parameters", |text| Feature::new("REST", text).is_some()),
    ("FileHash, algorithm", |text| FileHash::new(text, "00ff", b"name").is_some()),
    ("FileHash, digest", |text| FileHash::new("MD5", text, b"name").is_some()),
    ("FileHash, name", |text| FileHash::new("MD5", "00ff", text.as_bytes()).is_some()),
    ("OtpChallenge, algorithm", |text| OtpChallenge::new(text, 1, "seed").is_some()),
    ("OtpChallenge, seed", |text| OtpChallenge::new("md5", 1, text).is_some()),
    ("PathName", |text| PathName::new(text.as_bytes()).is_some()),
    ("PathName, commentary", |text| PathName::new(b"/").unwrap().with_commentary(text.as_bytes()).is_some()),
    ("RestartMarker, user", |text| RestartMarker::new(text, "1").is_some()),
    ("RestartMarker, server", |text| RestartMarker::new("1", text).is_some()),
    ("Base64Data", |text| Base64Data::new(text).is_some()),
    ("SystemType", |text| SystemType::new(text.as_bytes(), text.as_bytes()).is_some()),
    ("UniqueFile", |text| UniqueFile::new(text.as_bytes()).is_some()),
];

#[test]
fn no_text_with_a_line_end_is_accepted() {
    for (name, accepts) in TEXTS {
        assert!(accepts("abcd"), "{name}");
        for byte in ["\r", "\n", "\0", "\r\n"] {
            for text in [format!("{byte}abcd"), format!("ab{byte}cd"), format!("abcd{byte}"), byte.to_owned()] {
                assert!(!accepts(&text), "{name} accepts {text:?}");
            }
        }
    }
    assert_eq!(SystemType::new(b"UNIX", b"a\nb"), None);
    assert_eq!(SystemType::new(b"UN\nIX", b""), None);
}

#[test]
fn a_code_whose_text_holds_a_value_cannot_be_sent_without_one() {
    for &code in ReplyCode::ALL {
        let kind = PayloadKind::of(None, code.raw());
        assert!(kind.is_none() || OwnedReply::try_from(code).is_err(), "{code} can be sent without its value");
        assert_eq!(OwnedReply::try_from(code).is_err(), code.is_template(), "{code}");
    }
}

#[test]
fn equal_payloads_have_equal_hashes() {
    let replies = [
        &b"257 \"/q\"\"uote\" created\r\n"[..],
        b"257 \"/q\"uote\" created\r\n",
        b"211-Features:\r\n SIZE\r\n211 End\r\n",
        b"211-Extensions\r\nSIZE\r\n211 END\r\n",
        b"631 MjAwIE9LDQo=\r\n",
        b"631-MjAwIE9LDQo=\r\n631 MjAwIE9LDQo=\r\n",
    ];
    let replies = replies.map(|bytes| Reply::parse(bytes).unwrap());
    let payloads: HashSet<Payload<'_>> =
        replies.iter().map(|reply| Payload::read(Command::Feat, reply).unwrap().value).collect();
    assert_eq!(payloads.len(), 4);
}
