//! The names that other libraries give to reply codes: `tests/data/migration.tsv`, and the page made from it.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

use ftp_codes::{RawCode, ReplyCode};

const PAGE: &str = include_str!("../ftp-codes/docs/migration.md");

struct Row {
    library: &'static str,
    theirs: &'static str,
    number: u16,
    ours: &'static str,
    remark: &'static str,
}

fn rows() -> Vec<Row> {
    let lines = include_str!("data/migration.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = lines.map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells.len(), 7, "{line}");
        let number = cells[4].parse().expect("the fifth cell is a number");
        Row { library: cells[0], theirs: cells[3], number, ours: cells[5], remark: cells[6] }
    });
    rows.collect()
}

/// `FILE_STATUS_OK` as a variant would be written.
fn camel_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let word = |word: &str| word[..1].to_owned() + &word[1..].to_lowercase();
    name.split('_').map(word).collect()
}

#[test]
fn every_number_has_our_name() {
    for Row { library, theirs, number, ours, .. } in rows() {
        let name = ReplyCode::from_code(number).map_or("-", ReplyCode::name);
        assert_eq!(ours, name, "{library}: {theirs} is {number}");
    }
}

#[test]
fn a_name_that_we_give_to_another_code_is_marked() {
    let mut marked = 0;
    for Row { library, theirs, number, remark, .. } in rows() {
        let name = camel_case(theirs);
        let other = ReplyCode::ALL.iter().copied().find(|code| code.name() == name && code.code() != number);
        if let Some(other) = other {
            assert!(remark.contains(other.as_str()), "{library}: {theirs} is {number}, and here {other}");
            marked += 1;
        }
        // A number that is not listed needs a remark, too.
        assert!(ReplyCode::from_code(number).is_some() || remark != "-", "{library}: {theirs}");
    }
    assert!(marked > 0);
}

#[test]
fn rows_are_in_numeric_order() {
    let rows = rows();
    for pair in rows.windows(2) {
        assert!(pair[0].library != pair[1].library || pair[0].number <= pair[1].number, "{}", pair[1].theirs);
    }
    for library in ["suppaftp", "libunftp", "commons-net", "dotnet"] {
        assert!(rows.iter().filter(|row| row.library == library).count() > 30, "{library}");
    }
}

#[test]
fn the_page_has_every_row_and_no_other() {
    let filled = |cell: &str| if cell.is_empty() { " ".to_owned() } else { format!(" {cell} ") };
    let expected = rows().into_iter().map(|row| {
        let ours = RawCode::new(row.number)
            .and_then(RawCode::listed)
            .map_or(String::new(), |code| format!("`{}`", code.name()));
        let remark = if row.remark == "-" { "" } else { row.remark };
        format!("| `{}` | {} |{}|{}|", row.theirs, row.number, filled(&ours), filled(remark))
    });
    let shown = PAGE.lines().filter(|line| line.starts_with("| `"));
    assert_eq!(shown.map(str::to_owned).collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}
