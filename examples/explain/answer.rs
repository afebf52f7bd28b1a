//! Answers: what is written about an argument, for people.

use std::io::{self, Write};

use ftp_codes::{Class, Group, RawCode, ReplyCode, WinsockError};

use crate::entry;
use crate::mask::Mask;
use crate::pairing::Pairing;
use crate::paper::{self, Paper};
use crate::question::Question;
use crate::reply::Reply;
use crate::statement::Statement;

/// How far everything below the first line of an answer is indented.
pub(crate) const INDENT: usize = 4;

/// Writes the answer to a question; `pairing` is what a reply answers.
pub(crate) fn write(question: &Question, pairing: &Pairing, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
    match question {
        Question::Code(code) => write_code(*code, None, paper, out),
        Question::Mask(mask) => write_mask(*mask, paper, out),
        Question::Winsock(error) => write_winsock(*error, paper, out),
        Question::Command(command) => entry::write(*command, paper, out),
        Question::Reply(reply) => write_code(reply.code(), Some((reply, pairing)), paper, out),
    }
}

fn write_code(code: RawCode, reply: Option<(&Reply, &Pairing)>, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
    let listed = code.listed();
    let title = format!("{} {}", code.as_str(), listed.map_or("is not listed", |listed| listed.name()));
    writeln!(out, "{}", paper.in_class(code.class(), &title))?;
    if let Some(listed) = listed {
        paper.write_paragraph(INDENT, listed.text(), out)?;
    }
    writeln!(out)?;
    if let Some((reply, pairing)) = reply {
        write_reply(reply, pairing, out)?;
    }
    let [class, group, _] = code.digits().map(char::from);
    write_field("class", &format!("{class} {} ({})", code.class().text(), code.class().name()), out)?;
    match code.group() {
        Some(meaning) => write_field("group", &format!("{group} {} ({})", meaning.text(), meaning.name()), out)?,
        None => write_field("group", &format!("{group} has no meaning in this place"), out)?,
    }
    match listed {
        Some(listed) => write_columns(listed, paper, out),
        None => {
            writeln!(out)?;
            paper.write_paragraphs(INDENT, code.class().description(), out)?;
            writeln!(out)?;
            paper.write_paragraph(INDENT, UNLISTED, out)
        }
    }
}

/// Writes what was said, what that says to a program, and what it answers.
fn write_reply(reply: &Reply, pairing: &Pairing, out: &mut impl Write) -> io::Result<()> {
    for (position, line) in reply.lines().iter().enumerate() {
        write_field(if position == 0 { "received" } else { "" }, &paper::harmless(line), out)?;
    }
    if let Some(statement) = reply.payload(pairing.command()).and_then(Statement::of) {
        write_field("states", &paper::harmless(&statement.words), out)?;
        statement.form.map_or(Ok(()), |form| write_field("form", &form, out))?;
    }
    match (pairing.command(), pairing.verdict) {
        (Some(command), Some(verdict)) => write_field("answers", &format!("{command}, {verdict}"), out),
        _ => Ok(()),
    }
}

/// What is left to know of a code that no table lists (RFC 1123 §4.1.2.11).
const UNLISTED: &str = "No standard defines the whole number, and no list that is known. A client does what the first \
    digit says, and shows the text to its user.";

fn write_columns(code: ReplyCode, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
    write_field("standing", code.standing().name(), out)?;
    write_field("defined", code.defined_in(), out)?;
    for (position, source) in code.amended_in().iter().enumerate() {
        write_field(if position == 0 { "amended" } else { "" }, source, out)?;
    }
    for (position, line) in code.grammar().into_iter().flat_map(str::lines).enumerate() {
        write_field(if position == 0 { "grammar" } else { "" }, line, out)?;
    }
    writeln!(out)?;
    paper.write_paragraphs(INDENT, code.description(), out)
}

pub(crate) fn write_field(name: &str, value: &str, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{:INDENT$}{name:9} {value}", "")
}

fn write_mask(mask: Mask, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", paper.bold(&mask.to_string()))?;
    if let Some(class) = mask.class() {
        write_class(class, paper, out)?;
    }
    if let Some(group) = mask.group() {
        write_group(group, paper, out)?;
    }
    let codes = mask.codes();
    match codes.len() {
        0 => return writeln!(out, "\n{:INDENT$}no listed code looks like this", ""),
        1 => writeln!(out, "\n{:INDENT$}1 listed code", "")?,
        count => writeln!(out, "\n{:INDENT$}{count} listed codes", "")?,
    }
    for code in codes {
        let number = paper.in_class(code.class(), code.as_str());
        writeln!(out, "{:INDENT$}  {number} {}: {}", "", code.name(), code.summary())?;
    }
    Ok(())
}

fn write_class(class: Class, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
    let meaning = format!("{} {} ({})", class.digit(), class.text(), class.name());
    write_digit("class", &meaning, class.defined_in(), out)?;
    paper.write_paragraphs(INDENT, class.description(), out)
}

fn write_group(group: Group, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
    let meaning = format!("{} {} ({})", group.digit(), group.text(), group.name());
    write_digit("group", &meaning, group.defined_in(), out)?;
    paper.write_paragraphs(INDENT, group.description(), out)
}

fn write_digit(kind: &str, meaning: &str, defined_in: &str, out: &mut impl Write) -> io::Result<()> {
    writeln!(out)?;
    write_field(kind, meaning, out)?;
    write_field("defined", defined_in, out)?;
    writeln!(out)
}

fn write_winsock(error: WinsockError, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
    let title = format!("{} {}", error.code(), error.name());
    writeln!(out, "{}", paper.bold(&title))?;
    paper.write_paragraph(INDENT, error.text(), out)?;
    writeln!(out)?;
    write_field("constant", error.constant(), out)?;
    if let Some(kind) = error.error_kind() {
        write_field("in Rust", &format!("std::io::ErrorKind::{kind:?}"), out)?;
    }
    write_field("class", "none: this is an error of Windows Sockets, not an FTP reply", out)?;
    writeln!(out)?;
    paper.write_paragraphs(INDENT, error.description(), out)
}
