//! One row of a table: reads its cells by their keys, and keeps its faults.

mod arrays;

use toml_span::value::{Table, Value};

use crate::fault::{Fault, breaks_line, shown};
use crate::keys::Keys;
use crate::place::{Lines, Place};
use crate::value::{described, place};

/// A value and where it stands.
pub(crate) struct Cell<T> {
    pub(crate) value: T,
    pub(crate) at: Place,
}

/// A row that is being read. A key that nobody asks for is unknown.
pub(crate) struct Row<'d> {
    lines: &'d Lines<'d>,
    cells: &'d Table<'d>,
    at: Place,
    keys: Keys,
    faults: Vec<Fault>,
}

impl<'d> Row<'d> {
    pub(crate) fn new(lines: &'d Lines<'d>, cells: &'d Table<'d>, at: Place) -> Self {
        Self { lines, cells, at, keys: Keys::default(), faults: Vec::new() }
    }

    /// How many faults were told so far.
    pub(crate) fn faults(&self) -> usize {
        self.faults.len()
    }

    /// Tells that one of these keys is missing. A key that is only misspelt is told as that instead.
    pub(crate) fn miss(&mut self, keys: &[&'static str], at: Place, message: String) {
        self.keys.miss(keys, at, message);
    }

    /// Refuses a row that has none of these keys.
    pub(crate) fn require_one(&mut self, keys: &[&'static str], message: &str) {
        if !keys.iter().any(|key| self.cells.contains_key(*key)) {
            self.miss(keys, self.at, message.to_owned());
        }
    }

    /// Tells a fault of this row.
    pub(crate) fn refuse(&mut self, at: Place, message: String) {
        self.faults.push(Fault { at, message });
    }

    /// A whole number.
    pub(crate) fn integer(&mut self, key: &'static str) -> Option<Cell<i64>> {
        let cell = self.required(key, "...")?;
        self.whole_number(key, &cell)
    }

    /// A text of one line.
    pub(crate) fn line(&mut self, key: &'static str) -> Option<Cell<&'d str>> {
        let cell = self.required(key, "\"...\"")?;
        self.one_line(key, &cell)
    }

    /// A text of one line that may be missing.
    pub(crate) fn optional_line(&mut self, key: &'static str) -> Option<Cell<&'d str>> {
        let cell = self.find(key)?;
        self.one_line(key, &cell)
    }

    /// A text of any number of lines.
    pub(crate) fn prose(&mut self, key: &'static str) -> Option<Cell<&'d str>> {
        let cell = self.required(key, "\"...\"")?;
        self.many_lines(key, &cell)
    }

    /// A text of any number of lines that may be missing.
    pub(crate) fn optional_prose(&mut self, key: &'static str) -> Option<Cell<&'d str>> {
        let cell = self.find(key)?;
        self.many_lines(key, &cell)
    }

    /// The faults of this row, now that every key it may have was asked for.
    pub(crate) fn finish(self) -> Vec<Fault> {
        let mut faults = self.faults;
        faults.extend(self.keys.faults("key", self.cells, self.lines));
        faults
    }

    fn find(&mut self, key: &'static str) -> Option<Cell<&'d Value<'d>>> {
        self.keys.ask(key);
        let value = self.cells.get(key)?;
        Some(Cell { value, at: place(self.lines, value) })
    }

    fn required(&mut self, key: &'static str, example: &str) -> Option<Cell<&'d Value<'d>>> {
        let cell = self.find(key);
        if cell.is_none() {
            self.keys.miss(&[key], self.at, format!("missing key `{key}`; add `{key} = {example}`"));
        }
        cell
    }

    fn whole_number(&mut self, key: &str, cell: &Cell<&Value<'_>>) -> Option<Cell<i64>> {
        match cell.value.as_integer() {
            Some(value) => Some(Cell { value, at: cell.at }),
            None => self.mistyped(key, cell, "an integer"),
        }
    }

    fn one_line(&mut self, key: &str, cell: &Cell<&'d Value<'d>>) -> Option<Cell<&'d str>> {
        self.text(key, cell, breaks_line, "write it on one line, without control characters")
    }

    fn many_lines(&mut self, key: &str, cell: &Cell<&'d Value<'d>>) -> Option<Cell<&'d str>> {
        self.text(key, cell, |c| c.is_control() && !matches!(c, '\n' | '\t'), "write it without control characters")
    }

    fn text(
        &mut self,
        key: &str,
        cell: &Cell<&'d Value<'d>>,
        barred: fn(char) -> bool,
        remedy: &str,
    ) -> Option<Cell<&'d str>> {
        let Some(value) = cell.value.as_str() else { return self.mistyped(key, cell, "a string") };
        let at = cell.at;
        if value.trim().is_empty() {
            self.refuse(at, format!("`{key}` is empty; write a text"));
            return None;
        }
        if let Some(c) = value.chars().find(|c| barred(*c)) {
            self.refuse(at, format!("`{key}` holds {}; {remedy}", shown(c.encode_utf8(&mut [0; 4]))));
            return None;
        }
        Some(Cell { value, at })
    }

    fn mistyped<T>(&mut self, key: &str, cell: &Cell<&Value<'_>>, wanted: &str) -> Option<T> {
        self.refuse(cell.at, format!("`{key}` is {}, but should be {wanted}", described(cell.value)));
        None
    }
}
