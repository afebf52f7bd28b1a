//! Logs: what clients, servers and packet tools print, line by line.
//!
//! [`Head`] takes off what loggers put before a line, one of the [`FORMATS`] says what was said in it, and a
//! [`Talk`] for each connection puts the lines of a reply together.

mod access;
mod client;
mod draft;
mod format;
mod guess;
mod head;
mod lines;
mod packet;
mod quote;
mod records;
mod server;
mod talk;
mod wrapping;

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::io::{self, BufRead, IsTerminal};

use crate::conversation::{self, Conversations, Fnv, Key, Seen, Side};
use crate::reply::{Extent, Reply};
use crate::report::{End, Report};
use crate::time::Time;
use draft::Draft;
use format::{Bare, Format, Line, Said, State, What};
use head::{Head, Shape};
use lines::{LONGEST, read_line, without_end, without_escapes, without_overtyped};
use records::Records;
use talk::{Place, Talk};
use wrapping::Wrapping;

pub(crate) use format::FORMATS;

/// Reads a log to its end.
///
/// # Errors
///
/// Those of reading and of writing.
pub(crate) fn explain(input: &mut dyn BufRead, talks: &mut Conversations, report: &mut dyn Report) -> io::Result<End> {
    let is_watched = io::stdout().is_terminal();
    let wrapping = Log::wrapping(input.fill_buf()?);
    let mut log = Log { wants_time: report.wants_time(), wrapping, ..Log::new() };
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
    records: Records,
    state: State,
    talks: Talks,
    /// The form of the last line that had one.
    format: Option<&'static Format>,
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
    /// How many stamps, and blanks after them, were before the last line that was marked.
    marked: (usize, usize),
    /// What is taken off each line, the process that was in it, and the time.
    wrapping: Option<Wrapping>,
    process: Option<Key>,
    time: Option<Time>,
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
            records: Records::default(),
            state: State::default(),
            talks: Talks::default(),
            format: None,
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
            marked: (0, 0),
            wrapping: None,
            process: None,
            time: None,
        }
    }

    /// What must be taken off the lines of a log of which this is the beginning.
    fn wrapping(sample: &[u8]) -> Option<Wrapping> {
        let replies = |wrapping| {
            let mut log = Self { wrapping, ..Self::new() };
            log.state.is_trial = true;
            lines::complete(sample).for_each(|line| log.line(line, line.len(), &mut |_| {}));
            log.end(&mut |_| {});
            log.replies
        };
        let mut records = Records::default();
        let lines = lines::complete(sample).flat_map(|line| match records.take(without_end(line)) {
            Some(message) => of_record(&message).map(<[u8]>::to_vec).collect(),
            None => vec![without_end(line).to_vec()],
        });
        let readings = Wrapping::common(lines).into_iter().map(|wrapping| (replies(Some(wrapping.clone())), wrapping));
        let (most, wrapping) = readings.max_by_key(|(replies, _)| *replies)?;
        // A few more may only look like replies.
        (2 * most > 3 * replies(None)).then_some(wrapping)
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
        self.read(&without_escapes(bytes), found);
        self.offset += length;
    }

    /// Takes off what is before every line.
    fn unwrap<'l>(&mut self, line: &'l [u8]) -> &'l [u8] {
        let Some((before, line)) = self.wrapping.as_ref().and_then(|wrapping| wrapping.strip(line)) else {
            return line;
        };
        self.process = head::all(before).last().and_then(|(head, _)| head.process);
        self.time = if self.wants_time { Time::find(before) } else { None };
        line
    }

    fn read(&mut self, whole: &[u8], found: Found<'_>) {
        if let Some(message) = self.records.take(whole) {
            return of_record(&message).for_each(|line| self.message(&without_escapes(line), found));
        }
        self.message(whole, found);
    }

    /// Reads what is in a record, or a line without one.
    fn message(&mut self, line: &[u8], found: Found<'_>) {
        let whole = without_overtyped(self.unwrap(line));
        if let Some(read) = self.state.inside() {
            let line = Line { whole, text: whole, head: Head::default() };
            if self.offer(read, &line, None, found) {
                return;
            }
        }
        // Most lines of a log are like the last one.
        let alike = self.shape.apply(whole).map(|(head, text)| Line { whole, text, head });
        if alike.is_some_and(|line| self.offer_as_before(&line, found)) {
            return;
        }
        let mut lines = Vec::new();
        for (head, text) in head::all(whole) {
            let line = Line { whole, text, head };
            if self.offer_as_before(&line, found) {
                return;
            }
            lines.push(line);
        }
        let Some(last) = lines.last() else { return };
        // What is in a reply of many lines may look like anything.
        if self.is_in_reply() {
            return self.bare(last, found);
        }
        if lines.iter().any(|line| self.offer_to_all(line, found)) {
            return;
        }
        // On a terminal, what follows a CR is written over what was there, such as a progress bar.
        let text = memchr::memrchr(b'\r', whole).and_then(|end| whole.get(end + 1..));
        let shown = text.map(|text| Line { whole: text, text, head: Head::default() });
        if !shown.is_some_and(|line| self.offer_as_before(&line, found)) {
            self.bare(last, found);
        }
    }

    /// Whether a reply that nothing marks has begun and not ended, and is not the first one.
    fn is_in_reply(&self) -> bool {
        let key = self.process.unwrap_or(self.latest);
        self.replies > 0 && self.talks.get(&key).is_some_and(Talk::is_in_bare_reply)
    }

    /// Offers a line to the format of the last one.
    fn offer_as_before(&mut self, line: &Line<'_>, found: Found<'_>) -> bool {
        let Some(format) = self.format else { return false };
        self.look_at(line.head.process);
        self.offer(format.read, line, Some(format), found)
    }

    /// Offers a line to every format of which a line can begin like this.
    fn offer_to_all(&mut self, line: &Line<'_>, found: Found<'_>) -> bool {
        self.look_at(line.head.process);
        let first = line.text.first().copied().unwrap_or_default();
        let formats = self.begins.get(usize::from(first)).copied().unwrap_or_default();
        let formats = FORMATS.iter().enumerate().filter(|(place, _)| formats >> place & 1 == 1);
        formats.map(|(_, format)| format).any(|format| self.offer(format.read, line, Some(format), found))
    }

    /// Notes whether a reply is open on the connection of a process.
    fn look_at(&mut self, process: Option<Key>) {
        self.state.is_open = self.talks.get(&process.or(self.process).unwrap_or_default()).is_some_and(Talk::is_open);
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
        let (process, time) = (line.head.process.or(self.process), self.time);
        let Self { state, talks, lines, offset, has_marked_replies, replies, latest, wants_time, .. } = self;
        let place = Place { line: *lines, offset: *offset, time: None };
        let mut is_said = false;
        let is_read = read(state, line, &mut |said| {
            is_said = true;
            *has_marked_replies |= matches!(said.what, What::Text(Side::Server, ..));
            let key = said.key.or(process).unwrap_or_default();
            *latest = key;
            let place = Place { time: if *wants_time { line.time().or(time) } else { None }, ..place };
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
        if is_said {
            self.marked = (line.head.stamps, line.head.blanks());
        }
        if is_read {
            // A line that says nothing may be a remark of another program, or a file name in a listing.
            if let Some(format) = format.filter(|_| is_said || self.format.is_none()) {
                self.format = Some(format);
                self.state.has_format = true;
                self.shape.learn(line.whole, &line.head);
                self.remedy = self.remedy.or(format.remedy);
            }
        }
        is_read
    }

    /// A line that no format knows.
    fn bare(&mut self, line: &Line<'_>, found: Found<'_>) {
        let Line { whole, text, head } = *line;
        let policy = self.format.map_or(Bare::Always, |format| format.bare);
        if policy == Bare::Never {
            return;
        }
        // Without stamps, only a line that begins in the first column can be a reply.
        let text = if head.stamps == 0 { whole } else { text };
        let key = head.process.or(self.process).unwrap_or(self.latest);
        let place = Place { line: self.lines, offset: self.offset, time: head.time().or(self.time) };
        let policy = if self.has_marked_replies { policy } else { Bare::Always };
        let before = self.replies;
        let replies = &mut self.replies;
        let is_unmarked = self.format.is_none();
        // The other lines of a reply may have the head of the first one and no mark.
        let (stamps, blanks) = self.marked;
        let more = match head.stamps {
            0 => Some(whole).filter(|whole| !whole.is_empty()),
            found => (0 < stamps && stamps <= found).then(|| head::strip_alike(whole, stamps, blanks)),
        };
        talk(&mut self.talks, key).bare(whole, (text, more), head, (policy, is_unmarked), place, &mut |seen| {
            *replies += usize::from(is_of_server(&seen));
            found(Seen { connection: key, ..seen });
        });
        self.state.has_format |= self.replies > before;
    }

    /// The end of the log.
    fn end(&mut self, found: Found<'_>) {
        if let Some(message) = self.records.end() {
            self.message(&message, found);
        }
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

/// The lines in a record, of which the last one may have an end or not.
fn of_record(message: &[u8]) -> impl Iterator<Item = &[u8]> {
    let lines = message.strip_suffix(b"\n").unwrap_or(message).split(|byte| *byte == b'\n');
    lines.map(without_end).filter(|_| !message.is_empty())
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
