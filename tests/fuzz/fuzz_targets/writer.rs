//! What is written is read back as one reply, by strict and forgiving decoders, with the same code and texts.
#![no_main]

use arbitrary::Arbitrary;
use ftp_codes::RawCode;
use ftp_codes::reply::{EndRule, OutgoingReply, OwnedReply, ReplyDecoder, Style};
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct Input {
    code: u16,
    style: u8,
    lines: Vec<Vec<u8>>,
}

fuzz_target!(|input: Input| {
    let Some(code) = RawCode::new(input.code) else { return };
    let style = [Style::Rfc959, Style::Prefixed, Style::Indented][usize::from(input.style % 3)];
    let texts: Vec<_> = input.lines.iter().map(Vec::as_slice).collect();
    let refused = input.lines.concat().iter().any(|byte| matches!(byte, b'\r' | b'\n' | b'\0'));
    let outgoing = OutgoingReply::from_lines(code, style, &texts);
    assert_eq!(outgoing.is_err(), refused);
    let lossy = OwnedReply::lossy(code, input.lines.concat());
    assert_eq!(OwnedReply::parse(lossy.as_bytes()).unwrap(), lossy);
    let Ok(outgoing) = outgoing else { return };
    let bytes = outgoing.to_vec();
    assert_eq!(bytes.len(), outgoing.encoded_len());
    assert_eq!(OwnedReply::from(outgoing).to_outgoing().to_vec(), bytes);
    for mut decoder in
        [ReplyDecoder::new(), ReplyDecoder::new().strict(true), ReplyDecoder::new().end_rule(EndRule::AnyCode)]
    {
        let mut rest = &bytes[..];
        let reply = decoder.decode(&mut rest).unwrap().unwrap();
        assert!(rest.is_empty());
        assert_eq!(reply.code(), code);
        assert_eq!(reply.is_multiline(), input.lines.len() > 1);
        assert_eq!(reply.lines().count(), input.lines.len().max(1));
        for (read, written) in reply.lines().zip(&input.lines) {
            let padded = style != Style::Prefixed && read.strip_prefix(b" ") == Some(written);
            assert!(read == written || padded);
        }
    }
});
