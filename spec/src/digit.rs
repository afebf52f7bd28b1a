//! A row of `[[class]]` or `[[group]]`: what a digit of a code says.

use crate::name::Names;
use crate::once::Once;
use crate::place::Place;
use crate::row::Row;
use crate::source;

/// What a digit says, in the first place of a code (a class) or in the second (a group).
///
/// RFC 959 §4.2 gives each digit its meaning; RFC 2228 §5.2 adds the first digit 6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digit {
    /// The digit: 1 to 9 of a class, 0 to 9 of a group.
    pub digit: u8,
    /// The name of the variant, in CamelCase.
    pub name: String,
    /// What the standard calls it.
    pub text: String,
    /// Our explanation, in Markdown.
    pub doc: String,
    /// Where it is defined: `RFC n §s`, or free text.
    pub defined: String,
}

/// The digits of one table, while it is being read.
pub(crate) struct Digits {
    table: &'static str,
    lowest: u8,
    seen: Once,
    /// Whether a row did not say its digit, so that it may be the one a code lacks.
    unread: bool,
}

impl Digits {
    /// First digits. A 0 would make numbers below 100.
    pub(crate) fn classes() -> Self {
        Self { table: "class", lowest: 1, seen: Once::default(), unread: false }
    }

    /// Second digits.
    pub(crate) fn groups() -> Self {
        Self { table: "group", lowest: 0, seen: Once::default(), unread: false }
    }

    pub(crate) fn read(&mut self, row: &mut Row<'_>, names: &mut Names) -> Option<Digit> {
        let digit = self.digit(row);
        self.unread |= digit.is_none();
        let name = names.read(row);
        let text = row.line("text");
        let doc = row.prose("doc");
        let defined = source::defined(row);
        Some(Digit {
            digit: digit?,
            name: name?,
            text: text?.value.to_owned(),
            doc: doc?.value.to_owned(),
            defined: defined?,
        })
    }

    fn digit(&mut self, row: &mut Row<'_>) -> Option<u8> {
        let cell = row.integer("digit")?;
        let (table, lowest) = (self.table, self.lowest);
        let Some(digit) = u8::try_from(cell.value).ok().filter(|digit| (lowest..=9).contains(digit)) else {
            row.refuse(cell.at, format!("`digit` is {}, but the digit of a {table} is {lowest} to 9", cell.value));
            return None;
        };
        self.seen.take(row, "digit", &digit.to_string(), cell.at);
        Some(digit)
    }

    /// Refuses a code whose digit has no row. Without any such row, nothing is asked of the codes: a table
    /// may have no groups, and no class at all is one fault and not one for each code.
    pub(crate) fn require(&self, row: &mut Row<'_>, code: u16, digit: u16, at: Place) {
        if !self.unread && !self.seen.is_empty() && !self.seen.has(&digit.to_string()) {
            let table = self.table;
            row.refuse(at, format!("code {code} has no {table}; add a `[[{table}]]` with `digit = {digit}`"));
        }
    }
}
