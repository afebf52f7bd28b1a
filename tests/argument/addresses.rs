//! Where to connect: `PORT`, `EPRT`, `LPRT`, `EPSV`.

use core::net::SocketAddr;

use ftp_codes::argument::{ExtendedHostPort, ExtendedPassive, HostPort, LongHostPort};
use ftp_codes::payload::ParseErrorKind::{
    BadCharacter, BadFormat, Empty, LengthMismatch, OutOfRange, PortZero, TrailingText, UnknownValue,
};

use crate::{ok, outcome};

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
    // A scope means something only on the sender's machine.
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
fn the_address_to_connect_to() {
    assert_eq!(HostPort::parse(b"127,0,0,1,4,51").unwrap().socket_addr(), "127.0.0.1:1075".parse().unwrap());
    assert_eq!(ExtendedHostPort::parse(b"|2|::1|80|").unwrap().socket_addr(), "[::1]:80".parse().unwrap());
}
