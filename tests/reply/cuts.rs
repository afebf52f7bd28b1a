//! The same replies, errors and remains, however the bytes are cut and whatever they are.

use ftp_codes::reply::{DecodeErrorKind, EndRule, Limits, OwnedReply, ReplyDecoder};
use proptest::prelude::*;

/// What happened, in order. Errors come with the bytes that show them.
#[derive(Clone, Debug, PartialEq)]
enum Event {
    Reply(OwnedReply, Vec<u8>),
    Error(DecodeErrorKind, Vec<u8>),
}

/// Reads the pieces to the end of the connection, and goes on after each error.
fn read<'p>(mut decoder: ReplyDecoder, pieces: impl IntoIterator<Item = &'p [u8]>) -> Vec<Event> {
    let mut pieces = pieces.into_iter();
    let (mut buffer, mut events, mut skips) = (Vec::new(), Vec::new(), false);
    loop {
        let piece = pieces.next();
        buffer.extend_from_slice(piece.unwrap_or_default());
        loop {
            if skips {
                match decoder.resync(&buffer) {
                    Some(dropped) => drop(buffer.drain(..dropped)),
                    None => {
                        buffer.clear();
                        break;
                    }
                }
                skips = false;
            }
            let next = if piece.is_none() { decoder.finish(&buffer) } else { decoder.decode(&buffer) };
            match next {
                Ok(None) => break,
                Ok(Some((reply, used))) => {
                    events.push(Event::Reply(reply.into_owned(), reply.as_bytes().to_vec()));
                    buffer.drain(..used);
                }
                Err(error) => {
                    events.push(Event::Error(error.kind(), error.bytes().to_vec()));
                    skips = true;
                }
            }
        }
        if piece.is_none() {
            return events;
        }
    }
}

/// Bytes in which replies and faults are likely.
fn wire() -> impl Strategy<Value = Vec<u8>> {
    let part = prop::sample::select(
        &[
            "220-",
            "220 ",
            "220",
            "221 ",
            "221-",
            "999 ",
            "99",
            "\r\n",
            "\r\n",
            "\r\n",
            "\n",
            "\r",
            "\0",
            " ",
            "\t",
            "text",
            "a long line of words that fills more than half of a block",
            "\u{FF}",
        ][..],
    );
    prop_oneof![
        4 => prop::collection::vec(part, 0..30).prop_map(|parts| parts.concat().into_bytes()),
        1 => prop::collection::vec(any::<u8>(), 0..300),
    ]
}

fn decoder() -> impl Strategy<Value = ReplyDecoder> {
    let limits = (1_usize..90, 0_usize..6, 1_usize..200)
        .prop_map(|(line, lines, size)| Limits::new().line(line).lines(lines).size(size));
    let limits = prop_oneof![Just(Limits::new()), limits];
    (any::<bool>(), any::<bool>(), limits).prop_map(|(strict, any_code, limits)| {
        let end = if any_code { EndRule::AnyCode } else { EndRule::SameCode };
        ReplyDecoder::new().strict(strict).end_rule(end).limits(limits)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn cuts_make_no_difference(bytes in wire(), decoder in decoder(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6)) {
        let whole = read(decoder.clone(), [&bytes[..]]);
        prop_assert_eq!(&read(decoder.clone(), bytes.chunks(1)), &whole, "byte by byte");
        let mut places: Vec<_> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        places.sort_unstable();
        let mut pieces = Vec::new();
        let mut rest = &bytes[..];
        for (place, before) in places.iter().zip([0].iter().chain(&places)) {
            let (piece, behind) = rest.split_at(place - before);
            pieces.push(piece);
            rest = behind;
        }
        pieces.push(rest);
        prop_assert_eq!(&read(decoder, pieces), &whole, "cut at {:?}", places);
    }

    /// Without strictness, nothing is lost but line ends and what the errors show or leave out.
    #[test]
    fn every_reply_is_in_the_bytes(bytes in wire()) {
        for event in read(ReplyDecoder::new(), [&bytes[..]]) {
            let (Event::Reply(_, part) | Event::Error(_, part)) = event;
            prop_assert!(!part.is_empty());
            prop_assert!(bytes.windows(part.len()).any(|window| window == part));
        }
    }
}
