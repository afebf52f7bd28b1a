//! `Text`: a report for people. Every reply is explained below its last line, and a summary ends it.

use std::io::{self, Write};

use ftp_codes::exchange::Verdict;
use ftp_codes::wire::Lossy;

use super::paper::{Paper, harmless};
use super::tally::{self, Tally};
use super::words::Statement;
use super::{End, Report, Unit};
use crate::conversation::{Entry, Fault, Judgement, What};
use crate::reply::Reply;

/// How far what is below the first line is indented.
const INDENT: usize = 6;

/// How much of an input is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Show {
    /// Every line, every reply explained, the summary.
    #[default]
    Everything,
    /// What breaks a rule, and the summary of that.
    Violations,
    /// The summary.
    Summary,
}

/// Text for people.
#[derive(Debug)]
pub(crate) struct Text<W> {
    show: Show,
    unit: Unit,
    paper: Paper,
    tally: Tally,
    /// Whether something was written.
    is_begun: bool,
    out: W,
}

impl<W: Write> Text<W> {
    /// A report of nothing.
    pub(crate) fn new(show: Show, paper: Paper, out: W) -> Self {
        Self { show, unit: Unit::default(), paper, tally: Tally::default(), is_begun: false, out }
    }
}

impl<W: Write> Report for Text<W> {
    fn counts(&mut self, unit: Unit) {
        self.unit = unit;
    }

    fn wants_lines(&self) -> bool {
        self.show == Show::Everything
    }

    fn line(&mut self, line: &[u8]) -> io::Result<()> {
        if !self.wants_lines() {
            return Ok(());
        }
        self.is_begun = true;
        let line = Lossy(line).to_cow();
        writeln!(self.out, "{}", harmless(line.trim_end_matches(['\r', '\n'])))
    }

    fn wants_time(&self) -> bool {
        false
    }

    fn shows(&self, entry: &Entry<'_>) -> bool {
        self.show == Show::Everything || tally::is_trouble(entry)
    }

    fn entry(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        let is_new = self.tally.count(entry, self.unit);
        let is_shown = match self.show {
            Show::Everything => true,
            Show::Violations => entry.judgement.verdict.is_some_and(|verdict| !verdict.is_permitted()),
            Show::Summary => false,
        };
        if !is_shown {
            return Ok(());
        }
        self.is_begun = true;
        if self.show == Show::Violations {
            write_place(entry, self.unit, &mut self.out)?;
        }
        match &entry.seen.what {
            What::Reply(reply) => {
                let is_new = is_new && self.show == Show::Everything;
                write_reply(reply, &entry.judgement, is_new, &self.paper, &mut self.out)
            }
            What::Command(_) => write_verdict(None, &entry.judgement, &mut self.out),
            What::Fault(fault) => write_fault(fault, &mut self.out),
            _ => Ok(()),
        }
    }

    fn end(&mut self, end: &End) -> io::Result<()> {
        let Self { show, tally, paper, unit, .. } = self;
        let mut sections = [const { Vec::new() }; 4];
        let [size, failures, violations, counts] = &mut sections;
        if *show != Show::Violations {
            tally.write_size(end, *unit, paper, size)?;
            tally.write_failures(paper, failures)?;
            tally.write_counts(paper, counts)?;
        }
        tally.write_violations(paper, violations)?;
        for section in sections.iter().filter(|section| !section.is_empty()) {
            if std::mem::replace(&mut self.is_begun, true) {
                writeln!(self.out)?;
            }
            self.out.write_all(section)?;
        }
        self.flush()
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Writes the place, and what was sent there.
fn write_place(entry: &Entry<'_>, unit: Unit, out: &mut impl Write) -> io::Result<()> {
    let sent = entry.judgement.sent.as_deref().filter(|_| matches!(entry.seen.what, What::Command(_)));
    match sent {
        Some(sent) => writeln!(out, "{}: {}", unit.place(entry), harmless(sent)),
        None => writeln!(out, "{}:", unit.place(entry)),
    }
}

/// Writes what the code means, what the text says to a program, and what is wrong with the answer; the first time
/// that the code is seen, in more words.
fn write_reply(
    reply: &Reply,
    judgement: &Judgement,
    is_new: bool,
    paper: &Paper,
    out: &mut impl Write,
) -> io::Result<()> {
    let code = reply.code();
    let class = code.class();
    let digits = match code.group() {
        Some(group) => format!("({}, {})", class.name(), group.name()),
        None => format!("({}, no group)", class.name()),
    };
    let (name, headline) = match code.listed() {
        // The summary may repeat the description, which comes below.
        Some(listed) if is_new => (listed.name(), listed.headline()),
        Some(listed) => (listed.name(), listed.summary()),
        None => ("is not listed", class.text()),
    };
    let unfinished = if reply.is_complete() { "" } else { " [its last line is missing]" };
    let title = format!("{} {name}", code.as_str());
    writeln!(out, "    = {} {digits}: {headline}{unfinished}", paper.in_class(class, &title))?;
    if let Some(statement) = reply.payload(judgement.command()).and_then(Statement::of) {
        let form = statement.form.map(|form| format!(" ({form})")).unwrap_or_default();
        let words = format!("-> {}{form}", statement.words);
        paper.write_paragraph(INDENT, &harmless(&words), out)?;
    }
    write_verdict(judgement.request().as_deref(), judgement, out)?;
    for request in &judgement.unanswered {
        writeln!(out, "{:INDENT$}! {} has no final reply", "", harmless(request))?;
    }
    if !is_new {
        return Ok(());
    }
    let description = code.listed().map_or_else(|| class.description(), |listed| listed.description());
    paper.write_paragraph(INDENT, description.split("\n\n").next().unwrap_or_default(), out)
}

/// Writes which rule stands against an answer, or against a command if nothing is answered; nothing if it is permitted.
fn write_verdict(answered: Option<&str>, judgement: &Judgement, out: &mut impl Write) -> io::Result<()> {
    let Some(verdict) = judgement.verdict.filter(|verdict: &Verdict| !verdict.is_permitted()) else { return Ok(()) };
    match answered {
        Some(request) => writeln!(out, "{:INDENT$}! to {}, {verdict}", "", harmless(request)),
        None => writeln!(out, "{:INDENT$}! {verdict}", ""),
    }
}

/// Writes what is wrong with bytes that are no reply.
fn write_fault(fault: &Fault, out: &mut impl Write) -> io::Result<()> {
    let kind = fault.error.kind();
    writeln!(out, "    ! {kind} ({} at byte {})", kind.name(), fault.offset)
}
