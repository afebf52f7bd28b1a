//! However the bytes are cut, the same comes out of them.
#![no_main]

use arbitrary::Arbitrary;
use ftp_codes::reply::{DecodeErrorKind, EndRule, Limits, ReplyDecoder};
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct Input {
    strict: bool,
    any_code: bool,
    limits: Option<(u8, u8, u8)>,
    pieces: Vec<Vec<u8>>,
}

#[derive(Debug, PartialEq)]
enum Event {
    Reply(u16, Vec<u8>),
    Error(DecodeErrorKind, Vec<u8>),
}

fn read(mut decoder: ReplyDecoder, pieces: &[Vec<u8>]) -> Vec<Event> {
    let (mut buffer, mut events, mut skips) = (Vec::new(), Vec::new(), false);
    for piece in pieces.iter().map(Some).chain([None]) {
        buffer.extend_from_slice(piece.map_or(&[][..], Vec::as_slice));
        loop {
            if skips {
                let found = decoder.resync(&buffer);
                buffer.drain(..found.unwrap_or(buffer.len()));
                skips = found.is_none();
            }
            if skips {
                break;
            }
            match if piece.is_some() { decoder.decode(&buffer) } else { decoder.finish(&buffer) } {
                Ok(None) => break,
                Ok(Some((reply, used))) => {
                    events.push(Event::Reply(reply.code().code(), reply.as_bytes().to_vec()));
                    buffer.drain(..used);
                }
                Err(error) => {
                    events.push(Event::Error(error.kind(), error.bytes().to_vec()));
                    skips = true;
                }
            }
        }
    }
    events
}

fuzz_target!(|input: Input| {
    let end = if input.any_code { EndRule::AnyCode } else { EndRule::SameCode };
    let mut decoder = ReplyDecoder::new().strict(input.strict).end_rule(end);
    if let Some((line, lines, size)) = input.limits {
        decoder = decoder.limits(Limits::new().line(line.into()).lines(lines.into()).size(size.into()));
    }
    let whole = [input.pieces.concat()];
    let bytes: Vec<_> = whole[0].iter().map(|byte| vec![*byte]).collect();
    let wanted = read(decoder.clone(), &whole);
    assert_eq!(read(decoder.clone(), &input.pieces), wanted);
    assert_eq!(read(decoder, &bytes), wanted);
});
