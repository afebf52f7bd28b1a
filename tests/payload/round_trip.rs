//! What is written is read back as the same value, and nothing that is read panics.

use core::fmt;
use core::net::{SocketAddr, SocketAddrV4};
use core::num::NonZeroU16;

use ftp_codes::Command;
use ftp_codes::payload::{
    BufferSize, Challenge, ChangedFacts, Delay, ExtendedPassiveAddress, FactNames, Facts, Feature, Features, FileHash,
    FileSize, LongPassiveAddress, ModificationTime, OtpChallenge, Parsed, PassiveAddress, PathName, Payload,
    PayloadError, ProtectedReply, RestartMarker, RestartOffset, SecurityData, SupportedFamilies, SupportedProtocols,
    SystemType, TransferSize, UniqueFile,
};
use ftp_codes::reply::Reply;
use proptest::prelude::*;

/// Text of a reply: one line, any characters.
const TEXT: &str = "[^\r\n\0]{1,20}";
const WORD: &str = "[!-~]{1,10}";

/// The text is read in the strict form, and gives the value.
#[track_caller]
fn comes_back<'a, T: PartialEq + fmt::Debug>(value: T, read: Result<Parsed<T>, PayloadError<'a>>) {
    assert_eq!(read.unwrap().into_strict(), Ok(value));
}

/// A byte that can be sent.
fn sendable() -> impl Strategy<Value = u8> {
    any::<u8>().prop_filter("ends a line", |byte| !b"\r\n\0".contains(byte))
}

macro_rules! comes_back {
    ($type:ident, $value:expr) => {{
        let value = $value;
        comes_back(value, $type::parse(value.to_string().as_bytes()));
    }};
    ($type:ident, some $value:expr) => {{
        let value = $value;
        comes_back(Some(value), $type::parse(value.to_string().as_bytes()));
    }};
}

proptest! {
    #[test]
    fn numbers_come_back(octets: u64, small: u32, address: SocketAddrV4, any: SocketAddr, port: NonZeroU16) {
        comes_back!(FileSize, FileSize::from_octets(octets));
        comes_back!(TransferSize, some TransferSize::from_octets(octets));
        comes_back!(RestartOffset, some RestartOffset::from_octets(octets));
        comes_back!(BufferSize, some BufferSize::from_octets(small));
        comes_back!(Delay, some Delay::from_minutes(small));
        comes_back!(PassiveAddress, PassiveAddress::from(address));
        comes_back!(LongPassiveAddress, LongPassiveAddress::from(any));
        comes_back!(ExtendedPassiveAddress, ExtendedPassiveAddress::new(port));
    }

    #[test]
    fn lists_of_numbers_come_back(numbers in prop::collection::vec(any::<u16>(), 1..=8)) {
        comes_back!(SupportedProtocols, some SupportedProtocols::new(&numbers).unwrap());
        comes_back!(SupportedFamilies, some SupportedFamilies::new(&numbers).unwrap());
    }

    #[test]
    fn times_come_back(
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
            comes_back!(ModificationTime, made);
        }
    }

    #[test]
    fn words_come_back(first in WORD, second in WORD, text in TEXT, letters in "[a-zA-Z0-9]{1,10}", number: u32) {
        comes_back!(RestartMarker, RestartMarker::new(&first, &second).unwrap());
        comes_back!(OtpChallenge, some OtpChallenge::new(&letters, number, &letters).unwrap());
        let rest = text.trim();
        comes_back!(SystemType, SystemType::new(first.as_bytes(), rest.as_bytes()).unwrap());
        comes_back!(Feature, Feature::new(&first, rest).unwrap());
        if let Some(challenge) = Challenge::new(text.as_bytes()) {
            comes_back!(Challenge, some challenge);
        }
        let names = format!("{letters};{letters}*;");
        comes_back!(FactNames, FactNames::new(&names).unwrap());
    }

    #[test]
    fn paths_come_back(path in "[^\r\n\0]{0,20}", rest in "( [^\r\n\0]{0,20})?") {
        comes_back!(PathName, PathName::new(path.as_bytes()).unwrap().with_rest(rest.as_bytes()).unwrap());
    }

    #[test]
    fn paths_full_of_quotes_come_back(path in "[\"a ]{0,8}", rest in "( [\"a ]{0,4})?") {
        comes_back!(PathName, PathName::new(path.as_bytes()).unwrap().with_rest(rest.as_bytes()).unwrap());
    }

    #[test]
    fn files_come_back(
        name in TEXT,
        facts in prop::collection::vec(("[a-zA-Z.]{1,6}", "[a-z0-9=]{0,6}"), 0..4),
        digest in "([0-9a-f]{2}){1,8}",
        range in prop::option::of((any::<u64>(), any::<u64>())),
    ) {
        let name = name.as_bytes();
        comes_back!(UniqueFile, some UniqueFile::new(name).unwrap());
        let facts: String = facts.iter().map(|(name, value)| format!("{name}={value};")).collect();
        let facts = Facts::new(&facts, name).unwrap();
        comes_back!(Facts, facts);
        if let Some(changed) = ChangedFacts::new(facts) {
            comes_back!(ChangedFacts, changed);
        }
        let hash = FileHash::new("SHA-1", &digest, name).unwrap();
        comes_back!(FileHash, range.map_or(hash, |(start, end)| hash.with_range(start, end)));
    }

    #[test]
    fn base64_comes_back(data in "([A-Za-z0-9+/]{4}){0,8}([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?") {
        comes_back!(SecurityData, some SecurityData::new(&data).unwrap());
    }

    #[test]
    fn names_of_any_bytes_come_back(name in prop::collection::vec(sendable(), 1..20)) {
        let path = PathName::new(&name).unwrap();
        let bytes = path.to_bytes();
        comes_back(path, PathName::parse(&bytes));
        let file = UniqueFile::new(&name).unwrap();
        let bytes = file.to_bytes();
        comes_back(Some(file), UniqueFile::parse(&bytes));
        let facts = Facts::new("type=file;", &name).unwrap();
        let bytes = facts.to_bytes();
        comes_back(facts, Facts::parse(&bytes));
        let changed = ChangedFacts::new(facts).unwrap();
        let bytes = changed.to_bytes();
        comes_back(changed, ChangedFacts::parse(&bytes));
        let hash = FileHash::new("MD5", "00ff", &name).unwrap();
        let bytes = hash.to_bytes();
        comes_back(hash, FileHash::parse(&bytes));
    }

    #[test]
    fn a_list_of_features_comes_back(labels in prop::collection::vec(WORD, 1..5)) {
        let lines: String = labels.iter().map(|label| format!(" {label}\r\n")).collect();
        let bytes = format!("211-Features\r\n{lines}211 End\r\n").into_bytes();
        let reply = Reply::parse(&bytes).unwrap();
        let features = Features::parse(reply.lines()).into_strict().unwrap();
        let again = format!("211-Features\r\n{features}\r\n211 End\r\n").into_bytes();
        let again = Reply::parse(&again).unwrap();
        prop_assert_eq!(Features::parse(again.lines()).value, features);
    }

    #[test]
    fn nothing_panics(text in prop::collection::vec(any::<u8>(), 0..64)) {
        reads_anything(&text);
    }

    #[test]
    fn nothing_panics_on_what_looks_right(text in "[ \t(),.;=|\"0-9+a-fFILEMARKPBSZDT:/-]{0,64}") {
        reads_anything(text.as_bytes());
    }
}

const VERBS: [&str; 16] = [
    "", "STOU", "RETR", "PBSZ", "OPTS", "FEAT", "SIZE", "MDTM", "MFMT", "HASH", "MLST", "USER", "REST", "LPRT", "PASV",
    "x",
];

/// Reads the text as the reply to every command with every code, and looks at all there is.
fn reads_anything(text: &[u8]) {
    for code in (100..700).filter(|code| matches!(code, 110..=150 | 200..=257 | 331..=350 | 521..=522 | 631..=633)) {
        let bytes = [format!("{code}-a\r\n").as_bytes(), text, format!("\r\n{code} ").as_bytes(), text].concat();
        let Ok(reply) = Reply::parse(&bytes) else {
            continue;
        };
        for verb in VERBS {
            match Payload::read(Command::from_verb(verb.as_bytes()), &reply) {
                Some(Ok(read)) => assert!(!format!("{read:?}").is_empty()),
                Some(Err(error)) => assert!(reply.lines().any(|line| line.ends_with(error.found())), "{error}"),
                None => {}
            }
        }
    }
    // One line more than a reply can hold.
    let _ = PathName::parse(text).map(|read| assert!(read.value.bytes().count() <= text.len()));
    let _ = Facts::parse(text).map(|read| assert!(read.value.iter().count() <= text.len()));
    let _ = Feature::parse(text).map(|read| assert!(!read.value.to_string().is_empty()));
    let _ = ModificationTime::parse(text).map(|read| read.value.unix_timestamp());
    let _ = Reply::parse(text).map(|reply| ProtectedReply::parse(reply.lines()).map(|read| read.value.lines().count()));
}
