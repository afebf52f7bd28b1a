//! Where a row comes from: the cells `defined`, `amended` and `source`.

use crate::citation::Citation;
use crate::fault::shown;
use crate::row::{Cell, Row};

/// Reads `defined`: one citation of an RFC, or free text about anything else.
pub(crate) fn defined(row: &mut Row<'_>) -> Option<String> {
    let cell = row.line("defined")?;
    if let Some(rest) = rest(row, "defined", &cell) {
        if !rest.is_empty() {
            let remedy = "cite one section, and put the others in `amended` or `doc`";
            row.refuse(cell.at, format!("`defined` goes on with {} after its source; {remedy}", shown(rest)));
        }
    }
    Some(cell.value.to_owned())
}

/// Reads `amended`: the same, and each may go on with a remark in parentheses.
pub(crate) fn amended(row: &mut Row<'_>) -> Vec<String> {
    let cells = row.list("amended");
    cells.iter().map(|cell| remark(row, "amended", cell)).collect()
}

/// Reads one such source under a key of another name.
pub(crate) fn remarked(row: &mut Row<'_>, key: &'static str) -> Option<String> {
    let cell = row.line(key)?;
    Some(remark(row, key, &cell))
}

fn remark(row: &mut Row<'_>, key: &str, cell: &Cell<&str>) -> String {
    if let Some(rest) = rest(row, key, cell) {
        let remark = rest.strip_prefix(" (").is_some_and(|remark| remark.len() > 1 && remark.ends_with(')'));
        if !rest.is_empty() && !remark {
            let remedy = "put a remark in parentheses: `RFC n §s (remark)`";
            row.refuse(cell.at, format!("`{key}` goes on with {} after its source; {remedy}", shown(rest)));
        }
    }
    cell.value.to_owned()
}

/// What follows the citation of an RFC. A source of another kind is free text, and has none.
fn rest<'d>(row: &mut Row<'_>, key: &str, cell: &Cell<&'d str>) -> Option<&'d str> {
    let rfc = cell.value.trim_start().get(..3).is_some_and(|start| start.eq_ignore_ascii_case("rfc"));
    if !rfc {
        return None;
    }
    let citation = Citation::read(cell.value);
    if citation.is_none() {
        let remedy = "an RFC is cited as `RFC 959 §4.2.2` or `RFC 959 App. II`";
        row.refuse(cell.at, format!("`{key}` is {}; {remedy}", shown(cell.value)));
    }
    citation.map(|(_, rest)| rest)
}
