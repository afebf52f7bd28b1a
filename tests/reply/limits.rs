//! Limits, and how reading continues after a reply that exceeds one.

use ftp_codes::reply::{EndRule, Reply, ReplyDecoder};
use ftp_codes::wire::{DecodeErrorKind, Limits};

/// One word for each reply and each error.
fn story(mut decoder: ReplyDecoder, mut bytes: &[u8]) -> Vec<String> {
    let mut story = Vec::new();
    while let Some(reply) = decoder.decode(&mut bytes) {
        story.push(match reply {
            Ok(reply) => format!("{}/{}", reply.code().code(), reply.lines().count()),
            Err(error) => error.kind().name().to_owned(),
        });
    }
    story
}

#[test]
fn a_line_at_the_limit_and_one_above() {
    let limits = Limits::new().line(10);
    let decoder = ReplyDecoder::new().limits(limits);
    assert_eq!(story(decoder.clone(), b"220 1234\r\n221 .\r\n"), ["220/1", "221/1"]);
    assert_eq!(story(decoder.clone(), b"220 12345\r\n221 .\r\n"), ["line-too-long", "221/1"]);
    assert_eq!(story(decoder, b"220-1234\r\n12345678\r\n220 end\r\n221 .\r\n"), ["220/3", "221/1"]);
}

#[test]
fn a_reply_at_the_limits_and_one_above() {
    for strict in [false, true] {
        let story = |limits, bytes| story(ReplyDecoder::new().strict(strict).limits(limits), bytes);
        let limits = Limits::new();
        let one = b"220 ok\r\n";
        assert_eq!([8, 7].map(|len| story(limits.line(len), one)), [["220/1"], ["line-too-long"]]);
        assert_eq!([8, 7].map(|len| story(limits.size(len), one)), [["220/1"], ["too-large"]]);
        assert_eq!([1, 0].map(|lines| story(limits.lines(lines), one)), [["220/1"], ["too-many-lines"]]);
        let three = b"220-a\r\ntwo of three\r\n220 b\r\n";
        assert_eq!([14, 13].map(|len| story(limits.line(len), three)), [["220/3"], ["line-too-long"]]);
        assert_eq!([28, 27].map(|len| story(limits.size(len), three)), [["220/3"], ["too-large"]]);
        assert_eq!([3, 2].map(|lines| story(limits.lines(lines), three)), [["220/3"], ["too-many-lines"]]);
    }
}

#[test]
fn the_default_limits() {
    let line = |len: usize| format!("220 {}\r\n", "x".repeat(len - 6));
    let story = |bytes: &str| story(ReplyDecoder::new(), bytes.as_bytes());
    assert_eq!([0, 1].map(|more| story(&line(256 * 1024 + more))), [["220/1"], ["line-too-long"]]);
    let lines = |count: usize| format!("220-\r\n{}220 \r\n", "\r\n".repeat(count - 2));
    assert_eq!([0, 1].map(|more| story(&lines(131_072 + more))), [["220/131072"], ["too-many-lines"]]);
    // 8 MiB in lines of 1 KiB.
    let size = |more: usize| {
        let end = format!("{}\r\n", "x".repeat(1018));
        format!("220-{end}{}220 {}{end}", format!("2200{end}").repeat(8190), "x".repeat(more))
    };
    assert_eq!([0, 1].map(|more| story(&size(more))), [["220/8192"], ["too-large"]]);
}

#[test]
fn a_line_that_is_too_long_is_reported_before_it_ends() {
    let mut decoder = ReplyDecoder::new().limits(Limits::new().line(10));
    assert_eq!(decoder.decode(&mut &b"220 12345"[..]), None);
    let error = decoder.decode(&mut &b"220 123456"[..]).unwrap().unwrap_err();
    assert!(error.kind().is_limit());
    assert_eq!((error.kind(), error.offset(), error.excerpt()), (DecodeErrorKind::LineTooLong, 0, &b"220 123456"[..]));
}

/// RFC 1123 §4.1.2.11: skip to the end of the reply, not to the end of the line.
#[test]
fn the_whole_of_an_oversized_reply_is_skipped() {
    let bytes = b"220-a\r\n221 not a reply, but text\r\n220 end\r\n222 .\r\n";
    for limits in [Limits::new().line(20), Limits::new().lines(1), Limits::new().lines(2), Limits::new().size(20)] {
        let story = story(ReplyDecoder::new().limits(limits), bytes);
        assert_eq!(story.len(), 2, "{story:?}");
        assert_eq!(story[1], "222/1");
    }
    let limits = Limits::new().lines(3);
    assert_eq!(story(ReplyDecoder::new().limits(limits), bytes), ["220/3", "222/1"]);
}

#[test]
fn the_line_that_exceeds_a_limit_may_be_the_last_one() {
    let limits = Limits::new().lines(2);
    assert_eq!(
        story(ReplyDecoder::new().limits(limits), b"220-a\r\nb\r\n220 c\r\n221 d\r\n"),
        ["too-many-lines", "221/1"]
    );
    let limits = Limits::new().size(14);
    assert_eq!(story(ReplyDecoder::new().limits(limits), b"220-a\r\n220 too\r\n221 d\r\n"), ["too-large", "221/1"]);
}

#[test]
fn the_end_of_an_oversized_reply_is_found_by_the_usual_rules() {
    let decoder = ReplyDecoder::new().limits(Limits::new().line(30).lines(1));
    // Alone on its line, with more than one CR; a CR before text is text.
    assert_eq!(story(decoder.clone(), b"220-a\n220\r x\n220\r\r\n221 .\n"), ["too-many-lines", "221/1"]);
    assert_eq!(story(decoder.clone(), b"220-a\n220\rx\n220\n221 .\n"), ["too-many-lines", "221/1"]);
    assert_eq!(
        story(decoder.clone(), b"220-a\n2200\n22\n220-\n 220 \n220\t\n220 .\n221 .\n"),
        ["too-many-lines", "221/1"]
    );
    let any = decoder.end_rule(EndRule::AnyCode);
    assert_eq!(story(any.clone(), b"220-a\n999 b\nc\n550 d\n221 .\n"), ["too-many-lines", "221/1"]);
    let strict = any.end_rule(EndRule::SameCode).strict(true);
    assert_eq!(story(strict, b"220-a\r\nb\r\n220\r\n220 c\r\n221 .\r\n"), ["too-many-lines", "221/1"]);
}

#[test]
fn a_reply_is_skipped_without_being_buffered() {
    let mut decoder = ReplyDecoder::new().limits(Limits::new().line(8));
    let mut input = &b"220-far too lo"[..];
    assert!(decoder.decode(&mut input).unwrap().is_err());
    assert!(input.is_empty());
    for mut piece in [&b"ng\r\n"[..], b"22", b"0-b\r", b"\n2", b"20", b"\r", b"x\r\n220", b" ", b"c\r"] {
        assert_eq!(decoder.decode(&mut piece), None);
        assert!(piece.is_empty());
    }
    let mut input = &b"\n221 .\r\nx"[..];
    assert_eq!(decoder.decode(&mut input).unwrap().unwrap().code().code(), 221);
    assert_eq!(input, b"x");
}

/// The end of the connection also ends a reply that is being skipped.
#[test]
fn a_decoder_can_be_used_again_after_the_end() {
    let mut decoder = ReplyDecoder::new().limits(Limits::new().line(8));
    assert!(decoder.decode(&mut &b"220-far too lo"[..]).unwrap().is_err());
    assert_eq!(decoder.finish(&mut &b"ng"[..]), None);
    let mut input = &b"221 .\r\n"[..];
    assert_eq!(decoder.finish(&mut input).unwrap().unwrap().code().code(), 221);
    assert_eq!(decoder.finish(&mut input), None);
}

#[test]
fn lines_that_are_not_replies_are_skipped_one_by_one() {
    let bytes = b"SSH-2.0-x\r\n220x\r\n999-a\r\n 220 b\r\n220 c\r\n";
    assert_eq!(
        story(ReplyDecoder::new().strict(true), bytes),
        ["bad-code", "bad-separator", "code-out-of-range", "bad-code", "220/1"]
    );
}

#[test]
fn a_reply_with_a_strict_fault_is_skipped() {
    let strict = ReplyDecoder::new().strict(true);
    assert_eq!(story(strict.clone(), b"220-a\r\nb\n220 c\r\n221 .\r\n"), ["bare-lf", "221/1"]);
    assert_eq!(story(strict.clone(), b"220-a\rb\r\n220 c\r\n221 .\r\n"), ["bare-cr", "221/1"]);
    assert_eq!(story(strict, b"220-a\r\nb\0\r\n220 c\r\n221 .\r\n"), ["nul", "221/1"]);
}

#[test]
fn empty_lines_before_a_reply_count_as_its_bytes() {
    let decoder = ReplyDecoder::new().limits(Limits::new().size(1000));
    assert_eq!(story(decoder.clone(), &b"\r\n".repeat(1100)), ["too-large"; 2]);
    assert_eq!(story(decoder, &[&b"\r\n".repeat(400)[..], b"220 ok\r\n"].concat()), ["220/1"]);
}

#[test]
fn the_defaults_allow_what_servers_send() {
    let line = [b"257 \"", &vec![b'a'; 100_000][..], b"\"\r\n"].concat();
    assert_eq!(story(ReplyDecoder::new(), &line), ["257/1"]);
    let lines = format!("211-S\r\n{}211 E\r\n", " F\r\n".repeat(100_000));
    assert_eq!(story(ReplyDecoder::new(), lines.as_bytes()), ["211/100002"]);
}

#[test]
fn a_buffer_that_is_shorter_than_before_is_another_buffer() {
    let mut decoder = ReplyDecoder::new();
    assert_eq!(decoder.decode(&mut &b"220-a\r\nb"[..]), None);
    let mut input = &b"221 .\r\n"[..];
    assert_eq!(decoder.decode(&mut input).unwrap().unwrap().code().code(), 221);
    assert!(input.is_empty());
}

#[test]
fn a_message_shows_the_first_60_bytes_of_a_line() {
    let shown = |len: usize| {
        let line = "x".repeat(len);
        let error = Reply::parse(line.as_bytes()).unwrap_err().to_string();
        error.split_once(": ").map(|(_, shown)| shown.to_owned())
    };
    assert_eq!(shown(60), Some(format!("`{}`", "x".repeat(60))));
    assert_eq!(shown(61), Some(format!("`{}...`", "x".repeat(60))));
}
