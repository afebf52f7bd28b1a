//! The tables that this crate carries are valid and complete.

#![allow(clippy::panic, reason = "a test may panic")]
use ftp_codes_spec::{Citation, REPLIES, Standing, Table, WINSOCK, Winsock};

fn replies() -> Table {
    Table::parse(REPLIES).unwrap_or_else(|refused| panic!("spec/replies.toml is refused:\n{refused}"))
}

#[test]
fn the_table_of_replies() {
    let table = replies();
    let digits = |rows: &[ftp_codes_spec::Digit]| rows.iter().map(|row| row.digit).collect::<Vec<_>>();
    assert_eq!(digits(&table.classes), [1, 2, 3, 4, 5, 6]);
    assert_eq!(digits(&table.groups), [0, 1, 2, 3, 4, 5]);
    assert_eq!(table.replies.len(), 68);
    assert!(table.replies.is_sorted_by_key(|reply| reply.code), "rows stand in the order of their codes");
}

#[test]
fn every_rfc_is_cited_in_full() {
    for reply in replies().replies {
        let cited = Citation::parse(&reply.defined).is_some();
        assert_eq!(cited, reply.standing != Standing::DeFacto, "{}: {}", reply.code, reply.defined);
    }
}

#[test]
fn the_table_of_windows_sockets() {
    let codes = Winsock::parse(WINSOCK)
        .map(|table| table.errors.iter().map(|error| error.code).collect::<Vec<_>>())
        .map_err(|refused| refused.to_string());
    assert_eq!(codes, Ok(vec![10054, 10060, 10061, 10065, 10066, 10068]));
}
