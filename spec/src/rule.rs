//! Replies that belong to no command of their own.

use crate::codes::Codes;
use crate::row::Row;
use crate::sequence::Sequence;
use crate::source;
use crate::table::Table;

/// Replies that belong to no command of their own: the greeting, or what a server may say to any command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// Where it is defined: `RFC n §s`, or free text.
    pub defined: String,
    /// Where more is said of it: `RFC n §s`, and perhaps a remark in parentheses.
    pub amended: Vec<String>,
    /// Our explanation, in Markdown.
    pub doc: String,
    /// The replies.
    pub replies: Sequence,
}

impl Rule {
    pub(crate) fn read(row: &mut Row<'_>, table: &Table) -> Option<Self> {
        let defined = source::defined(row);
        let amended = source::amended(row);
        let doc = row.prose("doc");
        let mut codes = Codes::of(table);
        let replies = codes.read(row);
        codes.finish(row);
        Some(Self { defined: defined?, amended, doc: doc?.value.to_owned(), replies })
    }
}
