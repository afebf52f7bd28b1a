//! What is wrong with a table: every fault, reported at once.

use std::error::Error;
use std::fmt;

use super::Position;

/// One thing that is wrong with a table: where, what, and what to write instead.
///
/// Displays as `line:column: message`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The position of the value to change.
    pub at: Position,
    /// One line in lower case that names the value and the remedy.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.message)
    }
}

/// Every fault of a refused table.
///
/// Displays one fault per line.
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
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The faults in the order of their positions. Never empty.
    pub faults: Vec<Fault>,
}

impl fmt::Display for Refused {
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

impl Error for Refused {}

/// A value as a message shows it: in backticks, on one line, and shortened if it is long.
pub(crate) fn shown(value: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown = String::from("`");
    for (n, c) in value.chars().enumerate() {
        if n == LONGEST {
            shown.push('…');
            break;
        }
        if breaks_line(c) {
            for c in c.escape_debug() {
                shown.push(c);
            }
        } else {
            shown.push(c);
        }
    }
    shown.push('`');
    shown
}

/// A control character, or one of the two line breaks of Unicode that are not control characters.
pub(crate) fn breaks_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// `` `a` ``, `` `a` or `b` ``, `` `a`, `b` or `c` ``.
pub(crate) fn either(values: &[&str]) -> String {
    let mut either = String::new();
    for (n, value) in values.iter().enumerate() {
        let before = match n {
            0 => "",
            n if n + 1 == values.len() => " or ",
            _ => ", ",
        };
        either.push_str(&format!("{before}`{value}`"));
    }
    either
}

#[cfg(test)]
mod tests {
    use super::{either, shown};

    #[test]
    fn a_value_is_shown_on_one_short_line() {
        assert_eq!(shown("code"), "`code`");
        assert_eq!(shown("a\r\n\u{7}\u{2028}b"), r"`a\r\n\u{7}\u{2028}b`");
        assert_eq!(shown(&"§".repeat(60)), format!("`{}`", "§".repeat(60)));
        assert_eq!(shown(&"§".repeat(61)), format!("`{}…`", "§".repeat(60)));
    }

    #[test]
    fn choices_are_separated_by_commas_and_or() {
        assert_eq!(either(&[]), "");
        assert_eq!(either(&["a"]), "`a`");
        assert_eq!(either(&["a", "b"]), "`a` or `b`");
        assert_eq!(either(&["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
