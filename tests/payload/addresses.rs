//! Where a server listens: 227, 228, 229; and the protocols it supports: 521, 522.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6};

use ftp_codes::payload::ParseErrorKind::{BadFormat, LengthMismatch, NoAddress, NotStated, OutOfRange, PortZero};
use ftp_codes::payload::{
    Departure, ExtendedPassiveAddress, LongPassiveAddress, ParseErrorKind, PassiveAddress, SupportedFamilies,
    SupportedProtocols,
};

/// The address, and how its text departs from the form of RFC 959.
fn passive(text: &str) -> Result<(String, Option<Departure>), ParseErrorKind> {
    let read = PassiveAddress::parse(text.as_bytes()).map_err(|error| error.kind())?;
    Ok((read.value.socket_addr().to_string(), read.into_strict().err()))
}

fn extended(text: &str) -> Result<(u16, Option<Departure>), ParseErrorKind> {
    let read = ExtendedPassiveAddress::parse(text.as_bytes()).map_err(|error| error.kind())?;
    Ok((read.value.port(), read.into_strict().err()))
}

fn long(text: &str) -> Result<LongPassiveAddress, ParseErrorKind> {
    LongPassiveAddress::parse(text.as_bytes()).map(|read| read.value).map_err(|error| error.kind())
}

#[test]
fn a_passive_address_is_found_anywhere_in_the_text() {
    let found = |address: &str, departure| Ok((address.to_owned(), departure));
    let bare = Some(Departure::NoParentheses);
    assert_eq!(passive("(255,255,255,255,255,255)"), found("255.255.255.255:65535", None));
    assert_eq!(passive("=10,0,0,1,4,5"), found("10.0.0.1:1029", bare));
    assert_eq!(passive("(10,0,0,1,4,5"), found("10.0.0.1:1029", bare));
    assert_eq!(passive("(1,2) 10,0,0,1,4,5."), found("10.0.0.1:1029", bare));
    assert_eq!(passive("(10,0,0,1,4,5 )"), found("10.0.0.1:1029", Some(Departure::Blanks)));
    assert_eq!(passive("(10 ,\t0,0,1,4,5)"), found("10.0.0.1:1029", Some(Departure::Blanks)));
    // An address in parentheses is preferred to an earlier one, and a valid address to an invalid one.
    assert_eq!(passive("1,2,3,4,5,6 (10,0,0,1,4,5)"), found("10.0.0.1:1029", None));
    assert_eq!(passive("(300,0,0,1,4,5) (10,0,0,1,4,5)"), found("10.0.0.1:1029", None));
}

#[test]
fn no_part_of_a_longer_list_is_an_address() {
    for text in ["", "(", "10,0,0,1,4", "10,0,0,1,4,5,6", "+10,0,0,1,4,5", "127.0.0.1,4,5", "1.10,0,0,1,4,5"] {
        assert_eq!(passive(text), Err(NoAddress), "{text}");
    }
    assert_eq!(passive("(10,0,0,1,4,5,)"), Err(NoAddress));
    assert_eq!(passive("(10,0,0,1,4,256)"), Err(OutOfRange));
    // The error is where an address may have been meant.
    for (text, offset) in [("Passive mode (10,0)", 13), ("Passive mode 10,0", 13), ("Passive mode", 0)] {
        assert_eq!(PassiveAddress::parse(text.as_bytes()).unwrap_err().offset(), offset, "{text}");
    }
    assert_eq!(passive("(10,0,0,1,0,0)"), Err(PortZero));
    assert_eq!(PassiveAddress::parse(b"Passive (10, 0,0,1 , 0,0)").unwrap_err().offset(), 21);
}

#[test]
fn local_addresses_are_recognised() {
    let local = |text: &str| PassiveAddress::parse(text.as_bytes()).unwrap().value.is_local();
    for address in ["0,0,0,0", "127,0,0,1", "10,1,2,3", "172,16,0,1", "192,168,1,1", "169,254,1,1"] {
        assert!(local(&format!("({address},4,5)")), "{address}");
    }
    assert!(!local("(203,0,113,5,4,5)"));
    assert!(!local("(172,32,0,1,4,5)"));
}

#[test]
fn an_extended_address_has_the_same_delimiter_four_times() {
    assert_eq!(extended("(|||1|)"), Ok((1, None)));
    assert_eq!(extended("(|||65535|)"), Ok((65535, None)));
    assert_eq!(extended("(xxx80x)"), Ok((80, None)));
    assert_eq!(extended("(|||080|)"), Ok((80, None)));
    assert_eq!(extended("(|||000080|)"), Ok((80, Some(Departure::LeadingZeros))));
    assert_eq!(extended("(|2|::1|80|)"), Ok((80, Some(Departure::FilledFields))));
    assert_eq!(extended("!!!80!"), Ok((80, Some(Departure::NoParentheses))));
    assert_eq!(extended("(|||0|) (|||80|)"), Ok((80, None)));
    assert_eq!(extended("(|||0|)"), Err(PortZero));
    assert_eq!(extended("(|||70000|)"), Err(OutOfRange));
    for text in [
        "",
        "(",
        "()",
        "(|)",
        "(|||)",
        "(||||)",
        "(|||80)",
        "(   80 )",
        "(5558005)",
        "(|||8 0|)",
        "(||||80|)",
        "||||80|",
        "(|||80|",
    ] {
        assert_eq!(extended(text), Err(BadFormat), "{text}");
    }
}

#[test]
fn the_scope_of_the_peer_is_kept() {
    let peer = SocketAddr::V6(SocketAddrV6::new("fe80::1".parse().unwrap(), 21, 0, 3));
    let expected = SocketAddr::V6(SocketAddrV6::new("fe80::1".parse().unwrap(), 1029, 0, 3));
    assert_eq!(ExtendedPassiveAddress::new(1029).unwrap().at_peer(peer), expected);
    assert_eq!(PassiveAddress::new("10.0.0.1:1029".parse().unwrap()).unwrap().at_peer(peer), expected);
    assert_eq!(LongPassiveAddress::new("10.0.0.1:1029".parse().unwrap()).unwrap().at_peer(peer), Some(expected));
    assert_eq!(long("(9,3,1,2,3,1,7)").unwrap().at_peer(peer), None);
    assert_eq!(ExtendedPassiveAddress::new(0), None);
    assert_eq!(PassiveAddress::new("10.0.0.1:0".parse().unwrap()), None);
    assert_eq!(LongPassiveAddress::new("10.0.0.1:0".parse().unwrap()), None);
}

#[test]
fn fields_that_a_server_fills_in_are_kept() {
    assert_eq!(extended("(|99999|1.2.3.4|5|)"), Err(OutOfRange));
    assert_eq!(extended("(!1!a|b!5!)"), Err(BadFormat));
    let read = ExtendedPassiveAddress::parse(b"(|2|2001:db8::1|80|)").unwrap().value;
    assert_eq!(read.protocol(), Some(2));
    assert_eq!(read.address(), Some("2001:db8::1"));
    assert_eq!(read.ip(), "2001:db8::1".parse().ok());
    let read = ExtendedPassiveAddress::parse(b"(||host|80|)").unwrap().value;
    assert_eq!((read.protocol(), read.address(), read.ip()), (None, Some("host"), None));
}

#[test]
fn a_long_address_has_the_lengths_it_states() {
    assert_eq!(long("(4,4,10,0,0,1,2,4,5)").unwrap().ip(), Some(IpAddr::V4(Ipv4Addr::new(10, 0, 0, 1))));
    let ipv6 = long("(6, 16, 0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1, 2, 4,5)").unwrap();
    assert_eq!(ipv6.socket_addr(), Some((Ipv6Addr::LOCALHOST, 1029).into()));
    let other = long("(9,3,1,2,3,1,7)").unwrap();
    assert_eq!((other.family(), other.address(), other.port_bytes()), (9, &[1, 2, 3][..], &[7][..]));
    assert_eq!((other.ip(), other.port(), other.socket_addr()), (None, None, None));
    assert_eq!(long("(9,0,0)").unwrap().address(), [0_u8; 0]);

    assert_eq!(long("Entering"), Err(NoAddress));
    assert_eq!(long("(4,4)"), Err(NoAddress));
    assert_eq!(long("(4,4,10,0,0,1,2,0,0)"), Err(PortZero));
    assert_eq!(long("(4,4,10,0,0,1,2,4)"), Err(LengthMismatch));
    assert_eq!(long("(4,4,10,0,0,1,2,4,5,6)"), Err(LengthMismatch));
    assert_eq!(long("(4,4,10,0,0,1,1,4)"), Err(LengthMismatch));
    assert_eq!(long("(6,4,10,0,0,1,2,4,5)"), Err(LengthMismatch));
    assert_eq!(long("(6,16,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1,3,4,5,6)"), Err(LengthMismatch));
    assert_eq!(long("(9,255,1,2,3,1,7)"), Err(LengthMismatch));
    assert_eq!(long("(4,4,10,0,0,1,2,4,500)"), Err(OutOfRange));
    // No family has a longer address, and none a longer port.
    let of_lengths = |address: usize, port: usize| {
        long(&format!("(9,{address}{},{port}{})", ",7".repeat(address), ",8".repeat(port)))
    };
    let longest = of_lengths(32, 8).unwrap();
    assert_eq!((longest.address(), longest.port_bytes()), (&[7; 32][..], &[8; 8][..]));
    assert_eq!(of_lengths(33, 8), Err(LengthMismatch));
    assert_eq!(of_lengths(32, 9), Err(LengthMismatch));
    assert_eq!(of_lengths(33, 7), Err(LengthMismatch));
    let endless = format!("(9,200{})", ",1".repeat(300));
    assert_eq!(long(&endless), Err(LengthMismatch));
}

#[test]
fn supported_protocols_are_a_list_in_parentheses() {
    let read = |text: &str| {
        let read = SupportedProtocols::parse(text.as_bytes()).map_err(|error| error.kind())?;
        Ok::<_, ParseErrorKind>((read.value.as_slice().to_vec(), read.into_strict().err()))
    };
    assert_eq!(read("(only) use (2)"), Ok((vec![2], None)));
    assert_eq!(read("(1, 2)"), Ok((vec![1, 2], Some(Departure::Blanks))));
    assert_eq!(read("not supported (use 1)."), Ok((vec![1], Some(Departure::OtherWords))));
    assert_eq!(read("TLS (1.2) only"), Err(NotStated));
    assert_eq!(read("(1,2,3,4,5,6,7,8,9)"), Err(OutOfRange));
    assert_eq!(read("(65536)"), Err(OutOfRange));
    assert_eq!(SupportedProtocols::new(&[]), None);
    assert_eq!(SupportedProtocols::new(&[1; 9]), None);
}

#[test]
fn supported_families_have_blanks() {
    let read = SupportedFamilies::parse(b"Supported address families are (4, 6)").unwrap();
    assert_eq!(Some(read.into_strict().unwrap()), SupportedFamilies::new(&[4, 6]));
    assert_eq!(SupportedFamilies::parse(b"no").unwrap_err().kind(), NotStated);
}
