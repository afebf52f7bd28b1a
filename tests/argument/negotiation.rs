//! Security, options and names: `AUTH`, `PBSZ`, `PROT`, `OPTS`, `HOST`, `LANG`; and errors.

use ftp_codes::argument::{
    Base64Data, CommandOptions, HashAlgorithm, HostName, HostPort, LanguageTag, Mechanism, Options,
    ProtectionBufferSize, ProtectionLevel, RestartPoint,
};
use ftp_codes::payload::ParseError;
use ftp_codes::payload::ParseErrorKind::{BadBase64, BadCharacter, BadFormat, Empty, OutOfRange, UnknownValue};

use crate::ok;

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

#[test]
fn an_error_owns_what_it_shows() {
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

#[test]
fn values_of_the_parameters() {
    assert_eq!(ProtectionBufferSize::parse(b"16384").unwrap().octets(), 16_384);
    assert_eq!(Mechanism::parse(b"TLS-C").unwrap().as_str(), "TLS-C");
    assert_eq!(Base64Data::parse(b"Zg==").unwrap().as_str(), "Zg==");
    assert_eq!(HashAlgorithm::new("SHA-256").unwrap().as_str(), "SHA-256");
    assert_eq!(LanguageTag::parse(b"de-CH").unwrap().as_str(), "de-CH");
    assert_eq!(HostName::parse(b"ftp.example.com").unwrap().as_str(), "ftp.example.com");
}
