//! Errors of the TOML parser, as faults with messages like all others.

use toml_span::{Error, ErrorKind, Span};

use super::fault::{Fault, shown};
use super::position::Lines;

/// The only fault of a text that is not TOML: what follows it cannot be read.
pub(crate) fn fault(error: &Error, lines: &Lines<'_>) -> Fault {
    let (before, after) = lines.text().split_at_checked(error.span.start).unwrap_or_default();
    let at = lines.position(error.span.start);
    let first = |span: &Span| lines.position(span.start);
    let message = match &error.kind {
        // The parser stops somewhere inside the text that is not a number.
        ErrorKind::InvalidNumber => return number(before, after, lines),
        ErrorKind::UnexpectedEof => "expected a value, found the end of the text; write one".to_owned(),
        ErrorKind::ExceededDepthLimit => "nested too deeply; the keys of a row have plain values".to_owned(),
        ErrorKind::InvalidCharInString('\n') => {
            "the string is not closed on its line; close it, or use `\"\"\"` for several lines".to_owned()
        }
        ErrorKind::InvalidCharInString(c) => format!("{} is not allowed in a string; remove it", letter(*c)),
        ErrorKind::InvalidEscape(c) => {
            format!("{} is not an escape sequence; write a backslash as `\\\\`", shown(&format!("\\{c}")))
        }
        ErrorKind::InvalidHexEscape(c) => {
            format!("{} is not a hexadecimal digit; write the character itself", letter(*c))
        }
        ErrorKind::InvalidEscapeValue(value) => {
            format!("`U+{value:04X}` is not a character; write the character itself")
        }
        ErrorKind::Unexpected(c) => format!("unexpected {}; put text in quotes", letter(*c)),
        ErrorKind::UnterminatedString => "unterminated string; add its closing quote".to_owned(),
        ErrorKind::UnquotedString => format!("{} is not a value; put text in quotes", shown(word(after))),
        ErrorKind::Wanted { expected, found } => wanted(expected, found, after),
        ErrorKind::DuplicateTable { name, first: span } => {
            let name = shown(name);
            format!("duplicate table {name}, first defined at {}; begin a row with two brackets", first(span))
        }
        ErrorKind::DuplicateKey { key, first: span } => {
            format!("duplicate key {}, first defined at {}; remove one of them", shown(key), first(span))
        }
        ErrorKind::RedefineAsArray => {
            let name = word(after.trim_start_matches('['));
            format!("{} is already defined as a table; remove one of them", shown(name))
        }
        ErrorKind::MultilineStringKey => "a key must be on one line; write it without quotes".to_owned(),
        ErrorKind::DottedKeyInvalidType { first: span } => {
            format!(
                "{} extends the value at {}, which is not a table; remove one of them",
                shown(word(after)),
                first(span)
            )
        }
        // The other kinds are for deserialization, which is not used here.
        _ => format!("{error}; compare the rows of another table"),
    };
    Fault { at, message }
}

/// What looks like a number but is not: a date, or a number with a leading zero or with letters in it.
fn number(before: &str, after: &str, lines: &Lines<'_>) -> Fault {
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_');
    let start = before.trim_end_matches(inside).len();
    let whole = lines.text().get(start..).map_or(after, word);
    let remedy = "write digits without a leading zero, or put text in quotes";
    Fault { at: lines.position(start), message: format!("{} is not a number; {remedy}", shown(whole)) }
}

/// The parser expected one token and found another.
fn wanted(expected: &str, found: &str, after: &str) -> String {
    let found = match found {
        "eof" => "the end of the text".to_owned(),
        "a newline" => "the end of the line".to_owned(),
        "whitespace" => "a space".to_owned(),
        "a string" | "a comment" => found.to_owned(),
        "a multiline string" => "a string of several lines".to_owned(),
        _ => shown(word(after)),
    };
    match expected {
        "a table key" => format!("expected a key, found {found}; write `key = value` or `[[table]]`"),
        "an equals" => format!("expected `=` after the key, found {found}; write `key = value`"),
        "a value" => format!("expected a value, found {found}; write a number, or text in quotes"),
        "newline" => format!("expected the end of the line, found {found}; continue on a new line"),
        "a right bracket" => format!("expected `]`, or `,` in an array, found {found}"),
        "a comma" => format!("expected `,` or `}}`, found {found}"),
        _ => format!("expected {expected}, found {found}"),
    }
}

/// The word at the start of a text, or its first character if no word begins with that.
fn word(text: &str) -> &str {
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '=' | '#' | '[' | ']' | '{' | '}' | '"' | '\'');
    let one = text.chars().next().map_or(0, char::len_utf8);
    let end = text.find(ends).unwrap_or(text.len()).max(one);
    text.get(..end).unwrap_or_default()
}

fn letter(c: char) -> String {
    shown(c.encode_utf8(&mut [0; 4]))
}
