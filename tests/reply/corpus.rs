//! Bytes that servers send, and what they mean: every case of `data/corpus/replies.jsonl`, however it is cut.
//!
//! A case consists of bytes, the replies in them, the error that follows, and what is left over. Each is read in up to four
//! ways: forgiving, strict, with the any-code end rule, and through the Telnet filter if the case asks for that.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ftp_codes::reply::{EndRule, Reply, ReplyDecoder};
use ftp_codes::wire::telnet;
use serde_json::Value;

const CASES: &str = include_str!("../data/corpus/replies.jsonl");

/// The result of reading some bytes.
#[derive(Debug, Default, PartialEq)]
struct Outcome {
    replies: Vec<(u16, bool, Vec<String>, Vec<String>)>,
    error: Option<String>,
    rest: Vec<u8>,
}

/// Bytes as Latin-1, as the cases write them.
fn latin1(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

fn seen(reply: Reply<'_>) -> (u16, bool, Vec<String>, Vec<String>) {
    let backwards: Vec<_> = reply.lines().rev().map(latin1).collect();
    let lines: Vec<_> = reply.lines().map(latin1).collect();
    assert!(lines.iter().eq(backwards.iter().rev()), "the same from both ends");
    assert_eq!(lines[0], latin1(reply.text()));
    let raw: Vec<_> = reply.raw_lines().map(latin1).collect();
    assert!(raw.iter().eq(reply.raw_lines().rev().map(latin1).collect::<Vec<_>>().iter().rev()));
    (reply.code().code(), reply.is_multiline(), lines, raw)
}

/// Reads the pieces as a program does: append, decode, drop what was used up.
fn read<'p>(mut decoder: ReplyDecoder, pieces: impl IntoIterator<Item = &'p [u8]>, eof: bool, telnet: bool) -> Outcome {
    let mut buffer = Vec::new();
    let mut outcome = Outcome::default();
    let mut filter = telnet::Filter::new();
    let mut pieces = pieces.into_iter();
    loop {
        let piece = pieces.next();
        let mut new = piece.unwrap_or_default().to_vec();
        if telnet {
            let len = filter.apply(&mut new);
            new.truncate(len);
        }
        buffer.extend_from_slice(&new);
        loop {
            let mut rest = &buffer[..];
            let next = match piece {
                None if eof => decoder.finish(&mut rest),
                _ => decoder.decode(&mut rest),
            };
            let used = buffer.len() - rest.len();
            match next {
                Some(Ok(reply)) => {
                    outcome.replies.push(seen(reply));
                    buffer.drain(..used);
                }
                None => break,
                Some(Err(error)) => {
                    outcome.error = Some(error.kind().name().to_owned());
                    // Everything from the error on is left over, including the pieces that have not been pushed yet.
                    let offset = error.offset();
                    assert!(buffer[offset..].starts_with(error.excerpt()));
                    for piece in pieces {
                        let mut new = piece.to_vec();
                        let len = if telnet { filter.apply(&mut new) } else { new.len() };
                        buffer.extend_from_slice(&new[..len]);
                    }
                    outcome.rest = buffer.split_off(offset);
                    return outcome;
                }
            }
        }
        if piece.is_none() {
            // Empty lines may be left over from an input that ended between two replies.
            let blank = eof || buffer.iter().all(|byte| matches!(byte, b'\r' | b'\n'));
            outcome.rest = if blank { Vec::new() } else { buffer };
            return outcome;
        }
    }
}

fn expected(value: &Value) -> Outcome {
    let strings = |value: &Value| -> Vec<String> {
        value.as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_owned()).collect()
    };
    let replies = value["replies"].as_array().unwrap().iter().map(|reply| {
        (
            reply["code"].as_u64().unwrap() as u16,
            reply["multiline"].as_bool().unwrap(),
            strings(&reply["lines"]),
            strings(&reply["raw_lines"]),
        )
    });
    Outcome {
        replies: replies.collect(),
        error: value["error"].as_str().map(str::to_owned),
        rest: BASE64_STANDARD.decode(value["rest_b64"].as_str().unwrap()).unwrap(),
    }
}

/// Reads the case whole, byte by byte, and cut in two at every position.
fn check(case: &Value, way: &str, decoder: &ReplyDecoder, wanted: &Value) {
    let bytes = BASE64_STANDARD.decode(case["bytes_b64"].as_str().unwrap()).unwrap();
    let (eof, telnet) = (case["eof"] == true, case["profile"] == "telnet");
    let wanted = expected(wanted);
    let id = case["id"].as_str().unwrap();
    let whole = read(decoder.clone(), [&bytes[..]], eof, telnet);
    assert_eq!(whole, wanted, "{id}, {way}: {}", case["note"]);
    let single = read(decoder.clone(), bytes.chunks(1), eof, telnet);
    assert_eq!(single, wanted, "{id}, {way}, byte by byte");
    // In a long case, only the positions around each line end and some between.
    for cut in 0..=bytes.len() {
        let near = bytes[cut.saturating_sub(5)..(cut + 5).min(bytes.len())].contains(&b'\n');
        if bytes.len() < 3000 || near || cut % 97 == 0 {
            let (head, tail) = bytes.split_at(cut);
            assert_eq!(read(decoder.clone(), [head, tail], eof, telnet), wanted, "{id}, {way}, cut at {cut}");
        }
    }
}

fn cases() -> Vec<Value> {
    let cases: Vec<_> = CASES.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).collect();
    assert_eq!(cases.len(), 113);
    cases
}

#[test]
fn forgiving() {
    for case in cases() {
        check(&case, "forgiving", &ReplyDecoder::new(), &case["expect"]);
    }
}

#[test]
fn any_code() {
    for case in cases() {
        let wanted = case.get("expect_anycode").filter(|value| value.is_object()).unwrap_or(&case["expect"]);
        check(&case, "any code", &ReplyDecoder::new().end_rule(EndRule::AnyCode), wanted);
    }
}

#[test]
fn strict() {
    for case in cases() {
        let wanted = case.get("strict_expect").filter(|value| value.is_object()).unwrap_or(&case["expect"]);
        let outcome = expected(wanted);
        assert_eq!(outcome.error.is_none(), case["strict"] == true, "{}", case["id"]);
        assert_eq!(outcome.error.as_deref(), case["strict_error"].as_str(), "{}", case["id"]);
        check(&case, "strict", &ReplyDecoder::new().strict(true), wanted);
    }
}
