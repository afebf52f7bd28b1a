//! One row of a table: reads its cells by their keys and collects their faults.

use toml_span::value::{Key, Table, Value, ValueInner};

use super::fault::{Fault, breaks_line, shown};
use super::nearest::{nearest, unknown};
use super::position::{Lines, Position};

/// A value and its position.
pub(crate) struct Cell<T> {
    pub(crate) value: T,
    pub(crate) at: Position,
}

/// A row that is being read. A key that is never asked for is unknown.
pub(crate) struct Row<'d> {
    lines: &'d Lines<'d>,
    cells: &'d Table<'d>,
    at: Position,
    keys: Keys,
    /// Required keys that are missing, each with an example of its value.
    required: Vec<(&'static str, &'static str)>,
    faults: Vec<Fault>,
}

impl<'d> Row<'d> {
    pub(crate) fn new(lines: &'d Lines<'d>, cells: &'d Table<'d>, at: Position) -> Self {
        Self { lines, cells, at, keys: Keys::default(), required: Vec::new(), faults: Vec::new() }
    }

    /// How many faults have been reported so far.
    pub(crate) fn faults(&self) -> usize {
        self.faults.len()
    }

    /// Reports that none of these keys is present. If one of them is misspelt, that is reported instead.
    pub(crate) fn miss(&mut self, keys: &[&'static str], at: Position, message: String) {
        self.keys.miss(keys, at, message);
    }

    /// Refuses a row that has none of these keys.
    pub(crate) fn require_one(&mut self, keys: &[&'static str], message: &str) {
        for key in keys {
            if self.cells.contains_key(*key) {
                return;
            }
        }
        self.miss(keys, self.at, message.to_owned());
    }

    /// Reports a fault of this row.
    pub(crate) fn refuse(&mut self, at: Position, message: String) {
        self.faults.push(Fault { at, message });
    }

    /// A whole number.
    pub(crate) fn integer(&mut self, key: &'static str) -> Option<Cell<i64>> {
        let cell = self.required(key, "...")?;
        self.whole_number(key, &cell)
    }

    /// `true` or `false`; a missing key is `false`.
    pub(crate) fn flag(&mut self, key: &'static str) -> bool {
        let Some(cell) = self.find(key) else { return false };
        let flag = cell.value.as_bool();
        if flag.is_none() {
            self.mistyped(key, &cell, "`true` or `false`");
        }
        flag.unwrap_or_default()
    }

    /// A text on one line.
    pub(crate) fn line(&mut self, key: &'static str) -> Option<Cell<&'d str>> {
        let cell = self.required(key, "\"...\"")?;
        self.one_line(key, &cell)
    }

    /// A text on one line that may be missing.
    pub(crate) fn optional_line(&mut self, key: &'static str) -> Option<Cell<&'d str>> {
        let cell = self.find(key)?;
        self.one_line(key, &cell)
    }

    /// A text of any number of lines, without the white space around it.
    pub(crate) fn prose(&mut self, key: &'static str) -> Option<String> {
        let cell = self.required(key, "\"...\"")?;
        self.many_lines(key, &cell)
    }

    /// A text of any number of lines that may be missing.
    pub(crate) fn optional_prose(&mut self, key: &'static str) -> Option<String> {
        let cell = self.find(key)?;
        self.many_lines(key, &cell)
    }

    /// Texts, each on one line; a missing key is an empty list.
    pub(crate) fn list(&mut self, key: &'static str) -> Vec<Cell<&'d str>> {
        let mut lines = Vec::new();
        for cell in &self.array(key, "an array of strings") {
            if let Some(line) = self.one_line(key, cell) {
                lines.push(line);
            }
        }
        lines
    }

    /// At least one text, each on one line.
    pub(crate) fn some_lines(&mut self, key: &'static str) -> Vec<Cell<&'d str>> {
        self.required(key, "[\"...\"]");
        self.filled(key, "add a string");
        self.list(key)
    }

    /// Whole numbers; a missing key is an empty list, but an empty array is a fault.
    pub(crate) fn integers(&mut self, key: &'static str) -> Vec<Cell<i64>> {
        self.filled(key, "add a number, or remove the key");
        self.whole_numbers(key)
    }

    /// At least one whole number.
    pub(crate) fn some_integers(&mut self, key: &'static str) -> Vec<Cell<i64>> {
        self.required(key, "[...]");
        self.filled(key, "add a number");
        self.whole_numbers(key)
    }

    /// Rows inside this one; a missing key is an empty list.
    pub(crate) fn rows<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Row<'d>) -> Option<T>) -> Vec<T> {
        let mut items = Vec::new();
        self.each_row(key, &mut |row| {
            if let Some(item) = read(row) {
                items.push(item);
            }
        });
        items
    }

    fn each_row(&mut self, key: &'static str, read: &mut dyn FnMut(&mut Row<'d>)) {
        for cell in &self.array(key, "an array of tables: `[{ key = value }]`") {
            let Some(cells) = cell.value.as_table() else {
                self.mistyped(key, cell, "a table: `{ key = value }`");
                continue;
            };
            let mut row = Row::new(self.lines, cells, cell.at);
            read(&mut row);
            self.faults.append(&mut row.finish());
        }
    }

    /// The faults of this row, after every key has been asked for.
    pub(crate) fn finish(mut self) -> Vec<Fault> {
        self.report_missing_keys();
        let mut faults = self.faults;
        faults.append(&mut self.keys.faults("key", self.cells, self.lines));
        faults
    }

    /// One message names all missing keys.
    fn report_missing_keys(&mut self) {
        let meant = self.keys.meant(self.cells);
        let mut missing = Vec::new();
        for (key, example) in &self.required {
            if !meant.contains(key) {
                missing.push((*key, *example));
            }
        }
        let message = match missing.as_slice() {
            [] => return,
            [(key, example)] => format!("missing key `{key}`; add `{key} = {example}`"),
            [(first, _), others @ ..] => {
                let mut message = format!("missing keys `{first}`");
                for (key, _) in others {
                    message.push_str(&format!(", `{key}`"));
                }
                message
            }
        };
        self.faults.push(Fault { at: self.at, message });
    }

    fn find(&mut self, key: &'static str) -> Option<Cell<&'d Value<'d>>> {
        self.keys.ask(key);
        let value = self.cells.get(key)?;
        Some(Cell { value, at: self.lines.of_value(value) })
    }

    fn required(&mut self, key: &'static str, example: &'static str) -> Option<Cell<&'d Value<'d>>> {
        let cell = self.find(key);
        if cell.is_none() {
            self.required.push((key, example));
        }
        cell
    }

    /// Refuses an empty array.
    fn filled(&mut self, key: &'static str, remedy: &str) {
        let cell = self.find(key);
        if let Some(cell) = cell.filter(|cell| cell.value.as_array().is_some_and(Vec::is_empty)) {
            self.refuse(cell.at, format!("`{key}` is empty; {remedy}"));
        }
    }

    fn array(&mut self, key: &'static str, wanted: &str) -> Vec<Cell<&'d Value<'d>>> {
        let mut cells = Vec::new();
        let Some(cell) = self.find(key) else { return cells };
        let Some(values) = cell.value.as_array() else {
            self.mistyped(key, &cell, wanted);
            return cells;
        };
        for value in values {
            cells.push(Cell { value, at: self.lines.of_value(value) });
        }
        cells
    }

    fn whole_numbers(&mut self, key: &'static str) -> Vec<Cell<i64>> {
        let mut numbers = Vec::new();
        for cell in &self.array(key, "an array of integers") {
            if let Some(number) = self.whole_number(key, cell) {
                numbers.push(number);
            }
        }
        numbers
    }

    fn whole_number(&mut self, key: &str, cell: &Cell<&Value<'_>>) -> Option<Cell<i64>> {
        if let Some(value) = cell.value.as_integer() {
            return Some(Cell { value, at: cell.at });
        }
        let quoted = cell.value.as_str().is_some_and(|text| text.parse::<i64>().is_ok());
        self.mistyped(key, cell, if quoted { "an integer; remove the quotes" } else { "an integer" });
        None
    }

    fn one_line(&mut self, key: &str, cell: &Cell<&'d Value<'d>>) -> Option<Cell<&'d str>> {
        let value = self.text(key, cell, breaks_line, "write it on one line, without control characters")?;
        Some(Cell { value, at: cell.at })
    }

    fn many_lines(&mut self, key: &str, cell: &Cell<&'d Value<'d>>) -> Option<String> {
        let barred = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
        let text = self.text(key, cell, barred, "write it without control characters")?;
        Some(text.trim().to_owned())
    }

    fn text(
        &mut self,
        key: &str,
        cell: &Cell<&'d Value<'d>>,
        barred: fn(char) -> bool,
        remedy: &str,
    ) -> Option<&'d str> {
        let Some(value) = cell.value.as_str() else {
            self.mistyped(key, cell, "a string");
            return None;
        };
        if value.trim().is_empty() {
            self.refuse(cell.at, format!("`{key}` is empty; write some text"));
            return None;
        }
        for c in value.chars() {
            if barred(c) {
                self.refuse(cell.at, format!("`{key}` contains {}; {remedy}", shown(c.encode_utf8(&mut [0; 4]))));
                return None;
            }
        }
        Some(value)
    }

    fn mistyped(&mut self, key: &str, cell: &Cell<&Value<'_>>, wanted: &str) {
        self.refuse(cell.at, format!("`{key}` is {}, but should be {wanted}", described(cell.value)));
    }
}

/// Whether `kind` holds for every character of a text.
pub(crate) fn consists_of(text: &str, kind: fn(char) -> bool) -> bool {
    text.chars().all(kind)
}

/// The texts of a list.
pub(crate) fn owned(cells: &[Cell<&str>]) -> Vec<String> {
    let mut texts = Vec::new();
    for cell in cells {
        texts.push(cell.value.to_owned());
    }
    texts
}

/// A value as a message describes it.
pub(super) fn described(value: &Value<'_>) -> String {
    match value.as_ref() {
        ValueInner::String(text) => format!("the string {}", shown(text)),
        ValueInner::Integer(number) => format!("the integer {number}"),
        ValueInner::Float(number) => format!("the float {number:?}"),
        ValueInner::Boolean(truth) => format!("the boolean {truth}"),
        ValueInner::Array(_) => "an array".to_owned(),
        ValueInner::Table(_) => "a table".to_owned(),
    }
}

/// The keys of a TOML table: those that were asked for, and those among them that are missing.
#[derive(Default)]
pub(super) struct Keys {
    asked: Vec<&'static str>,
    missing: Vec<(Vec<&'static str>, Fault)>,
}

impl Keys {
    /// Makes a key known.
    pub(super) fn ask(&mut self, key: &'static str) {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
    }

    /// Reports that none of these keys is present, although one is required.
    pub(super) fn miss(&mut self, keys: &[&'static str], at: Position, message: String) {
        self.missing.push((keys.to_vec(), Fault { at, message }));
    }

    /// The faults of the keys, after every key has been asked for.
    pub(super) fn faults(&self, what: &str, table: &Table<'_>, lines: &Lines<'_>) -> Vec<Fault> {
        let meant = self.meant(table);
        let mut faults = Vec::new();
        for key in &self.unknown(table) {
            faults.push(Fault { at: lines.of_key(key), message: unknown(what, &key.name, &self.asked) });
        }
        for (keys, fault) in &self.missing {
            if !keys.iter().any(|key| meant.contains(key)) {
                faults.push(fault.clone());
            }
        }
        faults
    }

    /// The keys that unknown ones were probably meant to be. They are misspelt, not missing: one slip, one fault.
    fn meant(&self, table: &Table<'_>) -> Vec<&'static str> {
        let mut meant = Vec::new();
        for key in &self.unknown(table) {
            if let Some(near) = nearest(&key.name, self.asked.iter().copied()) {
                meant.push(near);
            }
        }
        meant
    }

    /// The keys that were not asked for.
    fn unknown<'k, 't>(&self, table: &'k Table<'t>) -> Vec<&'k Key<'t>> {
        let mut unknown = Vec::new();
        for key in table.keys() {
            if !self.asked.contains(&&*key.name) {
                unknown.push(key);
            }
        }
        unknown
    }
}

/// Values that may occur only once, each with the position of its first occurrence.
#[derive(Default)]
pub(crate) struct Unique {
    first: Vec<(String, Position)>,
}

impl Unique {
    /// Adds a value. One that is already there is a fault of the row, and the message gives both positions.
    pub(crate) fn insert(&mut self, row: &mut Row<'_>, what: &str, value: &str, at: Position) {
        match self.first.iter().find(|(other, _)| other == value) {
            Some((_, first)) => {
                row.refuse(
                    at,
                    format!("duplicate {what} {}, first defined at {first}; remove one of them", shown(value)),
                );
            }
            None => self.first.push((value.to_owned(), at)),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    pub(crate) fn contains(&self, value: &str) -> bool {
        self.first.iter().any(|(other, _)| other == value)
    }
}
