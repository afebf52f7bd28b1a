//! Entries: what is written about a command, for people.

use std::io::{self, Write};

use ftp_codes::{CodeSet, Command, Part, Replies, Standing};

use crate::answer::{self, INDENT};
use crate::paper::Paper;

/// The width of the column of parts.
const PARTS: usize = 20;

/// Writes all columns of a command.
pub(crate) fn write(command: Command, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
    let title = format!("{} {}", command.verb(), command.title());
    writeln!(out, "{}", paper.bold(&title))?;
    paper.write_paragraph(INDENT, command.syntax(), out)?;
    writeln!(out)?;
    answer::write_field("kind", &command.kind().to_string(), out)?;
    answer::write_field("standing", command.standing().name(), out)?;
    answer::write_field("defined", command.defined_in(), out)?;
    for (position, source) in command.amended_in().iter().enumerate() {
        answer::write_field(if position == 0 { "amended" } else { "" }, source, out)?;
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
