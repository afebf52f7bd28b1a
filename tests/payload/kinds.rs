//! Which kind of payload a reply has, and in which of its lines.

use ftp_codes::payload::ParseErrorKind::{BadFormat, NoAddress, NotStated, OutOfRange};
use ftp_codes::payload::{Departure, FileSize, PassiveAddress, Payload, PayloadKind};
use ftp_codes::reply::{OwnedReply, Reply};
use ftp_codes::{Command, RawCode, ReplyCode};

fn kind(verb: &str, code: u16) -> Option<PayloadKind> {
    PayloadKind::of(Command::from_verb(verb.as_bytes()), RawCode::new(code).unwrap())
}

#[test]
fn the_command_decides() {
    assert_eq!(kind("SIZE", 213), Some(PayloadKind::FileSize));
    assert_eq!(kind("Mdtm", 213), Some(PayloadKind::ModificationTime));
    assert_eq!(kind("MFF", 213), Some(PayloadKind::ChangedFacts));
    assert_eq!(kind("HASH", 213), Some(PayloadKind::FileHash));
    assert_eq!(kind("MDTM", 250), Some(PayloadKind::ModificationTime));
    assert_eq!(kind("HASH", 250), Some(PayloadKind::FileHash));
    assert_eq!(kind("STAT", 213), None);
    assert_eq!(kind("FEAT", 211), Some(PayloadKind::Features));
    assert_eq!(kind("HELP", 211), None);
    assert_eq!(kind("STOU", 150), Some(PayloadKind::UniqueFile));
    assert_eq!(kind("RETR", 150), Some(PayloadKind::TransferSize));
    assert_eq!(kind("STOR", 150), None);
    assert_eq!(kind("LPRT", 521), Some(PayloadKind::SupportedFamilies));
    assert_eq!(kind("PROT", 521), None);
    assert_eq!(kind("REST", 350), Some(PayloadKind::RestartPoint));
    assert_eq!(kind("RNFR", 350), None);
}

#[test]
fn each_command_has_its_payload_in_certain_codes() {
    let cases: [(&[&str], PayloadKind, &[u16]); 13] = [
        (&["STOU"], PayloadKind::UniqueFile, &[125, 150, 226, 250]),
        (&["RETR"], PayloadKind::TransferSize, &[125, 150]),
        (&["PBSZ"], PayloadKind::ProtectionBufferSize, &[200]),
        (&["OPTS"], PayloadKind::FactNames, &[200]),
        (&["FEAT"], PayloadKind::Features, &[211]),
        (&["SIZE"], PayloadKind::FileSize, &[213]),
        (&["MDTM"], PayloadKind::ModificationTime, &[213, 250]),
        (&["MFMT", "MFCT", "MFF"], PayloadKind::ChangedFacts, &[213]),
        (&["HASH"], PayloadKind::FileHash, &[213, 250]),
        (&["MLST"], PayloadKind::Facts, &[250]),
        (&["USER"], PayloadKind::OtpChallenge, &[331]),
        (&["REST"], PayloadKind::RestartPoint, &[350]),
        (&["LPRT", "LPSV"], PayloadKind::SupportedFamilies, &[521]),
    ];
    for (verbs, expected, codes) in cases {
        for verb in verbs {
            let found: Vec<u16> = (100..700).filter(|code| kind(verb, *code) == Some(expected)).collect();
            assert_eq!(found, codes, "{verb}");
        }
    }
}

#[test]
fn some_codes_need_no_command() {
    let alone: Vec<u16> = (100..700).filter(|code| kind("", *code).is_some()).collect();
    let expected = [110, 120, 215, 216, 227, 228, 229, 235, 257, 334, 335, 336, 522, 631, 632, 633];
    assert_eq!(alone, expected);
    // A server may answer `PASV` with the address of another form.
    assert_eq!(kind("PASV", 229), Some(PayloadKind::ExtendedPassiveAddress));
    assert_eq!(kind("NOOP", 227), Some(PayloadKind::PassiveAddress));
}

#[test]
fn the_line_that_can_be_read_counts() {
    let bytes = b"227-Be patient\r\n227 Entering Passive Mode (10,0,0,1,4,5)\r\n";
    let read = Payload::read(Command::Pasv, Reply::parse(bytes).unwrap()).unwrap();
    assert!(matches!(read.value, Payload::PassiveAddress(address) if address.port() == 1029));
    assert_eq!(read.departure, None);

    let bytes = b"150-FILE: pureftpd.1\r\n150 Accepted data connection\r\n";
    let read = Payload::read(Command::Stou, Reply::parse(bytes).unwrap()).unwrap();
    assert!(matches!(read.value, Payload::UniqueFile(file) if file.path() == b"pureftpd.1"));

    let bytes = b"250- Listing a\r\nmodify=20200109090909; a\r\n250 End.\r\n";
    let read = Payload::read(Command::Mlst, Reply::parse(bytes).unwrap()).unwrap();
    assert!(matches!(read.value, Payload::Facts(facts) if facts.path() == b"a"));
    assert_eq!(read.into_strict(), Err(Departure::NoLeadingSpace));
}

#[test]
fn the_error_that_comes_nearest_is_returned() {
    let fault = |verb: &str, bytes: &'static [u8]| {
        let error = Payload::read(Command::from_verb(verb.as_bytes()), Reply::parse(bytes).unwrap()).unwrap_err();
        (error.kind(), error.line())
    };
    assert_eq!(fault("PASV", b"227-a\r\n227 (10,0,0,1,4,256)\r\n"), (OutOfRange, 2));
    assert_eq!(fault("PASV", b"227-a\r\n227 b\r\n"), (NoAddress, 1));
    assert_eq!(fault("RETR", b"150-a\r\n150-(99999999999999999999 bytes)\r\n150 b\r\n"), (OutOfRange, 2));
    assert_eq!(fault("SIZE", b"213 many\r\n"), (BadFormat, 1));
}

#[test]
fn a_size_must_be_one_line() {
    let bytes = b"213-wait\r\n213 5\r\n";
    for verb in ["SIZE", "MDTM"] {
        let read = Payload::read(Command::from_verb(verb.as_bytes()), Reply::parse(bytes).unwrap());
        match verb {
            "SIZE" => assert_eq!(read.unwrap().into_strict(), Err(Departure::SeveralLines)),
            _ => assert_eq!(read.unwrap_err().kind(), BadFormat),
        }
    }
}

#[test]
fn free_text_is_not_a_payload() {
    let read = |verb: &str, bytes: &'static [u8]| {
        let reply = Reply::parse(bytes).unwrap();
        Payload::read(Command::from_verb(verb.as_bytes()), reply).map(drop).map_err(|error| error.kind())
    };
    assert_eq!(read("OPTS", b"200 UTF8 OPTS ON\r\n"), Err(NotStated));
    assert_eq!(read("OPTS", b"200 MLST OPTS type;\r\n"), Ok(()));
    assert_eq!(read("OPTS", b"200 MLST OPTS type\r\n"), Err(BadFormat));
    assert_eq!(read("STAT", b"213 154427\r\n"), Err(NotStated));
    assert_eq!(read("PBSZ", b"200 OK\r\n"), Err(NotStated));
}

#[test]
fn the_line_in_the_form_of_the_standard_is_preferred() {
    let reply = Reply::parse(b"213-Status of 5:\r\n213 1024\r\n").unwrap();
    let read = FileSize::read(reply).unwrap();
    assert_eq!((read.value.octets(), read.departure), (1024, Some(Departure::SeveralLines)));
}

#[test]
fn every_kind_of_reply_can_be_read() {
    let reply: OwnedReply = "227-Hi\n227 (127,0,0,1,4,1)\n".parse().unwrap();
    let address = PassiveAddress::new("127.0.0.1:1025".parse().unwrap()).unwrap();
    assert_eq!(PassiveAddress::read(&reply).unwrap().value, address);
    assert_eq!(PassiveAddress::read(reply.as_reply()).unwrap().value, address);
    assert_eq!(Payload::read(None, &reply).unwrap().value, Payload::PassiveAddress(address));
    assert_eq!(OwnedReply::from(address).as_bytes(), b"227 Entering Passive Mode (127,0,0,1,4,1).\r\n");
    assert_eq!(PassiveAddress::CODE, ReplyCode::EnteringPassiveMode);
}
