//! Every pair of a command of RFC 959 and a listed code, against the table that the RFC prints in §5.4.

use ftp_codes::exchange::{Exchange, Request, Verdict};
use ftp_codes::{Command, ReplyCode};

/// What is permitted beyond that table.
const ADDED: &str = include_str!("../data/rfc959_additions.tsv");

struct Row {
    request: Request,
    first: Vec<u16>,
    after_preliminary: Vec<u16>,
    has_preliminary: bool,
}

fn rows() -> Vec<Row> {
    let lines = include_str!("../data/rfc959_sequences.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.map(row).collect()
}

fn row(line: &str) -> Row {
    let cells: Vec<&str> = line.split('\t').chain([""; 8]).collect();
    let verb = cells[0];
    let numbers = |cell: &str| -> Vec<u16> { cell.split(' ').filter_map(|number| number.parse().ok()).collect() };
    let preliminary = numbers(cells[1]);
    let markers = cells[1].split(' ').filter_map(|cell| cell.strip_prefix('(')?.strip_suffix(')')?.parse().ok());
    let has_preliminary = !preliminary.is_empty();

    let mut first = [preliminary, numbers(cells[4]), numbers(cells[5]), numbers(cells[6]), numbers(cells[7])].concat();
    let mut after_preliminary = [markers.collect(), numbers(cells[2]), numbers(cells[3])].concat();
    let request = Command::from_verb(verb.as_bytes()).map_or(Request::Connection, Request::Command);
    for added in ADDED.lines().filter(|line| !line.starts_with('#')) {
        let added: Vec<&str> = added.split('\t').collect();
        if added[0] == verb || added[0] == "(any)" && request != Request::Connection {
            first.extend(numbers(added[1]));
            after_preliminary.extend(numbers(added[2]));
        }
    }
    Row { request, first, after_preliminary, has_preliminary }
}

#[test]
fn the_copy_of_the_table_is_complete() {
    let rows = rows();
    assert_eq!(rows.len(), 34);
    assert_eq!(rows.iter().filter(|row| row.has_preliminary).count(), 8);
}

#[test]
fn first_replies() {
    for Row { request, first, .. } in rows() {
        for &code in ReplyCode::ALL {
            let verdict = Exchange::of(request).reply(code.raw()).verdict;
            assert_eq!(verdict == Verdict::Permitted, first.contains(&code.code()), "{} to {request}", code.code());
        }
    }
}

#[test]
fn replies_after_a_preliminary_one() {
    for Row { request, first, after_preliminary, .. } in rows().into_iter().filter(|row| row.has_preliminary) {
        for preliminary in first.iter().filter(|number| **number < 200) {
            for &code in ReplyCode::ALL {
                let mut exchange = Exchange::of(request);
                exchange.reply(crate::code(*preliminary));
                let permitted = exchange.reply(code.raw()).verdict == Verdict::Permitted;
                assert_eq!(permitted, after_preliminary.contains(&code.code()), "{} to {request}", code.code());
            }
        }
    }
}

#[test]
fn any_number_of_markers_may_come() {
    for verb in ["STOR", "STOU", "RETR", "APPE"] {
        let mut exchange = Exchange::new(Command::from_verb(verb.as_bytes()).expect("a command of RFC 959"));
        let verdicts = [150, 110, 110, 110, 226].map(|number| exchange.reply(crate::code(number)).verdict);
        assert_eq!(verdicts, [Verdict::Permitted; 5], "{verb}");
        assert!(exchange.is_over());
    }
}
