//! The lines of a log, and what other programs have wrapped them in.

use std::borrow::Cow;
use std::io::{self, BufRead};

use crate::conversation::Key;
use crate::time::Time;

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

/// The complete ones at the beginning of a log, as many as are enough to know it by.
pub(super) fn complete(sample: &[u8]) -> impl Iterator<Item = &[u8]> {
    const MOST: usize = 64;
    sample.split_inclusive(|byte| *byte == b'\n').filter(|line| line.ends_with(b"\n")).take(MOST)
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

/// What a JSON record of journald, of a container, of a logger or of rclone says, when, and by which process.
#[derive(Debug)]
pub(super) struct Unwrapped {
    pub(super) message: Vec<u8>,
    pub(super) time: Option<Time>,
    pub(super) process: Option<Key>,
}

/// The message of a record.
pub(super) fn unwrapped(line: &[u8]) -> Option<Unwrapped> {
    const NAMES: [&str; 5] = ["\"MESSAGE\"", "\"log\"", "\"message\"", "\"msg\"", "\"event\""];
    if !line.starts_with(b"{") || !line.ends_with(b"}") {
        return None;
    }
    let name = NAMES.iter().find(|name| memchr::memmem::find(line, name.as_bytes()).is_some())?;
    let record: serde_json::Value = serde_json::from_slice(line).ok()?;
    // `tracing` writes the message among the fields of an event.
    let fields = record.get("fields").unwrap_or(&record);
    let text = |name: &str| fields.get(name).or_else(|| record.get(name)).and_then(serde_json::Value::as_str);
    let first = |names: &[&str]| names.iter().find_map(|name| text(name));
    let message = text(name.trim_matches('"'))?;
    let time = first(&["time", "timestamp", "ts", "@timestamp"]).map(str::to_owned).or_else(|| {
        let micros = text("__REALTIME_TIMESTAMP")?.parse::<u64>().ok()?;
        Some(format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000))
    });
    let process = first(&["SYSLOG_IDENTIFIER", "_COMM"]).zip(first(&["SYSLOG_PID", "_PID"]));
    let before = match (first(&["object", "logger", "name", "target"]), process) {
        // rclone writes the direction as the object that a message is about, and aioftp the name of its logger.
        (Some(object), _) if object.starts_with("FTP ") || object.starts_with("aioftp.") => format!("{object}: "),
        // Some servers are known by their names.
        (_, Some((program, process))) if program.ends_with("ftpd") => {
            format!("{} host {program}[{process}]: ", time.as_deref().unwrap_or("-"))
        }
        _ => String::new(),
    };
    Some(Unwrapped {
        message: [before.as_bytes(), message.as_bytes()].concat(),
        time: time.and_then(|time| Time::find(time.as_bytes())),
        process: process.map(Key::of),
    })
}
