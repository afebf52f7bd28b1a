//! A whole table of replies, and its rows `[[class]]` and `[[group]]`.

use crate::citation;
use crate::name::Names;
use crate::reading::{Document, Position, Refused, Row, Unique};
use crate::reply::{Reply, ReplyRows};

/// A validated table of replies: its first digits, its second digits, and its codes.
///
/// ```
/// use ftp_codes_spec::Table;
///
/// let table = Table::parse(
///     r#"
///     [[class]]
///     digit = 2
///     name = "Done"
///     text = "Done"
///     doc = "The server did it."
///     defined = "our manual, page 3"
///
///     [[reply]]
///     code = 299
///     name = "Brewed"
///     headline = "Tea is ready."
///     standing = "de-facto"
///     defined = "our manual, page 4"
///     doc = "Pour it."
///     "#,
/// )
/// .unwrap();
/// assert_eq!(table.classes[0].name, "Done");
/// assert_eq!(table.groups, []);
/// assert_eq!(table.replies[0].code, 299);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the first digit of a code means.
    pub classes: Vec<Digit>,
    /// What the second digit of a code means. A table may have no groups.
    pub groups: Vec<Digit>,
    /// The codes, in the order of the text.
    pub replies: Vec<Reply>,
}

impl Table {
    /// Reads and validates a table.
    ///
    /// # Errors
    ///
    /// All faults of the table at once.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let mut document = Document::parse(text)?;
        let (mut first, mut second) = (Digits::classes(), Digits::groups());
        // Classes and groups share a namespace, because both become predicates such as `is_syntax`.
        let mut names = Names::of("classes and groups");
        let remedy = "add a row for each first digit";
        let classes = document.some_rows("class", remedy, |row| first.read(row, &mut names));
        let groups = document.rows("group", |row| second.read(row, &mut names));
        let mut rows = ReplyRows::new(&first, &second);
        let replies = document.some_rows("reply", "add a row for each code", |row| rows.read(row));
        document.finish(Some(Self { classes, groups, replies }))
    }
}

/// What a digit means: the first of a code (a class) or the second (a group).
///
/// RFC 959 §4.2 defines the digits; RFC 2228 §5.2 adds the first digit 6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digit {
    /// The digit: 1 to 9 for a class, 0 to 9 for a group.
    pub digit: u8,
    /// The name of the variant, in CamelCase.
    pub name: String,
    /// The name that the standard gives it.
    pub text: String,
    /// Our explanation, in Markdown.
    pub doc: String,
    /// Where it is defined: `RFC n §s`, or free text.
    pub defined: String,
}

/// The digits of one kind, while they are being read.
pub(crate) struct Digits {
    table: &'static str,
    lowest: u8,
    seen: Unique,
    /// Whether the digit of some row could not be read. It may be the one that a code needs.
    unread: bool,
}

impl Digits {
    /// First digits. A code does not begin with 0.
    fn classes() -> Self {
        Self { table: "class", lowest: 1, seen: Unique::default(), unread: false }
    }

    /// Second digits.
    fn groups() -> Self {
        Self { table: "group", lowest: 0, seen: Unique::default(), unread: false }
    }

    fn read(&mut self, row: &mut Row<'_>, names: &mut Names) -> Option<Digit> {
        let digit = self.digit(row);
        self.unread |= digit.is_none();
        let name = names.read(row);
        let text = row.line("text");
        let doc = row.prose("doc");
        let defined = citation::defined(row);
        Some(Digit { digit: digit?, name: name?, text: text?.value.to_owned(), doc: doc?, defined: defined? })
    }

    fn digit(&mut self, row: &mut Row<'_>) -> Option<u8> {
        let cell = row.integer("digit")?;
        let (table, lowest) = (self.table, self.lowest);
        let digit = match u8::try_from(cell.value) {
            Ok(digit @ 0..=9) if digit >= lowest => digit,
            _ => {
                row.refuse(cell.at, format!("`digit` is {}, but the digit of a {table} is {lowest} to 9", cell.value));
                return None;
            }
        };
        self.seen.insert(row, "digit", &digit.to_string(), cell.at);
        Some(digit)
    }

    /// Refuses a code whose digit has no row.
    ///
    /// If there are no rows at all, nothing is required: a table may have no groups, and a table without classes has one
    /// fault, not one per code.
    pub(crate) fn require(&self, row: &mut Row<'_>, code: u16, digit: u16, at: Position) {
        if !self.unread && !self.seen.is_empty() && !self.seen.contains(&digit.to_string()) {
            let table = self.table;
            row.refuse(at, format!("code {code} has no {table}; add a `[[{table}]]` with `digit = {digit}`"));
        }
    }
}
