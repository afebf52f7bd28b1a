//! The replies of one command, while they are being read: each listed, in the part for its class, and once.

use crate::fault::either;
use crate::once::Once;
use crate::part::Part;
use crate::place::Place;
use crate::row::Row;
use crate::sequence::Sequence;
use crate::table::Table;

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
        for part in Part::ALL {
            for cell in row.integers(part.as_str()) {
                self.take(row, part, cell.value, cell.at);
            }
        }
        row.require_one(&Part::ALL.map(Part::as_str), "no reply is named; add a part, such as `completion = [200]`");
        self.read.iter().skip(start).map(|(part, code, _)| (*part, *code)).collect()
    }

    /// Where a code stands among those of a part.
    pub(crate) fn places(&self, part: Part) -> impl Iterator<Item = (u16, Place)> {
        self.read.iter().filter(move |reply| reply.0 == part).map(|reply| (reply.1, reply.2))
    }

    /// Refuses secondary replies without a preliminary one, and the other way round.
    pub(crate) fn finish(&self, row: &mut Row<'_>) {
        // What could not be read may be the one that is missing.
        if row.faults() > 0 {
            return;
        }
        let first = |parts: &[Part]| self.read.iter().find(|reply| parts.contains(&reply.0));
        let begins = first(&[Part::Preliminary]);
        let ends = first(&[Part::SecondaryCompletion, Part::SecondaryFailure]);
        if let (Some((_, code, at)), None) = (begins, ends) {
            let keys = [Part::SecondaryCompletion.as_str(), Part::SecondaryFailure.as_str()];
            row.miss(&keys, *at, format!("nothing ends what {code} begins; add {}", either(&keys)));
        }
        if let (None, Some((part, code, at))) = (begins, ends.or(first(&[Part::Marker]))) {
            let message = format!("`{part}` has {code}, but no reply comes before it; add `preliminary`");
            row.miss(&["preliminary"], *at, message);
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
