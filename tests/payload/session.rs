//! What replies say about the server and the session: 120, 200, 211, 215, 216, 235, 331, 336, 63x.

use core::time::Duration;

use ftp_codes::ReplyCode;
use ftp_codes::payload::ParseErrorKind::{BadBase64, BadFormat, Empty, NotStated, OutOfRange, Unterminated};
use ftp_codes::payload::{
    AlgTranslation, Base64Data, Challenge, Delay, Departure, Feature, Features, OtpAlgorithm, OtpChallenge,
    ProtectedReply, ProtectionBufferSize, SystemType,
};
use ftp_codes::reply::{OwnedReply, Reply};

#[test]
fn a_delay_is_in_minutes() {
    let read = Delay::parse(b"Service ready in 005 minutes.").unwrap();
    assert_eq!(read.into_strict().unwrap().duration(), Duration::from_secs(300));
    let read = Delay::parse(b"Ready in 1 min").unwrap();
    assert_eq!((read.value, read.into_strict()), (Delay::new(1), Err(Departure::OtherWords)));
    assert!(Delay::parse(b"Service ready in 5 minutes, or so").unwrap().departure.is_some());
    assert_eq!(Delay::parse(b"Ready in 30 seconds").unwrap_err().kind(), NotStated);
    assert_eq!(Delay::parse(b"in 4294967296 minutes").unwrap_err().kind(), OutOfRange);
    assert_eq!(Delay::new(u32::MAX).duration().as_secs(), 257_698_037_700);
}

#[test]
fn features_are_read_in_every_form() {
    let read = |lines: &str| {
        let bytes = lines.replace('\n', "\r\n").into_bytes();
        let reply = Reply::parse(&bytes).unwrap();
        let features = Features::read(reply).unwrap();
        let text = features.value.iter().map(|feature| format!(" {feature}")).collect::<Vec<_>>().join("\n");
        // The same lines as one text.
        let lines: Vec<_> = reply.lines().collect();
        assert_eq!(Features::parse(&lines.join(&b'\n')).unwrap(), features);
        assert_eq!(Features::parse(&lines.join(&b"\r\n"[..])).unwrap(), features);
        (text, features.into_strict().err())
    };
    let list = " UTF8\n REST STREAM".to_owned();
    assert_eq!(read("211-Features:\n UTF8\n REST STREAM\n211 End\n"), (list.clone(), None));
    assert_eq!(read("211-Features:\n UTF8\n REST STREAM\n211 END.\n"), (list.clone(), None));
    let departed = |departure| (list.clone(), Some(departure));
    assert_eq!(read("211-F\n211-UTF8\n211-REST STREAM\n211 End\n"), departed(Departure::NoLeadingSpace));
    assert_eq!(read("211-F\nUTF8\nREST STREAM\n211 End\n"), departed(Departure::NoLeadingSpace));
    for lines in ["  UTF8\n REST STREAM", " UTF8\n REST  STREAM", " UTF8\n REST STREAM ", " UTF8\n REST STREAM\t"] {
        assert_eq!(read(&format!("211-F\n{lines}\n211 End\n")), departed(Departure::Blanks), "{lines:?}");
    }
    assert_eq!(read("211-F\n \tUTF8\n REST STREAM\n211 End\n"), departed(Departure::Blanks));
    assert_eq!(read("211-F\n UTF8\n R\u{e9}\n211 End\n").1, Some(Departure::NotAscii));
    assert_eq!(read("211-F\n UTF8\n R\x1b\n211 End\n").1, Some(Departure::ControlCharacters));
    assert_eq!(read("211-F\n UTF8\n\n REST STREAM\n211 End\n"), departed(Departure::EmptyLines));
    assert_eq!(read("211-F\n UTF8\n REST STREAM\n211 End FEAT.\n"), departed(Departure::EndLine));
    assert_eq!(read("211 no features\n"), (String::new(), None));
    assert_eq!(read("211-F\n211 End\n"), (String::new(), Some(Departure::EmptyList)));
}

#[test]
fn features_are_found_by_their_label() {
    let reply = Reply::parse(b"211-F\r\n AUTH SSL\r\n auth TLS\r\n SIZE \r\n211 End\r\n").unwrap();
    let features = Features::read(reply).unwrap().value;
    let mechanisms = features.iter().filter(|feature| feature.is("AUTH")).filter_map(|feature| feature.parameters());
    assert_eq!(mechanisms.collect::<Vec<_>>(), [b"SSL", b"TLS"]);
    assert_eq!(features.get("size").unwrap().parameters(), None);
    assert!(!features.contains("End"));
    assert!(!features.contains("F"));
    assert_eq!((&features).into_iter().count(), 3);

    assert_eq!(Feature::parse(b" \t").unwrap_err().kind(), Empty);
    assert_eq!(Feature::parse(b"A b\r\t\r").unwrap().value, Feature::new("A", "b").unwrap());
    assert_eq!(Feature::parse(b"A b\nc").unwrap_err().kind(), BadFormat);
    assert!(Feature::new("A B", "").is_none());
    assert!(Feature::new("", "x").is_none());
    assert!(Feature::new("A", " x").is_none());
    assert!(Feature::new("A", "\u{e9}").is_none());

    let list = [Feature::new("UTF8", "").unwrap(), Feature::new("REST", "STREAM").unwrap()];
    let reply = OwnedReply::try_from(Features::new(&list)).unwrap();
    assert_eq!(reply.as_bytes(), b"211-Features:\r\n UTF8\r\n REST STREAM\r\n211 End\r\n");
    assert_eq!(Features::read(&reply).unwrap().into_strict().unwrap(), Features::new(&list));
    assert_ne!(Features::new(&list), Features::new(&list[..1]));
    let none = OwnedReply::try_from(Features::new(&[])).unwrap();
    assert_eq!(none.as_bytes(), b"211 No features\r\n");
    assert_eq!(Features::read(&none).unwrap().into_strict().unwrap(), Features::new(&[]));
}

#[test]
fn the_first_word_is_the_system() {
    let read = SystemType::parse(b"UNIX  Type: L8 ").unwrap().value;
    assert_eq!((read.name(), read.text()), (&b"UNIX"[..], Some(&b"Type: L8"[..])));
    assert!(read.is("Unix"));
    assert_eq!(SystemType::parse(b" UNIX").unwrap().into_strict(), Err(Departure::Blanks));
    assert_eq!(SystemType::parse(b"UN\x1bIX").unwrap().into_strict(), Err(Departure::ControlCharacters));
    assert_eq!(SystemType::parse(b"UNIX \xFF").unwrap().into_strict(), Err(Departure::NotAscii));
    assert_eq!(SystemType::parse(b" ").unwrap_err().kind(), Empty);
    assert!(SystemType::new(b"", b"").is_none());
    assert!(SystemType::new(b"a b", b"").is_none());
    assert!(SystemType::new(b"a", b"b ").is_none());
}

#[test]
fn a_gateway_has_three_tokens() {
    for &token in AlgTranslation::ALL {
        assert_eq!(AlgTranslation::parse(token.as_str().as_bytes()).unwrap().into_strict(), Ok(token));
    }
    let read = AlgTranslation::parse(b"epsv translation only").unwrap();
    assert_eq!(read.into_strict(), Ok(AlgTranslation::Epsv));
    assert_eq!(AlgTranslation::parse(b"EPSVX").unwrap_err().kind(), BadFormat);
}

#[test]
fn a_buffer_size_follows_its_keyword() {
    let read = ProtectionBufferSize::parse(b"Buffer too large: PBSZ=0").unwrap();
    assert_eq!((read.value, read.into_strict()), (ProtectionBufferSize::new(0), Err(Departure::LeadingWords)));
    assert_eq!(ProtectionBufferSize::parse(b"PBSZ=0 ok").unwrap().into_strict(), Err(Departure::TrailingWords));
    assert_eq!(ProtectionBufferSize::parse(b"pbsz=0").unwrap().into_strict(), Err(Departure::LetterCase));
    assert_eq!(ProtectionBufferSize::parse(b"PBSZ=4294967295").unwrap().value, ProtectionBufferSize::new(u32::MAX));
    assert_eq!(ProtectionBufferSize::parse(b"PBSZ=").unwrap_err().kind(), BadFormat);
    assert_eq!(ProtectionBufferSize::parse(b"PBSZ=-1").unwrap_err().kind(), BadFormat);
}

#[test]
fn security_data_is_base64() {
    let data = |text: &'static str| Base64Data::parse(text.as_bytes()).map_err(|error| (error.kind(), error.offset()));
    assert_eq!(data("ADAT=Zg==").unwrap().into_strict().ok(), Base64Data::new("Zg=="));
    assert_eq!(data("ADAT=Zg== ok").unwrap().into_strict(), Err(Departure::TrailingWords));
    assert_eq!(data("adat=Zg==").unwrap().into_strict(), Err(Departure::LetterCase));
    assert_eq!(data("ADAT=Zg="), Err((BadBase64, 8)));
    assert_eq!(data("ADAT=Z==="), Err((BadBase64, 6)));
    assert_eq!(data("ADAT=Zm=v"), Err((BadBase64, 7)));
    assert_eq!(data("ADAT=Zm9-"), Err((BadBase64, 8)));
    assert_eq!(Base64Data::new("Zg"), None);
}

#[test]
fn a_challenge_is_in_quotes() {
    assert_eq!(Challenge::parse(br#""a" "b""#).ok().map(|read| read.value), Challenge::new(b"a"));
    assert_eq!(Challenge::parse(br#"is "a"#).unwrap_err().kind(), Unterminated);
    assert_eq!(Challenge::new(br#"a"b"#), None);
}

#[test]
fn a_one_time_password_challenge_may_be_anywhere() {
    let challenge = |text: &'static str| OtpChallenge::parse(text.as_bytes()).map(|read| read.value);
    assert_eq!(challenge("[otp-SHA1 0 ab12]").ok(), OtpChallenge::new("sha1", 0, "ab12"));
    assert_eq!(challenge("see otp-x; otp-md5 7 a").ok(), OtpChallenge::new("MD5", 7, "a"));
    assert_eq!(challenge("otp-sha256 1 a").unwrap().algorithm(), OtpAlgorithm::Other("sha256"));
    assert_eq!(challenge("S/KEY 1 a").ok(), OtpChallenge::new("md4", 1, "a"));
    for text in ["", "otp-", "otp-md5", "otp-md5 1", "otp-md5 x a", "otp-md5 1 -", "xotp-md5 1 a"] {
        assert_eq!(challenge(text).unwrap_err().kind(), NotStated, "{text}");
    }
    assert_eq!(challenge("otp-md5 4294967296 a").unwrap_err().kind(), OutOfRange);
    assert_eq!(OtpChallenge::new("", 1, "a"), None);
    assert_eq!(OtpChallenge::new("md5", 1, "a b"), None);
}

#[test]
fn a_fault_in_a_protected_reply_has_its_line() {
    let reply = Reply::parse(b"631-MjAw\r\n631 M*==\r\n").unwrap();
    let error = ProtectedReply::read(reply).unwrap_err();
    assert_eq!((error.kind(), error.line(), error.offset(), error.found()), (BadBase64, 2, 1, &b"*=="[..]));
    assert_eq!(
        error.to_string(),
        "not base64 at byte 1 of line 2: expected padded base64 and nothing else, found `*==`"
    );
}

mod protected {
    use super::*;

    fn protected(bytes: &'static [u8]) -> ProtectedReply<'static> {
        ProtectedReply::read(Reply::parse(bytes).unwrap()).unwrap().value
    }

    #[test]
    fn fragments_need_not_be_lines() {
        let inner = protected(b"631-MjIwLWENCjI=\r\n631 MjAgYg==\r\n").decode();
        assert_eq!(inner.as_bytes(), b"220-a\r\n220 b");
        assert!(inner.reply().unwrap().lines().eq([b"a", b"b"]));
    }

    #[test]
    fn a_nul_may_end_a_message() {
        assert_eq!(protected(b"631 MjAwIE9LDQoA\r\n").decode().reply().unwrap().text(), b"OK");
        let inner = protected(b"631-MjIwLWENCgA=\r\n631 MjIwIGINCgA=\r\n").decode();
        assert!(inner.reply().unwrap().lines().eq([b"a", b"b"]));
        assert_eq!(protected(b"631 \r\n").decode().as_bytes(), b"");
    }

    #[test]
    fn a_mechanism_unwraps_message_by_message() {
        let reply = protected(b"632-AjIwMA==\r\n632 AiBPSw==\r\n");
        let unwrap = |mut message: Vec<u8>| match message.first() {
            Some(2) => Ok(message.split_off(1)),
            _ => Err("not sealed"),
        };
        assert_eq!(reply.decode_with(unwrap).unwrap().reply().unwrap().text(), b"OK");
        assert_eq!(protected(b"632 MjAw\r\n").decode_with(unwrap), Err("not sealed"));
    }

    #[test]
    fn lines_make_a_reply() {
        let protected = ProtectedReply::new(&["MjIwLWENCjI=", "MjAgYg=="]).unwrap();
        let reply = protected.to_reply(ReplyCode::IntegrityProtected).unwrap();
        assert_eq!(reply.as_bytes(), b"631-MjIwLWENCjI=\r\n631 MjAgYg==\r\n");
        assert_eq!(ProtectedReply::read(&reply).unwrap().value, protected);
        assert_eq!(ProtectedReply::parse(protected.to_string().as_bytes()).unwrap().value, protected);
        assert_ne!(ProtectedReply::new(&["MjIwLWENCjI="]).unwrap(), protected);
        assert_eq!(protected.to_reply(ReplyCode::CommandOkay), None);
        assert_eq!(Base64Data::new("Zg==").unwrap().to_reply(ReplyCode::CommandOkay), None);
        assert!(ProtectedReply::new(&[]).is_none());
        assert!(ProtectedReply::new(&["Zg==", "Zg"]).is_none());
    }

    #[test]
    fn bits_that_are_left_over_are_ignored() {
        assert_eq!(Base64Data::new("Zh==").unwrap().decode(), b"f");
    }
}
