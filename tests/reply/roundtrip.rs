//! What is written is read back, and what was read in strict form is written back as the same bytes.

use ftp_codes::{
    RawCode,
    reply::{EndRule, OutgoingReply, OwnedReply, Reply, ReplyDecoder, Style, telnet},
};
use proptest::prelude::*;

fn code() -> impl Strategy<Value = RawCode> {
    (100_u16..700).prop_map(|number| RawCode::new(number).unwrap())
}

/// Any bytes that may stand in a text, with those that mean something more often than others.
fn text() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        4 => prop::sample::select(&b"0123456789 -\t"[..]),
        1 => any::<u8>().prop_filter("not in a text", |byte| !matches!(byte, b'\r' | b'\n' | b'\0')),
    ];
    prop::collection::vec(byte, 0..12)
}

/// Lines that look like replies, and others.
fn lines() -> impl Strategy<Value = Vec<Vec<u8>>> {
    prop::collection::vec(text(), 1..8)
}

/// A stream of bytes in which replies are likely.
fn wire() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        Just(b"220-".to_vec()),
        Just(b"220 ".to_vec()),
        Just(b"220".to_vec()),
        Just(b"221 ".to_vec()),
        Just(b"\r\n".to_vec()),
        Just(b"\r\n".to_vec()),
        Just(b"\n".to_vec()),
        Just(b"\r".to_vec()),
        Just(b"\0".to_vec()),
        text(),
    ];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

fn read_all(mut decoder: ReplyDecoder, mut bytes: &[u8]) -> Vec<OwnedReply> {
    let mut replies = Vec::new();
    while let Ok(Some((reply, used))) = decoder.decode(bytes) {
        replies.push(reply.into_owned());
        bytes = &bytes[used..];
    }
    replies
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn prefixed_is_read_back(code in code(), lines in lines()) {
        let bytes = OutgoingReply::new(code, &lines).unwrap().style(Style::Prefixed).to_vec();
        for decoder in [ReplyDecoder::new(), ReplyDecoder::new().strict(true), ReplyDecoder::new().end_rule(EndRule::AnyCode)] {
            let replies = read_all(decoder, &bytes);
            prop_assert_eq!(replies.len(), 1);
            prop_assert_eq!(replies[0].as_bytes(), &bytes[..]);
            prop_assert_eq!(replies[0].code(), code);
            prop_assert_eq!(replies[0].is_multiline(), lines.len() > 1);
            prop_assert!(replies[0].lines().eq(lines.iter().map(Vec::as_slice)));
        }
    }

    /// The other styles give the same lines, but for the space before those between the first and the last.
    #[test]
    fn every_style_is_read_back(code in code(), lines in lines(), indented: bool) {
        let style = if indented { Style::Indented } else { Style::Rfc959 };
        let bytes = OutgoingReply::new(code, &lines).unwrap().style(style).to_vec();
        for decoder in [ReplyDecoder::new(), ReplyDecoder::new().strict(true), ReplyDecoder::new().end_rule(EndRule::AnyCode)] {
            let replies = read_all(decoder, &bytes);
            prop_assert_eq!(replies.len(), 1);
            prop_assert_eq!(replies[0].code(), code);
            for (i, (read, written)) in replies[0].lines().zip(&lines).enumerate() {
                let number = written.len() >= 3 && written[..3].iter().all(u8::is_ascii_digit);
                let padded = i > 0 && i + 1 < lines.len() && (indented || number);
                prop_assert_eq!(if padded { read.strip_prefix(b" ").unwrap() } else { read }, &written[..]);
            }
            prop_assert_eq!(replies[0].lines().count(), lines.len());
        }
    }

    #[test]
    fn every_target_gets_the_same(code in code(), lines in prop::collection::vec("[^\r\n\0]{0,9}", 1..5)) {
        let reply = OutgoingReply::new(code, &lines).unwrap();
        let bytes = reply.to_vec();
        prop_assert_eq!(reply.to_string().into_bytes(), &bytes[..]);
        prop_assert_eq!(reply.encoded_len(), bytes.len());
        let mut stream = Vec::new();
        reply.write_to(&mut stream).unwrap();
        prop_assert_eq!(&stream, &bytes);
        let mut room = vec![0; bytes.len() + 3];
        prop_assert_eq!(reply.write_to_slice(&mut room), Ok(bytes.len()));
        prop_assert_eq!(&room[..bytes.len()], &bytes[..]);
        prop_assert_eq!(reply.write_to_slice(&mut room[..bytes.len() - 1]).unwrap_err().needed(), bytes.len());
    }

    #[test]
    fn strict_form_is_written_back_as_it_was(bytes in wire()) {
        for reply in read_all(ReplyDecoder::new().strict(true), &bytes) {
            let forwarded = OutgoingReply::forward(reply.as_reply()).unwrap();
            prop_assert_eq!(forwarded.to_vec(), reply.as_bytes());
        }
    }

    /// What came in another form is put right, and says the same.
    #[test]
    fn forwarding_keeps_what_is_said(bytes in wire(), any_code: bool) {
        let end = if any_code { EndRule::AnyCode } else { EndRule::SameCode };
        for reply in read_all(ReplyDecoder::new().end_rule(end), &bytes) {
            let Ok(forwarded) = OutgoingReply::forward(reply.as_reply()) else {
                let lines: Vec<_> = reply.lines().collect();
                prop_assert!(lines.concat().iter().any(|byte| matches!(byte, b'\r' | b'\0')));
                continue;
            };
            let bytes = forwarded.to_vec();
            let again = read_all(ReplyDecoder::new().strict(true).end_rule(end), &bytes);
            prop_assert_eq!(&again, &[reply]);
        }
    }

    #[test]
    fn a_line_break_is_refused(code in code(), before in text(), byte in prop::sample::select(&b"\r\n\0"[..]), after in text()) {
        let text = [&before[..], &[byte], &after].concat();
        let error = OutgoingReply::new(code, [&b"first"[..], &text]).unwrap_err();
        prop_assert_eq!((error.line(), error.offset(), error.byte()), (2, before.len(), byte));
    }

    #[test]
    fn telnet_takes_back_what_was_doubled(code in code(), lines in lines()) {
        let reply = OutgoingReply::new(code, &lines).unwrap().style(Style::Prefixed);
        let mut bytes = reply.double_iac(true).to_vec();
        let len = telnet::Filter::new().apply(&mut bytes);
        prop_assert_eq!(&bytes[..len], &reply.to_vec()[..]);
    }

    #[test]
    fn parsing_agrees_with_decoding(bytes in wire()) {
        let mut decoder = ReplyDecoder::new();
        match (Reply::parse(&bytes), decoder.finish(&bytes)) {
            (Ok(parsed), Ok(Some((reply, used)))) => {
                prop_assert_eq!(used, bytes.len());
                prop_assert_eq!(parsed.as_bytes(), reply.as_bytes());
            }
            (Err(error), Ok(Some((_, used)))) => prop_assert_eq!(error.offset(), used),
            (Err(error), Err(other)) => prop_assert_eq!(error, other),
            (parsed, other) => prop_assert!(other == Ok(None) && parsed.is_err()),
        }
    }
}
