//! The keys of a table: those it may have, those it lacks, and those nobody knows.

use toml_span::value::{Key, Table};

use crate::fault::Fault;
use crate::nearest::{nearest, unknown};
use crate::place::{Lines, Place};

/// The keys that were asked for, and what to say of those that were not there.
#[derive(Default)]
pub(crate) struct Keys {
    asked: Vec<&'static str>,
    missing: Vec<(Vec<&'static str>, Fault)>,
}

impl Keys {
    /// A table may have this key.
    pub(crate) fn ask(&mut self, key: &'static str) {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
    }

    /// A table lacks a key that it must have, or all of those of which it must have one.
    pub(crate) fn miss(&mut self, keys: &[&'static str], at: Place, message: String) {
        self.missing.push((keys.to_vec(), Fault { at, message }));
    }

    /// The faults of the keys, now that every key was asked for.
    pub(crate) fn faults(mut self, what: &str, table: &Table<'_>, lines: &Lines<'_>) -> Vec<Fault> {
        let mut faults = Vec::new();
        for key in table.keys().filter(|key| !self.asked.contains(&&*key.name)) {
            // One slip of the pen is one fault: the key that was meant is not missing as well.
            let meant = nearest(&key.name, self.asked.iter().copied());
            self.missing.retain(|(missing, _)| meant.is_none_or(|meant| !missing.contains(&meant)));
            faults.push(Fault { at: place(lines, key), message: unknown(what, &key.name, &self.asked) });
        }
        faults.extend(self.missing.into_iter().map(|(_, fault)| fault));
        faults
    }
}

/// Where a key begins. The parser's span of a quoted one begins behind the quote.
fn place(lines: &Lines<'_>, key: &Key<'_>) -> Place {
    let start = key.span.start;
    let quoted = lines.text().get(..start).is_some_and(|before| before.ends_with(['"', '\'']));
    lines.place(start - usize::from(quoted))
}
