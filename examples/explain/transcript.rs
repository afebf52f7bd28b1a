//! `Transcript`: finds the replies in the lines of a log.

use crate::line::{Line, Margin};
use crate::mark::Mark;
use crate::reply::Reply;
use crate::start::Start;

/// What has been read of a log.
#[derive(Debug, Default)]
pub(crate) struct Transcript {
    open: Option<Open>,
    lines: usize,
    /// ftplib at its highest debug level shows a reply twice: line by line, then as a whole.
    received: bool,
}

/// A reply of many lines that has not ended, and how its first line was marked.
#[derive(Debug)]
struct Open {
    reply: Reply,
    mark: Mark,
    margin: Margin,
}

impl Transcript {
    /// Reads the next line, with or without its end; the replies that end with it.
    pub(crate) fn push(&mut self, line: &[u8]) -> Vec<Reply> {
        self.lines += 1;
        let line = without_end(line);
        let line = if self.lines == 1 { line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line) } else { line };
        if let Some(mut open) = self.open.take() {
            match open.push(line) {
                Progress::Ended => return self.ended(open),
                Progress::Interrupted => return vec![open.reply],
                Progress::Going => self.open = Some(open),
            }
            return Vec::new();
        }
        let line = Line::read(line);
        if line.mark == Mark::Answered && std::mem::take(&mut self.received) {
            return Vec::new();
        }
        let Some(start) = line.start() else { return Vec::new() };
        let mut open = Open { reply: Reply::new(&start, self.lines), mark: line.mark, margin: line.margin };
        line.text.split(|byte| *byte == b'\n').skip(1).for_each(|line| open.push_text(line));
        if open.reply.complete {
            return self.ended(open);
        }
        self.open = Some(open);
        Vec::new()
    }

    /// How many lines were read.
    pub(crate) fn lines(&self) -> usize {
        self.lines
    }

    /// The reply that has not ended when the log does.
    pub(crate) fn finish(self) -> Option<Reply> {
        self.open.map(|open| open.reply)
    }

    /// Reads a text that is one reply, all of it or its first lines; `None` if it is not.
    pub(crate) fn of_one(text: &[u8]) -> Option<Reply> {
        let mut lines = text.trim_ascii_end().split(|byte| *byte == b'\n').map(without_end);
        let first = Line::read(lines.next()?);
        // Whoever asks for an explanation knows that it is a reply.
        let start = if first.mark == Mark::Bare { Start::read(&first.text) } else { first.start() };
        let mut open = Open { reply: Reply::new(&start?, 1), mark: first.mark, margin: first.margin };
        for line in lines {
            if open.reply.complete {
                return None;
            }
            open.push(line);
        }
        Some(open.reply)
    }

    fn ended(&mut self, open: Open) -> Vec<Reply> {
        self.received = open.mark == Mark::Received;
        vec![open.reply]
    }
}

/// What a line does to an open reply.
enum Progress {
    Going,
    Ended,
    /// The connection is over, and the reply never ended.
    Interrupted,
}

impl Open {
    /// A reply without marks takes every line: the first one that it does not take would be a guess. A reply with
    /// marks takes the lines with the same mark, and those that have nothing before them, because some clients mark
    /// the first line only.
    fn push(&mut self, line: &[u8]) -> Progress {
        if self.mark == Mark::Bare {
            self.push_text(self.margin.strip(line));
        } else {
            let read = Line::read(line);
            if read.mark == self.mark {
                read.text.split(|byte| *byte == b'\n').for_each(|line| self.push_text(line));
            } else if read.mark == Mark::Bare && read.margin.is_empty() {
                self.push_text(line);
            } else if read.mark == Mark::Note && is_end_of_connection(&read.text) {
                return Progress::Interrupted;
            }
        }
        if self.reply.complete { Progress::Ended } else { Progress::Going }
    }

    fn push_text(&mut self, text: &[u8]) {
        if !self.reply.complete {
            self.reply.push(text);
        }
    }
}

/// `-- 0.128 S eof`, as transcripts note it.
fn is_end_of_connection(note: &[u8]) -> bool {
    [b" eof".as_slice(), b" reset", b" connect"].iter().any(|event| note.ends_with(event))
}

/// LF ends a line, and every CR before it belongs to the end.
fn without_end(line: &[u8]) -> &[u8] {
    let mut line = line.strip_suffix(b"\n").unwrap_or(line);
    while let Some(shorter) = line.strip_suffix(b"\r") {
        line = shorter;
    }
    line
}
