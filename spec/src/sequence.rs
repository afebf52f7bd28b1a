//! The replies a command may be answered with, in their parts.

use crate::fault::either;
use crate::once::Once;
use crate::part::Part;
use crate::place::Place;
use crate::row::Row;
use crate::table::Table;

/// Replies, each with its part: what RFC 959 §5.4 prints for a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sequence {
    replies: Vec<(Part, u16)>,
}

impl Sequence {
    /// The codes of a part, in the order of the text.
    pub fn codes(&self, part: Part) -> impl Iterator<Item = u16> {
        self.replies.iter().filter(move |reply| reply.0 == part).map(|reply| reply.1)
    }

    /// Whether a code is of a part.
    pub fn has(&self, part: Part, code: u16) -> bool {
        self.replies.contains(&(part, code))
    }

    /// Every reply with its part, in the order of the parts.
    pub fn iter(&self) -> impl Iterator<Item = (Part, u16)> {
        self.replies.iter().copied()
    }

    /// These replies and others.
    pub(crate) fn with<'s>(&'s self, others: impl Iterator<Item = &'s Self>) -> Self {
        let mut replies = self.replies.clone();
        replies.extend(others.flat_map(Self::iter));
        replies.sort_by_key(|reply| reply.0);
        Self { replies }
    }
}

/// The replies of one command, while they are being read.
pub(crate) struct Codes<'t> {
    table: &'t Table,
    /// A code may stand once among the replies to a command, and once more among those after a preliminary one.
    primary: Once,
    secondary: Once,
    read: Vec<(Part, u16, Place)>,
}

impl<'t> Codes<'t> {
    pub(crate) fn of(table: &'t Table) -> Self {
        Self { table, primary: Once::default(), secondary: Once::default(), read: Vec::new() }
    }

    /// Reads the parts of a row, or of one inside of it.
    pub(crate) fn read(&mut self, row: &mut Row<'_>) -> Sequence {
        let start = self.read.len();
        let mut named = false;
        for part in Part::ALL {
            for cell in row.integers(part.as_str()) {
                named = true;
                self.take(row, part, cell.value, cell.at);
            }
        }
        if !named && row.lacks(&Part::ALL.map(Part::as_str)) {
        }
        Sequence { replies: self.read.iter().skip(start).map(|(part, code, _)| (*part, *code)).collect() }
    }

    /// Where a code stands among those of a part.
    pub(crate) fn places(&self, part: Part) -> impl Iterator<Item = (u16, Place)> {
        self.read.iter().filter(move |reply| reply.0 == part).map(|reply| (reply.1, reply.2))
    }

    /// Refuses secondary replies without a preliminary one, and the other way round.
    pub(crate) fn finish(&self, row: &mut Row<'_>) {
        let first = |wanted: fn(Part) -> bool| self.read.iter().find(|reply| wanted(reply.0));
        let ends = |part| matches!(part, Part::SecondaryCompletion | Part::SecondaryFailure);
        match (first(|part| part == Part::Preliminary), first(ends)) {
            (Some((_, code, at)), None) => {
                let remedy = "add `secondary_completion` or `secondary_failure`";
                row.refuse(*at, format!("nothing ends what {code} begins; {remedy}"));
            }
            (None, Some((part, code, at))) => {
                let remedy = "add `preliminary`, or move it to a part that is not secondary";
                row.refuse(*at, format!("nothing begins what {code} in `{part}` ends; {remedy}"));
            }
            _ => (),
        }
    }

    fn take(&mut self, row: &mut Row<'_>, part: Part, number: i64, at: Place) {
        let Some(code) = self.listed(number) else {
            let nearest = self.nearest(number).map(|code| format!(", whose nearest is {code}")).unwrap_or_default();
            let remedy = "list it there, or leave it out";
            row.refuse(at, format!("code {number} is not in the table of replies{nearest}; {remedy}"));
            return;
        };
        if !part.first_digits().contains(&(code / 100)) {
            let digits: Vec<String> = part.first_digits().iter().map(ToString::to_string).collect();
            let remedy = match fitting(code).as_slice() {
                [] => "remove it".to_owned(),
                parts => format!("move it to {}", either(parts)),
            };
            row.refuse(at, format!("`{part}` has {code}, but its codes begin with {}; {remedy}", digits.join(" or ")));
            return;
        }
        let once = if part.is_secondary() { &mut self.secondary } else { &mut self.primary };
        let again = once.has(&code.to_string());
        once.take(row, "code", &code.to_string(), at);
        if !again {
            self.read.push((part, code, at));
        }
    }

    fn listed(&self, number: i64) -> Option<u16> {
        self.table.replies.iter().map(|reply| reply.code).find(|code| i64::from(*code) == number)
    }

    /// The listed code of the same class that differs least.
    fn nearest(&self, number: i64) -> Option<u16> {
        let codes = self.table.replies.iter().map(|reply| reply.code);
        codes.filter(|code| i64::from(code / 100) == number / 100).min_by_key(|code| number.abs_diff(i64::from(*code)))
    }
}

/// The parts that a code may be of, by its first digit.
fn fitting(code: u16) -> Vec<&'static str> {
    Part::ALL.iter().filter(|part| part.first_digits().contains(&(code / 100))).map(|part| part.as_str()).collect()
}
