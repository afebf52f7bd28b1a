//! Answers: what is written about an argument, for people.

use std::io::{self, Write};

use ftp_codes::{Class, CodeSet, Command, Group, Part, RawCode, Replies, ReplyCode, Standing, WinsockError};

use super::paper::{Paper, harmless};
use super::words::Statement;
use crate::conversation::Judgement;
use crate::question::{Hit, Mask, Question};
use crate::reply::Reply;

/// How far everything below the first line of an answer is indented.
const INDENT: usize = 4;

/// The width of the column of parts.
const PARTS: usize = 20;

/// Writes the answer to a question; `judgement` is what a reply answers.
pub(crate) fn write(question: &Question, judgement: &Judgement, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
    match question {
        Question::Code(code) => write_code(*code, None, paper, out),
        Question::Mask(mask) => write_mask(*mask, paper, out),
        Question::Pattern(pattern) => {
            writeln!(out, "{}", paper.bold(&pattern.to_string()))?;
            write_codes_of(pattern.codes(), paper, out)
        }
        Question::Words(words, hits) => write_hits(words, hits, paper, out),
        Question::Winsock(error) => write_winsock(*error, paper, out),
        Question::Command(command) => write_command(*command, paper, out),
        Question::Reply(reply) => write_code(reply.code(), Some((reply, judgement)), paper, out),
    }
}

fn write_code(
    code: RawCode,
    reply: Option<(&Reply, &Judgement)>,
    paper: &Paper,
    out: &mut impl Write,
) -> io::Result<()> {
    let listed = code.listed();
    let title = format!("{} {}", code.as_str(), listed.map_or("is not listed", |listed| listed.name()));
    writeln!(out, "{}", paper.in_class(code.class(), &title))?;
    if let Some(listed) = listed {
        paper.write_paragraph(INDENT, listed.text(), out)?;
    }
    writeln!(out)?;
    if let Some((reply, judgement)) = reply {
        write_reply(reply, judgement, out)?;
    }
    let [class, group, _] = code.digits().map(char::from);
    write_field("class", &format!("{class} {} ({})", code.class().text(), code.class().name()), out)?;
    match code.group() {
        Some(meaning) => write_field("group", &format!("{group} {} ({})", meaning.text(), meaning.name()), out)?,
        None => write_field("group", &format!("{group} has no meaning as a second digit"), out)?,
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
fn write_reply(reply: &Reply, judgement: &Judgement, out: &mut impl Write) -> io::Result<()> {
    for (position, line) in reply.lines().iter().enumerate() {
        write_field(if position == 0 { "received" } else { "" }, &harmless(line), out)?;
    }
    if let Some(statement) = reply.payload(judgement.command()).and_then(Statement::of) {
        write_field("states", &harmless(&statement.words), out)?;
        statement.form.map_or(Ok(()), |form| write_field("form", &form, out))?;
    }
    match (judgement.command(), judgement.verdict) {
        (Some(command), Some(verdict)) => write_field("answers", &format!("{command}, {verdict}"), out),
        _ => Ok(()),
    }
}

/// What to do with a code that is not listed (RFC 1123 §4.1.2.11).
const UNLISTED: &str = "Neither a standard nor any known program defines this code. A client acts on the first digit, and \
    shows the text to its user.";

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

fn write_field(name: &str, value: &str, out: &mut impl Write) -> io::Result<()> {
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
    write_codes_of(mask.codes(), paper, out)
}

/// Writes what was found by words.
fn write_hits(words: &str, hits: &[Hit], paper: &Paper, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}\n", paper.bold(&harmless(words)))?;
    for hit in hits {
        match hit {
            Hit::Code(code) => write_code_line(*code, paper, out)?,
            Hit::Command(command) => writeln!(out, "{:INDENT$}  {} {}", "", command.verb(), command.title())?,
            Hit::Winsock(error) => {
                writeln!(out, "{:INDENT$}  {} {}: {}", "", error.code(), error.name(), error.text())?
            }
        }
    }
    Ok(())
}

fn write_code_line(code: ReplyCode, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
    let number = paper.in_class(code.class(), code.as_str());
    writeln!(out, "{:INDENT$}  {number} {}: {}", "", code.name(), code.summary())
}

/// Writes a list of codes.
fn write_codes_of(codes: CodeSet, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
    match codes.len() {
        0 => return writeln!(out, "\n{:INDENT$}no listed code matches", ""),
        1 => writeln!(out, "\n{:INDENT$}1 listed code", "")?,
        count => writeln!(out, "\n{:INDENT$}{count} listed codes", "")?,
    }
    codes.iter().try_for_each(|code| write_code_line(code, paper, out))
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

/// Writes all columns of a command.
fn write_command(command: Command, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
    let title = format!("{} {}", command.verb(), command.title());
    writeln!(out, "{}", paper.bold(&title))?;
    paper.write_paragraph(INDENT, command.syntax(), out)?;
    writeln!(out)?;
    write_field("kind", &command.kind().to_string(), out)?;
    write_field("standing", command.standing().name(), out)?;
    write_field("defined", command.defined_in(), out)?;
    for (position, source) in command.amended_in().iter().enumerate() {
        write_field(if position == 0 { "amended" } else { "" }, source, out)?;
    }
    writeln!(out)?;
    write_replies(command, paper, out)?;
    writeln!(out)?;
    paper.write_paragraphs(INDENT, command.description(), out)
}

/// Writes what the command may be answered with, and what must follow.
fn write_replies(command: Command, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
    for part in Part::ALL {
        for (position, code) in command.replies().part(*part).iter().enumerate() {
            let part = if position == 0 { part.to_string() } else { String::new() };
            let number = paper.in_class(code.class(), code.as_str());
            writeln!(out, "{:INDENT$}{part:PARTS$} {number} {}", "", code.summary())?;
        }
    }
    if command.standing() != Standing::Standard {
        write_codes("to an extension", Replies::UNKNOWN.all(), out)?;
    }
    write_codes("to any command", Replies::any(), out)?;
    for (codes, source) in command.added_replies() {
        writeln!(out, "{:INDENT$}{:PARTS$} {} by {source}", "", "added", numbers(*codes))?;
    }
    for (after, next) in command.sequences() {
        let verbs = next.iter().map(|next| next.verb()).collect::<Vec<_>>().join(" or ");
        writeln!(out, "{:INDENT$}{:PARTS$} {verbs} after {}", "", "next", numbers(*after))?;
    }
    Ok(())
}

fn write_codes(name: &str, codes: CodeSet, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{:INDENT$}{name:PARTS$} {}", "", numbers(codes))
}

fn numbers(codes: CodeSet) -> String {
    codes.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(" ")
}
