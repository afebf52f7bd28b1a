//! However the bytes are cut, the same replies and errors come out of them.
#![no_main]

use arbitrary::Arbitrary;
use ftp_codes::reply::{EndRule, ReplyBuffer, ReplyDecoder};
use ftp_codes::wire::{DecodeErrorKind, Limits};
use ftp_codes::{RawCode, RawCodeSet};
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct Input {
    strict: bool,
    end: u8,
    codes: Vec<u16>,
    limits: Option<(u8, u8, u8)>,
    pieces: Vec<Vec<u8>>,
}

#[derive(Debug, PartialEq)]
enum Event {
    Reply(u16, Vec<u8>),
    Error(DecodeErrorKind, Vec<u8>),
}

fn read(decoder: ReplyDecoder, pieces: &[Vec<u8>]) -> Vec<Event> {
    let (mut buffer, mut events) = (ReplyBuffer::with_decoder(decoder), Vec::new());
    for piece in pieces.iter().map(Some).chain([None]) {
        match piece {
            Some(piece) => buffer.push(piece),
            None => buffer.filled(0),
        }
        while let Some(reply) = buffer.decode() {
            events.push(match reply {
                Ok(reply) => Event::Reply(reply.code().code(), reply.as_bytes().to_vec()),
                Err(error) => Event::Error(error.kind(), error.excerpt().to_vec()),
            });
        }
    }
    assert!(buffer.unread().is_empty());
    events
}

fuzz_target!(|input: Input| {
    let codes: RawCodeSet = input.codes.iter().filter_map(|code| RawCode::new(*code)).collect();
    let end = [EndRule::SameCode, EndRule::AnyCode, EndRule::SameCodeOr(codes)][usize::from(input.end % 3)];
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
