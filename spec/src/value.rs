//! A value of TOML: how a message names it, and where it begins.

use toml_span::value::{Value, ValueInner};

use crate::fault::shown;
use crate::place::{Lines, Place};

/// A value as a message names it.
pub(crate) fn described(value: &Value<'_>) -> String {
    match value.as_ref() {
        ValueInner::String(text) => format!("the string {}", shown(text)),
        ValueInner::Integer(number) => format!("the integer {number}"),
        ValueInner::Float(number) => format!("the float {number:?}"),
        ValueInner::Boolean(truth) => format!("the boolean {truth}"),
        ValueInner::Array(_) => "an array".to_owned(),
        ValueInner::Table(_) => "a table".to_owned(),
    }
}

/// Where a value begins. The parser's span of a string begins behind the quotes, except that of `""`.
pub(crate) fn place(lines: &Lines<'_>, value: &Value<'_>) -> Place {
    let (start, end) = value.span.into();
    let text = lines.text();
    let empty =
        end > start && value.as_str() == Some("") && text.get(start..).is_some_and(|rest| rest.starts_with(QUOTES));
    let quotes = match text.get(..start) {
        Some(before) if value.as_str().is_some() && !empty => before.len() - unquoted(before).len(),
        _ => 0,
    };
    lines.place(start - quotes)
}

const QUOTES: [char; 2] = ['"', '\''];

/// What stands before the quotes at the end of a text; three quotes may be followed by a line break.
fn unquoted(before: &str) -> &str {
    let line = before.strip_suffix('\n').unwrap_or(before);
    let line = line.strip_suffix('\r').unwrap_or(line);
    let long = line.strip_suffix("\"\"\"").or_else(|| line.strip_suffix("'''"));
    long.unwrap_or_else(|| before.strip_suffix(QUOTES).unwrap_or(before))
}
