//! Objects: the answers in JSON, for programs.

use ftp_codes::payload::ParseErrorKind;
use ftp_codes::wire::DecodeError;
use ftp_codes::{Command, Part, RawCode, WinsockError};
use serde_json::{Value, json};

use crate::mask::Mask;
use crate::pairing::Pairing;
use crate::payload;
use crate::question::Question;
use crate::reply::Reply;

/// The object of an argument; `pairing` is what a reply answers.
pub(crate) fn of_question(question: &Question, pairing: &Pairing) -> Value {
    match question {
        Question::Code(code) => with(of_code(*code), unsaid()),
        Question::Mask(mask) => of_mask(*mask),
        Question::Winsock(error) => of_winsock(*error),
        Question::Command(command) => of_command(*command),
        Question::Reply(reply) => of_reply(reply, pairing),
    }
}

/// The object of a reply in a log: that of a reply, and the line it begins with.
pub(crate) fn of_logged(reply: &Reply, pairing: &Pairing) -> Value {
    with(of_reply(reply, pairing), json!({"line": reply.number()}))
}

/// The object of bytes that are no reply.
pub(crate) fn of_fault(error: &DecodeError, offset: usize) -> Value {
    json!({"error": error.kind().name(), "offset": offset, "message": error.to_string()})
}

/// A code, what was said with it, what that says to a program, and what it answers.
fn of_reply(reply: &Reply, pairing: &Pairing) -> Value {
    let (payload, form) = match reply.payload(pairing.command()) {
        None => (Value::Null, None),
        Some((kind, Err(error))) if error.kind() == ParseErrorKind::NotStated => {
            (payload::not_stated(kind), Some(if kind.is_optional() { "strict" } else { error.kind().as_str() }))
        }
        Some((_, Err(error))) => (json!({"error": error.kind().as_str()}), None),
        Some((_, Ok(read))) => {
            (payload::json(&read), Some(read.departure.map_or("strict", |departure| departure.as_str())))
        }
    };
    let rule = pairing.verdict.and_then(|verdict| verdict.rule());
    let members = json!({
        "lines": reply.lines(),
        "multiline": reply.is_multiline(),
        "complete": reply.is_complete(),
        "payload": payload,
        "form": form,
        "command": pairing.verb(),
        "verdict": pairing.verdict.map(|verdict| verdict.as_str()),
        "rule": rule.map(|rule| rule.as_str()),
        "reason": rule.map(|rule| rule.to_string()),
        "section": rule.map(|rule| rule.section()),
    });
    with(of_code(reply.code()), members)
}

/// What a reply has and a code alone lacks.
fn unsaid() -> Value {
    json!({
        "lines": null,
        "multiline": null,
        "complete": null,
        "payload": null,
        "form": null,
        "command": null,
        "verdict": null,
        "rule": null,
        "reason": null,
        "section": null,
    })
}

/// Every column of the table that a program may want; null where the code is not listed.
fn of_code(code: RawCode) -> Value {
    let listed = code.listed();
    json!({
        "code": code.code(),
        "name": listed.map(|listed| listed.name()),
        "class": code.class().name(),
        "group": code.group().map(|group| group.name()),
        "headline": listed.map(|listed| listed.headline()),
        "text": listed.map(|listed| listed.text()),
        "standing": listed.map(|listed| listed.standing().as_str()),
        "defined_in": listed.map(|listed| listed.defined_in()),
        "amended_in": listed.map(|listed| listed.amended_in()),
        "grammar": listed.and_then(|listed| listed.grammar()),
        "description": listed.map(|listed| listed.description()),
    })
}

/// A mask has no number of its own, but a list of them.
fn of_mask(mask: Mask) -> Value {
    json!({
        "code": null,
        "name": null,
        "class": mask.class().map(|class| class.name()),
        "group": mask.group().map(|group| group.name()),
        "headline": null,
        "mask": mask.to_string(),
        "codes": mask.codes().iter().map(|code| code.code()).collect::<Vec<_>>(),
    })
}

fn of_winsock(error: WinsockError) -> Value {
    json!({
        "code": error.code(),
        "name": error.name(),
        "class": null,
        "group": null,
        "headline": error.text(),
        "constant": error.constant(),
        "error_kind": error.error_kind().map(|kind| format!("{kind:?}")),
        "description": error.description(),
    })
}

/// A command has no number, but those that it may be answered with.
fn of_command(command: Command) -> Value {
    let numbers = |codes: ftp_codes::CodeSet| codes.iter().map(|code| code.code()).collect::<Vec<_>>();
    let replies = Part::ALL.iter().map(|part| (part.as_str().replace(' ', "-"), command.replies().part(*part)));
    let replies =
        replies.filter(|(_, codes)| !codes.is_empty()).map(|(part, codes)| (part.to_owned(), json!(numbers(codes))));
    let next = command.sequences().iter().map(|(after, commands)| {
        json!({"after": numbers(*after), "commands": commands.iter().map(|next| next.verb()).collect::<Vec<_>>()})
    });
    let added =
        command.added_replies().iter().map(|(codes, source)| json!({"codes": numbers(*codes), "source": source}));
    json!({
        "code": null,
        "name": command.title(),
        "class": null,
        "group": null,
        "headline": null,
        "command": command.verb(),
        "syntax": command.syntax(),
        "kind": command.kind().as_str().replace(' ', "-"),
        "standing": command.standing().as_str(),
        "defined_in": command.defined_in(),
        "amended_in": command.amended_in(),
        "replies": Value::Object(replies.collect()),
        "added": added.collect::<Vec<_>>(),
        "next": next.collect::<Vec<_>>(),
        "description": command.description(),
    })
}

/// The object with more members.
fn with(mut object: Value, more: Value) -> Value {
    if let (Value::Object(members), Value::Object(more)) = (&mut object, more) {
        members.extend(more);
    }
    object
}
