//! What decoding costs, counted: bytes that are searched, and allocations.

use ftp_codes::{
    RawCode,
    reply::{EndRule, Limits, Lossy, OutgoingReply, ReplyDecoder, Style},
};
use std::fmt::Write;

const MIB: usize = 1 << 20;

/// Feeds the bytes in pieces of `len`, and answers how many replies they held and how many bytes were searched.
fn feed(mut decoder: ReplyDecoder, bytes: &[u8], len: usize) -> (usize, u64) {
    let (mut start, mut end, mut replies) = (0, 0, 0);
    while end < bytes.len() {
        end = (end + len).min(bytes.len());
        while let Some((_, used)) = decoder.decode(&bytes[start..end]).unwrap() {
            start += used;
            replies += 1;
        }
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
        assert!(decoder.decode(&bytes[..end]).unwrap().is_none());
    }
    assert_eq!(decoder.examined(), bytes.len() as u64);
    assert_eq!(decoder.open_code().map(RawCode::code), Some(220));
}

/// A text of which nothing is kept.
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
        for decoder in [ReplyDecoder::new(), ReplyDecoder::new().end_rule(EndRule::AnyCode)] {
            let mut decoder = decoder;
            let mut rest = &feat[..];
            while let Some((reply, used)) = decoder.decode(rest).unwrap() {
                for line in reply.lines().chain(reply.raw_lines()) {
                    write!(sink, "{} {}", reply.code(), Lossy(line)).unwrap();
                }
                write!(sink, "{reply} {reply:?}").unwrap();
                rest = &rest[used..];
            }
            let (mut start, mut end) = (0, 0);
            while end < cut.len() {
                end += 1;
                match decoder.decode(&cut[start..end]) {
                    Ok(Some((_, used))) => start += used,
                    Ok(None) => {}
                    Err(error) => {
                        write!(sink, "{error} {error:?}").unwrap();
                        start += decoder.resync(&cut[start..end]).unwrap();
                    }
                }
            }
            assert_eq!(start, cut.len());
        }
        let code = RawCode::new(220).unwrap();
        let reply = OutgoingReply::new(code, ["one", "220 two", "three"]).unwrap().style(Style::Indented);
        write!(sink, "{reply}").unwrap();
        reply.write_to_slice(&mut [0; 100]).unwrap();
    });
    assert!(sink.0 > 10_000);
    assert_eq!(counts.count_total, 0);
}
