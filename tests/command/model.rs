//! Compares the decoder with a naive one, which has all bytes at once and splits them at line feeds.

use ftp_codes::command::{CommandBuffer, CommandDecoder};
use ftp_codes::wire::DecodeErrorKind;
use proptest::prelude::*;

type Event = Result<(Vec<u8>, Vec<u8>), DecodeErrorKind>;

fn naive(bytes: &[u8], max_line: usize) -> Vec<Event> {
    let mut events = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let too_long = line.len() > max_line || (line.len() == max_line && !line.ends_with(b"\n"));
        let text = match line.strip_suffix(b"\n") {
            _ if too_long => Err(DecodeErrorKind::LineTooLong),
            Some(text) => Ok(text.strip_suffix(b"\r").unwrap_or(text)),
            None => Err(DecodeErrorKind::Eof),
        };
        events.push(text.map(|text| {
            let mut words = text.splitn(2, |byte| *byte == b' ').map(<[u8]>::to_vec);
            (words.next().unwrap(), words.next().unwrap_or_default())
        }));
    }
    events
}

fn read<'p>(max_line: usize, pieces: impl IntoIterator<Item = &'p [u8]>) -> Vec<Event> {
    let mut buffer = CommandBuffer::with_decoder(CommandDecoder::new().max_line(max_line)).telnet(None);
    let mut events = Vec::new();
    for piece in pieces.into_iter().map(Some).chain([None]) {
        match piece {
            Some(piece) => buffer.push(piece),
            None => buffer.filled(0),
        }
        while let Some(line) = buffer.decode() {
            let line = line.map(|line| (line.verb().to_vec(), line.argument().to_vec()));
            events.push(line.map_err(|error| error.kind()));
        }
    }
    assert!(buffer.unread().is_empty());
    events
}

fn wire() -> impl Strategy<Value = Vec<u8>> {
    const PARTS: &[&[u8]] = &[b"USER", b"RETR", b"\r\n", b"\r\n", b"\n", b"\r", b"\0", b" ", b"a name", b"\xFF"];
    prop::collection::vec(prop::sample::select(PARTS), 0..30).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn both_read_the_same(bytes in wire(), max_line in prop_oneof![Just(1000), 1_usize..20], len in 1_usize..9) {
        let wanted = naive(&bytes, max_line);
        prop_assert_eq!(&read(max_line, [&bytes[..]]), &wanted, "in one piece");
        prop_assert_eq!(&read(max_line, bytes.chunks(1)), &wanted, "byte by byte");
        prop_assert_eq!(&read(max_line, bytes.chunks(len)), &wanted, "in pieces");
    }
}
