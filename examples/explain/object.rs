//! Objects: the answers in JSON, for programs.

use ftp_codes::{RawCode, WinsockError};
use serde_json::{Value, json};

use crate::mask::Mask;
use crate::question::Question;
use crate::reply::Reply;

/// The object of an argument.
pub(crate) fn of_question(question: &Question) -> Value {
    match question {
        Question::Code(code) => of_code(*code),
        Question::Mask(mask) => of_mask(*mask),
        Question::Winsock(error) => of_winsock(*error),
        Question::Reply(reply) => of_reply(reply),
    }
}

/// The object of a reply in a log: that of a reply, and the line it begins with.
pub(crate) fn of_logged(reply: &Reply) -> Value {
    with(of_reply(reply), "line", json!(reply.number))
}

fn of_reply(reply: &Reply) -> Value {
    let object = with(of_code(reply.code), "lines", json!(reply.lines));
    let object = with(object, "multiline", json!(reply.multiline));
    with(object, "complete", json!(reply.complete))
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

fn with(mut object: Value, key: &str, value: Value) -> Value {
    if let Value::Object(members) = &mut object {
        members.insert(key.to_owned(), value);
    }
    object
}
