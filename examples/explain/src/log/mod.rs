//! Logs: what clients, servers and packet tools print, line by line.

mod draft;
mod guess;
mod line;
mod mark;
mod quotation;
mod stamp;

use std::io::{self, BufRead, IsTerminal};

use ftp_codes::wire::telnet;

use crate::conversation::{Conversations, Key, Peers, Seen, What};
use crate::reply::Reply;
use crate::report::{End, Report};
use draft::Draft;
use line::{Line, Margin};
use mark::Mark;

/// Reads a log to its end.
///
/// # Errors
///
/// Those of reading and of writing.
pub(crate) fn explain(input: &mut dyn BufRead, talks: &mut Conversations, report: &mut dyn Report) -> io::Result<End> {
    let is_watched = io::stdout().is_terminal();
    let mut transcript = Transcript::default();
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        report.line(&line)?;
        for seen in transcript.push(&line) {
            report.entry(&talks.take(&seen))?;
        }
        if is_watched {
            report.flush()?;
        }
        line.clear();
    }
    let lines = transcript.lines;
    if let Some(seen) = transcript.finish() {
        report.entry(&talks.take(&seen))?;
    }
    Ok(End { lines, ..End::default() })
}

/// Reads a text that is one reply, all of it or its first lines; `None` if it is not.
pub(crate) fn reply(text: &[u8]) -> Option<Reply> {
    Transcript::of_one(text)
}

/// What has been read of a log.
#[derive(Debug, Default)]
struct Transcript {
    open: Option<Open>,
    lines: usize,
    /// ftplib at its highest debug level shows a reply twice: line by line, then as a whole.
    received: bool,
    /// What the client has sent of a line that has not ended.
    half: Vec<u8>,
}

/// A reply of many lines that has not ended, and how its first line was marked.
#[derive(Debug)]
struct Open {
    draft: Draft,
    mark: Mark,
    margin: Margin,
}

impl Transcript {
    /// Reads the next line, with or without its end; what it tells.
    fn push(&mut self, line: &[u8]) -> Vec<Seen> {
        self.lines += 1;
        let line = without_end(line);
        let line = if self.lines == 1 { line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line) } else { line };
        match self.open.take() {
            None => self.begin(Line::read(line)).into_iter().collect(),
            Some(open) => self.go_on(open, line),
        }
    }

    /// The reply that has not ended when the log does.
    fn finish(self) -> Option<Seen> {
        self.open.and_then(finished)
    }

    /// Reads a text that is one reply, all of it or its first lines; `None` if it is not.
    fn of_one(text: &[u8]) -> Option<Reply> {
        let mut lines = text.trim_ascii_end().split(|byte| *byte == b'\n').map(without_end);
        let first = Line::read(lines.next()?);
        // Whoever asks for an explanation knows that it is a reply.
        let draft = if first.mark == Mark::Bare { Draft::begin(&first.text, 1) } else { first.reply(1) };
        let mut open = Open { draft: draft?, mark: first.mark, margin: first.margin };
        for line in lines {
            if open.draft.is_complete() {
                return None;
            }
            open.push(&Line::read(line), line);
        }
        open.draft.finish().map(|(reply, _)| reply)
    }

    fn seen(&self, what: What) -> Seen {
        Seen { connection: Key::default(), time: None, line: self.lines, what }
    }

    /// Outside of a reply.
    fn begin(&mut self, line: Line<'_>) -> Option<Seen> {
        if line.mark == Mark::Answered && std::mem::take(&mut self.received) {
            return None;
        }
        let Some(draft) = line.reply(self.lines) else { return self.beside(&line) };
        let open = Open { draft, mark: line.mark, margin: line.margin };
        if open.draft.is_complete() {
            return self.ended(open);
        }
        self.open = Some(open);
        None
    }

    /// Inside of a reply.
    fn go_on(&mut self, mut open: Open, line: &[u8]) -> Vec<Seen> {
        let read = Line::read(line);
        let is_over = open.mark != Mark::Bare && read.mark == Mark::Note && is_end_of_connection(&read.text);
        let beside = if open.push(&read, line) { None } else { self.beside(&read) };
        if is_over || open.draft.is_complete() {
            let reply = if is_over { finished(open) } else { self.ended(open) };
            return reply.into_iter().chain(beside).collect();
        }
        self.open = Some(open);
        beside.into_iter().collect()
    }

    /// What is told by a line that is of no reply.
    fn beside(&mut self, line: &Line<'_>) -> Option<Seen> {
        if line.mark == Mark::Note && line.text.ends_with(b" C connect") {
            return Some(self.seen(What::Connected(Peers::default())));
        }
        self.half.extend_from_slice(line.command()?);
        if line.is_cut {
            return None;
        }
        let command = What::Command(without_telnet(std::mem::take(&mut self.half)));
        Some(self.seen(command))
    }

    fn ended(&mut self, open: Open) -> Option<Seen> {
        self.received = open.mark == Mark::Received;
        finished(open)
    }
}

/// The reply, also if its last line has not been seen.
fn finished(open: Open) -> Option<Seen> {
    let (reply, line) = open.draft.finish()?;
    Some(Seen { connection: Key::default(), time: None, line, what: What::Reply(reply) })
}

impl Open {
    /// A reply without marks takes every line: the first one that it does not take would be a guess. A reply with
    /// marks takes the lines with the same mark, and those that have nothing before them, because some clients mark
    /// the first line only. Whether the line was taken.
    fn push(&mut self, read: &Line<'_>, line: &[u8]) -> bool {
        if self.mark == Mark::Bare {
            self.draft.push(self.margin.strip(line));
        } else if read.mark == self.mark {
            read.text.split(|byte| *byte == b'\n').for_each(|line| self.draft.push(line));
        } else if read.mark == Mark::Bare && read.margin.is_empty() {
            self.draft.push(line);
        } else {
            return false;
        }
        true
    }
}

/// `-- 0.128 S eof`, as transcripts note it.
fn is_end_of_connection(note: &[u8]) -> bool {
    [b" eof".as_slice(), b" reset", b" connect"].iter().any(|event| note.ends_with(event))
}

/// A client may say to Telnet that something urgent comes (RFC 959 §4.1.3). Transcripts show those bytes as `\xff\xf4`.
fn without_telnet(mut command: Vec<u8>) -> Vec<u8> {
    let length = telnet::Filter::new().apply(&mut command);
    command.truncate(length);
    let mut rest = command.as_slice();
    while let [b'\\', b'x', b'f', _, behind @ ..] = rest {
        rest = behind;
    }
    rest.to_vec()
}

/// LF ends a line, and every CR before it belongs to the end.
fn without_end(line: &[u8]) -> &[u8] {
    let mut line = line.strip_suffix(b"\n").unwrap_or(line);
    while let Some(shorter) = line.strip_suffix(b"\r") {
        line = shorter;
    }
    line
}
