//! One row of a table: reads its cells by their keys, and keeps its faults.

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

    /// Where the row begins.
    pub(crate) fn at(&self) -> Place {
        self.at
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

    /// Texts of one line each; no such key is no texts.
    pub(crate) fn list(&mut self, key: &'static str) -> Vec<Cell<&'d str>> {
        let cells = self.array(key, "an array of strings");
        cells.iter().filter_map(|cell| self.one_line(key, cell)).collect()
    }

    /// Whole numbers; no such key is no numbers.
    pub(crate) fn integers(&mut self, key: &'static str) -> Vec<Cell<i64>> {
        let cells = self.array(key, "an array of integers");
        cells.iter().filter_map(|cell| self.whole_number(key, cell)).collect()
    }

    /// Texts of one line each, at least one.
    pub(crate) fn some_lines(&mut self, key: &'static str) -> Vec<Cell<&'d str>> {
        self.some(key, "[\"...\"]");
        self.list(key)
    }

    /// Whole numbers, at least one.
    pub(crate) fn some_integers(&mut self, key: &'static str) -> Vec<Cell<i64>> {
        self.some(key, "[...]");
        self.integers(key)
    }

    /// Rows inside of this one; no such key is no rows.
    pub(crate) fn rows<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Row<'d>) -> Option<T>) -> Vec<T> {
        let wanted = "an array of tables: `[{ key = value }]`";
        let mut sound = Vec::new();
        for cell in self.array(key, wanted) {
            match cell.value.as_table() {
                Some(cells) => {
                    let mut row = Row::new(self.lines, cells, cell.at);
                    sound.extend(read(&mut row));
                    self.faults.extend(row.finish());
                }
                None => drop(self.mistyped::<()>(key, &cell, "a table: `{ key = value }`")),
            }
        }
        sound
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
            self.keys.miss(key, self.at, format!("missing key `{key}`; add `{key} = {example}`"));
        }
        cell
    }

    /// Refuses a key that is missing, or an array that is empty.
    fn some(&mut self, key: &'static str, example: &str) {
        let cell = self.required(key, example);
        if let Some(cell) = cell.filter(|cell| cell.value.as_array().is_some_and(Vec::is_empty)) {
            self.refuse(cell.at, format!("`{key}` is empty; write `{key} = {example}`"));
        }
    }

    fn array(&mut self, key: &'static str, wanted: &str) -> Vec<Cell<&'d Value<'d>>> {
        let Some(cell) = self.find(key) else { return Vec::new() };
        match cell.value.as_array() {
            Some(values) => values.iter().map(|value| Cell { value, at: place(self.lines, value) }).collect(),
            None => self.mistyped(key, &cell, wanted).unwrap_or_default(),
        }
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
