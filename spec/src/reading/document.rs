//! A TOML text: its tables of rows, and all their faults.

use std::slice;

use toml_span::Value;

use super::fault::{Fault, Refused};
use super::position::{Lines, Position};
use super::row::{Keys, Row, described};
use super::syntax;

/// A TOML text that is being read. A table that is never asked for is unknown.
pub(crate) struct Document<'t> {
    lines: Lines<'t>,
    root: Value<'t>,
    tables: Keys,
    faults: Vec<Fault>,
}

impl<'t> Document<'t> {
    /// Reads a text. If it is not TOML, that is its only fault.
    pub(crate) fn parse(text: &'t str) -> Result<Self, Refused> {
        let lines = Lines::new(text);
        match toml_span::parse(text) {
            Ok(root) => Ok(Self { lines, root, tables: Keys::default(), faults: Vec::new() }),
            Err(error) => Err(Refused { faults: vec![syntax::fault(&error, &lines)] }),
        }
    }

    /// Reads every row of a table.
    pub(crate) fn rows<T>(&mut self, table: &'static str, mut read: impl FnMut(&mut Row<'_>) -> Option<T>) -> Vec<T> {
        let mut items = Vec::new();
        self.each_row(table, &mut |row| {
            if let Some(item) = read(row) {
                items.push(item);
            }
        });
        items
    }

    fn each_row(&mut self, table: &'static str, read: &mut dyn FnMut(&mut Row<'_>)) {
        self.tables.ask(table);
        let Some(value) = find(&self.root, table) else { return };
        let rows = value.as_array();
        for value in rows.map_or(slice::from_ref(value), Vec::as_slice) {
            let at = self.lines.of_value(value);
            match value.as_table() {
                Some(cells) if rows.is_some() => {
                    let mut row = Row::new(&self.lines, cells, at);
                    read(&mut row);
                    self.faults.append(&mut row.finish());
                }
                _ => {
                    let found = described(value);
                    let message = format!("`{table}` is {found}, but should be rows; begin each with `[[{table}]]`");
                    self.faults.push(Fault { at, message });
                }
            }
        }
    }

    /// Like [`rows`](Self::rows), for a table that must have at least one row.
    pub(crate) fn some_rows<T>(
        &mut self,
        table: &'static str,
        remedy: &str,
        read: impl FnMut(&mut Row<'_>) -> Option<T>,
    ) -> Vec<T> {
        self.require_rows(table, remedy);
        self.rows(table, read)
    }

    fn require_rows(&mut self, table: &'static str, remedy: &str) {
        let some = |value: &Value<'_>| value.as_array().is_none_or(|rows| !rows.is_empty());
        if !find(&self.root, table).is_some_and(some) {
            self.tables.miss(&[table], Position::START, format!("the table has no `[[{table}]]`; {remedy}"));
        }
    }

    /// Reads a table that occurs once and is not an array of rows.
    pub(crate) fn one_row<T>(
        &mut self,
        table: &'static str,
        remedy: &str,
        read: impl FnOnce(&mut Row<'_>) -> Option<T>,
    ) -> Option<T> {
        self.tables.ask(table);
        let Some(value) = find(&self.root, table) else {
            self.tables.miss(&[table], Position::START, format!("the table has no `[{table}]`; {remedy}"));
            return None;
        };
        let at = self.lines.of_value(value);
        let Some(cells) = value.as_table() else {
            let found = described(value);
            let message = format!("`{table}` is {found}, but should be one table; begin it with `[{table}]`");
            self.faults.push(Fault { at, message });
            return None;
        };
        let mut row = Row::new(&self.lines, cells, at);
        let item = read(&mut row);
        self.faults.append(&mut row.finish());
        item
    }

    /// The strings under one key in all rows of a table, without reading the rows.
    pub(crate) fn texts(&self, table: &str, key: &str) -> Vec<String> {
        let mut texts = Vec::new();
        let Some(rows) = find(&self.root, table).and_then(Value::as_array) else { return texts };
        for row in rows {
            if let Some(text) = find(row, key).and_then(Value::as_str) {
                texts.push(text.to_owned());
            }
        }
        texts
    }

    /// Returns the model or the faults, after every table has been asked for.
    ///
    /// Only rows with a fault are missing from the model, so it is complete if there are no faults.
    pub(crate) fn finish<T>(self, model: Option<T>) -> Result<T, Refused> {
        let faults = self.faults();
        match model {
            Some(model) if faults.is_empty() => Ok(model),
            _ => Err(Refused { faults }),
        }
    }

    /// All faults in the order of their positions.
    fn faults(mut self) -> Vec<Fault> {
        if let Some(tables) = self.root.as_table() {
            self.faults.append(&mut self.tables.faults("table", tables, &self.lines));
        }
        let mut faults: Vec<Fault> = Vec::new();
        for fault in self.faults {
            let index = faults.partition_point(|other| other.at <= fault.at);
            faults.insert(index, fault);
        }
        faults
    }
}

fn find<'d, 't>(table: &'d Value<'t>, key: &str) -> Option<&'d Value<'t>> {
    table.as_table()?.get(key)
}
