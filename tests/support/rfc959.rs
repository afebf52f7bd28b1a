//! The replies that RFC 959 §5.4 prints for each command, and what is permitted beyond them.

use std::collections::BTreeMap;

/// The replies to a command: those that may come first, and those that may follow a preliminary one.
#[derive(Clone, Default)]
pub(crate) struct Row {
    pub(crate) preliminary: Vec<u16>,
    pub(crate) first: Vec<u16>,
    pub(crate) marker: Vec<u16>,
    pub(crate) last: Vec<u16>,
}

/// The rows of the RFC. The verb of the greeting is empty.
pub(crate) fn rfc959() -> BTreeMap<String, Row> {
    let lines = include_str!("../data/rfc959_sequences.tsv").lines().filter(|line| !line.starts_with('#'));
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').chain([""; 8]).collect();
        let numbers = |places: &[usize]| -> Vec<u16> {
            let cells = places.iter().flat_map(|place| cells[*place].split(' '));
            cells.filter_map(|cell| cell.parse().ok()).collect()
        };
        let marker = cells[1].split(' ').filter_map(|cell| cell.strip_prefix('(')?.strip_suffix(')')?.parse().ok());
        let row = Row {
            preliminary: numbers(&[1]),
            first: numbers(&[4, 5, 6, 7]),
            marker: marker.collect(),
            last: numbers(&[2, 3]),
        };
        (if cells[0] == "(connect)" { String::new() } else { cells[0].to_owned() }, row)
    };
    lines.map(row).collect()
}

/// The same rows, with what later documents permit.
pub(crate) fn amended(table: &BTreeMap<String, Row>) -> BTreeMap<String, Row> {
    let mut table = table.clone();
    let lines = include_str!("../data/rfc959_additions.tsv").lines().filter(|line| !line.starts_with('#'));
    for cells in lines.map(|line| line.split('\t').collect::<Vec<_>>()) {
        let numbers = |cell: &str| -> Vec<u16> { cell.split(' ').filter_map(|cell| cell.parse().ok()).collect() };
        let is_meant = |verb: &str| match cells[0] {
            "(any)" => !verb.is_empty(),
            "(connect)" => verb.is_empty(),
            added => verb == added,
        };
        for (_, row) in table.iter_mut().filter(|(verb, _)| is_meant(verb)) {
            row.first.extend(numbers(cells[1]));
            let (markers, last): (Vec<u16>, Vec<u16>) = numbers(cells[2]).into_iter().partition(|number| *number < 200);
            row.marker.extend(markers);
            row.last.extend(last);
        }
    }
    table
}
