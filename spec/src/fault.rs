//! What is wrong with a table, told all at once.

use std::error::Error;
use std::fmt;

use crate::Place;

/// One thing that is wrong, where it stands, and what to do about it.
///
/// Displays as `line:column: message`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where the value stands that the writer of the table can change.
    pub at: Place,
    /// One line in lower case that names the value and the remedy.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.message)
    }
}

/// A refused table: every fault it has, and the rows that have none.
///
/// Displays one fault a line.
///
/// ```
/// use ftp_codes_spec::Table;
///
/// let text = "[[class]]\ndigit = 0\nname = 'Good'\ntext = 'Good.'\ndoc = 'Good.'\ndefined = 'our manual'\n";
/// let refused = Table::parse(text).unwrap_err();
/// assert_eq!(
///     refused.to_string(),
///     "1:1: the table has no `[[reply]]`; add a row for each code\n\
///      2:9: `digit` is 0, but the digit of a class is 1 to 9",
/// );
/// assert!(refused.sound.classes.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused<T> {
    /// Every fault, in the order of their places. Never empty.
    pub faults: Vec<Fault>,
    /// The rows that have no fault, so that one mistake need not become many.
    pub sound: T,
}

impl<T> fmt::Display for Refused<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, fault) in self.faults.iter().enumerate() {
            if n > 0 {
                f.write_str("\n")?;
            }
            fault.fmt(f)?;
        }
        Ok(())
    }
}

impl<T: fmt::Debug> Error for Refused<T> {}

/// A value as a message shows it: in backticks, on one line, and not longer than a message can bear.
pub(crate) fn shown(value: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown = String::from("`");
    for (n, c) in value.chars().enumerate() {
        if n == LONGEST {
            shown.push('…');
            break;
        }
        if breaks_line(c) {
            shown.extend(c.escape_debug());
        } else {
            shown.push(c);
        }
    }
    shown.push('`');
    shown
}

/// A control character, or one of Unicode's two line breaks that are not.
pub(crate) fn breaks_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// `` `a` ``, `` `a` or `b` ``, `` `a`, `b` or `c` ``.
pub(crate) fn either(values: &[&str]) -> String {
    let quoted: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::{either, shown};

    #[test]
    fn shows_any_value_on_one_short_line() {
        assert_eq!(shown("code"), "`code`");
        assert_eq!(shown("a\r\n\u{7}\u{2028}b"), r"`a\r\n\u{7}\u{2028}b`");
        assert_eq!(shown(&"§".repeat(60)), format!("`{}`", "§".repeat(60)));
        assert_eq!(shown(&"§".repeat(61)), format!("`{}…`", "§".repeat(60)));
    }

    #[test]
    fn lists_choices_as_english_does() {
        assert_eq!(either(&[]), "");
        assert_eq!(either(&["a"]), "`a`");
        assert_eq!(either(&["a", "b"]), "`a` or `b`");
        assert_eq!(either(&["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
