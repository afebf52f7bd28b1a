//! A text that is no TOML at all: the parser's words, turned into ours.

use toml_span::{Error, ErrorKind, Span};

use crate::fault::{Fault, shown};
use crate::place::Lines;

/// The one fault of a text that is not TOML. Nothing behind it can be trusted.
pub(crate) fn fault(error: &Error, lines: &Lines<'_>) -> Fault {
    let (before, after) = lines.text().split_at_checked(error.span.start).unwrap_or_default();
    let at = lines.place(error.span.start);
    let first = |span: &Span| lines.place(span.start);
    let message = match &error.kind {
        // The parser stops somewhere inside of what is no number.
        ErrorKind::InvalidNumber => return number(before, after, lines),
        ErrorKind::UnexpectedEof => "the text ends where a value should stand; write one".to_owned(),
        ErrorKind::ExceededDepthLimit => "too many levels inside each other; a row has plain cells".to_owned(),
        ErrorKind::InvalidCharInString('\n') => {
            "the string is not closed on its line; close it, or use `\"\"\"` for several lines".to_owned()
        }
        ErrorKind::InvalidCharInString(c) => format!("{} may not stand in a string; remove it", letter(*c)),
        ErrorKind::InvalidEscape(c) => {
            format!("{} is no escape; a backslash is written `\\\\`", shown(&format!("\\{c}")))
        }
        ErrorKind::InvalidHexEscape(c) => {
            format!("{} is no hexadecimal digit; write the character itself", letter(*c))
        }
        ErrorKind::InvalidEscapeValue(value) => {
            format!("`U+{value:04X}` is no character; write the character itself")
        }
        ErrorKind::Unexpected(c) => format!("{} may not stand here; put a text in quotes", letter(*c)),
        ErrorKind::UnterminatedString => {
            "the string that begins here is never closed; add its closing quote".to_owned()
        }
        ErrorKind::UnquotedString => format!("{} is no value; put a text in quotes", shown(word(after))),
        ErrorKind::Wanted { expected, found } => wanted(expected, found, after),
        ErrorKind::DuplicateTable { name, first: span } => {
            let name = shown(name);
            format!("table {name} stands twice, first at {}; begin a row with two brackets", first(span))
        }
        ErrorKind::DuplicateKey { key, first: span } => {
            format!("key {} stands twice, first at {}; remove one of them", shown(key), first(span))
        }
        ErrorKind::RedefineAsArray => {
            let name = word(after.trim_start_matches('['));
            format!("{} is already a table; remove one of them", shown(name))
        }
        ErrorKind::MultilineStringKey => "a key has one line; write it without quotes".to_owned(),
        ErrorKind::DottedKeyInvalidType { first: span } => {
            format!("{} adds to the value at {}; remove one of them", shown(word(after)), first(span))
        }
        // The other kinds come from those who deserialise with the parser.
        _ => format!("{error}; compare the rows of another table"),
    };
    Fault { at, message }
}

/// What looks like a number and is none: a date, a number with a leading zero or with letters in it.
fn number(before: &str, after: &str, lines: &Lines<'_>) -> Fault {
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_');
    let start = before.trim_end_matches(inside).len();
    let whole = lines.text().get(start..).map_or(after, word);
    let remedy = "write digits without a leading zero, or a text in quotes";
    Fault { at: lines.place(start), message: format!("{} is no number; {remedy}", shown(whole)) }
}

/// The parser wanted one token and found another.
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
        "a table key" => format!("found {found} where a key should stand; write `key = value` or `[[table]]`"),
        "an equals" => format!("found {found} after a key; write `key = value`"),
        "a value" => format!("found {found} where a value should stand; write a number, or a text in quotes"),
        "newline" => format!("found {found} where the line should end; go on in a new one"),
        "a right bracket" => format!("found {found} where `]` should stand, or `,` in an array; add it"),
        "a comma" => format!("found {found} where `,` or `}}` should stand; add it"),
        _ => format!("found {found} where {expected} should stand; add it"),
    }
}

/// The word at the start of a text, or the one character that no word begins with.
fn word(text: &str) -> &str {
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '=' | '#' | '[' | ']' | '{' | '}' | '"' | '\'');
    let one = text.chars().next().map_or(0, char::len_utf8);
    let end = text.find(ends).unwrap_or(text.len()).max(one);
    text.get(..end).unwrap_or_default()
}

fn letter(c: char) -> String {
    shown(c.encode_utf8(&mut [0; 4]))
}
