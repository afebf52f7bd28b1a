//! The form in which Suricata logs commands and replies.

use std::borrow::Cow;

use serde_json::Value;

use super::Shared;
use crate::conversation::Key;
use crate::log::format::{Form, Line, Said, Sink, What};

/// `{"event_type":"ftp", ..., "ftp":{"command":"USER", "completion_code":["331"], "reply":["..."]}}`.
pub(in crate::log) fn suricata(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let is_event = memchr::memmem::find(line.whole, b"\"event_type\"").is_some();
    if !is_event || memchr::memmem::find(line.whole, b"\"ftp\"").is_none() {
        return is_event;
    }
    let Ok(record) = serde_json::from_slice::<Value>(line.whole) else { return false };
    let Some(ftp) = record.get("ftp") else { return true };
    let key = Key::of(record.get("flow_id").map(Value::to_string));
    let text = |name: &str| ftp.get(name).and_then(Value::as_str).unwrap_or_default();
    let (command, data) = (text("command"), text("command_data"));
    let list = |name: &str| match ftp.get(name) {
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(item)) => vec![item.clone()],
        _ => Vec::new(),
    };
    let (codes, lines): (Vec<String>, Vec<String>) = (list("completion_code"), list("reply"));
    if command.is_empty() {
        sink(Said::from(What::Hidden).on(key));
    } else {
        let line = format!("{command} {data}");
        sink(Said::client(line.trim_ascii_end().as_bytes().to_vec()).on(key));
    }
    // A line of a reply that begins with a code has it here; the others are told by their blank.
    let mut codes = codes.into_iter();
    for text in lines {
        let is_coded = !text.starts_with(' ');
        let code = codes.as_slice().first().filter(|_| is_coded).cloned();
        let line: Cow<'_, str> = match code {
            Some(code) => {
                codes.next();
                format!("{code} {text}").into()
            }
            None => text.into(),
        };
        sink(Said::server(line.as_bytes().to_vec()).in_form(Form::Flat).on(key));
    }
    for code in codes {
        sink(Said::server(code.into_bytes()).in_form(Form::Flat).on(key));
    }
    // Nothing more is to come that could be a part of this reply.
    if command == "QUIT" {
        sink(Said::from(What::Closed).on(key));
    }
    true
}
