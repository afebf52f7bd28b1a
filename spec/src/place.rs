//! Where something stands in a text, counted as editors count.

use std::fmt;

/// A line and a column, both counted from 1; the column counts characters, not bytes.
///
/// ```
/// use ftp_codes_spec::Place;
///
/// assert_eq!(Place { line: 12, column: 8 }.to_string(), "12:8");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The character in the line, from 1.
    pub column: u32,
}

impl Place {
    /// The first character of a text.
    pub(crate) const START: Self = Self { line: 1, column: 1 };
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// The lines of a text: turns the byte offsets of the TOML parser into places.
pub(crate) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        // No editor shows a byte order mark, so it is not counted.
        let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(first).chain(breaks.map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// The place of a byte; an offset past the end is the place after the last character.
    pub(crate) fn place(&self, offset: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        let rest = self.text.get(start..).unwrap_or_default();
        let before = rest.char_indices().take_while(|(at, _)| start + at < offset).count();
        Place { line: count(line), column: count(before + 1) }
    }
}

/// A text of more than four thousand million lines is told to end there.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn counts_as_editors_count() {
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
            // Inside the two bytes of the sign: after it.
            ("§b", 1, "1:2"),
            ("a\n§§§b", 8, "2:4"),
            ("\u{feff}ab", 0, "1:1"),
            ("\u{feff}ab", 3, "1:1"),
            ("\u{feff}ab\nc", 4, "1:2"),
            ("\u{feff}ab\nc", 6, "2:1"),
        ];
        for (text, offset, place) in cases {
            assert_eq!(Lines::new(text).place(*offset).to_string(), *place, "{text:?} at {offset}");
        }
    }
}
