//! What is written is read back, and what is read in strict form is written as the same bytes.

use ftp_codes::RawCode;
use ftp_codes::reply::{EndRule, OutgoingReply, OwnedReply, Reply, ReplyDecoder, Style};
use ftp_codes::wire::telnet::Filter;
use proptest::prelude::*;

fn code() -> impl Strategy<Value = RawCode> {
    (100_u16..700).prop_map(|number| RawCode::new(number).unwrap())
}

/// Any bytes that a text may contain; those that have a meaning are more frequent.
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

fn write(code: RawCode, style: Style, lines: &[Vec<u8>]) -> Vec<u8> {
    OwnedReply::from_lines(code, style, lines).unwrap().as_bytes().to_vec()
}

fn read_all(mut decoder: ReplyDecoder, mut bytes: &[u8]) -> Vec<OwnedReply> {
    let mut replies = Vec::new();
    while let Some(Ok(reply)) = decoder.decode(&mut bytes) {
        replies.push(reply.into_owned());
    }
    replies
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn prefixed_is_read_back(code in code(), lines in lines()) {
        let bytes = write(code, Style::Prefixed, &lines);
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
        let bytes = write(code, style, &lines);
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
        let texts: Vec<_> = lines.iter().map(String::as_bytes).collect();
        let reply = OutgoingReply::from_lines(code, Style::Rfc959, &texts).unwrap();
        let bytes = reply.to_vec();
        let owned = OwnedReply::from(reply);
        prop_assert_eq!(owned.as_bytes(), &bytes[..]);
        for reply in [reply, owned.to_outgoing(), owned.as_reply().into()] {
            prop_assert_eq!(reply.encoded_len(), bytes.len());
            let mut stream = Vec::new();
            reply.write_to(&mut stream).unwrap();
            prop_assert_eq!(&stream, &bytes);
            let mut slice = vec![0; bytes.len() + 3];
            prop_assert_eq!(reply.write_to_slice(&mut slice), Ok(bytes.len()));
            prop_assert_eq!(&slice[..bytes.len()], &bytes[..]);
            prop_assert_eq!(reply.write_to_slice(&mut slice[..bytes.len() - 1]).unwrap_err().needed(), bytes.len());
        }
    }

    #[test]
    fn strict_form_is_written_back_as_it_was(bytes in wire()) {
        for reply in read_all(ReplyDecoder::new().strict(true), &bytes) {
            // A forgiving decoder would take it for the last line.
            let is_code = |line: &[u8]| line == reply.code().digits();
            if !reply.raw_lines().any(is_code) {
                prop_assert_eq!(reply.to_outgoing().to_vec(), reply.as_bytes());
            }
            let sent = reply.to_outgoing().to_vec();
            prop_assert_eq!(read_all(ReplyDecoder::new(), &sent).len(), 1);
        }
    }

    /// A reply in another form is corrected without changing what it says.
    #[test]
    fn forwarding_preserves_the_content(bytes in wire(), any_code: bool) {
        let end = if any_code { EndRule::AnyCode } else { EndRule::SameCode };
        for reply in read_all(ReplyDecoder::new().end_rule(end), &bytes) {
            let bytes = reply.to_outgoing().to_vec();
            let again = read_all(ReplyDecoder::new().strict(true).end_rule(end), &bytes);
            prop_assert_eq!(again.len(), 1);
            prop_assert_eq!((again[0].code(), again[0].is_multiline()), (reply.code(), reply.is_multiline()));
            let opening = RawCode::from_digits(*reply.as_bytes().trim_ascii_start().first_chunk().unwrap()).unwrap();
            let mut raw = reply.raw_lines().zip(1..).peekable();
            let mut cleaned = |line: &[u8]| -> Vec<u8> {
                let (raw_line, number) = raw.next().unwrap();
                // With a space for the NUL it would be the last line.
                let ends = matches!(raw_line.get(3), Some(b'\r' | b'\0'));
                let ends = ends && raw_line[..3].iter().all(u8::is_ascii_digit);
                let is_inner = number > 1 && raw.peek().is_some();
                let padding = if ends && is_inner && opening == reply.code() { &b" "[..] } else { b"" };
                let cleaned = line.iter().map(|byte| if matches!(byte, b'\r' | b'\0') { b' ' } else { *byte });
                padding.iter().copied().chain(cleaned).collect()
            };
            prop_assert!(again[0].lines().map(<[u8]>::to_vec).eq(reply.lines().map(&mut cleaned)));
        }
    }

    #[test]
    fn a_line_break_is_refused(code in code(), before in text(), byte in prop::sample::select(&b"\r\n\0"[..]), after in text()) {
        let text = [&before[..], &[byte], &after].concat();
        let error = OutgoingReply::from_lines(code, Style::Rfc959, &[b"first", &text]).unwrap_err();
        prop_assert_eq!((error.line(), error.offset(), error.byte()), (2, before.len(), Some(byte)));
    }

    #[test]
    fn telnet_undoes_doubling(code in code(), lines in lines()) {
        let texts: Vec<_> = lines.iter().map(Vec::as_slice).collect();
        let reply = OutgoingReply::from_lines(code, Style::Prefixed, &texts).unwrap();
        for mut filter in [Filter::new(), Filter::only_doubled()] {
            let mut bytes = reply.double_iac(true).to_vec();
            let len = filter.apply(&mut bytes);
            prop_assert_eq!(&bytes[..len], &reply.to_vec()[..]);
        }
    }

    #[test]
    fn parsing_agrees_with_decoding(bytes in wire()) {
        let mut rest = &bytes[..];
        match (Reply::parse(&bytes), ReplyDecoder::new().finish(&mut rest)) {
            (Ok(parsed), Some(Ok(reply))) => {
                prop_assert!(rest.is_empty());
                prop_assert_eq!(parsed.as_bytes(), reply.as_bytes());
            }
            (Err(error), Some(Ok(_))) => prop_assert_eq!(error.offset(), bytes.len() - rest.len()),
            (Err(error), Some(Err(other))) => prop_assert_eq!(error, other),
            (parsed, other) => prop_assert!(other.is_none() && parsed.is_err()),
        }
    }
}

/// The line ends do not count.
#[test]
fn replies_are_equal_if_they_say_the_same() {
    let bytes = "220-a\r\n220 b\r\n";
    let (reply, owned) = (Reply::parse(bytes.as_bytes()).unwrap(), bytes.parse::<OwnedReply>().unwrap());
    for (bytes, is_equal) in [
        ("220-a\n220 b\n", true),
        ("220-a\r\n220 c\r\n", false),
        ("220-a\r\n220 b \r\n", false),
        ("221-a\r\n221 b\r\n", false),
        ("220 a\r\n", false),
        ("220-a\r\n220-b\r\n220 b\r\n", false),
    ] {
        let (other, other_owned) = (Reply::parse(bytes.as_bytes()).unwrap(), bytes.parse::<OwnedReply>().unwrap());
        assert_eq!(reply == other, is_equal, "{bytes:?}");
        assert_eq!(owned == other_owned, is_equal, "{bytes:?}");
        assert_eq!(owned == other, is_equal, "{bytes:?}");
        assert_eq!(reply == other_owned, is_equal, "{bytes:?}");
    }
}
