//! The cost of decoding, counted in bytes searched and in allocations.

use std::fmt::Write;

use ftp_codes::command::{CommandDecoder, OutgoingCommand};
use ftp_codes::reply::{EndRule, OutgoingReply, Reply, ReplyBuffer, ReplyDecoder, Style};
use ftp_codes::wire::{Limits, Lossy, check_text};
use ftp_codes::{Command, RawCode, RawCodeSet, ReplyCode};

const MIB: usize = 1 << 20;

/// Feeds the bytes in pieces of `len`. Returns how many replies there were and how many bytes were searched.
fn feed(mut decoder: ReplyDecoder, bytes: &[u8], len: usize) -> (usize, u64) {
    let (mut start, mut end, mut replies) = (0, 0, 0);
    while end < bytes.len() {
        end = (end + len).min(bytes.len());
        let mut rest = &bytes[start..end];
        while let Some(reply) = decoder.decode(&mut rest) {
            reply.unwrap();
            replies += 1;
        }
        start = end - rest.len();
    }
    assert_eq!(start, bytes.len());
    (replies, decoder.examined())
}

/// One reply of 1 MiB: in one line, in lines of 60 bytes, and in empty lines.
fn replies_of_a_mebibyte() -> [Vec<u8>; 3] {
    let line = [b"220 ", &vec![b'x'; MIB - 6][..], b"\r\n"].concat();
    let body = format!("220-{:>54}\r\n", "x").repeat(MIB / 60 - 1);
    let empty = format!("220-\r\n{}220 \r\n", "\n".repeat(MIB - 12));
    [line, format!("{body}220 {:>54}\r\n", "x").into_bytes(), empty.into_bytes()]
}

#[test]
fn a_mebibyte_byte_by_byte_is_searched_once() {
    let many = b"250 Directory successfully changed to /a/b\r\n".repeat(MIB / 44);
    for bytes in replies_of_a_mebibyte().into_iter().chain([many]) {
        for strict in [false, true] {
            if strict && bytes.windows(2).any(|pair| pair == b"\n\n") {
                continue;
            }
            let decoder = ReplyDecoder::new().strict(strict).limits(Limits::NONE);
            let (replies, whole) = feed(decoder.clone(), &bytes, bytes.len());
            assert_eq!(whole, bytes.len() as u64);
            for len in [1, 2, 3, 7, 64, 1460] {
                assert_eq!(feed(decoder.clone(), &bytes, len), (replies, whole), "pieces of {len} bytes");
            }
        }
    }
}

#[test]
fn a_reply_that_never_ends_is_searched_once() {
    let bytes = format!("220-{}", "x\r\n".repeat(MIB / 3)).into_bytes();
    let mut decoder = ReplyDecoder::new().limits(Limits::NONE);
    for end in 0..=bytes.len() {
        assert!(decoder.decode(&mut &bytes[..end]).is_none());
    }
    assert_eq!(decoder.examined(), bytes.len() as u64);
    assert_eq!(decoder.open_code().map(RawCode::code), Some(220));
}

/// Counts the bytes that are written.
struct Sink(usize);

impl Write for Sink {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

#[test]
fn nothing_is_allocated() {
    let feat = b"211-Extensions supported:\r\n SIZE\r\n G\xE4ste\r\n211 End\r\n".repeat(100);
    let cut = b"230-Hi\n\xFF\n230 ok\nno reply\r\n220 ok\r\n";
    let mut sink = Sink(0);
    let counts = allocation_counter::measure(|| {
        for mut decoder in [ReplyDecoder::new(), ReplyDecoder::new().end_rule(EndRule::AnyCode)] {
            let mut rest = &feat[..];
            while let Some(reply) = decoder.decode(&mut rest) {
                let reply = reply.unwrap();
                for line in reply.lines().chain(reply.raw_lines()) {
                    write!(sink, "{} {}", reply.code(), Lossy(line)).unwrap();
                }
                write!(sink, "{reply} {reply:?}").unwrap();
                write!(sink, "{}", OutgoingReply::from(reply)).unwrap();
            }
            let (mut start, mut errors) = (0, 0);
            for end in 0..=cut.len() {
                let mut rest = &cut[start..end];
                while let Some(reply) = decoder.decode(&mut rest) {
                    if let Err(error) = reply {
                        write!(sink, "{error} {error:?}").unwrap();
                        errors += 1;
                    }
                }
                start = end - rest.len();
            }
            assert_eq!((start, errors), (cut.len(), 1));
        }
        let mut commands = CommandDecoder::new().max_line(20);
        let mut rest = &b"RETR name\r\nthis line is far too long\r\nPWD\r\nQU"[..];
        while let Some(line) = commands.decode(&mut rest) {
            match line {
                Ok(line) => write!(sink, "{line} {line:?} {:?}", line.command()).unwrap(),
                Err(error) => write!(sink, "{error}").unwrap(),
            }
        }
        assert_eq!(rest, b"QU");
        let mut slice = [0; 100];
        let lines = [&b"one"[..], b"220 two", b"three"];
        let reply = OutgoingReply::from_lines(ReplyCode::ServiceReady, Style::Indented, &lines).unwrap();
        write!(sink, "{reply}").unwrap();
        reply.write_to_slice(&mut slice).unwrap();
        reply.write_to(&mut std::io::sink()).unwrap();
        reply.put_to(&mut &mut slice[..]).unwrap();
        OutgoingReply::try_from(ReplyCode::CommandOkay).unwrap().write_to_slice(&mut slice).unwrap();
        assert!(check_text(b"a\0").is_err());
        let command = OutgoingCommand::new(Command::Retr, "name").unwrap();
        write!(sink, "{command} {command:?}").unwrap();
        command.write_to_slice(&mut slice).unwrap();
        let codes = ReplyCode::ALL.iter().map(|code| code.raw()).collect::<RawCodeSet>();
        assert!(codes.iter().eq(ReplyCode::ALL.iter().copied().map(ReplyCode::raw)));
    });
    assert!(sink.0 > 10_000);
    assert_eq!(counts.count_total, 0);
}

/// Unread bytes are moved to the front when space is needed: about once for each byte, however long the replies are.
#[test]
fn a_buffer_moves_hardly_more_bytes_than_it_gets() {
    let line = b"250 Directory successfully changed to /a/b\r\n";
    let long = [b"250 ", &vec![b'x'; 3000][..], b"\r\n"].concat();
    for bytes in [line.repeat(MIB / 44), long.repeat(100)] {
        for len in [1, 7, 1460, 5000] {
            let mut buffer = ReplyBuffer::new();
            let (mut moved, mut replies) = (0, 0);
            for piece in bytes.chunks(len) {
                let (before, unread) = (buffer.unread().as_ptr(), buffer.unread().len());
                buffer.push(piece);
                moved += if std::ptr::eq(before, buffer.unread().as_ptr()) { 0 } else { unread };
                while let Some(reply) = buffer.decode() {
                    let _: Reply<'_> = reply.unwrap();
                    replies += 1;
                }
            }
            assert!(replies > 99 && buffer.unread().is_empty());
            assert!(moved < 2 * bytes.len(), "{moved} bytes moved for {}", bytes.len());
        }
    }
}
