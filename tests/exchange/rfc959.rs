//! Every pair of a command of RFC 959 and a listed code, against the table that the RFC prints in §5.4.

use ftp_codes::exchange::{Exchange, Request, Verdict};
use ftp_codes::{Command, ReplyCode};

use crate::code;
use crate::table::{Row, amended, rfc959};

/// The rows, with what is permitted beyond them.
fn rows() -> Vec<(Request, Row)> {
    let request = |verb: &str| Command::from_verb(verb.as_bytes()).map_or(Request::Connection, Request::Command);
    amended(&rfc959()).into_iter().map(|(verb, row)| (request(&verb), row)).collect()
}

#[test]
fn the_copy_of_the_table_is_complete() {
    let rows = rows();
    assert_eq!(rows.len(), 34);
    assert_eq!(rows.iter().filter(|(_, row)| !row.preliminary.is_empty()).count(), 8);
}

#[test]
fn first_replies() {
    for (request, row) in rows() {
        let expected = [row.preliminary, row.first].concat();
        for &code in ReplyCode::ALL {
            let verdict = Exchange::of(request).reply(code.raw()).verdict;
            assert_eq!(verdict == Verdict::Permitted, expected.contains(&code.code()), "{} to {request}", code.code());
        }
    }
}

#[test]
fn replies_after_a_preliminary_one() {
    for (request, row) in rows() {
        let expected = [row.marker, row.last].concat();
        for preliminary in row.preliminary {
            for &listed in ReplyCode::ALL {
                let mut exchange = Exchange::of(request);
                exchange.reply(code(preliminary));
                let permitted = exchange.reply(listed.raw()).verdict == Verdict::Permitted;
                assert_eq!(permitted, expected.contains(&listed.code()), "{} to {request}", listed.code());
            }
        }
    }
}

#[test]
fn any_number_of_markers_may_come() {
    for verb in ["STOR", "STOU", "RETR", "APPE"] {
        let mut exchange = Exchange::new(Command::from_verb(verb.as_bytes()).expect("a command of RFC 959"));
        let verdicts = [150, 110, 110, 110, 226].map(|number| exchange.reply(code(number)).verdict);
        assert_eq!(verdicts, [Verdict::Permitted; 5], "{verb}");
        assert!(exchange.is_over());
    }
}
