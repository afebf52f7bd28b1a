//! Parameters of transfers and files: `TYPE`, `STRU`, `MODE`, `REST`, `ALLO`, `MDTM`.

use ftp_codes::argument::{Allocation, DataStructure, DataType, FileTime, RestartPoint, TransmissionMode};
use ftp_codes::payload::ParseErrorKind::{BadCharacter, BadFormat, Empty, OutOfRange, TrailingText, UnknownValue};

use crate::ok;

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
fn values_of_the_parameters() {
    assert_eq!(RestartPoint::parse(b"1024").unwrap().octets(), 1024);
    let allocation = Allocation::parse(b"1024 R 80").unwrap();
    assert_eq!((allocation.size(), allocation.record_size()), (1024, Some(80)));
    assert_eq!(Allocation::new(1024).with_record_size(80), allocation);
    assert_eq!(Allocation::parse(b"1024").unwrap().record_size(), None);
    let file = FileTime::parse(b"20020717210715 a b").unwrap();
    assert_eq!((file.time().year(), file.path()), (2002, &b"a b"[..]));
}

/// `L 8` is the same as `I` (RFC 1123 §4.1.2.1).
#[test]
fn types_of_octets() {
    for (text, is_octets) in [("I", true), ("L 8", true), ("L 7", false), ("A", false), ("E", false)] {
        assert_eq!(DataType::parse(text.as_bytes()).unwrap().is_octets(), is_octets, "{text}");
    }
}
