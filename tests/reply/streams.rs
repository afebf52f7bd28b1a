//! Replies through `std::io` and `tokio-util`.

use ftp_codes::{
    ReplyCode,
    reply::{DecodeErrorKind, Limits, OutgoingReply, ReadError, ReplyDecoder, ReplyReader, ReplyWriter, Style},
};
use std::io::{self, ErrorKind, Read};

/// Gives its chunks one at a time; an empty one is a read that fails for now.
struct Chunks(Vec<&'static [u8]>);

impl Read for Chunks {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() {
            return Ok(0);
        }
        match self.0.remove(0) {
            b"" => Err(ErrorKind::WouldBlock.into()),
            chunk => {
                room[..chunk.len()].copy_from_slice(chunk);
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
            Err(ReadError::Malformed(error)) => error.kind().as_str().to_owned(),
            Err(ReadError::Io(error)) => error.kind().to_string(),
            Err(other) => other.to_string(),
        });
    }
}

#[test]
fn replies_come_however_they_are_cut() {
    let chunks = vec![&b"220-a\r\n"[..], b"22", b"0 b\r\n150 c\r\n226", b"", b" d\r", b"\n\r\n221 e"];
    assert_eq!(story(ReplyReader::new(Chunks(chunks))), ["220/2", "150/1", "operation would block", "226/1", "221/1"]);
}

#[test]
fn reading_goes_on_behind_an_error() {
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
    assert_eq!(reader.buffer(), b"221-Goodbye\r\n and th");
    let ReadError::Malformed(error) = reader.read().unwrap_err() else { panic!("it is malformed") };
    assert_eq!((error.kind(), error.bytes()), (DecodeErrorKind::Eof, &b"221-Goodbye\r\n and th"[..]));
    assert_eq!(io::Error::from(ReadError::from(error)).kind(), ErrorKind::UnexpectedEof);
    assert!(reader.read().unwrap().is_none());
}

#[test]
fn telnet_is_taken_out_across_cuts() {
    let chunks = vec![&b"220 a\xFF"[..], b"\xFD", b"\x06b\xFF", b"\xFFc\r", b"\0d\r\n"];
    let mut reader = ReplyReader::new(Chunks(chunks)).telnet(true);
    assert_eq!(reader.read().unwrap().unwrap().text(), b"ab\xFFc\rd");
}

#[test]
fn a_reply_of_many_chunks_is_read() {
    let reply = format!("211-S\r\n{}211 E\r\n", " some feature or other\r\n".repeat(100_000));
    let mut reader = ReplyReader::new(reply.as_bytes());
    assert_eq!(reader.read().unwrap().unwrap().as_bytes(), reply.as_bytes());
    assert_eq!(reader.decoder().examined(), reply.len() as u64);
}

/// Gives one byte at a time, and counts how much of the room was cleared for it.
struct Single<'a> {
    rest: &'a [u8],
    cleared: usize,
}

impl Read for Single<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        self.cleared += room.iter().filter(|byte| **byte == 0).count();
        room.fill(b'#');
        self.rest.read(&mut room[..1])
    }
}

#[test]
fn a_stream_of_single_bytes_costs_no_more_than_its_bytes() {
    let bytes = format!("211-S\r\n{}211 E\r\n220 ok\r\n", " some feature or other\r\n".repeat(1000));
    let mut reader = ReplyReader::new(Single { rest: bytes.as_bytes(), cleared: 0 });
    assert_eq!(reader.read().unwrap().unwrap().lines().count(), 1002);
    assert_eq!(reader.read().unwrap().unwrap().text(), b"ok");
    assert!(reader.read().unwrap().is_none() && reader.buffer().is_empty());
    let cleared = reader.get_ref().cleared;
    assert!(cleared < 2 * bytes.len(), "{cleared} bytes cleared for {}", bytes.len());
}

#[test]
fn a_writer_sends_each_reply_at_once() {
    let mut writer = ReplyWriter::new(Vec::new());
    writer.send(ReplyCode::CommandOkay.raw()).unwrap();
    let lines = ["Features:", "SIZE", "End"];
    writer.send(OutgoingReply::new(ReplyCode::CommandOkay, lines).unwrap().style(Style::Indented)).unwrap();
    assert_eq!(writer.into_inner(), b"200 Command okay.\r\n200-Features:\r\n SIZE\r\n200 End\r\n");
}

mod codec {
    use super::*;
    use bytes::BytesMut;
    use core::{
        pin::Pin,
        task::{Context, Poll, Waker},
    };
    use ftp_codes::reply::{OwnedReply, ReplyCodec};
    use futures_core::Stream;
    use tokio_util::codec::{Decoder, Encoder, FramedRead};

    fn story(mut codec: ReplyCodec, chunks: &[&[u8]]) -> Vec<Result<OwnedReply, DecodeErrorKind>> {
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
    fn it_reads_however_the_bytes_are_cut() {
        let bytes = b"hello\r\n220-a\r\n\xFF\xFD\x06b\r\n220 c\r\n221 d\xFF\xFF\r\n\r\n226-e\r\n226 f";
        let reply = |text: &str| Ok(text.parse().unwrap());
        let wanted = [
            Err(DecodeErrorKind::BadCode),
            reply("220-a\r\nb\r\n220 c"),
            Ok(OutgoingReply::line(ftp_codes::RawCode::new(221).unwrap(), b"d\xFF").unwrap().into()),
            reply("226-e\r\n226 f"),
        ];
        for len in 1..=bytes.len() {
            let chunks: Vec<_> = bytes.chunks(len).collect();
            assert_eq!(story(ReplyCodec::new().telnet(true), &chunks), wanted, "chunks of {len}");
        }
    }

    #[test]
    fn it_leaves_out_an_oversized_reply() {
        let codec = || ReplyCodec::with_decoder(ReplyDecoder::new().limits(Limits::new().size(20)));
        let bytes = b"220-a\r\nlong\r\nlonger\r\n220 c\r\n221 d\r\n226-";
        let wanted = [Err(DecodeErrorKind::TooLarge), Ok("221 d".parse().unwrap()), Err(DecodeErrorKind::Eof)];
        for len in 1..=bytes.len() {
            let chunks: Vec<_> = bytes.chunks(len).collect();
            assert_eq!(story(codec(), &chunks), wanted, "chunks of {len}");
        }
    }

    /// `Framed` hands out nothing more of its buffer after an error: what is no reply must not be one.
    #[test]
    fn a_framed_stream_goes_on_behind_what_is_no_reply() {
        let bytes = &b"GARBAGE\r\n220 ready\r\n999 no\r\n221 bye"[..];
        let mut frames = FramedRead::new(bytes, ReplyCodec::new());
        let mut next = || match Pin::new(&mut frames).poll_next(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(item) => item.map(|item| item.unwrap().map_err(|error| error.bytes().to_vec())),
            Poll::Pending => panic!("every byte is there"),
        };
        assert_eq!(next(), Some(Err(b"GARBAGE\r\n".to_vec())));
        assert_eq!(next(), Some(Ok("220 ready".parse().unwrap())));
        assert_eq!(next(), Some(Err(b"999 no\r\n".to_vec())));
        assert_eq!(next(), Some(Ok("221 bye".parse().unwrap())));
        assert_eq!(next(), None);
    }

    #[test]
    fn it_writes() {
        let mut buffer = BytesMut::new();
        ReplyCodec::new().encode(OutgoingReply::from(ReplyCode::ServiceReady), &mut buffer).unwrap();
        ReplyCodec::new().encode(ReplyCode::CommandOkay, &mut buffer).unwrap();
        assert_eq!(buffer, "220 Service ready for new user.\r\n200 Command okay.\r\n");
    }
}

#[test]
fn a_buffer_of_the_bytes_crate_is_filled_whole_or_not_at_all() {
    let reply = OutgoingReply::headline(ReplyCode::CommandOkay);
    let mut buffer = bytes::BytesMut::new();
    reply.put_to(&mut buffer).unwrap();
    assert_eq!(buffer, "200 Command okay.\r\n");
    let mut room = [b'-'; 10];
    assert_eq!(reply.put_to(&mut &mut room[..]).unwrap_err().needed(), 19);
    assert_eq!(room, [b'-'; 10]);
}
