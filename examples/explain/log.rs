//! The log on standard input: what was said, and what it means.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::annotation;
use crate::object;
use crate::options::Options;
use crate::paper::{self, Paper};
use crate::reply::Reply;
use crate::summary::Summary;
use crate::transcript::Transcript;

/// Reads the log to its end and writes it with its replies explained, or one object per reply.
///
/// # Errors
///
/// Those of reading and of writing.
pub(crate) fn explain(mut input: impl BufRead, out: &mut impl Write, options: &Options) -> io::Result<()> {
    let mut report = Report { json: options.json, paper: Paper::of_stdout(), summary: Summary::default(), out };
    let is_watched = io::stdout().is_terminal();
    let mut transcript = Transcript::default();
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        report.line(&line)?;
        for reply in transcript.push(&line) {
            report.reply(&reply)?;
        }
        if is_watched {
            report.out.flush()?;
        }
        line.clear();
    }
    let lines = transcript.lines();
    if let Some(reply) = transcript.finish() {
        report.reply(&reply)?;
    }
    report.end(lines)
}

/// What is written about a log.
struct Report<'o, W> {
    json: bool,
    paper: Paper,
    summary: Summary,
    out: &'o mut W,
}

impl<W: Write> Report<'_, W> {
    fn line(&mut self, line: &[u8]) -> io::Result<()> {
        if self.json {
            return Ok(());
        }
        let line = String::from_utf8_lossy(line);
        writeln!(self.out, "{}", paper::harmless(line.trim_end_matches(['\r', '\n'])))
    }

    fn reply(&mut self, reply: &Reply) -> io::Result<()> {
        if self.json {
            return writeln!(self.out, "{}", object::of_logged(reply));
        }
        let is_first = self.summary.count(reply);
        annotation::write(reply, is_first, &self.paper, self.out)
    }

    fn end(self, lines: usize) -> io::Result<()> {
        if self.json { Ok(()) } else { self.summary.write(lines, &self.paper, self.out) }
    }
}
