//! The replies to one command, divided into parts.
//!
//! Each is a listed code, is in a part that permits its first digit, and is not repeated.

use crate::citation;
use crate::reading::{Position, Row, Unique, either, nearest, owned, shown};
use crate::table::Table;
use crate::word::Part;

/// Replies, each with its part: what RFC 959 §5.4 prints for a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replies {
    replies: Vec<(Part, u16)>,
}

impl Replies {
    /// The codes of a part, in the order of the text.
    pub fn codes(&self, part: Part) -> impl Iterator<Item = u16> {
        self.replies.iter().filter(move |reply| reply.0 == part).map(|reply| reply.1)
    }

    /// Whether a code belongs to a part.
    pub fn has(&self, part: Part, code: u16) -> bool {
        self.replies.contains(&(part, code))
    }

    /// Every reply with its part, in the order of [`Part::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Part, u16)> {
        self.replies.iter().copied()
    }

    /// Adds replies.
    pub(crate) fn extend(&mut self, others: &Self) {
        for reply in &others.replies {
            self.insert(*reply);
        }
    }

    /// Removes the replies with these codes.
    pub(crate) fn remove(&mut self, codes: &[u16]) {
        self.replies.retain(|(_, code)| !codes.contains(code));
    }

    /// Adds a reply after those of its part.
    fn insert(&mut self, reply: (Part, u16)) {
        let index = self.replies.partition_point(|other| other.0 <= reply.0);
        self.replies.insert(index, reply);
    }
}

/// Replies that do not belong to a single command: the greeting, or what any command may get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Where it is defined: `RFC n §s`, or free text.
    pub defined: String,
    /// Other sources that matter: `RFC n §s`, with an optional remark in parentheses.
    pub amended: Vec<String>,
    /// Our explanation, in Markdown.
    pub doc: String,
    /// The replies.
    pub replies: Replies,
    /// What must be sent after each intermediate reply.
    pub next: Vec<Next>,
}

/// The commands that may follow an intermediate reply: one of them must be sent next.
///
/// After a `331` to `USER` it is `PASS`; after a `350` to `REST` there are several (RFC 959 §5.4, §6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The intermediate replies.
    pub after: Vec<u16>,
    /// The verbs of the commands.
    pub verbs: Vec<String>,
}

impl Rule {
    /// `verbs` are those of all commands.
    pub(crate) fn read(row: &mut Row<'_>, table: &Table, verbs: &[String]) -> Option<Self> {
        let defined = citation::defined(row);
        let amended = citation::amended(row);
        let doc = row.prose("doc");
        let mut codes = Codes::of(table);
        let replies = codes.read(row);
        codes.finish(row);
        let next = Next::read(row, &codes, verbs);
        Some(Self { defined: defined?, amended, doc: doc?, replies, next })
    }
}

impl Next {
    /// Reads `next`, after the replies. Every intermediate reply must occur in it once.
    pub(crate) fn read(row: &mut Row<'_>, codes: &Codes<'_>, verbs: &[String]) -> Vec<Self> {
        let intermediate = codes.of_part(Part::Intermediate);
        let mut followed = Unique::default();
        let faults = row.faults();
        let next = row.rows("next", |row| {
            let after = after(row, &intermediate, &mut followed);
            let verbs = known(row, verbs);
            Some(Self { after, verbs })
        });
        let unread = row.faults() > faults;
        for (code, at) in intermediate {
            // What is missing may be in a row that could not be read.
            if !unread && !followed.contains(&code.to_string()) {
                let remedy = format!("add `next = [{{ after = [{code}], verbs = [\"...\"] }}]`");
                row.miss(&["next"], at, format!("no command follows the intermediate reply {code}; {remedy}"));
            }
        }
        next
    }
}

fn after(row: &mut Row<'_>, intermediate: &[(u16, Position)], followed: &mut Unique) -> Vec<u16> {
    let mut after = Vec::new();
    for cell in &row.some_integers("after") {
        let Some((code, _)) = intermediate.iter().find(|(code, _)| i64::from(*code) == cell.value) else {
            let remedy = "add it to `intermediate`, or remove it here";
            row.refuse(cell.at, format!("{} is not an intermediate reply of this row; {remedy}", cell.value));
            continue;
        };
        followed.insert(row, "code", &code.to_string(), cell.at);
        after.push(*code);
    }
    after
}

fn known(row: &mut Row<'_>, verbs: &[String]) -> Vec<String> {
    let cells = row.some_lines("verbs");
    for cell in &cells {
        if !verbs.iter().any(|verb| verb == cell.value) {
            let remedy = match nearest(cell.value, verbs.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "add a `[[command]]` for it".to_owned(),
            };
            row.refuse(cell.at, format!("unknown verb {}; {remedy}", shown(cell.value)));
        }
    }
    owned(&cells)
}

/// The codes of one command, while they are being read.
pub(crate) struct Codes<'t> {
    table: &'t Table,
    /// A code may occur once as a first reply and once as a secondary one.
    primary: Unique,
    secondary: Unique,
    read: Vec<(Part, u16, Position)>,
}

impl<'t> Codes<'t> {
    pub(crate) fn of(table: &'t Table) -> Self {
        Self { table, primary: Unique::default(), secondary: Unique::default(), read: Vec::new() }
    }

    /// Reads the parts of a row, or of a row inside it.
    pub(crate) fn read(&mut self, row: &mut Row<'_>) -> Replies {
        let start = self.read.len();
        for part in Part::ALL {
            for cell in &row.integers(part.key()) {
                self.insert(row, *part, cell.value, cell.at);
            }
        }
        let mut keys = Vec::new();
        for part in Part::ALL {
            keys.push(part.key());
        }
        row.require_one(&keys, "no reply is listed; add a part, such as `completion = [200]`");
        let mut replies = Replies::default();
        for (part, code, _) in self.read.get(start..).unwrap_or_default() {
            replies.insert((*part, *code));
        }
        replies
    }

    /// The codes of a part, with their positions.
    pub(crate) fn of_part(&self, part: Part) -> Vec<(u16, Position)> {
        let mut codes = Vec::new();
        for (other, code, at) in &self.read {
            if *other == part {
                codes.push((*code, *at));
            }
        }
        codes
    }

    /// Refuses secondary replies without a preliminary one, and a preliminary one without secondary replies.
    pub(crate) fn finish(&self, row: &mut Row<'_>) {
        // What is missing may be a code that could not be read.
        if row.faults() > 0 {
            return;
        }
        let first = |parts: &[Part]| self.read.iter().find(|reply| parts.contains(&reply.0));
        let preliminary = first(&[Part::Preliminary]);
        let secondary = first(&[Part::SecondaryCompletion, Part::SecondaryFailure]);
        if let (Some((_, code, at)), None) = (preliminary, secondary) {
            let keys = [Part::SecondaryCompletion.key(), Part::SecondaryFailure.key()];
            row.miss(&keys, *at, format!("no secondary reply follows {code}; add {}", either(&keys)));
        }
        if let (None, Some((part, code, at))) = (preliminary, secondary.or(first(&[Part::Marker]))) {
            let key = Part::Preliminary.key();
            let message = format!("`{}` has {code}, but no preliminary reply comes before it; add `{key}`", part.key());
            row.miss(&[key], *at, message);
        }
    }

    fn insert(&mut self, row: &mut Row<'_>, part: Part, number: i64, at: Position) {
        let Some(code) = self.listed(row, number, at) else { return };
        if !part.first_digits().contains(&(code / 100)) {
            let mut keys = Vec::new();
            for other in Part::ALL {
                if other.first_digits().contains(&(code / 100)) {
                    keys.push(other.key());
                }
            }
            let remedy = match keys.as_slice() {
                [] => "remove it".to_owned(),
                keys => format!("move it to {}", either(keys)),
            };
            let mut digits = String::new();
            for digit in part.first_digits() {
                let or = if digits.is_empty() { "" } else { " or " };
                digits.push_str(&format!("{or}{digit}"));
            }
            let key = part.key();
            row.refuse(at, format!("`{key}` has {code}, but its codes begin with {digits}; {remedy}"));
            return;
        }
        let unique = if part.is_secondary() { &mut self.secondary } else { &mut self.primary };
        let is_duplicate = unique.contains(&code.to_string());
        unique.insert(row, "code", &code.to_string(), at);
        if !is_duplicate {
            self.read.push((part, code, at));
        }
    }

    /// The code with this number; a number that is not in the table of replies is a fault.
    pub(crate) fn listed(&self, row: &mut Row<'_>, number: i64, at: Position) -> Option<u16> {
        // The nearest code with the same first digit.
        let mut nearest = None;
        for reply in &self.table.replies {
            let listed = i64::from(reply.code);
            if listed == number {
                return Some(reply.code);
            }
            let distance = number.abs_diff(listed);
            if listed / 100 == number / 100 && nearest.is_none_or(|(_, least)| distance < least) {
                nearest = Some((listed, distance));
            }
        }
        let nearest = match nearest {
            Some((code, _)) => format!(" (the nearest is {code})"),
            None => String::new(),
        };
        row.refuse(at, format!("{number} is not a listed reply{nearest}; add a row for it, or remove it"));
        None
    }
}
