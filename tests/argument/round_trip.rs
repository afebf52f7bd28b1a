//! What is displayed is parsed as the same value, and parsing never panics.

use core::net::{SocketAddr, SocketAddrV4};
use core::num::NonZeroU8;

use ftp_codes::argument::{
    Allocation, Base64Data, CommandOptions, DataStructure, DataType, ExtendedHostPort, ExtendedPassive, FileTime,
    FormatControl, HashAlgorithm, HostName, HostPort, LanguageTag, LongHostPort, Mechanism, Options,
    ProtectionBufferSize, ProtectionLevel, RestartPoint, TransmissionMode,
};
use ftp_codes::payload::{FactNames, ModificationTime};
use proptest::collection::vec;
use proptest::prelude::*;

/// Asserts that the value is parsed from its own text.
macro_rules! round_trips {
    ($type:ident, $value:expr) => {{
        let value = $value;
        assert_eq!($type::parse(value.to_string().as_bytes()), Ok(value));
    }};
}

proptest! {
    #[test]
    fn addresses_round_trip(v4: SocketAddrV4, any: SocketAddr, protocol: u16) {
        if let Some(address) = HostPort::new(v4) {
            round_trips!(HostPort, address);
        }
        if let Some(address) = ExtendedHostPort::new(any) {
            round_trips!(ExtendedHostPort, address);
        }
        if let Some(address) = LongHostPort::new(any) {
            round_trips!(LongHostPort, address);
        }
        round_trips!(ExtendedPassive, ExtendedPassive::Protocol(protocol));
        round_trips!(ExtendedPassive, ExtendedPassive::All);
    }

    #[test]
    fn numbers_round_trip(octets: u64, record: Option<u64>, small: u32, bits: NonZeroU8) {
        round_trips!(RestartPoint, RestartPoint::new(octets));
        let allocation = Allocation::new(octets);
        round_trips!(Allocation, record.map_or(allocation, |record| allocation.with_record_size(record)));
        round_trips!(ProtectionBufferSize, ProtectionBufferSize::new(small));
        round_trips!(DataType, DataType::Local(bits));
        for form in [FormatControl::NonPrint, FormatControl::Telnet, FormatControl::CarriageControl] {
            round_trips!(DataType, DataType::Ascii(form));
            round_trips!(DataType, DataType::Ebcdic(form));
            round_trips!(FormatControl, form);
        }
    }

    #[test]
    fn words_round_trip(
        word in "[!-~]{1,12}",
        options in "\\PC{0,12}",
        names in "([a-z.]{1,5};){0,3}",
        sha in "[A-Z0-9-]{1,9}",
    ) {
        round_trips!(Mechanism, Mechanism::new(&word).unwrap());
        round_trips!(Options, Options::Mlst(FactNames::new(&names).unwrap()));
        round_trips!(Options, Options::Hash(HashAlgorithm::new(&sha)));
        round_trips!(Options, Options::Hash(None));
        round_trips!(Options, Options::Utf8(true));
        round_trips!(Options, Options::Utf8(false));
        if let Some(options) = CommandOptions::new(&word, &options) {
            round_trips!(Options, Options::Other(options));
        }
    }

    #[test]
    fn times_round_trip(seconds in 0..253_402_300_800_i64, path in vec(any::<u8>(), 0..12)) {
        let time = ModificationTime::from_unix_timestamp(seconds).unwrap();
        let made = FileTime::new(time, &path);
        prop_assert_eq!(made.is_none(), path.is_empty() || path.iter().any(|byte| b"\r\n\0".contains(byte)));
        if let Some(made) = made {
            let bytes = made.to_bytes();
            prop_assert_eq!(FileTime::parse(&bytes), Ok(made));
        }
    }

    #[test]
    fn any_text_that_is_parsed_round_trips(text in vec(any::<u8>(), 0..40)) {
        parse_as_everything(&text);
    }

    #[test]
    fn plausible_text_round_trips(words in vec(prop::sample::select(WORDS), 0..8)) {
        parse_as_everything(&words.concat());
    }
}

const WORDS: &[&[u8]] = &[
    b"1",
    b"10,",
    b"0,0,1,4,",
    b"4,4,",
    b"|1|",
    b"|2|",
    b"::1",
    b"127.0.0.1",
    b"|80|",
    b"!",
    b"ALL",
    b"A",
    b"L",
    b" ",
    b"8",
    b"N",
    b"R",
    b"TLS",
    b"Zg==",
    b"UTF8",
    b"ON",
    b"MLST",
    b"type;",
    b"HASH",
    b"SHA-1",
    b"20020717210715",
    b".5",
    b"a",
    b"[",
    b"]",
    b"-",
    b".",
    b"+",
    b"\t",
    b"\0",
    b"\r",
    b"\xFF",
    b"\xC3\xA9",
    b"F",
    b"S",
    b"P",
];

/// Parses the text as every type of argument, displays what was parsed, and parses that again.
fn parse_as_everything(text: &[u8]) {
    macro_rules! round_trips {
        ($($type:ident)*) => {$(
            match $type::parse(text) {
                Ok(value) => assert_eq!($type::parse(value.to_string().as_bytes()), Ok(value)),
                Err(error) => assert!(text[error.offset()..].starts_with(error.found()), "{error}"),
            }
        )*};
    }
    round_trips! {
        HostPort ExtendedHostPort LongHostPort ExtendedPassive DataType FormatControl DataStructure TransmissionMode
        RestartPoint Allocation Mechanism ProtectionBufferSize ProtectionLevel Base64Data Options HostName LanguageTag
    }
    match FileTime::parse(text) {
        Ok(value) => assert_eq!(FileTime::parse(&value.to_bytes()), Ok(value)),
        Err(error) => assert!(text[error.offset()..].starts_with(error.found()), "{error}"),
    }
}
