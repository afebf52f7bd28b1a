//! A text that is no TOML at all: the parser's words, turned into ours.

use toml_span::{Error, ErrorKind};

use crate::fault::{Fault, shown};
use crate::place::Lines;

/// The one fault of a text that is not TOML. Nothing behind it can be trusted.
pub(crate) fn fault(error: &Error, lines: &Lines<'_>) -> Fault {
    let at = lines.place(error.span.start);
    // The parser gives a span that may be shorter or longer than the word it means.
    let rest = lines.text().get(error.span.start..).unwrap_or_default();
    let word = rest.split([' ', '\t', '\r', '\n', ',', ']', '}', '#', '=']).next().unwrap_or_default();
    let first = |span: toml_span::Span| lines.place(span.start);
    let message = match &error.kind {
        ErrorKind::UnexpectedEof => "the text ends where a value should stand; write one".to_owned(),
        ErrorKind::ExceededDepthLimit => "too many levels inside each other; a row has plain cells".to_owned(),
        ErrorKind::InvalidCharInString('\n') => {
            "the string is not closed at the end of its line; close it, or use `\"\"\"` for several lines".to_owned()
        }
        ErrorKind::InvalidCharInString(c) => {
            format!(
                "{} may not stand in a string; remove it, or write `\\u{:04X}`",
                shown(c.encode_utf8(&mut [0; 4])),
                u32::from(*c)
            )
        }
        ErrorKind::InvalidEscape(c) => {
            format!("{} is no escape; a backslash is written `\\\\`", shown(&format!("\\{c}")))
        }
        ErrorKind::InvalidHexEscape(c) => {
            format!("{} is no hexadecimal digit; write `\\u` and four of them", shown(c.encode_utf8(&mut [0; 4])))
        }
        ErrorKind::InvalidEscapeValue(value) => format!("U+{value:04X} is no character; write one from `\\u0020` up"),
        ErrorKind::Unexpected(c) => {
            format!("{} may not stand here; texts stand in quotes", shown(c.encode_utf8(&mut [0; 4])))
        }
        ErrorKind::UnterminatedString => {
            "the string that begins here is never closed; add its closing quote".to_owned()
        }
        ErrorKind::InvalidNumber => format!("{} is no number; write plain digits, or a text in quotes", shown(word)),
        ErrorKind::UnquotedString => format!("{} is no value; put a text in quotes", shown(word)),
        ErrorKind::Wanted { expected, found } => wanted(expected, found, word),
        ErrorKind::DuplicateTable { name, first: span } => {
            format!("table {} stands twice, first at {}; rows begin with two brackets", shown(name), first(*span))
        }
        ErrorKind::DuplicateKey { key, first: span } => {
            format!("key {} stands twice, first at {}; remove one of them", shown(key), first(*span))
        }
        ErrorKind::RedefineAsArray => format!("{} is already a table; remove one of them", shown(word)),
        ErrorKind::MultilineStringKey => "a key cannot have several lines; write it without quotes".to_owned(),
        ErrorKind::DottedKeyInvalidType { first: span } => {
            format!("{} extends the value at {}; remove the part after the dot", shown(word), first(*span))
        }
        // The parser keeps these for those who deserialise with it.
        _ => format!("{error}; compare the other rows"),
    };
    Fault { at, message }
}

/// The parser wanted one token and found another.
fn wanted(expected: &str, found: &str, word: &str) -> String {
    let found = match found {
        "eof" => "the end of the text".to_owned(),
        "a newline" => "the end of the line".to_owned(),
        "whitespace" => "a space".to_owned(),
        _ if word.is_empty() => found.to_owned(),
        _ => shown(word),
    };
    match expected {
        "an equals" => format!("found {found} after a key; write `key = value`"),
        "a right bracket" => format!("found {found} where `]` should stand; close what `[` opened"),
        "a comma" => format!("found {found} where `,` or `}}` should stand; add one of them"),
        "a table key" => format!("found {found} where a key should stand; write `key = value` or `[[table]]`"),
        "a value" => format!("found {found} where a value should stand; write a number or a text in quotes"),
        "newline" => format!("found {found} after the value; go on in a new line"),
        _ => format!("found {found}, but {expected} should stand here; write it"),
    }
}
