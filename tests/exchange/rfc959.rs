//! Every pair of a command of RFC 959 and a listed code, against the table that the RFC prints in §5.4.

use ftp_codes::exchange::{Exchange, Request, Verdict};
use ftp_codes::{Command, ReplyCode};

/// What is permitted beyond RFC 959 §5.4: verbs, codes in the first place, codes after a preliminary reply.
const ADDED: [(&str, &[u16], &[u16]); 21] = [
    ("USER", &[232, 336], &[]),
    ("CWD", &[200], &[]),
    ("CDUP", &[250], &[]),
    ("PORT", &[504], &[]),
    ("REIN", &[530], &[]),
    ("STOR", &[521, 522, 534, 550, 554, 555], &[111, 112, 522, 535]),
    ("STOU", &[521, 522, 534, 550, 554, 555], &[111, 112, 522, 535]),
    ("RETR", &[521, 522, 534, 554, 555], &[111, 112, 522, 535]),
    ("LIST", &[521, 522, 534, 550], &[522, 535]),
    ("NLST", &[521, 522, 534, 550], &[522, 535]),
    ("APPE", &[521, 522, 534, 554, 555], &[111, 112, 522, 535]),
    ("RNTO", &[450, 550], &[]),
    ("RMD", &[450], &[]),
    ("MKD", &[450, 452, 521, 532, 553], &[]),
    ("PWD", &[530], &[]),
    ("ABOR", &[530], &[]),
    ("SYST", &[530], &[]),
    ("STAT", &[550], &[]),
    ("HELP", &[530], &[]),
    ("SITE", &[211, 213, 214, 250, 350, 502, 504, 550], &[]),
    ("NOOP", &[530], &[]),
];

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
    for (_, primary, secondary) in ADDED.iter().filter(|(added, ..)| *added == verb) {
        first.extend_from_slice(primary);
        after_preliminary.extend_from_slice(secondary);
    }
    // RFC 959 §4.1.1 and §4.2.2, RFC 2228 §3 and §5.2: to every command.
    let request = Command::from_verb(verb.as_bytes()).map_or(Request::Connection, Request::Command);
    first.push(421);
    after_preliminary.push(421);
    if request != Request::Connection {
        first.extend([332, 533, 631, 632, 633]);
        after_preliminary.extend([631, 632, 633]);
    }
    Row { request, first, after_preliminary, has_preliminary }
}

#[test]
fn the_copy_holds_all_of_it() {
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
fn markers_come_any_number_of_times() {
    for verb in ["STOR", "STOU", "RETR", "APPE"] {
        let mut exchange = Exchange::new(Command::from_verb(verb.as_bytes()).expect("a command of RFC 959"));
        let verdicts = [150, 110, 110, 110, 226].map(|number| exchange.reply(crate::code(number)).verdict);
        assert_eq!(verdicts, [Verdict::Permitted; 5], "{verb}");
        assert!(exchange.is_over());
    }
}
