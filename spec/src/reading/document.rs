//! A text that is TOML: its tables of rows, and all their faults.

use toml_span::Value;

use super::fault::{Fault, Refused};
use super::position::{Lines, Position};
use super::row::{Keys, Row, described};
use super::syntax;

/// A text that is being read. A table that nobody asks for is unknown.
pub(crate) struct Document<'t> {
    lines: Lines<'t>,
    root: Value<'t>,
    tables: Keys,
    faults: Vec<Fault>,
}

impl<'t> Document<'t> {
    /// Reads a text. One that is not TOML has one fault.
    pub(crate) fn parse(text: &'t str) -> Result<Self, Refused> {
        let lines = Lines::new(text);
        match toml_span::parse(text) {
            Ok(root) => Ok(Self { lines, root, tables: Keys::default(), faults: Vec::new() }),
            Err(error) => Err(Refused { faults: vec![syntax::fault(&error, &lines)] }),
        }
    }

    /// Reads every row of a table.
    pub(crate) fn rows<T>(&mut self, table: &'static str, mut read: impl FnMut(&mut Row<'_>) -> Option<T>) -> Vec<T> {
        self.tables.ask(table);
        let mut items = Vec::new();
        let Some(value) = find(&self.root, table) else { return items };
        let mut read_row = |value: &Value<'t>| {
            let cells = value.as_table()?;
            let mut row = Row::new(&self.lines, cells, self.lines.of_value(value));
            items.extend(read(&mut row));
            self.faults.extend(row.finish());
            Some(())
        };
        let stray = match value.as_array() {
            Some(rows) => rows.iter().filter(|row| read_row(row).is_none()).collect(),
            None => vec![value],
        };
        for value in stray {
            let message =
                format!("`{table}` is {}, but should be rows; begin each with `[[{table}]]`", described(value));
            self.faults.push(Fault { at: self.lines.of_value(value), message });
        }
        items
    }

    /// Like [`rows`](Self::rows), of a table that must have at least one row.
    pub(crate) fn some_rows<T>(
        &mut self,
        table: &'static str,
        remedy: &str,
        read: impl FnMut(&mut Row<'_>) -> Option<T>,
    ) -> Vec<T> {
        let some = |value: &Value<'_>| value.as_array().is_none_or(|rows| !rows.is_empty());
        if !find(&self.root, table).is_some_and(some) {
            self.tables.miss(&[table], Position::START, format!("the table has no `[[{table}]]`; {remedy}"));
        }
        self.rows(table, read)
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
        self.faults.extend(row.finish());
        item
    }

    /// The texts of one key in all rows of a table, before the rows are read.
    pub(crate) fn texts(&self, table: &str, key: &str) -> Vec<String> {
        let rows = find(&self.root, table).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let texts = rows.iter().filter_map(|row| row.as_table()?.get(key)?.as_str());
        texts.map(str::to_owned).collect()
    }

    /// Ends the reading, now that every table has been asked for.
    ///
    /// Only a row with a fault is missing from what was read, so there is a model if there are no faults.
    pub(crate) fn finish<T>(mut self, model: Option<T>) -> Result<T, Refused> {
        if let Some(tables) = self.root.as_table() {
            self.faults.extend(self.tables.faults("table", tables, &self.lines));
        }
        let mut faults: Vec<Fault> = Vec::new();
        for fault in self.faults {
            let index = faults.partition_point(|other| other.at <= fault.at);
            faults.insert(index, fault);
        }
        model.filter(|_| faults.is_empty()).ok_or(Refused { faults })
    }
}

fn find<'d, 't>(root: &'d Value<'t>, table: &str) -> Option<&'d Value<'t>> {
    root.as_table()?.get(table)
}
