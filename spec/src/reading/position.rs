//! Positions in a text, counted as editors count them.

use std::fmt;

use toml_span::value::{Key, Value};

/// A line and a column, both counted from 1; the column counts characters, not bytes.
///
/// ```
/// use ftp_codes_spec::Position;
///
/// assert_eq!(Position { line: 12, column: 8 }.to_string(), "12:8");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The character in the line, from 1.
    pub column: u32,
}

impl Position {
    /// The first character of a text.
    pub(crate) const START: Self = Self { line: 1, column: 1 };
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// The lines of a text, which turn the byte offsets of the TOML parser into positions.
pub(crate) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        // No editor shows a byte order mark, so it is not counted.
        let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut starts = vec![first];
        for (at, byte) in text.bytes().enumerate() {
            if byte == b'\n' {
                starts.push(at + 1);
            }
        }
        Self { text, starts }
    }

    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// The position of a byte. An offset past the end gives the position after the last character.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        let rest = self.text.get(start..).unwrap_or_default();
        let mut column = 1;
        for (at, _) in rest.char_indices() {
            if start + at >= offset {
                break;
            }
            column += 1;
        }
        Position { line: count(line), column: count(column) }
    }

    /// Where a value begins. The parser's span of a string begins after the quotes, except for `""`.
    pub(crate) fn of_value(&self, value: &Value<'_>) -> Position {
        let (start, end) = value.span.into();
        let text = self.text;
        let empty =
            end > start && value.as_str() == Some("") && text.get(start..).is_some_and(|rest| rest.starts_with(QUOTES));
        let quotes = match text.get(..start) {
            Some(before) if value.as_str().is_some() && !empty => before.len() - unquoted(before).len(),
            _ => 0,
        };
        self.position(start - quotes)
    }

    /// Where a key begins. The parser's span of a quoted key begins after the quote.
    pub(crate) fn of_key(&self, key: &Key<'_>) -> Position {
        let start = key.span.start;
        let quoted = self.text.get(..start).is_some_and(|before| before.ends_with(QUOTES));
        self.position(start - usize::from(quoted))
    }
}

const QUOTES: [char; 2] = ['"', '\''];

/// The text before the opening quotes at its end. A line break may follow three quotes.
fn unquoted(before: &str) -> &str {
    let line = before.strip_suffix('\n').unwrap_or(before);
    let line = line.strip_suffix('\r').unwrap_or(line);
    let long = line.strip_suffix("\"\"\"").or_else(|| line.strip_suffix("'''"));
    long.unwrap_or_else(|| before.strip_suffix(QUOTES).unwrap_or(before))
}

/// A line or column that does not fit into `u32` is reported as `u32::MAX`.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn lines_and_columns() {
        let cases: &[(&str, usize, &str)] = &[
            ("", 0, "1:1"),
            ("", 7, "1:1"),
            ("abc", 0, "1:1"),
            ("abc", 2, "1:3"),
            ("abc", 3, "1:4"),
            ("a\nb", 1, "1:2"),
            ("a\nb", 2, "2:1"),
            ("a\n", 2, "2:1"),
            ("a\n\n", 2, "2:1"),
            ("a\r\nb", 1, "1:2"),
            ("a\r\nb", 3, "2:1"),
            ("§b", 2, "1:2"),
            ("§b", 3, "1:3"),
            // An offset inside a character counts as the end of it.
            ("§b", 1, "1:2"),
            ("a\n§§§b", 8, "2:4"),
            ("\u{feff}ab", 0, "1:1"),
            ("\u{feff}ab", 3, "1:1"),
            ("\u{feff}ab\nc", 4, "1:2"),
            ("\u{feff}ab\nc", 6, "2:1"),
        ];
        for (text, offset, position) in cases {
            assert_eq!(Lines::new(text).position(*offset).to_string(), *position, "{text:?} at {offset}");
        }
    }
}
