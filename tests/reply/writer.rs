//! Writing replies: every case of `data/corpus/encode.jsonl`, and what a proxy forwards.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ftp_codes::reply::{EndRule, OutgoingReply, OwnedReply, Reply, ReplyDecoder, Style};
use ftp_codes::wire::check_text;
use ftp_codes::{RawCode, ReplyCode};
use serde_json::Value;

/// The cases write bytes as Latin-1.
fn bytes(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

fn write(case: &Value) -> Result<OwnedReply, String> {
    let code = RawCode::new(case["code"].as_u64().unwrap() as u16).ok_or("code-out-of-range")?;
    let lines: Vec<_> = case["lines"].as_array().unwrap().iter().map(|line| bytes(line.as_str().unwrap())).collect();
    let style = match case["style"].as_str().unwrap() {
        "rfc959" => Style::Rfc959,
        "prefixed" => Style::Prefixed,
        "indented" => Style::Indented,
        other => panic!("no style `{other}`"),
    };
    let texts: Vec<_> = lines.iter().map(Vec::as_slice).collect();
    let reply = OutgoingReply::from_lines(code, style, &texts).map_err(|_| "forbidden-byte")?;
    let owned = OwnedReply::from_lines(code, style, &lines).unwrap();
    assert_eq!(owned.as_bytes(), reply.to_vec());
    Ok(reply.double_iac(case["profile"] == "telnet").into())
}

#[test]
fn every_case() {
    let mut count = 0;
    for case in
        include_str!("../data/corpus/encode.jsonl").lines().map(|line| serde_json::from_str::<Value>(line).unwrap())
    {
        let written = write(&case);
        match case["expect"]["bytes_b64"].as_str() {
            Some(wanted) => {
                let written = written.unwrap();
                assert_eq!(written.as_bytes(), BASE64_STANDARD.decode(wanted).unwrap(), "{case}");
                let mut strict = ReplyDecoder::new().strict(true);
                let mut rest = written.as_bytes();
                assert_eq!(strict.decode(&mut rest).unwrap().unwrap(), written);
                assert!(rest.is_empty());
            }
            None => assert_eq!(written.unwrap_err(), case["expect"]["error"], "{case}"),
        }
        count += 1;
    }
    assert_eq!(count, 14);
}

#[test]
fn a_forwarded_reply_keeps_its_form() {
    for bytes in [&b"220-a\r\n220-b\r\n 220 c\r\n220 d\r\n"[..], b"220 a\r\n"] {
        let reply = Reply::parse(bytes).unwrap();
        assert_eq!(OutgoingReply::from(reply).to_vec(), bytes);
        assert_eq!(reply.into_owned().to_outgoing().to_vec(), bytes);
    }
    // It ends with a different code than it began with.
    let mut decoder = ReplyDecoder::new().end_rule(EndRule::AnyCode);
    let reply = decoder.decode(&mut &b"426-a\r\n426-b\r\n226 c\r\n"[..]).unwrap().unwrap();
    assert_eq!(OutgoingReply::from(reply).to_vec(), b"226-a\r\n226-b\r\n226 c\r\n");
}

/// Whatever a server sends, a proxy sends one reply.
#[test]
fn a_forwarded_reply_is_corrected() {
    for (received, sent) in [
        (&b"220"[..], &b"220 \r\n"[..]),
        (b" 220 a\rb\0\n", b"220 a b \r\n"),
        (b"220-a\n220 b\r221 c\n220\tend\n220 end", b"220-a\r\n220 b 221 c\r\n"),
        (b"220-a\n\r\0\n220\r\r\n", b"220-a\r\n  \r\n220 \r\n"),
    ] {
        let mut rest = received;
        let reply = ReplyDecoder::new().finish(&mut rest).unwrap().unwrap().into_owned();
        assert_eq!(reply.to_outgoing().to_vec(), sent, "{}", received.escape_ascii());
        let mut strict = ReplyDecoder::new().strict(true);
        assert_eq!(strict.finish(&mut &sent[..]).unwrap().unwrap().as_bytes(), sent);
    }
}

#[test]
fn any_text_can_be_sent_lossily() {
    let reply = OwnedReply::lossy(ReplyCode::FileUnavailable, b"a\r\n220 b\0\xFF");
    assert_eq!(reply.as_bytes(), b"550 a  220 b \xFF\r\n");
    assert!(check_text(reply.text()).is_ok());
}

#[test]
fn a_text_is_checked_to_its_last_byte() {
    // First bytes that differ from a forbidden one only in the highest bit, and neighbours of forbidden bytes; then only
    // bytes above all of them.
    for bytes in [[0x80, 0x8A, 0x8D, 1, 0x0B, 0x0C], [0x80, 0x8A, 0x8D, 0x0E, b' ', 0xFF]] {
        for len in 0..40 {
            let clean: Vec<u8> = (0..len).map(|i| bytes[i % 6]).collect();
            assert_eq!(check_text(&clean), Ok(()));
            for at in 0..len {
                for byte in *b"\r\n\0" {
                    let mut text = clean.clone();
                    text[at] = byte;
                    let error = check_text(&text).unwrap_err();
                    assert_eq!((error.line(), error.offset(), error.byte()), (1, at, Some(byte)));
                }
            }
        }
    }
}

/// A text that is harmless only the first time it is read.
struct Fickle(std::cell::Cell<usize>);

impl AsRef<[u8]> for Fickle {
    fn as_ref(&self) -> &[u8] {
        match self.0.replace(self.0.get() + 1) {
            0 => b"fine",
            _ => b"a\r\n220 b",
        }
    }
}

#[test]
fn a_text_that_changes_cannot_inject() {
    let reply = OwnedReply::new(ReplyCode::CommandOkay, Fickle(0.into())).unwrap();
    assert_eq!(reply.as_bytes(), b"200 fine\r\n");
    let lines = [Fickle(0.into()), Fickle(0.into())];
    let reply = OwnedReply::from_lines(ReplyCode::CommandOkay, Style::Prefixed, lines).unwrap();
    assert_eq!(reply.as_bytes(), b"200-fine\r\n200 fine\r\n");
    let text = Fickle(0.into());
    assert_eq!(OutgoingReply::new(ReplyCode::CommandOkay, &text).unwrap().to_vec(), b"200 fine\r\n");
}

#[test]
fn every_code_is_sent_with_its_headline_or_refused() {
    let mut refused = 0;
    for &code in ReplyCode::ALL {
        match OwnedReply::try_from(code) {
            Ok(reply) => assert_eq!(reply.as_bytes(), format!("{} {}\r\n", code.as_str(), code.headline()).as_bytes()),
            Err(error) => {
                assert_eq!(error.code(), code);
                refused += 1;
            }
        }
    }
    assert!(refused > 0);
    let error = OwnedReply::try_from(ReplyCode::EnteringPassiveMode).unwrap_err();
    assert_eq!(error.to_string(), "the text of a 227 reply must hold a value; build the reply with a text");
}

#[test]
fn nothing_displays_a_line_end_after_the_last_line() {
    let owned = OwnedReply::from_lines(ReplyCode::CommandOkay, Style::Rfc959, ["a", "b", "c"]).unwrap();
    let received = OwnedReply::parse(b"200-a\nb\n200 c\n").unwrap();
    for shown in [
        owned.to_string(),
        owned.to_outgoing().to_string(),
        owned.as_reply().to_string(),
        received.to_string(),
        received.to_outgoing().to_string(),
        OutgoingReply::from_lines(ReplyCode::CommandOkay, Style::Rfc959, &[b"a", b"b", b"c"]).unwrap().to_string(),
    ] {
        assert_eq!(shown, "200-a\nb\n200 c");
    }
}
