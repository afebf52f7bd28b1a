//! Arguments of commands: parsed strictly, and written as they are read.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use core::fmt;
use core::net::{SocketAddr, SocketAddrV4};
use core::num::NonZeroU8;

use ftp_codes::argument::{
    Allocation, Base64Data, CommandOptions, DataStructure, DataType, ExtendedHostPort, ExtendedPassive, FileTime,
    FormatControl, HashAlgorithm, HostName, HostPort, LanguageTag, LongHostPort, Mechanism, Options,
    ProtectionBufferSize, ProtectionLevel, RestartPoint, TransmissionMode,
};
use ftp_codes::payload::ParseErrorKind::{
    BadBase64, BadCharacter, BadFormat, Empty, LengthMismatch, OutOfRange, PortZero, TrailingText, UnknownValue,
};
use ftp_codes::payload::{FactNames, ModificationTime, ParseError, ParseErrorKind};
use proptest::collection::vec;
use proptest::prelude::*;

/// The text that is written for what was parsed, or what is wrong and where.
type Outcome = Result<String, (ParseErrorKind, usize)>;

fn outcome<T: fmt::Display>(parsed: Result<T, ParseError>) -> Outcome {
    parsed.map(|value| value.to_string()).map_err(|error| (error.kind(), error.offset()))
}

macro_rules! outcomes {
    ($type:ident: $($text:expr => $outcome:expr,)*) => {
        $(assert_eq!(outcome($type::parse($text.as_ref())), $outcome, "{:?}", $text);)*
    };
}

fn ok(text: &str) -> Outcome {
    Ok(text.to_owned())
}

#[test]
fn port() {
    outcomes! { HostPort:
        "127,0,0,1,4,51" => ok("127,0,0,1,4,51"),
        "255,255,255,255,255,255" => ok("255,255,255,255,255,255"),
        "010,0,0,1,4,051" => ok("10,0,0,1,4,51"),
        "" => Err((Empty, 0)),
        "127,0,0,1,4" => Err((BadFormat, 0)),
        "127,0,0,1,4,51,6" => Err((BadFormat, 0)),
        "127,0,0,1,4,51," => Err((TrailingText, 14)),
        "127,0,0,1,4,51 please" => Err((TrailingText, 14)),
        "me at 127,0,0,1,4,51" => Err((BadFormat, 0)),
        "(127,0,0,1,4,51)" => Err((BadFormat, 0)),
        "127, 0,0,1,4,51" => Err((BadFormat, 4)),
        "127,0,0,1,+4,51" => Err((TrailingText, 9)),
        "127,0,0,256,4,51" => Err((OutOfRange, 8)),
        "127,0,0,1,0,0" => Err((PortZero, 10)),
        "127,0,0,1,000,0" => Err((PortZero, 10)),
        "127.0.0.1,4,51" => Err((TrailingText, 3)),
        "127,0,0,1,4,51\n" => Err((TrailingText, 14)),
        b"127,0,0,1,4,\xFF" => Err((TrailingText, 11)),
    }
    assert_eq!(HostPort::new("127.0.0.1:0".parse().unwrap()), None);
}

#[test]
fn eprt() {
    outcomes! { ExtendedHostPort:
        "|1|132.235.1.2|6275|" => ok("|1|132.235.1.2|6275|"),
        "|2|1080::8:800:200C:417A|5282|" => ok("|2|1080::8:800:200c:417a|5282|"),
        "!1!127.0.0.1!80!" => ok("|1|127.0.0.1|80|"),
        "" => Err((Empty, 0)),
        "|1|127.0.0.1|3000|)extra" => Err((TrailingText, 18)),
        "|1|127.0.0.1|3000||" => Err((TrailingText, 18)),
        "|1|127.0.0.1|3000" => Err((BadFormat, 17)),
        "|1|127.0.0.1||" => Err((BadFormat, 13)),
        "|1|127.0.0.1|3x|" => Err((BadFormat, 14)),
        "|1|127.0.0.1|0|" => Err((PortZero, 13)),
        "|1|127.0.0.1|65536|" => Err((OutOfRange, 13)),
        "|1|::1|3000|" => Err((BadFormat, 3)),
        "|2|127.0.0.1|3000|" => Err((BadFormat, 3)),
        "|2|fe80::1%2|3000|" => Err((BadFormat, 3)),
        "||127.0.0.1|3000|" => Err((BadFormat, 1)),
        "|3|127.0.0.1|3000|" => Err((UnknownValue, 1)),
        "|99999|127.0.0.1|3000|" => Err((OutOfRange, 1)),
        "|+1|127.0.0.1|3000|" => Err((BadFormat, 1)),
        "1127.0.0.1130001" => Err((BadFormat, 0)),
        ".1.127.0.0.1.3000." => Err((BadFormat, 0)),
        " |1|127.0.0.1|3000|" => Err((BadCharacter, 0)),
        b"|1|127.0.0.1|3000|\xFF" => Err((BadCharacter, 18)),
        "\u{20ac}1\u{20ac}" => Err((BadCharacter, 0)),
    }
    let argument = ExtendedHostPort::parse(b"|2|fe80::1|3000|").unwrap();
    let peer: SocketAddr = "[fe80::1%7]:2000".parse().unwrap();
    assert_eq!(argument.at_peer(peer), "[fe80::1%7]:3000".parse().unwrap());
    // The scope is of the sender's machine.
    assert_eq!(ExtendedHostPort::new("[fe80::1%7]:3000".parse().unwrap()), Some(argument));
    assert_eq!(argument.protocol(), 2);
}

#[test]
fn lprt() {
    outcomes! { LongHostPort:
        "4,4,127,0,0,1,2,17,92" => ok("4,4,127,0,0,1,2,17,92"),
        "9,0,0" => ok("9,0,0"),
        "" => Err((Empty, 0)),
        "x" => Err((BadFormat, 0)),
        "4" => Err((LengthMismatch, 0)),
        "4,4,127,0,0,1,2,17" => Err((LengthMismatch, 0)),
        "4,4,127,0,0,1,2,17,256" => Err((OutOfRange, 19)),
        "4,4,127,0,0,1,2,0,0" => Err((PortZero, 16)),
        "9,1,7,2,0,0" => ok("9,1,7,2,0,0"),
        "4,4,127,0,0,1,2,17,92)" => Err((TrailingText, 21)),
        "4, 4,127,0,0,1,2,17,92" => Err((BadFormat, 2)),
    }
    let endless = format!("9,200{}", ",1".repeat(300));
    assert_eq!(outcome(LongHostPort::parse(endless.as_bytes())), Err((LengthMismatch, 0)));
    let ipv6 = LongHostPort::new("[2001:db8::1]:21".parse().unwrap()).unwrap();
    assert_eq!(LongHostPort::new("127.0.0.1:0".parse().unwrap()), None);
    assert_eq!((ipv6.family(), ipv6.address().len(), ipv6.port_bytes()), (6, 16, &[0, 21][..]));
    assert_eq!(ipv6.socket_addr(), "[2001:db8::1]:21".parse().ok());
}

#[test]
fn epsv() {
    outcomes! { ExtendedPassive:
        "1" => ok("1"),
        "aLL" => ok("ALL"),
        "65535" => ok("65535"),
        "" => Err((Empty, 0)),
        "65536" => Err((OutOfRange, 0)),
        "ALLES" => Err((TrailingText, 3)),
        "1 " => Err((TrailingText, 1)),
        "A" => Err((BadFormat, 0)),
    }
}

#[test]
fn parameters_of_transfers() {
    outcomes! { DataType:
        "A" => ok("A"),
        "a n" => ok("A"),
        "A T" => ok("A T"),
        "e c" => ok("E C"),
        "I" => ok("I"),
        "l 8" => ok("L 8"),
        "L 255" => ok("L 255"),
        "" => Err((Empty, 0)),
        "X" => Err((UnknownValue, 0)),
        "AN" => Err((BadFormat, 1)),
        "A X" => Err((UnknownValue, 2)),
        "A " => Err((Empty, 2)),
        "A N " => Err((TrailingText, 3)),
        "I 8" => Err((TrailingText, 1)),
        "L" => Err((BadFormat, 1)),
        "L8" => Err((BadFormat, 1)),
        "L " => Err((Empty, 2)),
        "L 0" => Err((OutOfRange, 2)),
        "L 256" => Err((OutOfRange, 2)),
        "L +8" => Err((BadFormat, 2)),
        " A" => Err((BadCharacter, 0)),
        b"\xC4" => Err((BadCharacter, 0)),
        "\x07" => Err((BadCharacter, 0)),
    }
    outcomes! { DataStructure:
        "F" => ok("F"),
        "r" => ok("R"),
        "P" => ok("P"),
        "" => Err((Empty, 0)),
        "S" => Err((UnknownValue, 0)),
        "FF" => Err((TrailingText, 1)),
    }
    outcomes! { TransmissionMode:
        "s" => ok("S"),
        "B" => ok("B"),
        "C" => ok("C"),
        "Z" => ok("Z"),
        "F" => Err((UnknownValue, 0)),
        "S " => Err((TrailingText, 1)),
    }
}

#[test]
fn numbers_of_octets() {
    outcomes! { RestartPoint:
        "0" => ok("0"),
        "007" => ok("7"),
        "18446744073709551615" => ok("18446744073709551615"),
        "18446744073709551616" => Err((OutOfRange, 0)),
        "" => Err((Empty, 0)),
        "+5" => Err((BadFormat, 0)),
        "-5" => Err((BadFormat, 0)),
        " 5" => Err((BadFormat, 0)),
        "5 " => Err((TrailingText, 1)),
        "1,024" => Err((TrailingText, 1)),
    }
    outcomes! { Allocation:
        "1024" => ok("1024"),
        "1024 r 80" => ok("1024 R 80"),
        "" => Err((Empty, 0)),
        "1024 R" => Err((BadFormat, 6)),
        "1024 R " => Err((Empty, 7)),
        "1024 R x" => Err((BadFormat, 7)),
        "1024 80" => Err((TrailingText, 4)),
        "1024R80" => Err((TrailingText, 4)),
    }
}

#[test]
fn security() {
    outcomes! { ProtectionBufferSize:
        "0" => ok("0"),
        "4294967295" => ok("4294967295"),
        "4294967296" => Err((OutOfRange, 0)),
        "PBSZ=0" => Err((BadFormat, 0)),
    }
    outcomes! { ProtectionLevel:
        "p" => ok("P"),
        "C" => ok("C"),
        "S" => ok("S"),
        "E" => ok("E"),
        "X" => Err((UnknownValue, 0)),
        "" => Err((Empty, 0)),
    }
    outcomes! { Mechanism:
        "TLS" => ok("TLS"),
        "kerberos_v4" => ok("kerberos_v4"),
        "" => Err((Empty, 0)),
        "TLS " => Err((BadCharacter, 3)),
        b"TL\xA7" => Err((BadCharacter, 2)),
    }
    assert!(Mechanism::new("tls").unwrap().is_tls());
    assert!(!Mechanism::new("TLS-P").unwrap().is_tls());
    assert_eq!(Mechanism::new("T L S"), None);
    outcomes! { Base64Data:
        "Zg==" => ok("Zg=="),
        "" => Err((Empty, 0)),
        "Zg=" => Err((BadBase64, 3)),
        "Z-==" => Err((BadBase64, 1)),
        "Zg==\r" => Err((BadCharacter, 4)),
    }
    assert_eq!(Base64Data::new("Zm9vYmFy").unwrap().decode(), b"foobar");
}

#[test]
fn options() {
    outcomes! { Options:
        "UTF8 ON" => ok("UTF8 ON"),
        "utf8 off" => ok("UTF8 OFF"),
        "mlst" => ok("MLST"),
        "MLST Type;size;" => ok("MLST Type;size;"),
        "hash" => ok("HASH"),
        "HASH sha-256" => ok("HASH sha-256"),
        "X-NEW some options \u{e9}" => ok("X-NEW some options \u{e9}"),
        "NEW" => ok("NEW"),
        "" => Err((Empty, 0)),
        " UTF8 ON" => Err((Empty, 0)),
        "UTF8" => Err((BadFormat, 4)),
        "UTF8 " => Err((Empty, 5)),
        "UTF8 YES" => Err((BadFormat, 5)),
        "UTF8 ON " => Err((BadFormat, 5)),
        "MLST type" => Err((BadFormat, 5)),
        "MLST type;;" => Err((BadFormat, 5)),
        "MLST type; size;" => Err((BadFormat, 5)),
        "HASH SHA;" => Err((BadFormat, 5)),
        "HASH a b" => Err((BadFormat, 5)),
        "NEW a\x07" => Err((BadCharacter, 5)),
        b"NEW a\xFFb\x07" => Err((BadCharacter, 5)),
        b"N\xFFW" => Err((BadCharacter, 1)),
    }
    assert_eq!(CommandOptions::new("Mlst", ""), None);
    assert_eq!(CommandOptions::new("A B", ""), None);
    assert_eq!(CommandOptions::new("A", "b\n"), None);
    let options = CommandOptions::new("A", "b c").unwrap();
    assert_eq!((options.command(), options.options()), ("A", Some("b c")));
    assert_eq!(HashAlgorithm::new(""), None);
}

#[test]
fn times() {
    outcomes! { FileTime:
        "20020717210715 a b" => ok("20020717210715 a b"),
        "20020717210715.5  a" => ok("20020717210715.5  a"),
        "" => Err((Empty, 0)),
        "20020717210715" => Err((BadFormat, 14)),
        "20020717210715 " => Err((Empty, 15)),
        "2002071721071 a" => Err((BadFormat, 0)),
        "20021317210715 a" => Err((OutOfRange, 4)),
        " 20020717210715 a" => Err((BadFormat, 0)),
        "191020717210715 a" => Err((BadFormat, 0)),
        "20020717210715. a" => Err((BadFormat, 15)),
        "20020717210715\ta" => Err((BadFormat, 14)),
        "20020717210715 a\rb" => Err((BadCharacter, 16)),
    }
    assert_eq!(FileTime::parse(b"20020717210715 \xFF").unwrap().to_bytes(), b"20020717210715 \xFF");
}

#[test]
fn hosts_and_languages() {
    outcomes! { HostName:
        "ftp.Example.com" => ok("ftp.Example.com"),
        "xn--bcher-kva.example" => ok("xn--bcher-kva.example"),
        "192.0.2.1" => ok("192.0.2.1"),
        "[2001:db8::1]" => ok("[2001:db8::1]"),
        "" => Err((Empty, 0)),
        "a..b" => Err((BadFormat, 2)),
        "a.-b" => Err((BadFormat, 2)),
        "a.b-" => Err((BadFormat, 2)),
        "a." => Err((BadFormat, 2)),
        "a_b" => Err((BadFormat, 0)),
        "2001:db8::1" => Err((BadFormat, 0)),
        "[192.0.2.1]" => Err((BadFormat, 0)),
        "[::1" => Err((BadFormat, 0)),
        "a b" => Err((BadCharacter, 1)),
        "b\u{fc}cher.example" => Err((BadCharacter, 1)),
    }
    assert_eq!(HostName::new("192.0.2.1").unwrap().ip(), "192.0.2.1".parse().ok());
    assert!(HostName::new(&"a".repeat(63)).is_some());
    assert!(HostName::new(&"a".repeat(64)).is_none());
    outcomes! { LanguageTag:
        "en" => ok("en"),
        "de-CH-1996" => ok("de-CH-1996"),
        "" => Err((Empty, 0)),
        "en-" => Err((BadFormat, 3)),
        "e1" => Err((BadFormat, 0)),
        "en_US" => Err((BadFormat, 0)),
        "en US" => Err((BadCharacter, 2)),
        "abcdefghi" => Err((BadFormat, 0)),
    }
}

/// For the program that received it.
#[test]
fn what_an_argument_states() {
    assert_eq!(HostPort::parse(b"127,0,0,1,4,51").unwrap().socket_addr(), "127.0.0.1:1075".parse().unwrap());
    assert_eq!(ExtendedHostPort::parse(b"|2|::1|80|").unwrap().socket_addr(), "[::1]:80".parse().unwrap());
    assert_eq!(RestartPoint::parse(b"1024").unwrap().octets(), 1024);
    let allocation = Allocation::parse(b"1024 R 80").unwrap();
    assert_eq!((allocation.size(), allocation.record_size()), (1024, Some(80)));
    assert_eq!(Allocation::new(1024).with_record_size(80), allocation);
    assert_eq!(Allocation::parse(b"1024").unwrap().record_size(), None);
    assert_eq!(ProtectionBufferSize::parse(b"16384").unwrap().octets(), 16_384);
    assert_eq!(Mechanism::parse(b"TLS-C").unwrap().as_str(), "TLS-C");
    assert_eq!(Base64Data::parse(b"Zg==").unwrap().as_str(), "Zg==");
    assert_eq!(HashAlgorithm::new("SHA-256").unwrap().as_str(), "SHA-256");
    assert_eq!(LanguageTag::parse(b"de-CH").unwrap().as_str(), "de-CH");
    assert_eq!(HostName::parse(b"ftp.example.com").unwrap().as_str(), "ftp.example.com");
    let file = FileTime::parse(b"20020717210715 a b").unwrap();
    assert_eq!((file.time().year(), file.path()), (2002, &b"a b"[..]));
    // `L 8` is the same as `I` (RFC 1123 §4.1.2.1).
    for (text, is_octets) in [("I", true), ("L 8", true), ("L 7", false), ("A", false), ("E", false)] {
        assert_eq!(DataType::parse(text.as_bytes()).unwrap().is_octets(), is_octets, "{text}");
    }
}

#[test]
fn an_error_can_be_kept() {
    let kept: Box<dyn std::error::Error + Send + Sync + 'static> = {
        let text = b"127,0,0,1,4,51 please".to_vec();
        Box::new(HostPort::parse(&text).unwrap_err())
    };
    assert_eq!(
        kept.to_string(),
        "text after the argument at byte 14: expected the end of the argument, found ` please`"
    );
    let error = kept.downcast_ref::<ParseError>().unwrap();
    assert_eq!((error.expected(), error.found()), ("the end of the argument", &b" please"[..]));
    assert!(format!("{error:?}").contains("found: ` please`"), "{error:?}");
    let long = RestartPoint::parse(&[b'x'; 100]).unwrap_err();
    assert_eq!(long.found(), [b'x'; 40]);
    assert!(long.to_string().ends_with(&format!("found `{}`...", "x".repeat(40))), "{long}");
    assert!(size_of::<ParseError>() <= 96);
}

/// The value is parsed from its own text.
macro_rules! comes_back {
    ($type:ident, $value:expr) => {{
        let value = $value;
        assert_eq!($type::parse(value.to_string().as_bytes()), Ok(value));
    }};
}

proptest! {
    #[test]
    fn addresses_come_back(v4: SocketAddrV4, any: SocketAddr, protocol: u16) {
        if let Some(address) = HostPort::new(v4) {
            comes_back!(HostPort, address);
        }
        if let Some(address) = ExtendedHostPort::new(any) {
            comes_back!(ExtendedHostPort, address);
        }
        if let Some(address) = LongHostPort::new(any) {
            comes_back!(LongHostPort, address);
        }
        comes_back!(ExtendedPassive, ExtendedPassive::Protocol(protocol));
        comes_back!(ExtendedPassive, ExtendedPassive::All);
    }

    #[test]
    fn numbers_come_back(octets: u64, record: Option<u64>, small: u32, bits: NonZeroU8) {
        comes_back!(RestartPoint, RestartPoint::new(octets));
        let allocation = Allocation::new(octets);
        comes_back!(Allocation, record.map_or(allocation, |record| allocation.with_record_size(record)));
        comes_back!(ProtectionBufferSize, ProtectionBufferSize::new(small));
        comes_back!(DataType, DataType::Local(bits));
        for form in [FormatControl::NonPrint, FormatControl::Telnet, FormatControl::CarriageControl] {
            comes_back!(DataType, DataType::Ascii(form));
            comes_back!(DataType, DataType::Ebcdic(form));
            comes_back!(FormatControl, form);
        }
    }

    #[test]
    fn words_come_back(
        word in "[!-~]{1,12}",
        options in "\\PC{0,12}",
        names in "([a-z.]{1,5};){0,3}",
        sha in "[A-Z0-9-]{1,9}",
    ) {
        comes_back!(Mechanism, Mechanism::new(&word).unwrap());
        comes_back!(Options, Options::Mlst(FactNames::new(&names).unwrap()));
        comes_back!(Options, Options::Hash(HashAlgorithm::new(&sha)));
        comes_back!(Options, Options::Hash(None));
        comes_back!(Options, Options::Utf8(true));
        comes_back!(Options, Options::Utf8(false));
        if let Some(options) = CommandOptions::new(&word, &options) {
            comes_back!(Options, Options::Other(options));
        }
    }

    #[test]
    fn times_come_back(seconds in 0..253_402_300_800_i64, path in vec(any::<u8>(), 0..12)) {
        let time = ModificationTime::from_unix_timestamp(seconds).unwrap();
        let made = FileTime::new(time, &path);
        prop_assert_eq!(made.is_none(), path.is_empty() || path.iter().any(|byte| b"\r\n\0".contains(byte)));
        if let Some(made) = made {
            let bytes = made.to_bytes();
            prop_assert_eq!(FileTime::parse(&bytes), Ok(made));
        }
    }

    #[test]
    fn whatever_is_parsed_comes_back(text in vec(any::<u8>(), 0..40)) {
        parses_anything(&text);
    }

    #[test]
    fn whatever_looks_right_comes_back(words in vec(prop::sample::select(WORDS), 0..8)) {
        parses_anything(&words.concat());
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

/// Parses the text as every argument, writes what was parsed, and parses that again.
fn parses_anything(text: &[u8]) {
    macro_rules! comes_back {
        ($($type:ident)*) => {$(
            match $type::parse(text) {
                Ok(value) => assert_eq!($type::parse(value.to_string().as_bytes()), Ok(value)),
                Err(error) => assert!(text[error.offset()..].starts_with(error.found()), "{error}"),
            }
        )*};
    }
    comes_back! {
        HostPort ExtendedHostPort LongHostPort ExtendedPassive DataType FormatControl DataStructure TransmissionMode
        RestartPoint Allocation Mechanism ProtectionBufferSize ProtectionLevel Base64Data Options HostName LanguageTag
    }
    match FileTime::parse(text) {
        Ok(value) => assert_eq!(FileTime::parse(&value.to_bytes()), Ok(value)),
        Err(error) => assert!(text[error.offset()..].starts_with(error.found()), "{error}"),
    }
}
