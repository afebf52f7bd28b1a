//! Logs: what clients, servers and packet tools print, line by line.
//!
//! [`Head`] takes off what loggers put before a line, one of the [`FORMATS`] says what was said in it, and a
//! [`Talk`] for each connection puts the lines of a reply together.

mod client;
mod draft;
mod format;
mod guess;
mod head;
mod packet;
mod quote;
mod server;
mod talk;
mod tshark;

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::io::{self, BufRead, IsTerminal};

use crate::conversation::{self, Conversations, Fnv, Key, Seen, Side};
use crate::reply::{Extent, Reply};
use crate::report::{End, Report};
use draft::Draft;
use format::{Bare, Format, Line, Said, State, What};
use head::{Head, Shape};
use talk::{Place, Talk};

pub(crate) use format::FORMATS;

/// No line of a log is longer; what is, is cut off.
const LONGEST: usize = 1 << 18;

/// Reads a log to its end.
///
/// # Errors
///
/// Those of reading and of writing.
pub(crate) fn explain(input: &mut dyn BufRead, talks: &mut Conversations, report: &mut dyn Report) -> io::Result<End> {
    let is_watched = io::stdout().is_terminal();
    let mut log = Log { wants_time: report.wants_time(), ..Log::new() };
    let mut line = Vec::new();
    let mut result = Ok(());
    while let Some(length) = read_line(input, &mut line)? {
        report.line(&line)?;
        log.line(&line, length, &mut |seen| {
            if result.is_ok() {
                result = report.entry(&talks.take(&seen));
            }
        });
        std::mem::replace(&mut result, Ok(()))?;
        if is_watched {
            report.flush()?;
        }
    }
    log.end(&mut |seen| {
        if result.is_ok() {
            result = report.entry(&talks.take(&seen));
        }
    });
    result?;
    let format = log.format.map(|format| format.name);
    let (lines, cut, remedy, replies) = (log.lines, log.cut, log.remedy, log.replies);
    Ok(End { lines, cut, format, remedy, replies, ..End::default() })
}

/// Reads the next line with its end, or the beginning of one that is too long; its true length, `None` at the end.
fn read_line(input: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<Option<usize>> {
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

/// Reads a text that is one reply, all of it or its first lines; `None` if it is not.
pub(crate) fn reply(text: &[u8]) -> Option<Reply> {
    let lines: Vec<&[u8]> = text.trim_ascii_end().split(|byte| *byte == b'\n').map(without_end).collect();
    // Whoever asks for an explanation knows that it is a reply.
    if let Some(mut draft) = lines.first().and_then(|first| Draft::begin(first)) {
        for line in lines.iter().skip(1) {
            if !draft.is_open() {
                return None;
            }
            draft.push(line);
        }
        return draft.finish(Extent::Whole).ok()?;
    }
    let mut log = Log::new();
    let mut found = Vec::new();
    for line in lines {
        log.line(line, line.len(), &mut |seen| found.push(seen));
    }
    log.end(&mut |seen| found.push(seen));
    match <[Seen; 1]>::try_from(found) {
        Ok([Seen { what: conversation::What::Reply(reply), .. }]) => Some(reply),
        _ => None,
    }
}

/// Takes what is found.
type Found<'f> = &'f mut dyn FnMut(Seen);

/// The connections of a log.
type Talks = HashMap<Key, Talk, BuildHasherDefault<Fnv>>;

/// What has been read of a log.
struct Log {
    state: State,
    talks: Talks,
    /// The form of the last line that had one, and how many stamps were before it.
    format: Option<&'static Format>,
    stamps: usize,
    /// For each byte, the formats of lines that begin with it, as bits.
    begins: Box<[u64; 256]>,
    lines: usize,
    offset: usize,
    /// The first line that was too long, and how many were.
    cut: Option<(usize, usize)>,
    remedy: Option<&'static str>,
    replies: usize,
    /// Whether replies are marked as what they are.
    has_marked_replies: bool,
    /// The connection of the last line that was marked.
    latest: Key,
    wants_time: bool,
    /// The head of the last line of a known form.
    shape: Shape,
}

impl Log {
    /// No log needs more connections at the same time.
    const TALKS: usize = 1024;

    fn new() -> Self {
        let mut begins = Box::new([0; 256]);
        for (place, format) in FORMATS.iter().enumerate() {
            for (byte, formats) in (0..=u8::MAX).zip(begins.iter_mut()) {
                if format.begins.is_empty() || format.begins.contains(&byte) {
                    *formats |= 1 << place;
                }
            }
        }
        Self {
            state: State::default(),
            talks: Talks::default(),
            format: None,
            stamps: 0,
            begins,
            lines: 0,
            offset: 0,
            cut: None,
            remedy: None,
            replies: 0,
            has_marked_replies: false,
            latest: Key::default(),
            wants_time: true,
            shape: Shape::default(),
        }
    }

    /// Reads the next line, with or without its end; `length` is that of the whole line.
    fn line(&mut self, line: &[u8], length: usize, found: Found<'_>) {
        self.lines += 1;
        if length > LONGEST {
            let (first, count) = self.cut.unwrap_or((self.lines, 0));
            self.cut = Some((first, count + 1));
        }
        let bytes = without_end(line);
        let bytes = if self.lines == 1 { bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes) } else { bytes };
        self.read(without_overtyped(&without_escapes(bytes)), found);
        self.offset += length;
    }

    fn read(&mut self, whole: &[u8], found: Found<'_>) {
        if let Some(message) = unwrapped(whole) {
            let mut lines = message.split(|byte| *byte == b'\n').map(without_end);
            return lines.by_ref().filter(|line| !line.is_empty()).for_each(|line| self.read(line, found));
        }
        let mut head = Head::default();
        let mut text = whole;
        if let Some(read) = self.state.inside() {
            if self.offer(read, &Line { whole, text, head }, None, found) {
                return;
            }
        }
        // Most lines of a log are like the last one.
        if let Some(format) = self.format {
            let rest = match self.shape.apply(whole) {
                Some((known, rest)) => Some((known, rest)),
                None => {
                    let (mut known, mut rest) = (head, text.trim_ascii_start());
                    while known.stamps < self.stamps {
                        let Some(next) = known.grow(whole, rest) else { break };
                        rest = next;
                    }
                    (known.stamps == self.stamps).then_some((known, if known.stamps == 0 { text } else { rest }))
                }
            };
            let line = rest.map(|(head, text)| Line { whole, text, head });
            self.look_at(line.and_then(|line| line.head.process));
            if line.is_some_and(|line| self.offer(format.read, &line, Some(format), found)) {
                return;
            }
        }
        loop {
            self.look_at(head.process);
            let line = Line { whole, text, head };
            let first = text.first().copied().unwrap_or_default();
            let mut formats = self.begins.get(usize::from(first)).copied().unwrap_or_default();
            while formats != 0 {
                let place = formats.trailing_zeros() as usize;
                formats &= formats - 1;
                let Some(format) = FORMATS.get(place) else { break };
                if self.offer(format.read, &line, Some(format), found) {
                    return;
                }
            }
            if head.stamps == 0 {
                text = text.trim_ascii_start();
            }
            let Some(rest) = head.grow(whole, text) else { break };
            text = rest;
        }
        // On a terminal, what follows a CR is written over what was there, such as a progress bar.
        let shown = memchr::memrchr(b'\r', whole).and_then(|end| whole.get(end + 1..));
        if let Some(shown) = shown.filter(|_| !self.state.is_open && !guess::is_reply(text)) {
            return self.read(shown, found);
        }
        self.bare(whole, text, head, found);
    }

    /// Notes whether a reply is open on the connection of a process.
    fn look_at(&mut self, process: Option<Key>) {
        self.state.is_open = self.talks.get(&process.unwrap_or_default()).is_some_and(Talk::is_open);
    }

    /// Offers a line to a format; whether it is one.
    fn offer(
        &mut self,
        read: format::Read,
        line: &Line<'_>,
        format: Option<&'static Format>,
        found: Found<'_>,
    ) -> bool {
        let is_sparse = !self.has_marked_replies && format.is_some_and(|format| format.bare == Bare::Sparse);
        let Self { state, talks, lines, offset, has_marked_replies, replies, latest, wants_time, .. } = self;
        let place = Place { line: *lines, offset: *offset, time: None };
        let process = line.head.process;
        let mut is_said = false;
        let is_read = read(state, line, &mut |said| {
            is_said = true;
            *has_marked_replies |= matches!(said.what, What::Text(Side::Server, ..));
            let key = said.key.or(process).unwrap_or_default();
            *latest = key;
            let place = Place { time: if *wants_time { line.time() } else { None }, ..place };
            let talk = talk(talks, key);
            let mut found = |seen| {
                *replies += usize::from(is_of_server(&seen));
                found(Seen { connection: key, ..seen });
            };
            if is_sparse && talk.is_silent() && matches!(said.what, What::Text(Side::Client, ..)) {
                talk.take(What::Gap, place, &mut found);
            }
            talk.take(said.what, place, &mut found);
        });
        if is_read {
            // A line that says nothing may be a remark of another program, or a file name in a listing.
            if let Some(format) = format.filter(|_| is_said || self.format.is_none()) {
                (self.format, self.stamps) = (Some(format), line.head.stamps);
                self.shape.learn(line.whole, &line.head);
                self.remedy = self.remedy.or(format.remedy);
            }
        }
        is_read
    }

    /// A line that no format knows.
    fn bare(&mut self, whole: &[u8], text: &[u8], head: Head<'_>, found: Found<'_>) {
        let policy = self.format.map_or(Bare::Always, |format| format.bare);
        if policy == Bare::Never {
            return;
        }
        // Without stamps, only a line that begins in the first column can be a reply.
        let text = if head.stamps == 0 { whole } else { text };
        let key = head.process.unwrap_or(self.latest);
        let place = Place { line: self.lines, offset: self.offset, time: head.time() };
        let policy = if self.has_marked_replies { policy } else { Bare::Always };
        let replies = &mut self.replies;
        let is_unmarked = self.format.is_none();
        talk(&mut self.talks, key).bare(whole, text, head, (policy, is_unmarked), place, &mut |seen| {
            *replies += usize::from(is_of_server(&seen));
            found(Seen { connection: key, ..seen });
        });
    }

    /// The end of the log.
    fn end(&mut self, found: Found<'_>) {
        let Self { state, talks, lines, offset, replies, .. } = self;
        let place = Place { line: *lines, offset: *offset, time: None };
        let mut count = |key, seen: Seen| {
            *replies += usize::from(is_of_server(&seen));
            found(Seen { connection: key, ..seen });
        };
        state.end(&mut |said: Said<'_>| {
            let key = said.key.unwrap_or_default();
            talk(talks, key).take(said.what, place, &mut |seen| count(key, seen));
        });
        let mut open: Vec<(Key, Talk)> = talks.drain().collect();
        open.sort_by_key(|(_, talk)| talk.line());
        for (key, mut talk) in open {
            talk.end(&mut |seen| count(key, seen));
        }
    }
}

/// Whether the server has said this, be it a reply or not quite.
fn is_of_server(seen: &Seen) -> bool {
    matches!(seen.what, conversation::What::Reply(_) | conversation::What::Fault(_))
}

/// The connection with this key. If there are too many, all others are forgotten.
fn talk(talks: &mut Talks, key: Key) -> &mut Talk {
    if talks.len() >= Log::TALKS && !talks.contains_key(&key) {
        talks.clear();
    }
    talks.entry(key).or_default()
}

/// LF ends a line, and every CR before it belongs to the end.
fn without_end(line: &[u8]) -> &[u8] {
    let mut line = line.strip_suffix(b"\n").unwrap_or(line);
    while let Some(shorter) = line.strip_suffix(b"\r") {
        line = shorter;
    }
    line
}

/// Without the escape sequences that colour a line on a terminal, switch its modes and set its title.
fn without_escapes(line: &[u8]) -> Cow<'_, [u8]> {
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
fn without_overtyped(line: &[u8]) -> &[u8] {
    let start = line.iter().position(|byte| !matches!(byte, b'\r' | 0)).unwrap_or(line.len());
    line.get(start..).unwrap_or_default()
}

/// The line in a JSON record of journald, of a container, or of rclone, with its process.
fn unwrapped(line: &[u8]) -> Option<Vec<u8>> {
    if !line.starts_with(b"{") || !line.ends_with(b"}") {
        return None;
    }
    const NAMES: [&str; 6] = ["MESSAGE", "log", "message", "msg", "event", "text"];
    let has = |name: &&str| memchr::memmem::find(line, name.as_bytes()).is_some();
    if !NAMES.iter().any(has) {
        return None;
    }
    let record: serde_json::Value = serde_json::from_slice(line).ok()?;
    let text = |name: &str| record.get(name).and_then(serde_json::Value::as_str);
    // rclone writes the direction as the object that a message is about.
    if let (Some(object), Some(message)) = (text("object"), text("msg")) {
        return Some(format!("{} {object}: {message}", text("time").unwrap_or_default()).trim_start().into());
    }
    let message = NAMES.iter().find_map(|name| text(name))?;
    let logger = text("logger").or_else(|| text("name")).or_else(|| text("target")).unwrap_or_default();
    let logger = if logger.starts_with("aioftp.") { format!("{logger}: ") } else { String::new() };
    let name = text("SYSLOG_IDENTIFIER").or_else(|| text("_COMM"));
    let head = match (name, text("SYSLOG_PID").or_else(|| text("_PID"))) {
        (Some(name), Some(process)) => format!("host {name}[{process}]: "),
        _ => String::new(),
    };
    let time = ["time", "timestamp", "ts", "@timestamp"]
        .iter()
        .find_map(|name| text(name))
        .map(|time| format!("{time} "))
        .or_else(|| {
            let micros = text("__REALTIME_TIMESTAMP")?.parse::<u64>().ok()?;
            Some(format!("{}.{:06} ", micros / 1_000_000, micros % 1_000_000))
        });
    Some([time.unwrap_or_default().as_bytes(), head.as_bytes(), logger.as_bytes(), message.as_bytes()].concat())
}
