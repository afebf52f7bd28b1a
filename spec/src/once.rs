//! What may stand only once in a table.

use std::collections::BTreeMap;

use crate::fault::shown;
use crate::place::Place;
use crate::row::Row;

/// Values that were read, each with the place where it stood first.
#[derive(Default)]
pub(crate) struct Once {
    first: BTreeMap<String, Place>,
}

impl Once {
    /// Takes a value; one that was taken before is a fault that tells both places.
    pub(crate) fn take(&mut self, row: &mut Row<'_>, what: &str, value: &str, at: Place) {
        match self.first.get(value) {
            Some(first) => {
                row.refuse(at, format!("{what} {} stands twice, first at {first}; remove one of them", shown(value)));
            }
            None => {
                self.first.insert(value.to_owned(), at);
            }
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    pub(crate) fn has(&self, value: &str) -> bool {
        self.first.contains_key(value)
    }
}
