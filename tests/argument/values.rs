//! What an argument states, for the program that received it.

use ftp_codes::argument::{
    Allocation, Base64Data, DataType, ExtendedHostPort, FileTime, HashAlgorithm, HostName, HostPort, LanguageTag,
    Mechanism, ProtectionBufferSize, RestartPoint,
};

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
