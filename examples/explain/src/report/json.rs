//! `Objects`: a report for programs, one JSON object per line. `README.md` documents the keys.

use std::io::{self, Write};

use ftp_codes::payload::ParseErrorKind;
use ftp_codes::{Command, Part, RawCode, WinsockError};
use serde_json::{Value, json};

use super::{End, Report, payload};
use crate::conversation::{Entry, Fault, Judgement, Peers, Side, What};
use crate::question::{Hit, Mask, Question};
use crate::reply::{Extent, Reply};

/// Objects for programs.
#[derive(Debug)]
pub(crate) struct Objects<W> {
    /// Whether each object repeats what the tables say about its code.
    is_full: bool,
    /// Whether permitted replies are skipped.
    only_violations: bool,
    /// The file that is read.
    file: Option<String>,
    out: W,
}

impl<W: Write> Objects<W> {
    /// A report of nothing.
    pub(crate) fn new(is_full: bool, only_violations: bool, file: Option<String>, out: W) -> Self {
        Self { is_full, only_violations, file, out }
    }
}

impl<W: Write> Report for Objects<W> {
    fn entry(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        let is_wrong = entry.judgement.verdict.is_some_and(|verdict| !verdict.is_permitted());
        let object = match &entry.seen.what {
            What::Fault(fault) => of_fault(fault),
            _ if self.only_violations && !is_wrong => return Ok(()),
            What::Reply(reply) => of_reply(reply, &entry.judgement, self.is_full),
            What::Command(_) if is_wrong => {
                with(json!({"event": "command"}), of_verdict(&entry.judgement, self.is_full))
            }
            event => match of_event(event) {
                Some(object) => object,
                None => return Ok(()),
            },
        };
        let place = json!({
            "file": self.file,
            "line": Some(entry.seen.line).filter(|line| *line > 0),
            "connection": entry.connection,
            "time": entry.seen.time.map(|time| time.to_string()),
        });
        writeln!(self.out, "{}", with(object, place))
    }

    fn end(&mut self, _: &End) -> io::Result<()> {
        self.flush()
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The object of an argument; `judgement` is what a reply answers.
pub(crate) fn of_question(question: &Question, judgement: &Judgement, is_full: bool) -> Value {
    match question {
        Question::Code(code) => with(of_code(*code, is_full), unsaid(is_full)),
        Question::Mask(mask) => of_mask(*mask),
        Question::Pattern(pattern) => json!({
            "code": null,
            "name": null,
            "class": null,
            "group": null,
            "pattern": pattern.to_string(),
            "codes": pattern.codes().iter().map(|code| code.code()).collect::<Vec<_>>(),
        }),
        Question::Words(words, hits) => json!({
            "words": words,
            "found": hits.iter().map(|hit| of_hit(*hit, is_full)).collect::<Vec<_>>(),
        }),
        Question::Winsock(error) => of_winsock(*error, is_full),
        Question::Command(command) => of_command(*command, is_full),
        Question::Reply(reply) => of_reply(reply, judgement, is_full),
    }
}

fn of_hit(hit: Hit, is_full: bool) -> Value {
    match hit {
        Hit::Code(code) => of_code(code.raw(), is_full),
        Hit::Command(command) => of_command(command, is_full),
        Hit::Winsock(error) => of_winsock(error, is_full),
    }
}

/// The object of bytes that are not a reply or a command line.
fn of_fault(fault: &Fault) -> Value {
    let kind = fault.error.kind();
    // Those of a client may be a password.
    let message = if fault.side == Side::Client { kind.to_string() } else { fault.error.to_string() };
    json!({"error": kind.name(), "offset": fault.offset, "message": message, "by": fault.side.name()})
}

/// The object of what happens to a connection; `None` if a command is sent that may be sent: the reply to it names it.
fn of_event(what: &What) -> Option<Value> {
    let by = |side: &Option<Side>| side.map(Side::name);
    let object = match what {
        What::Connected(Peers { client, server }) => json!({
            "event": "connected",
            "client": client.map(|address| address.to_string()),
            "server": server.map(|address| address.to_string()),
        }),
        What::DataOpened(side) => json!({"event": "data-opened", "by": by(side)}),
        What::DataClosed(octets) => json!({"event": "data-closed", "octets": octets}),
        What::Lost(side, octets) => json!({"event": "lost", "by": side.name(), "octets": octets}),
        What::Gap => json!({"event": "gap"}),
        What::Protected => json!({"event": "tls"}),
        What::Closed(side) => json!({"event": "closed", "by": by(side)}),
        What::Command(_) | What::Reply(_) | What::Fault(_) | What::Hidden => return None,
    };
    Some(object)
}

/// A code, what was said with it, what that says to a program, and what it answers.
fn of_reply(reply: &Reply, judgement: &Judgement, is_full: bool) -> Value {
    let (payload, form) = match reply.payload(judgement.command()) {
        None => (Value::Null, None),
        Some((kind, Err(error))) if error.kind() == ParseErrorKind::NotStated => {
            (payload::not_stated(kind), Some(if kind.is_optional() { "strict" } else { error.kind().name() }))
        }
        Some((_, Err(error))) => (json!({"error": error.kind().name()}), None),
        Some((_, Ok(read))) => {
            (payload::json(&read), Some(read.departure.map_or("strict", |departure| departure.name())))
        }
    };
    let has_text = reply.extent() != Extent::Code;
    let members = json!({
        "lines": has_text.then(|| reply.lines()),
        "multiline": has_text.then(|| reply.is_multiline()),
        "complete": reply.is_complete(),
        "payload": payload,
        "form": form,
    });
    with(with(of_code(reply.code(), is_full), members), of_verdict(judgement, is_full))
}

/// What is answered or was sent, and what the rules say about it.
fn of_verdict(judgement: &Judgement, is_full: bool) -> Value {
    let rule = judgement.verdict.and_then(|verdict| verdict.rule());
    let object = json!({
        "command": judgement.verb(),
        "verdict": judgement.verdict.map(|verdict| verdict.name()),
        "rule": rule.map(|rule| rule.name()),
        "section": rule.map(|rule| rule.section()),
    });
    if is_full { with(object, json!({"reason": rule.map(|rule| rule.to_string())})) } else { object }
}

/// What a reply has and a code alone lacks.
fn unsaid(is_full: bool) -> Value {
    let object = json!({
        "lines": null,
        "multiline": null,
        "complete": null,
        "payload": null,
        "form": null,
        "command": null,
        "verdict": null,
        "rule": null,
        "section": null,
    });
    if is_full { with(object, json!({"reason": null})) } else { object }
}

/// What the digits say, and every column of the table that a program may want; null where the code is not listed.
fn of_code(code: RawCode, is_full: bool) -> Value {
    let listed = code.listed();
    let object = json!({
        "code": code.code(),
        "name": listed.map(|listed| listed.name()),
        "class": code.class().name(),
        "group": code.group().map(|group| group.name()),
    });
    if !is_full {
        return object;
    }
    let columns = json!({
        "headline": listed.map(|listed| listed.headline()),
        "text": listed.map(|listed| listed.text()),
        "standing": listed.map(|listed| listed.standing().name()),
        "defined_in": listed.map(|listed| listed.defined_in()),
        "amended_in": listed.map(|listed| listed.amended_in()),
        "grammar": listed.and_then(|listed| listed.grammar()),
        "description": listed.map(|listed| listed.description()),
    });
    with(object, columns)
}

/// A mask has no number of its own, but a list of them.
fn of_mask(mask: Mask) -> Value {
    json!({
        "code": null,
        "name": null,
        "class": mask.class().map(|class| class.name()),
        "group": mask.group().map(|group| group.name()),
        "mask": mask.to_string(),
        "codes": mask.codes().iter().map(|code| code.code()).collect::<Vec<_>>(),
    })
}

fn of_winsock(error: WinsockError, is_full: bool) -> Value {
    let object = json!({
        "code": error.code(),
        "name": error.name(),
        "class": null,
        "group": null,
        "constant": error.constant(),
        "error_kind": error.error_kind().map(|kind| format!("{kind:?}")),
    });
    let columns = || json!({"headline": error.text(), "description": error.description()});
    if is_full { with(object, columns()) } else { object }
}

/// A command has no number, but those that it may be answered with.
fn of_command(command: Command, is_full: bool) -> Value {
    let numbers = |codes: ftp_codes::CodeSet| codes.iter().map(|code| code.code()).collect::<Vec<_>>();
    let replies = Part::ALL.iter().map(|part| (part.name(), command.replies().part(*part)));
    let replies =
        replies.filter(|(_, codes)| !codes.is_empty()).map(|(part, codes)| (part.to_owned(), json!(numbers(codes))));
    let next = command.sequences().iter().map(|(after, commands)| {
        json!({"after": numbers(*after), "commands": commands.iter().map(|next| next.verb()).collect::<Vec<_>>()})
    });
    let object = json!({
        "code": null,
        "name": command.title(),
        "class": null,
        "group": null,
        "command": command.verb(),
        "syntax": command.syntax(),
        "kind": command.kind().name(),
        "replies": Value::Object(replies.collect()),
        "next": next.collect::<Vec<_>>(),
    });
    if !is_full {
        return object;
    }
    let added =
        command.added_replies().iter().map(|(codes, source)| json!({"codes": numbers(*codes), "source": source}));
    let columns = json!({
        "standing": command.standing().name(),
        "defined_in": command.defined_in(),
        "amended_in": command.amended_in(),
        "added": added.collect::<Vec<_>>(),
        "description": command.description(),
    });
    with(object, columns)
}

/// The object with more members.
fn with(mut object: Value, more: Value) -> Value {
    if let (Value::Object(members), Value::Object(more)) = (&mut object, more) {
        members.extend(more);
    }
    object
}
