//! Command lines as clients send them, and how a server reads them.

use ftp_codes::Command;
use ftp_codes::command::{CommandBuffer, CommandDecoder, CommandLine, CommandReader};
use ftp_codes::wire::DecodeErrorKind;
use ftp_codes::wire::telnet::Filter;

const MIB: usize = 1 << 20;

#[test]
fn a_line_is_a_verb_and_an_argument() {
    for (line, verb, command, argument) in [
        (&b"RETR name\r\n"[..], &b"RETR"[..], Some(Command::Retr), &b"name"[..]),
        (b"retr  two spaces \n", b"retr", Some(Command::Retr), b" two spaces "),
        (b"PWD", b"PWD", Some(Command::Pwd), b""),
        (b"PWD \r\n", b"PWD", Some(Command::Pwd), b""),
        (b"PASS a\rb\r\r\n", b"PASS", Some(Command::Pass), b"a\rb\r"),
        (b"USER x\r", b"USER", Some(Command::User), b"x\r"),
        (b"XYZZY \xFF\0\r\n", b"XYZZY", None, b"\xFF\0"),
        (b" PWD\r\n", b"", None, b"PWD"),
        (b"\r\n", b"", None, b""),
        (b"", b"", None, b""),
    ] {
        let read = CommandLine::parse(line);
        assert_eq!((read.verb(), read.command(), read.argument()), (verb, command, argument));
        let owned = read.into_owned();
        assert_eq!((owned.verb(), owned.command(), owned.argument()), (verb, command, argument));
        assert_eq!(owned.as_bytes(), read.as_bytes());
        assert_eq!(owned.as_line(), read);
    }
}

#[test]
fn a_line_at_the_limit_and_one_above() {
    let mut decoder = CommandDecoder::new().max_line(10);
    let mut input = &b"RETR 678\r\nRETR 6789\r\nRETR 678\r\nRETR 67890"[..];
    assert_eq!(decoder.decode(&mut input).unwrap().unwrap().argument(), b"678");
    let error = decoder.decode(&mut input).unwrap().unwrap_err();
    assert_eq!((error.kind(), error.offset(), error.excerpt()), (DecodeErrorKind::LineTooLong, 0, &b"RETR 6789\r"[..]));
    assert_eq!(decoder.decode(&mut input).unwrap().unwrap().argument(), b"678");
    // A line that is too long is reported before it ends, and not buffered.
    assert!(decoder.decode(&mut input).unwrap().is_err());
    assert!(input.is_empty());
    let mut input = &b"x\nPWD\nQUIT"[..];
    assert_eq!(decoder.decode(&mut input).unwrap().unwrap().verb(), b"PWD");
    // It could be the beginning of `QUITE`.
    assert_eq!(decoder.finish(&mut input).unwrap().unwrap_err().kind(), DecodeErrorKind::Eof);
    assert_eq!(decoder.finish(&mut input), None);
}

#[test]
fn the_default_limit() {
    let line = |len: usize| [&b"ADAT "[..], &vec![b'x'; len - 7], b"\r\n"].concat();
    let decodes = |bytes: &[u8]| CommandDecoder::new().decode(&mut &bytes[..]).unwrap().is_ok();
    assert_eq!([0, 1].map(|more| decodes(&line(64 * 1024 + more))), [true, false]);
}

/// What clients send before `ABOR` (RFC 959 §4.1.3), and what is left of it if a byte was sent as urgent data.
#[test]
fn an_abort_is_recognised_after_any_telnet_signals() {
    for prefix in [&b""[..], b"\xFF\xF4\xFF\xF2", b"\xFF\xF4\xFF", b"\xFF\xF4\xF2", b"\xFF\xF2", b"\xFF\xF4", b"\xFF"] {
        let bytes = [b"RETR a\r\n", prefix, b"ABOR\r\nPASS a\r\0b\xFF\xFF\r\n"].concat();
        for len in 1..=bytes.len() {
            let mut buffer = CommandBuffer::new();
            let mut lines = Vec::new();
            for piece in bytes.chunks(len) {
                buffer.push(piece);
                while let Some(line) = buffer.decode() {
                    lines.push(line.unwrap().as_bytes().to_vec());
                }
            }
            assert_eq!(lines, [&b"RETR a"[..], b"ABOR", b"PASS a\rb\xFF"], "{}", prefix.escape_ascii());
        }
    }
}

#[test]
fn only_doubled_bytes_are_changed_on_request() {
    let bytes = b"STOR \xFF\xFF\xFF\xFF\xFF\xFD\x06 a\r\0\r\n\xFF\r\n";
    for len in 1..=bytes.len() {
        let mut filter = Filter::only_doubled();
        let filtered: Vec<u8> = bytes
            .chunks(len)
            .flat_map(|piece| {
                let mut piece = piece.to_vec();
                let len = filter.apply(&mut piece);
                piece.truncate(len);
                piece
            })
            .collect();
        assert_eq!(filtered, b"STOR \xFF\xFF\xFF\xFD\x06 a\r\0\r\n\xFF\r\n");
    }
}

#[test]
fn a_reader_continues_after_a_line_that_is_too_long() {
    let decoder = CommandDecoder::new().max_line(10);
    let mut reader = CommandReader::with_decoder(&b"far too long a line\r\nPWD\r\n"[..], decoder);
    assert!(reader.read_one().is_err());
    assert_eq!(reader.read_one().unwrap().command(), Some(Command::Pwd));
    assert!(reader.read().unwrap().is_none());
}

#[test]
fn a_mebibyte_byte_by_byte_is_searched_once() {
    let line = [b"STOR ", &vec![b'x'; MIB - 7][..], b"\r\n"].concat();
    let lines = b"RETR a name of some length\r\n".repeat(MIB / 28);
    for bytes in [line, lines, b"\n".repeat(MIB)] {
        for len in [1, 2, 7, 64, 1460, MIB] {
            let mut decoder = CommandDecoder::new().max_line(usize::MAX);
            let (mut start, mut end) = (0, 0);
            while end < bytes.len() {
                end = (end + len).min(bytes.len());
                let mut rest = &bytes[start..end];
                while let Some(line) = decoder.decode(&mut rest) {
                    line.unwrap();
                }
                start = end - rest.len();
            }
            assert_eq!((start, decoder.examined()), (bytes.len(), bytes.len() as u64), "pieces of {len}");
        }
    }
}
