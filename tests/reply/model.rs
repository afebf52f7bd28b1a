//! Compares the decoder with a naive one, which has all bytes at once and reads line by line.
//!
//! The model is written from RFC 959 §4.2 and the documentation of the decoder and shares no code with it. Both must
//! find the same replies and errors, under every setting and however the bytes are cut.

use ftp_codes::reply::{EndRule, ReplyBuffer, ReplyDecoder};
use ftp_codes::wire::{DecodeErrorKind, Limits};
use ftp_codes::{RawCode, RawCodeSet};
use proptest::prelude::*;

/// A reply or an error.
#[derive(Clone, Debug, PartialEq)]
enum Event {
    /// The code, whether it was multi-line, and the texts.
    Reply(u16, bool, Vec<Vec<u8>>),
    Error(DecodeErrorKind),
}

#[derive(Clone, Debug)]
struct Settings {
    strict: bool,
    end: EndRule,
    /// The longest line, the most lines, the longest reply.
    limits: (usize, usize, usize),
}

impl Settings {
    fn decoder(&self) -> ReplyDecoder {
        let (line, lines, size) = self.limits;
        let limits = Limits::new().line(line).lines(lines).size(size);
        ReplyDecoder::new().strict(self.strict).end_rule(self.end).limits(limits)
    }
}

mod naive {
    use super::{DecodeErrorKind, EndRule, Event, RawCode, Settings};

    /// A line: where it begins and ends, and where the next one begins. The last one may have no line feed.
    #[derive(Clone, Copy)]
    struct Line {
        start: usize,
        end: usize,
        next: usize,
    }

    fn line_at(bytes: &[u8], start: usize) -> Option<Line> {
        if start == bytes.len() {
            return None;
        }
        match bytes[start..].iter().position(|byte| *byte == b'\n') {
            Some(len) => Some(Line { start, end: start + len, next: start + len + 1 }),
            None => Some(Line { start, end: bytes.len(), next: bytes.len() }),
        }
    }

    fn trimmed(line: &[u8]) -> &[u8] {
        let len = line.iter().rposition(|byte| *byte != b'\r').map_or(0, |at| at + 1);
        &line[..len]
    }

    fn number(digits: &[u8]) -> Option<u16> {
        if digits.len() < 3 || !digits[..3].iter().all(u8::is_ascii_digit) {
            return None;
        }
        Some(digits[..3].iter().fold(0, |number, digit| number * 10 + u16::from(digit - b'0')))
    }

    /// The code and whether a hyphen follows, if a line can begin a reply.
    fn opening(line: &[u8], strict: bool) -> Result<(u16, bool), DecodeErrorKind> {
        let indented = !strict && matches!(line.first(), Some(b' ' | b'\t'));
        let line = &line[usize::from(indented)..];
        let code = number(line).ok_or(DecodeErrorKind::BadCode)?;
        let multiline = match line.get(3) {
            Some(b' ') => false,
            Some(b'-') => true,
            Some(b'\t') if !strict => false,
            _ if !strict && trimmed(&line[3..]).is_empty() => false,
            _ => return Err(DecodeErrorKind::BadSeparator),
        };
        if (100..700).contains(&code) { Ok((code, multiline)) } else { Err(DecodeErrorKind::CodeOutOfRange) }
    }

    fn closing(line: &[u8], opened: u16, settings: &Settings) -> Option<u16> {
        let code = number(line)?;
        let ends = match settings.end {
            EndRule::SameCode => code == opened,
            EndRule::AnyCode => (100..700).contains(&code),
            EndRule::SameCodeOr(codes) => code == opened || RawCode::new(code).is_some_and(|code| codes.contains(code)),
            other => panic!("no such rule: {other:?}"),
        };
        let separated = line.get(3) == Some(&b' ') || (!settings.strict && trimmed(&line[3..]).is_empty());
        (ends && separated).then_some(code)
    }

    fn texts(bytes: &[u8], lines: &[Line], opened: u16) -> Vec<Vec<u8>> {
        let cut = |line: &[u8]| line.get(4..).unwrap_or_default().to_vec();
        let mut texts = Vec::new();
        for (i, line) in lines.iter().enumerate() {
            let line = trimmed(&bytes[line.start..line.end]);
            texts.push(if i == 0 {
                cut(&line[usize::from(matches!(line[0], b' ' | b'\t'))..])
            } else if i + 1 == lines.len() || line.starts_with(format!("{opened:03}-").as_bytes()) {
                cut(line)
            } else {
                line.to_vec()
            });
        }
        texts
    }

    /// A fault that any line can have, and how many bytes of the line show it.
    fn fault(bytes: &[u8], line: Line, reply: usize, settings: &Settings) -> Option<(DecodeErrorKind, usize)> {
        let (longest, _, largest) = settings.limits;
        let limit = (line.start + longest).min(reply + largest);
        let ended = line.next > line.end;
        for (at, byte) in bytes.iter().enumerate().take(line.end.min(limit)).skip(line.start) {
            match byte {
                b'\0' if settings.strict => return Some((DecodeErrorKind::Nul, at + 1)),
                // The byte after it must come before the line can be judged, and within the limit.
                b'\r' if settings.strict && at + 1 < line.end.min(limit) => {
                    return Some((DecodeErrorKind::BareCr, at + 2));
                }
                b'\r' if settings.strict => return over(line, limit, longest, limit),
                _ => {}
            }
        }
        if settings.strict && ended && line.end < limit {
            return Some((DecodeErrorKind::BareLf, line.next));
        }
        over(line, limit, longest, limit)
    }

    fn over(line: Line, limit: usize, longest: usize, shown: usize) -> Option<(DecodeErrorKind, usize)> {
        if line.end < limit {
            return None;
        }
        let is_line = limit == line.start + longest;
        Some((if is_line { DecodeErrorKind::LineTooLong } else { DecodeErrorKind::TooLarge }, shown))
    }

    /// Where the next reply may begin after a fault of `line`.
    fn after(bytes: &[u8], line: Line, opened: Option<u16>, settings: &Settings) -> usize {
        let Some(opened) = opened else { return line.next };
        let mut at = line.start;
        while let Some(line) = line_at(bytes, at) {
            if line.next > line.end && closing(&bytes[line.start..line.end], opened, settings).is_some() {
                return line.next;
            }
            at = line.next;
        }
        bytes.len()
    }

    pub(super) fn read(bytes: &[u8], settings: &Settings) -> Vec<Event> {
        let (mut events, mut at) = (Vec::new(), 0);
        while at < bytes.len() {
            let (event, next) = read_one(bytes, at, settings);
            events.extend(event);
            at = next;
        }
        events
    }

    fn read_one(bytes: &[u8], from: usize, settings: &Settings) -> (Option<Event>, usize) {
        let (mut at, mut lines, mut opened) = (from, Vec::new(), None);
        let (_, most, _) = settings.limits;
        while let Some(line) = line_at(bytes, at) {
            let text = &bytes[line.start..line.end];
            let fail = |kind, shown: usize| {
                let opened = opened.or_else(|| {
                    // What was shown of a first line decides whether more lines belong to it.
                    let shown = &bytes[line.start..shown.min(bytes.len())];
                    opening(shown, settings.strict).ok().filter(|(_, multiline)| *multiline).map(|(code, _)| code)
                });
                (Some(Event::Error(kind)), after(bytes, line, opened, settings))
            };
            if let Some((kind, shown)) = fault(bytes, line, from, settings) {
                return fail(kind, shown);
            }
            let ended = line.next > line.end;
            if !ended && settings.strict {
                break;
            }
            at = line.next;
            match opened {
                None if !settings.strict && trimmed(text).is_empty() => continue,
                None => match opening(text, settings.strict) {
                    Ok(_) if most == 0 => return fail(DecodeErrorKind::TooManyLines, line.next),
                    Ok((code, false)) => {
                        return (Some(Event::Reply(code, false, texts(bytes, &[line], code))), line.next);
                    }
                    Ok((code, true)) => opened = Some(code),
                    Err(kind) => return fail(kind, line.next),
                },
                Some(_) if lines.len() >= most => return fail(DecodeErrorKind::TooManyLines, line.next),
                Some(code) => {
                    if let Some(last) = closing(text, code, settings) {
                        lines.push(line);
                        return (Some(Event::Reply(last, true, texts(bytes, &lines, code))), line.next);
                    }
                }
            }
            lines.push(line);
        }
        // The next line would be one byte too many, or more.
        let (_, _, largest) = settings.limits;
        if at == bytes.len() && bytes.ends_with(b"\n") && at - from >= largest {
            return (Some(Event::Error(DecodeErrorKind::TooLarge)), bytes.len());
        }
        let is_blank = opened.is_none() && at == bytes.len();
        ((!is_blank).then_some(Event::Error(DecodeErrorKind::Eof)), bytes.len())
    }
}

/// Reads the pieces to the end of the connection.
fn read<'p>(decoder: ReplyDecoder, pieces: impl IntoIterator<Item = &'p [u8]>) -> Vec<Event> {
    let mut buffer = ReplyBuffer::with_decoder(decoder);
    let mut events = Vec::new();
    for piece in pieces.into_iter().map(Some).chain([None]) {
        match piece {
            Some(piece) => buffer.push(piece),
            None => buffer.filled(0),
        }
        while let Some(reply) = buffer.decode() {
            events.push(match reply {
                Ok(reply) => {
                    let lines = reply.lines().map(<[u8]>::to_vec).collect();
                    Event::Reply(reply.code().code(), reply.is_multiline(), lines)
                }
                Err(error) => Event::Error(error.kind()),
            });
        }
    }
    assert!(buffer.unread().is_empty());
    events
}

/// Bytes in which replies and faults are likely.
fn wire() -> impl Strategy<Value = Vec<u8>> {
    const PARTS: &[&[u8]] = &[
        b"220-",
        b"220 ",
        b"220",
        b"221 ",
        b"221-",
        b"150 ",
        b"999 ",
        b"99",
        b"\r\n",
        b"\r\n",
        b"\r\n",
        b"\n",
        b"\r",
        b"\0",
        b" ",
        b"\t",
        b"text",
        b"a long line of words that fills more than half of a block",
        b"\xFF",
    ];
    let part = prop::sample::select(PARTS);
    prop_oneof![
        4 => prop::collection::vec(part, 0..30).prop_map(|parts| parts.concat()),
        1 => prop::collection::vec(any::<u8>(), 0..300),
    ]
}

fn settings() -> impl Strategy<Value = Settings> {
    let limits = prop_oneof![Just((1000, 1000, 10_000)), (1_usize..90, 0_usize..6, 1_usize..200)];
    let codes = [150, 221].map(|code| RawCode::new(code).unwrap());
    let end = prop_oneof![
        Just(EndRule::SameCode),
        Just(EndRule::AnyCode),
        Just(EndRule::SameCodeOr(RawCodeSet::from(codes))),
    ];
    (any::<bool>(), end, limits).prop_map(|(strict, end, limits)| Settings { strict, end, limits })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn both_read_the_same(bytes in wire(), settings in settings(), mut cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6)) {
        let wanted = naive::read(&bytes, &settings);
        prop_assert_eq!(&read(settings.decoder(), [&bytes[..]]), &wanted, "in one piece");
        prop_assert_eq!(&read(settings.decoder(), bytes.chunks(1)), &wanted, "byte by byte");
        cuts.sort_by_key(|cut| cut.index(bytes.len() + 1));
        let (mut pieces, mut from) = (Vec::new(), 0);
        for cut in cuts.iter().map(|cut| cut.index(bytes.len() + 1)).chain([bytes.len()]) {
            pieces.push(&bytes[from..cut]);
            from = cut;
        }
        prop_assert_eq!(&read(settings.decoder(), pieces), &wanted, "in pieces");
    }
}
