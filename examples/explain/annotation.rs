//! Annotations: what stands below a reply in a log.

use std::io::{self, Write};

use ftp_codes::exchange::Verdict;
use ftp_codes::wire::DecodeError;

use crate::pairing::Pairing;
use crate::paper::{self, Paper};
use crate::reply::Reply;
use crate::statement::Statement;

/// How far what stands below the first line is indented.
const INDENT: usize = 6;

/// Writes what the code means, what the text says to a program, and what is wrong with the answer; the first time
/// that the code is met, in more words.
pub(crate) fn write(
    reply: &Reply,
    pairing: &Pairing,
    is_first: bool,
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
        Some(listed) => (listed.name(), listed.summary()),
        None => ("is not listed", class.text()),
    };
    let unfinished = if reply.is_complete() { "" } else { " [its last line is missing]" };
    let title = format!("{} {name}", code.as_str());
    writeln!(out, "    = {} {digits}: {headline}{unfinished}", paper.in_class(class, &title))?;
    if let Some(statement) = reply.payload(pairing.command()).and_then(Statement::of) {
        let form = statement.form.map(|form| format!(" ({form})")).unwrap_or_default();
        let words = format!("-> {}{form}", statement.words);
        paper.write_paragraph(INDENT, &paper::harmless(&words), out)?;
    }
    if let Some(verdict) = pairing.verdict {
        write_verdict(pairing.request().as_deref(), verdict, out)?;
        for request in &pairing.unanswered {
            writeln!(out, "{:INDENT$}! {} has got no final reply", "", paper::harmless(request))?;
        }
    }
    if !is_first {
        return Ok(());
    }
    let description = code.listed().map_or_else(|| class.description(), |listed| listed.description());
    paper.write_paragraph(INDENT, description.split("\n\n").next().unwrap_or_default(), out)
}

/// Writes which rule stands against an answer, or against a command if nothing is answered; nothing if it is permitted.
pub(crate) fn write_verdict(answered: Option<&str>, verdict: Verdict, out: &mut impl Write) -> io::Result<()> {
    match answered {
        _ if verdict.is_permitted() => Ok(()),
        Some(request) => writeln!(out, "{:INDENT$}! to {}, {verdict}", "", paper::harmless(request)),
        None => writeln!(out, "{:INDENT$}! {verdict}", ""),
    }
}

/// Writes what is wrong with bytes that are no reply.
pub(crate) fn write_fault(error: &DecodeError, offset: usize, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "    ! {} ({} at byte {offset})", error.kind(), error.kind().name())
}
