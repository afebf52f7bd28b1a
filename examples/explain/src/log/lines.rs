//! The lines of a log, and what terminals have added to them.

use std::borrow::Cow;
use std::io::{self, BufRead};

/// No line of a log is longer; what is, is cut off.
pub(super) const LONGEST: usize = 1 << 18;

/// Reads the next line with its end, or the beginning of one that is too long; its true length, `None` at the end.
pub(super) fn read_line(input: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<Option<usize>> {
    line.clear();
    let mut length = 0;
    loop {
        let chunk = input.fill_buf()?;
        if chunk.is_empty() {
            return Ok(Some(length).filter(|length| *length > 0));
        }
        let end = memchr::memchr(b'\n', chunk).map(|end| end + 1);
        let used = end.unwrap_or(chunk.len());
        let room = (LONGEST + 2).saturating_sub(line.len());
        line.extend_from_slice(chunk.get(..used.min(room)).unwrap_or_default());
        length += used;
        input.consume(used);
        if end.is_some() {
            return Ok(Some(length));
        }
    }
}

/// LF ends a line, and every CR before it belongs to the end.
pub(super) fn without_end(line: &[u8]) -> &[u8] {
    let mut line = line.strip_suffix(b"\n").unwrap_or(line);
    while let Some(shorter) = line.strip_suffix(b"\r") {
        line = shorter;
    }
    line
}

/// Without the escape sequences that colour a line on a terminal, switch its modes and set its title.
pub(super) fn without_escapes(line: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(0x1b, line).is_none() {
        return Cow::Borrowed(line);
    }
    let mut plain = Vec::with_capacity(line.len());
    let mut rest = line;
    while let Some((text, escape)) = memchr::memchr(0x1b, rest).and_then(|start| rest.split_at_checked(start)) {
        plain.extend_from_slice(text);
        rest = match escape {
            [_, b'(', b'B', after @ ..] => after,
            [_, b']', title @ ..] => after_title(title),
            [_, b'[', parameters @ ..] => {
                let end = parameters.iter().position(|byte| !byte.is_ascii_digit() && !b";:?".contains(byte));
                match end.and_then(|end| parameters.get(end..)) {
                    Some([b'm' | b'K' | b'h' | b'l', after @ ..]) => after,
                    // Another sequence belongs to what was said.
                    _ => {
                        plain.extend_from_slice(b"\x1b[");
                        parameters
                    }
                }
            }
            [escape, after @ ..] => {
                plain.push(*escape);
                after
            }
            [] => break,
        };
    }
    plain.extend_from_slice(rest);
    Cow::Owned(plain)
}

/// What follows the title of a terminal, which BEL or `ESC \` ends.
fn after_title(title: &[u8]) -> &[u8] {
    let end = title.iter().position(|byte| matches!(byte, 0x07 | 0x1b));
    let rest = end.and_then(|end| title.get(end + 1..)).unwrap_or_default();
    rest.strip_prefix(b"\\").unwrap_or(rest)
}

/// Without the CR and NUL with which terminal programs begin a line.
pub(super) fn without_overtyped(line: &[u8]) -> &[u8] {
    let start = line.iter().position(|byte| !matches!(byte, b'\r' | 0)).unwrap_or(line.len());
    line.get(start..).unwrap_or_default()
}
