//! A text that is TOML: its tables of rows, and all their faults.

use toml_span::Value;

use crate::fault::{Fault, Refused};
use crate::keys::Keys;
use crate::place::{Lines, Place};
use crate::row::Row;
use crate::syntax;
use crate::value::{described, place};

/// A text that is being read. A table that nobody asks for is unknown.
pub(crate) struct Document<'t> {
    lines: Lines<'t>,
    root: Value<'t>,
    tables: Keys,
    faults: Vec<Fault>,
}

impl<'t> Document<'t> {
    /// Reads a text. One that is no TOML has one fault, and no row.
    pub(crate) fn parse<T: Default>(text: &'t str) -> Result<Self, Refused<T>> {
        let lines = Lines::new(text);
        match toml_span::parse(text) {
            Ok(root) => Ok(Self { lines, root, tables: Keys::default(), faults: Vec::new() }),
            Err(error) => Err(Refused { faults: vec![syntax::fault(&error, &lines)], sound: T::default() }),
        }
    }

    /// Reads every row of a table, and keeps what was read from the rows without a fault.
    pub(crate) fn rows<T>(&mut self, table: &'static str, mut read: impl FnMut(&mut Row<'_>) -> Option<T>) -> Vec<T> {
        self.tables.ask(table);
        let mut sound = Vec::new();
        let Some(value) = find(&self.root, table) else { return sound };
        let no_rows = |value: &Value<'_>| Fault {
            at: place(&self.lines, value),
            message: format!("`{table}` is {}, but should be rows; begin each with `[[{table}]]`", described(value)),
        };
        let Some(values) = value.as_array() else {
            self.faults.push(no_rows(value));
            return sound;
        };
        for value in values {
            let at = place(&self.lines, value);
            let Some(cells) = value.as_table() else {
                self.faults.push(no_rows(value));
                continue;
            };
            let mut row = Row::new(&self.lines, cells, at);
            let item = read(&mut row);
            let faults = row.finish();
            if faults.is_empty() {
                sound.extend(item);
            }
            self.faults.extend(faults);
        }
        sound
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
            let message = format!("the table has no `[[{table}]]`; {remedy}");
            self.tables.miss(&[table], Place::START, message);
        }
        self.rows(table, read)
    }

    /// Reads a table that must stand there once, and is no array of rows.
    pub(crate) fn one_row<T: Default>(
        &mut self,
        table: &'static str,
        remedy: &str,
        read: impl FnOnce(&mut Row<'_>) -> Option<T>,
    ) -> T {
        self.tables.ask(table);
        let Some(value) = find(&self.root, table) else {
            self.tables.miss(&[table], Place::START, format!("the table has no `[{table}]`; {remedy}"));
            return T::default();
        };
        let at = place(&self.lines, value);
        let Some(cells) = value.as_table() else {
            let found = described(value);
            let message = format!("`{table}` is {found}, but should be one table; begin it with `[{table}]`");
            self.faults.push(Fault { at, message });
            return T::default();
        };
        let mut row = Row::new(&self.lines, cells, at);
        let item = read(&mut row);
        let faults = row.finish();
        let sound = if faults.is_empty() { item } else { None };
        self.faults.extend(faults);
        sound.unwrap_or_default()
    }

    /// The texts under a key of a table, before anything is known of their rows.
    pub(crate) fn texts(&self, table: &str, key: &str) -> Vec<String> {
        let rows = find(&self.root, table).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let texts = rows.iter().filter_map(|row| row.as_table()?.get(key)?.as_str());
        texts.map(str::to_owned).collect()
    }

    /// What was read, if the text has no fault, now that every table it may have was asked for.
    pub(crate) fn finish<T>(self, sound: T) -> Result<T, Refused<T>> {
        let faults = self.into_faults();
        if faults.is_empty() { Ok(sound) } else { Err(Refused { faults, sound }) }
    }

    fn into_faults(mut self) -> Vec<Fault> {
        if let Some(tables) = self.root.as_table() {
            self.faults.extend(self.tables.faults("table", tables, &self.lines));
        }
        self.faults.sort_by_key(|fault| fault.at);
        self.faults
    }
}

fn find<'d, 't>(root: &'d Value<'t>, table: &str) -> Option<&'d Value<'t>> {
    root.as_table()?.get(table)
}
