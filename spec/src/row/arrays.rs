//! Cells that hold several values.

use toml_span::value::Value;

use super::{Cell, Row};
use crate::value::place;

impl<'d> Row<'d> {
    /// Texts of one line each; no such key is no texts.
    pub(crate) fn list(&mut self, key: &'static str) -> Vec<Cell<&'d str>> {
        let cells = self.array(key, "an array of strings");
        cells.iter().filter_map(|cell| self.one_line(key, cell)).collect()
    }

    /// Texts of one line each, at least one.
    pub(crate) fn some_lines(&mut self, key: &'static str) -> Vec<Cell<&'d str>> {
        self.required(key, "[\"...\"]");
        self.filled(key, "write a text into it");
        self.list(key)
    }

    /// Whole numbers, at least one; no such key is no numbers.
    pub(crate) fn integers(&mut self, key: &'static str) -> Vec<Cell<i64>> {
        self.filled(key, "write a number into it, or leave it out");
        self.whole_numbers(key)
    }

    /// Whole numbers, at least one.
    pub(crate) fn some_integers(&mut self, key: &'static str) -> Vec<Cell<i64>> {
        self.required(key, "[...]");
        self.filled(key, "write a number into it");
        self.whole_numbers(key)
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
                None => {
                    self.mistyped::<()>(key, &cell, "a table: `{ key = value }`");
                }
            }
        }
        sound
    }

    /// Refuses an array that is empty.
    fn filled(&mut self, key: &'static str, remedy: &str) {
        let cell = self.find(key);
        if let Some(cell) = cell.filter(|cell| cell.value.as_array().is_some_and(Vec::is_empty)) {
            self.refuse(cell.at, format!("`{key}` is empty; {remedy}"));
        }
    }

    fn array(&mut self, key: &'static str, wanted: &str) -> Vec<Cell<&'d Value<'d>>> {
        let Some(cell) = self.find(key) else { return Vec::new() };
        match cell.value.as_array() {
            Some(values) => values.iter().map(|value| Cell { value, at: place(self.lines, value) }).collect(),
            None => self.mistyped(key, &cell, wanted).unwrap_or_default(),
        }
    }

    fn whole_numbers(&mut self, key: &'static str) -> Vec<Cell<i64>> {
        let cells = self.array(key, "an array of integers");
        cells.iter().filter_map(|cell| self.whole_number(key, cell)).collect()
    }
}
