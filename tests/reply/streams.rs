//! Replies and commands through `std::io` and `tokio-util`.

use std::io::{self, ErrorKind, Read};

use ftp_codes::reply::{
    EndRule, OutgoingReply, OwnedReply, ReplyBuffer, ReplyDecoder, ReplyReader, ReplyWriter, Style,
};
use ftp_codes::wire::telnet::Filter;
use ftp_codes::wire::{DecodeErrorKind, Limits, ReadError};
use ftp_codes::{Command, ReplyCode};

/// Returns its chunks one at a time; an empty one is a read that would block.
struct Chunks(Vec<&'static [u8]>);

impl Read for Chunks {
    fn read(&mut self, space: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() {
            return Ok(0);
        }
        match self.0.remove(0) {
            b"" => Err(ErrorKind::WouldBlock.into()),
            chunk => {
                space[..chunk.len()].copy_from_slice(chunk);
                Ok(chunk.len())
            }
        }
    }
}

/// One word for each thing that is read, up to the end.
fn story<R: Read>(mut reader: ReplyReader<R>) -> Vec<String> {
    let mut story = Vec::new();
    loop {
        story.push(match reader.read() {
            Ok(None) => return story,
            Ok(Some(reply)) => format!("{}/{}", reply.code().code(), reply.lines().count()),
            Err(ReadError::Malformed(error)) => error.kind().name().to_owned(),
            Err(ReadError::Io(error)) => error.kind().to_string(),
            Err(other) => other.to_string(),
        });
    }
}

#[test]
fn replies_are_read_however_they_are_cut() {
    let chunks = vec![&b"220-a\r\n"[..], b"22", b"0 b\r\n150 c\r\n226", b"", b" d\r", b"\n\r\n221 e"];
    assert_eq!(story(ReplyReader::new(Chunks(chunks))), ["220/2", "150/1", "operation would block", "226/1", "221/1"]);
}

#[test]
fn reading_continues_after_an_error() {
    let chunks = vec![&b"Hello\r\n220-a\r\n"[..], b"far too long a li", b"", b"ne\r\n220", b" b\r\n221 c\r\n221-d"];
    let decoder = ReplyDecoder::new().limits(Limits::new().line(12));
    assert_eq!(
        story(ReplyReader::with_decoder(Chunks(chunks), decoder)),
        ["bad-code", "line-too-long", "operation would block", "221/1", "eof"]
    );
}

#[test]
fn an_error_says_what_was_read() {
    let mut reader = ReplyReader::new(&b"220 ok\r\n221-Goodbye\r\n and th"[..]);
    assert!(reader.read().unwrap().is_some());
    assert_eq!(reader.unread(), b"221-Goodbye\r\n and th");
    let ReadError::Malformed(error) = reader.read().unwrap_err() else { panic!("it is malformed") };
    assert_eq!((error.kind(), error.excerpt()), (DecodeErrorKind::Eof, &b"221-Goodbye\r\n and th"[..]));
    assert_eq!(io::Error::from(ReadError::from(error)).kind(), ErrorKind::UnexpectedEof);
    assert!(reader.read().unwrap().is_none());
}

#[test]
fn telnet_is_removed_across_cuts() {
    let chunks = vec![&b"220 a\xFF"[..], b"\xFD", b"\x06b\xFF", b"\xFFc\r", b"\0d\r\n"];
    let mut reader = ReplyReader::new(Chunks(chunks)).telnet(Filter::new());
    assert_eq!(reader.read().unwrap().unwrap().text(), b"ab\xFFc\rd");
}

#[test]
fn a_reply_of_many_chunks_is_read() {
    let reply = format!("211-S\r\n{}211 E\r\n", " some feature or other\r\n".repeat(100_000));
    let mut reader = ReplyReader::new(reply.as_bytes());
    assert_eq!(reader.read().unwrap().unwrap().as_bytes(), reply.as_bytes());
    assert_eq!(reader.decoder().examined(), reply.len() as u64);
}

/// Returns one byte at a time, and counts how much space was cleared for it.
struct Single<'a> {
    rest: &'a [u8],
    cleared: usize,
}

impl Read for Single<'_> {
    fn read(&mut self, space: &mut [u8]) -> io::Result<usize> {
        self.cleared += space.iter().filter(|byte| **byte == 0).count();
        space.fill(b'#');
        self.rest.read(&mut space[..1])
    }
}

#[test]
fn a_stream_of_single_bytes_costs_no_more_than_its_bytes() {
    let bytes = format!("211-S\r\n{}211 E\r\n220 ok\r\n", " some feature or other\r\n".repeat(1000));
    let mut reader = ReplyReader::new(Single { rest: bytes.as_bytes(), cleared: 0 });
    assert_eq!(reader.read().unwrap().unwrap().lines().count(), 1002);
    assert_eq!(reader.read().unwrap().unwrap().text(), b"ok");
    assert!(reader.read().unwrap().is_none() && reader.unread().is_empty());
    let cleared = reader.get_ref().cleared;
    assert!(cleared < 2 * bytes.len(), "{cleared} bytes cleared for {}", bytes.len());
}

#[test]
fn a_writer_sends_each_reply_at_once() {
    struct Packets(Vec<Vec<u8>>);

    impl io::Write for Packets {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(bytes.to_vec());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    let features = OwnedReply::from_lines(ReplyCode::CommandOkay, Style::Indented, ["Features:", "SIZE", "End"]);
    let long = [b'x'; 2000];
    let mut writer = ReplyWriter::new(Packets(Vec::new()));
    writer.send(ReplyCode::CommandOkay).unwrap();
    writer.send(features.unwrap()).unwrap();
    let lossy = OwnedReply::lossy(ReplyCode::CommandOkay, "a");
    writer.send(&lossy).unwrap();
    writer.send(OutgoingReply::new(ReplyCode::CommandOkay, &long).unwrap()).unwrap();
    let error = writer.send(ReplyCode::EnteringPassiveMode).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
    let long = [b"200 ", &long[..], b"\r\n"].concat();
    let features = b"200-Features:\r\n SIZE\r\n200 End\r\n";
    assert_eq!(writer.into_inner().0, [&b"200 Command okay.\r\n"[..], features, b"200 a\r\n", &long]);
}

#[test]
fn the_end_is_an_error_where_a_reply_is_expected() {
    let mut reader = ReplyReader::new(&b"220 ready\r\n\r\n"[..]);
    assert_eq!(reader.read_one().unwrap().text(), b"ready");
    for _ in 0..2 {
        let error = reader.read_one().unwrap_err();
        assert!(matches!(error, ReadError::Closed));
        assert_eq!(io::Error::from(error).kind(), ErrorKind::UnexpectedEof);
        assert!(reader.read().unwrap().is_none());
    }

    // A loop that continues after malformed bytes ends, also after an unfinished reply.
    let mut reader = ReplyReader::new(&b"oops\r\n220 ready\r\n221-Good"[..]);
    let mut seen = Vec::new();
    loop {
        seen.push(match reader.read_one() {
            Ok(reply) => reply.code().as_str(),
            Err(ReadError::Malformed(error)) => error.kind().name(),
            Err(_) => break,
        });
        assert!(seen.len() < 10, "the loop does not end");
    }
    assert_eq!(seen, ["bad-code", "220", "eof"]);

    let mut buffer = ReplyBuffer::new();
    assert_eq!(buffer.try_decode(), Ok(None));
    buffer.push(b"220 ready\r\n221");
    assert_eq!(buffer.try_decode().unwrap().unwrap().text(), b"ready");
    assert_eq!(buffer.try_decode(), Ok(None));
    buffer.filled(0);
    assert_eq!(buffer.try_decode().unwrap().unwrap().text(), b"");
    assert_eq!(buffer.try_decode().unwrap_err().kind(), DecodeErrorKind::Closed);
    assert_eq!(buffer.decode(), None);
}

/// glFTPd opens a reply to `STOR` with one code and closes it with another.
#[test]
fn the_end_rule_changes_between_replies() {
    let bytes = b"553-a\r\n553 b\r\n553-c\r\n226 text\r\n150 d\r\n553-e\r\n150 text\r\n553 f\r\n";
    let opening = EndRule::SameCodeOr([ReplyCode::FileStatusOkay.raw()].into());
    let mut reader = ReplyReader::new(&bytes[..]);
    let mut buffer = ReplyBuffer::new();
    buffer.push(bytes);
    for (rule, code, lines) in [(EndRule::SameCode, 553, 2), (opening, 150, 3), (EndRule::SameCode, 553, 3)] {
        reader.decoder_mut().set_end_rule(rule);
        buffer.decoder_mut().set_end_rule(rule);
        let reply = reader.read_one().unwrap();
        assert_eq!((reply.code().code(), reply.lines().count()), (code, lines));
        assert_eq!(buffer.try_decode().unwrap().unwrap(), reply);
    }
    assert!(buffer.unread().is_empty());
}

/// The new rule holds for what comes after the change, even inside a reply or while one is skipped.
#[test]
fn the_end_rule_may_change_at_any_time() {
    let mut buffer = ReplyBuffer::with_decoder(ReplyDecoder::new().limits(Limits::new().line(10)));
    buffer.push(b"553-a\r\n");
    assert_eq!(buffer.decode(), None);
    buffer.decoder_mut().set_end_rule(EndRule::AnyCode);
    buffer.push(b"150 b\r\n553-far too long");
    assert_eq!(buffer.decode().unwrap().unwrap().code().code(), 150);
    assert!(buffer.decode().unwrap().is_err());
    buffer.push(b"\r\n150 c\r\n200 d\r\n");
    assert_eq!(buffer.decode().unwrap().unwrap().text(), b"d");
}

#[test]
fn a_buffer_is_filled_by_any_stream() {
    let mut buffer = ReplyBuffer::new();
    let space = buffer.space();
    assert!(space.len() >= 8 * 1024);
    space[..13].copy_from_slice(b"220 \xFF\xFF\r\n22\x0A\xFF\xFD");
    buffer.filled(10);
    assert_eq!(buffer.decode().unwrap().unwrap().text(), b"\xFF\xFF");
    assert_eq!(buffer.unread(), b"22");
    // A length beyond the space counts as the whole space.
    let len = buffer.space().len();
    buffer.filled(len + 1);
    assert_eq!(buffer.unread().len(), len + 2);
}

mod codec {
    use core::pin::Pin;
    use core::task::{Context, Poll, Waker};

    use bytes::BytesMut;
    use ftp_codes::command::{CommandDecoder, CommandLine, OutgoingCommand, OwnedCommandLine};
    use ftp_codes::wire::{ClientCodec, ServerCodec};
    use futures_core::Stream;
    use tokio_util::codec::{Decoder, Encoder, FramedRead};

    use super::*;

    fn story<C, T>(mut codec: C, chunks: &[&[u8]]) -> Vec<Result<T, DecodeErrorKind>>
    where
        C: Decoder<Item = Result<T, ftp_codes::wire::DecodeError>, Error = io::Error>,
    {
        let (mut buffer, mut story) = (BytesMut::new(), Vec::new());
        for chunk in chunks.iter().copied().map(Some).chain([None]) {
            buffer.extend_from_slice(chunk.unwrap_or_default());
            loop {
                let read = if chunk.is_some() { codec.decode(&mut buffer) } else { codec.decode_eof(&mut buffer) };
                let Some(item) = read.unwrap() else { break };
                story.push(item.map_err(|error| error.kind()));
            }
        }
        assert!(buffer.is_empty(), "{buffer:?}");
        story
    }

    #[test]
    fn a_client_reads_however_the_bytes_are_cut() {
        let bytes = b"hello\r\n220-a\r\n\xFF\xFD\x06b\r\n220 c\r\n221 d\xFF\xFF\r\n\r\n226-e\r\n226 f";
        let reply = |bytes: &[u8]| Ok(OwnedReply::parse(bytes).unwrap());
        let wanted = [
            Err(DecodeErrorKind::BadCode),
            reply(b"220-a\r\nb\r\n220 c"),
            reply(b"221 d\xFF"),
            reply(b"226-e\r\n226 f"),
        ];
        for len in 1..=bytes.len() {
            let chunks: Vec<_> = bytes.chunks(len).collect();
            assert_eq!(story(ClientCodec::new().telnet(Filter::new()), &chunks), wanted, "chunks of {len}");
        }
    }

    #[test]
    fn a_client_skips_an_oversized_reply() {
        let codec = || ClientCodec::with_decoder(ReplyDecoder::new().limits(Limits::new().size(20)));
        let bytes = b"220-a\r\nlong\r\nlonger\r\n220 c\r\n221 d\r\n226-";
        let wanted = [Err(DecodeErrorKind::TooLarge), Ok("221 d".parse().unwrap()), Err(DecodeErrorKind::Eof)];
        for len in 1..=bytes.len() {
            let chunks: Vec<_> = bytes.chunks(len).collect();
            assert_eq!(story(codec(), &chunks), wanted, "chunks of {len}");
        }
    }

    #[test]
    fn a_server_reads_however_the_bytes_are_cut() {
        let bytes =
            b"USER \xFF\xFFx\r\n\xFF\xF4\xFF\xF2ABOR\r\nfar too long a line\r\nXYZZY\n\r\nPASS a\r\0b\r\nDELE /a";
        let line = |line: &[u8]| Ok(CommandLine::parse(line).into_owned());
        let wanted = [
            line(b"USER \xFFx"),
            line(b"ABOR"),
            Err(DecodeErrorKind::LineTooLong),
            line(b"XYZZY"),
            line(b""),
            line(b"PASS a\rb"),
            Err(DecodeErrorKind::Eof),
        ];
        for len in 1..=bytes.len() {
            let chunks: Vec<_> = bytes.chunks(len).collect();
            let codec = ServerCodec::with_decoder(CommandDecoder::new().max_line(16));
            assert_eq!(story(codec, &chunks), wanted, "chunks of {len}");
        }
    }

    /// `Framed` returns nothing more of its buffer after an error, so malformed bytes must not be one.
    #[test]
    fn a_framed_stream_continues_after_malformed_bytes() {
        let bytes = &b"GARBAGE\r\n220 ready\r\n999 no\r\n221 bye"[..];
        let mut frames = FramedRead::new(bytes, ClientCodec::new());
        let mut next = || match Pin::new(&mut frames).poll_next(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(item) => item.map(|item| item.unwrap().map_err(|error| error.excerpt().to_vec())),
            Poll::Pending => panic!("every byte is there"),
        };
        assert_eq!(next(), Some(Err(b"GARBAGE\r\n".to_vec())));
        assert_eq!(next(), Some(Ok("220 ready".parse().unwrap())));
        assert_eq!(next(), Some(Err(b"999 no\r\n".to_vec())));
        assert_eq!(next(), Some(Ok("221 bye".parse().unwrap())));
        assert_eq!(next(), None);
    }

    #[test]
    fn a_server_sends_every_kind_of_reply() {
        let (mut codec, mut buffer) = (ServerCodec::new(), BytesMut::new());
        let owned = OwnedReply::new(ReplyCode::CommandOkay, "owned").unwrap();
        codec.encode(ReplyCode::ServiceReady, &mut buffer).unwrap();
        codec.encode(&owned, &mut buffer).unwrap();
        codec.encode(owned.as_reply(), &mut buffer).unwrap();
        codec.encode(owned, &mut buffer).unwrap();
        codec.encode(OutgoingReply::from_static(ReplyCode::CommandOkay, "static"), &mut buffer).unwrap();
        let error = codec.encode(ReplyCode::EnteringPassiveMode, &mut buffer).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidInput);
        let owned = "200 owned\r\n".repeat(3);
        assert_eq!(buffer, format!("220 Service ready for new user.\r\n{owned}200 static\r\n"));
    }

    #[test]
    fn a_client_sends_every_kind_of_command() {
        let (mut codec, mut buffer) = (ClientCodec::new(), BytesMut::new());
        codec.encode(Command::Noop, &mut buffer).unwrap();
        let command = OutgoingCommand::from_verb("XCRC", "a b").unwrap();
        codec.encode(command, &mut buffer).unwrap();
        codec.encode(OwnedCommandLine::from(command), &mut buffer).unwrap();
        assert_eq!(buffer, "NOOP\r\nXCRC a b\r\nXCRC a b\r\n");
        let received = CommandLine::parse(b"PASS a\rb\r\n").into_owned();
        assert_eq!(codec.encode(received, &mut buffer).unwrap_err().kind(), ErrorKind::InvalidInput);
        assert_eq!(buffer.len(), 26);
    }
}

#[test]
fn a_buffer_of_the_bytes_crate_is_filled_whole_or_not_at_all() {
    let reply = OutgoingReply::try_from(ReplyCode::CommandOkay).unwrap();
    let mut buffer = bytes::BytesMut::new();
    reply.put_to(&mut buffer).unwrap();
    assert_eq!(buffer, "200 Command okay.\r\n");
    let mut small = [b'-'; 10];
    assert_eq!(reply.put_to(&mut &mut small[..]).unwrap_err().needed(), 19);
    assert_eq!(small, [b'-'; 10]);
}
