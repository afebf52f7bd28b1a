//! What is written is read back as the same value, and reading never panics.

use core::fmt;
use core::net::{SocketAddr, SocketAddrV4};

use ftp_codes::payload::{
    AlgTranslation, Base64Data, Challenge, ChangedFacts, Delay, ExtendedPassiveAddress, Fact, FactNames, Facts,
    Feature, Features, FileHash, FileSize, LongPassiveAddress, ModificationTime, OtpChallenge, ParseError, Parsed,
    PassiveAddress, PathName, Payload, PayloadKind, ProtectedReply, ProtectionBufferSize, RestartMarker, RestartPoint,
    SupportedFamilies, SupportedProtocols, SystemType, TransferSize, UniqueFile,
};
use ftp_codes::reply::{OwnedReply, Reply};
use ftp_codes::wire::TextError;
use ftp_codes::{Command, ReplyCode};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::payloads::{cases, wire};

const KINDS: [PayloadKind; 25] = [
    PayloadKind::RestartMarker,
    PayloadKind::Delay,
    PayloadKind::UniqueFile,
    PayloadKind::TransferSize,
    PayloadKind::ProtectionBufferSize,
    PayloadKind::FactNames,
    PayloadKind::Features,
    PayloadKind::FileSize,
    PayloadKind::ModificationTime,
    PayloadKind::ChangedFacts,
    PayloadKind::FileHash,
    PayloadKind::SystemType,
    PayloadKind::AlgTranslation,
    PayloadKind::PassiveAddress,
    PayloadKind::LongPassiveAddress,
    PayloadKind::ExtendedPassiveAddress,
    PayloadKind::Base64Data,
    PayloadKind::Facts,
    PayloadKind::PathName,
    PayloadKind::OtpChallenge,
    PayloadKind::Challenge,
    PayloadKind::RestartPoint,
    PayloadKind::SupportedFamilies,
    PayloadKind::SupportedProtocols,
    PayloadKind::ProtectedReply,
];

/// Asserts that the value was read from its own text, in the form of the standard.
#[track_caller]
fn round_trips<T: PartialEq + fmt::Debug>(value: &T, read: Result<Parsed<T>, ParseError>) {
    assert_eq!(&read.unwrap().into_strict().unwrap(), value);
}

/// A value made of printable text: its text and its reply are read back.
macro_rules! text_round_trips {
    ($type:ident, $value:expr) => {{
        let value = $value;
        round_trips(&value, $type::parse(value.to_string().as_bytes()));
        let reply = OwnedReply::from(value.clone());
        assert_eq!(reply.code(), $type::CODE);
        round_trips(&value, $type::read(&reply));
    }};
}

/// A value made of any bytes: its bytes and its reply are read back.
macro_rules! bytes_round_trip {
    ($type:ident, $value:expr) => {{
        let value = $value;
        let bytes = value.to_bytes();
        round_trips(&value, $type::parse(&bytes));
        assert_eq!(value.to_string(), String::from_utf8_lossy(&bytes));
        let mut buffer = vec![0; bytes.len()];
        assert_eq!(value.write_to_slice(&mut buffer), Ok(bytes.len()));
        assert_eq!(buffer, bytes);
        let reply = OwnedReply::try_from(value.clone()).unwrap();
        assert_eq!(reply.code(), $type::CODE);
        round_trips(&value, $type::read(&reply));
    }};
}

/// Bytes that can be sent.
fn bytes(least: usize) -> impl Strategy<Value = Vec<u8>> {
    let sendable = any::<u8>().prop_filter("ends a line", |byte| !b"\r\n\0".contains(byte));
    vec(prop_oneof![sendable, prop::sample::select(&b"\" a\t()|,;=."[..])], least..20)
}

/// Texts that look like those of real replies.
fn plausible() -> impl Strategy<Value = Vec<u8>> {
    let words: &[&[u8]] = &[
        b"Entering (",
        b"10,0,0,1,4,5",
        b"(|||",
        b"|)",
        b"(!!!",
        b"|1|1.2.3.4|",
        b"6,16,",
        b"0,",
        b"FILE: ",
        b"PBSZ=",
        b"ADAT=",
        b"Zg==",
        b"MjAwIE9L",
        b"MLST OPTS ",
        b"type=file;",
        b"size=1;",
        b"UNIX",
        b"otp-md5 ",
        b"s/key ",
        b"dog2 ",
        b"20240229235960",
        b"19104022923595",
        b".5",
        b"1,024",
        b"1024",
        b"bytes",
        b"minutes",
        b"MARK a = b",
        b"SHA-1 ",
        b"00ff ",
        b"0-49 ",
        b"\"",
        b"\"\"",
        b"/a",
        b" ",
        b"\t",
        b"(",
        b")",
        b"\n",
        b"\r",
        b"\0",
        b"\xFF",
        b"\xC3\xA9",
        b"End",
        b"Features:",
        b"use ",
        b"EPSV",
        b";",
        b"=",
        b",",
        b".",
        b"-",
        b"+",
        b"|",
        b"7",
    ];
    vec(prop::sample::select(words), 0..10).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn numbers_round_trip(octets: u64, small: u32, address: SocketAddrV4, any: SocketAddr, port in 1..=u16::MAX) {
        text_round_trips!(FileSize, FileSize::new(octets));
        text_round_trips!(TransferSize, TransferSize::new(octets));
        text_round_trips!(RestartPoint, RestartPoint::new(octets));
        text_round_trips!(ProtectionBufferSize, ProtectionBufferSize::new(small));
        text_round_trips!(Delay, Delay::new(small));
        if let Some(address) = PassiveAddress::new(address) {
            text_round_trips!(PassiveAddress, address);
        }
        if let Some(address) = LongPassiveAddress::new(any) {
            text_round_trips!(LongPassiveAddress, address);
        }
        text_round_trips!(ExtendedPassiveAddress, ExtendedPassiveAddress::new(port).unwrap());
    }

    #[test]
    fn lists_of_numbers_round_trip(numbers in vec(any::<u16>(), 1..=8)) {
        text_round_trips!(SupportedProtocols, SupportedProtocols::new(&numbers).unwrap());
        text_round_trips!(SupportedFamilies, SupportedFamilies::new(&numbers).unwrap());
    }

    #[test]
    fn times_round_trip(
        date in (0..10_000_u16, 1..=12_u8, 1..=31_u8),
        time in (0..24_u8, 0..60_u8, 0..=60_u8),
        nanosecond in prop::option::of(0..1_000_000_000_u32),
    ) {
        let made = ModificationTime::new(date.0, date.1, date.2, time.0, time.1, time.2);
        let made = match nanosecond {
            Some(nanosecond) => made.and_then(|made| made.with_nanosecond(nanosecond)),
            None => made,
        };
        prop_assert!(made.is_some() || date.2 > 28);
        if let Some(made) = made {
            text_round_trips!(ModificationTime, made);
            let is_kept = made.second() < 60 && nanosecond.is_none_or(|nanosecond| nanosecond > 0);
            let system = made.to_system_time().filter(|_| is_kept);
            prop_assert_eq!(system.and_then(ModificationTime::from_system_time), system.map(|_| made));
        }
    }

    #[test]
    fn words_round_trip(first in "[!-~]{1,10}", second in "[!-~]{1,10}", letters in "[a-zA-Z0-9]{1,10}", number: u32) {
        text_round_trips!(RestartMarker, RestartMarker::new(&first, &second).unwrap());
        text_round_trips!(OtpChallenge, OtpChallenge::new(&letters, number, &letters).unwrap());
        let names = format!("{letters};{letters}*;");
        text_round_trips!(FactNames, FactNames::new(&names).unwrap());
        text_round_trips!(FactNames, FactNames::new("").unwrap());
        for &token in AlgTranslation::ALL {
            text_round_trips!(AlgTranslation, token);
        }
    }

    #[test]
    fn paths_round_trip(path in bytes(0), commentary in bytes(0), quotes in "[\"a ]{0,8}") {
        bytes_round_trip!(PathName, PathName::new(&path).unwrap().with_commentary(&commentary).unwrap());
        bytes_round_trip!(PathName, PathName::new(quotes.as_bytes()).unwrap().with_commentary(&commentary).unwrap());
    }

    #[test]
    fn files_round_trip(
        path in bytes(1),
        facts in vec(("[!-:<>-~]{1,6}", "[!-:<-~]{0,6}"), 0..4),
        digest in "([0-9a-f]{2}){1,8}",
        algorithm in "[!-~]{1,8}",
        range in prop::option::of((any::<u64>(), any::<u64>())),
    ) {
        bytes_round_trip!(UniqueFile, UniqueFile::new(&path).unwrap());
        let list: Vec<_> = facts.iter().map(|(name, value)| Fact::new(name, value).unwrap()).collect();
        let facts = Facts::new(&list, &path).unwrap();
        bytes_round_trip!(Facts, facts);
        let entry = facts.to_entry_bytes();
        round_trips(&facts, Facts::parse_entry(&entry));
        if let Some(changed) = ChangedFacts::new(facts) {
            bytes_round_trip!(ChangedFacts, changed);
        }
        let hash = FileHash::new(&algorithm, &digest, &path).unwrap();
        bytes_round_trip!(FileHash, range.map_or(hash, |(start, end)| hash.with_range(start, end)));
    }

    #[test]
    fn challenges_round_trip(challenge in bytes(0)) {
        if let Some(challenge) = Challenge::new(&challenge) {
            bytes_round_trip!(Challenge, challenge);
        }
        prop_assert_eq!(Challenge::new(&challenge).is_none(), challenge.contains(&b'"'));
    }

    /// Characters that the standard does not allow are a departure, but do not change the value.
    #[test]
    fn system_types_round_trip(name in bytes(1), text in bytes(0)) {
        if let Some(system) = SystemType::new(&name, &text) {
            let bytes = system.to_bytes();
            prop_assert_eq!(SystemType::parse(&bytes).unwrap().value, system);
        }
    }

    #[test]
    fn features_round_trip(list in vec(("[!-~]{1,8}", "([!-~]([ -~\t]{0,6}[!-~])?)?"), 0..5)) {
        let list: Vec<_> = list.iter().map(|(label, parameters)| Feature::new(label, parameters).unwrap()).collect();
        bytes_round_trip!(Features, Features::new(&list));
        for feature in &list {
            round_trips(feature, Feature::parse(&feature.to_bytes()));
        }
    }

    #[test]
    fn base64_round_trips(data in "([A-Za-z0-9+/]{4}){0,8}([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?") {
        let stated = Base64Data::new(&data).unwrap();
        round_trips(&stated, Base64Data::parse(stated.to_string().as_bytes()));
        let reply = stated.to_reply(ReplyCode::SecurityDataAccepted).unwrap();
        round_trips(&stated, Base64Data::read(&reply));
        let lines = [&*data, "Zg==", &*data];
        let protected = ProtectedReply::new(&lines).unwrap();
        round_trips(&protected, ProtectedReply::parse(protected.to_string().as_bytes()));
        let reply = protected.to_reply(ReplyCode::ConfidentialityProtected).unwrap();
        round_trips(&protected, ProtectedReply::read(&reply));
    }

    #[test]
    fn any_text_that_is_read_round_trips(text in vec(any::<u8>(), 0..64)) {
        read_as_everything(&text);
    }

    #[test]
    fn plausible_text_round_trips(text in plausible()) {
        read_as_everything(&text);
    }

    #[test]
    fn text_like_that_of_a_server_round_trips(
        case in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        byte in prop_oneof![any::<u8>(), prop::sample::select(&b"\" (),|0;=\n"[..])],
        inserts: bool,
    ) {
        let cases = cases();
        let wire = wire(case.get(&cases));
        let mut text = wire.get(4..).unwrap_or_default().trim_ascii_end().to_vec();
        let place = place.index(text.len() + 1);
        if inserts || place == text.len() { text.insert(place, byte) } else { text[place] = byte }
        read_as_everything(&text);
    }
}

#[test]
fn every_value_of_the_corpus_round_trips() {
    for case in cases() {
        read_as_everything(wire(&case).get(4..).unwrap().trim_ascii_end());
    }
}

/// Reads the text as every kind, writes what was read, and reads that again. Then reads it as a reply to commands.
fn read_as_everything(text: &[u8]) {
    for kind in KINDS {
        match kind.parse(text) {
            Err(error) => {
                let line = text.split(|byte| *byte == b'\n').nth(error.line() - 1).unwrap_or_default();
                let is_whole_text = kind != PayloadKind::ProtectedReply;
                let shown = if is_whole_text { text } else { line };
                assert!(shown[error.offset()..].starts_with(error.found()), "{kind:?}: {error}");
            }
            Ok(read) => {
                assert_eq!(read.value.kind(), kind);
                let bytes = read.value.to_bytes();
                let again = kind.parse(&bytes);
                assert_eq!(again.map(|again| again.value), Ok(read.value), "{kind:?} of {}", text.escape_ascii());
            }
        }
    }
    for kind in [PayloadKind::PathName, PayloadKind::UniqueFile, PayloadKind::Facts, PayloadKind::Features] {
        let Ok(read) = kind.parse(text) else { continue };
        // What cannot be sent is refused, and what is sent is read back.
        if let Ok(reply) = to_reply(read.value.clone()) {
            assert_eq!(kind.read(&reply).unwrap().value, read.value, "{kind:?} of {}", text.escape_ascii());
        }
    }
    let _ = ModificationTime::parse(text).map(|read| (read.value.unix_timestamp(), read.value.to_system_time()));
    reads_replies(text);
}

fn to_reply(payload: Payload<'_>) -> Result<OwnedReply, TextError> {
    match payload {
        Payload::PathName(path) => path.try_into(),
        Payload::UniqueFile(file) => file.try_into(),
        Payload::Facts(facts) => facts.try_into(),
        Payload::Features(features) => features.try_into(),
        other => panic!("{other:?}"),
    }
}

const VERBS: [&str; 16] = [
    "", "STOU", "RETR", "PBSZ", "OPTS", "FEAT", "SIZE", "MDTM", "MFMT", "HASH", "MLST", "USER", "REST", "LPRT", "PASV",
    "x",
];

fn reads_replies(text: &[u8]) {
    for code in [110, 120, 150, 200, 211, 213, 215, 216, 227, 228, 229, 235, 250, 257, 331, 336, 350, 521, 522, 631] {
        let bytes = [format!("{code}-a\r\n").as_bytes(), text, format!("\r\n{code} ").as_bytes(), text].concat();
        let Ok(reply) = Reply::parse(&bytes) else {
            continue;
        };
        for verb in VERBS {
            match Payload::read(Command::from_verb(verb.as_bytes()), reply) {
                Ok(read) => assert!(!format!("{read:?}").is_empty()),
                Err(error) => {
                    let line = reply.lines().nth(error.line() - 1).unwrap();
                    assert!(line[error.offset()..].starts_with(error.found()), "{error}");
                }
            }
        }
    }
}
