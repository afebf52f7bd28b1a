//! A whole table of replies.

use crate::digit::{Digit, Digits};
use crate::document::Document;
use crate::fault::Refused;
use crate::name::Names;
use crate::reply::{Replies, Reply};

/// A checked table of replies: its first digits, its second digits, its codes.
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
///     text = "Tea is ready."
///     standing = "de-facto"
///     defined = "our manual, page 4"
///     doc = "Pour it."
///     "#,
/// )
/// .unwrap();
/// assert_eq!(table.replies[0].code, 299);
/// assert_eq!(table.class(299).unwrap().name, "Done");
/// assert_eq!(table.group(299), None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What the first digit of a code says.
    pub classes: Vec<Digit>,
    /// What the second digit of a code says. A table may have none.
    pub groups: Vec<Digit>,
    /// The codes, in the order of the text.
    pub replies: Vec<Reply>,
}

impl Table {
    /// Reads a table and checks it.
    ///
    /// # Errors
    ///
    /// A table with any fault is refused, with all its faults at once.
    pub fn parse(text: &str) -> Result<Self, Refused<Self>> {
        let mut document = Document::parse(text)?;
        let (mut first, mut second) = (Digits::classes(), Digits::groups());
        // Classes and groups become predicates side by side: `is_syntax`.
        let mut names = Names::of("classes and groups");
        let remedy = "add a row for each first digit";
        let classes = document.some_rows("class", remedy, |row| first.read(row, &mut names));
        let groups = document.rows("group", |row| second.read(row, &mut names));
        let mut replies = Replies::new(&first, &second);
        let replies = document.some_rows("reply", "add a row for each code", |row| replies.read(row));
        document
            .finish(Self { classes, groups, replies })
            .map_err(|refused| Refused { sound: refused.sound.without_orphans(), ..refused })
    }

    /// The class of a code: the row of its first digit.
    pub fn class(&self, code: u16) -> Option<&Digit> {
        find(&self.classes, code / 100)
    }

    /// The group of a code: the row of its second digit.
    pub fn group(&self, code: u16) -> Option<&Digit> {
        find(&self.groups, code / 10 % 10)
    }

    /// Leaves out the replies whose class or group was itself left out.
    fn without_orphans(mut self) -> Self {
        let replies = std::mem::take(&mut self.replies);
        let kept = replies.into_iter().filter(|reply| {
            self.class(reply.code).is_some() && (self.groups.is_empty() || self.group(reply.code).is_some())
        });
        let replies = kept.collect();
        Self { replies, ..self }
    }
}

fn find(digits: &[Digit], wanted: u16) -> Option<&Digit> {
    digits.iter().find(|row| u16::from(row.digit) == wanted)
}
