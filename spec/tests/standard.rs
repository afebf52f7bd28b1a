//! The standard tables are valid and complete.

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
    assert!(table.replies.is_sorted_by_key(|reply| reply.code), "the rows are not in the order of their codes");
}

#[test]
fn every_rfc_is_cited_in_full() {
    for reply in replies().replies {
        let cited = Citation::parse(&reply.defined).is_some();
        assert_eq!(cited, reply.standing != Standing::DeFacto, "{}: {}", reply.code, reply.defined);
    }
}

/// The example in the documentation of `reply_codes!`.
#[test]
fn the_table_in_the_documentation() {
    let page = include_str!("../../ftp-codes/src/macros.rs");
    let lines = page.lines().skip_while(|line| *line != "/// ```toml").skip(1).take_while(|line| *line != "/// ```");
    let text: String = lines.map(|line| format!("{}\n", line.trim_start_matches("///").trim_start())).collect();
    let table = Table::parse(&text).unwrap_or_else(|refused| panic!("{refused}\n{text}"));
    assert_eq!(table.replies.iter().map(|reply| reply.code).collect::<Vec<_>>(), [200, 518]);
    // Every key of a reply is documented.
    for key in ["template", "text", "amended", "observed", "aliases", "grammar", "standing", "headline"] {
        assert!(page.contains(&format!("/// | `{key}` |")), "{key}");
    }
}

/// Searching the documentation for the name that another library gives to a code finds ours.
#[test]
fn names_of_other_libraries_are_aliases() {
    let table = replies();
    let mut found = 0;
    for line in include_str!("../../tests/data/migration.tsv").lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [_, _, _, theirs, number, ours, ..] = cells.as_slice() else { panic!("{line}") };
        let Some(reply) = table.replies.iter().find(|reply| reply.code.to_string() == *number) else { continue };
        assert_eq!(reply.name, *ours);
        assert!(
            theirs == ours || reply.aliases.iter().any(|alias| alias == theirs),
            "{theirs} is not an alias of {ours}"
        );
        found += 1;
    }
    assert!(found > 150, "{found}");
}

#[test]
fn the_table_of_windows_sockets() {
    let codes = Winsock::parse(WINSOCK)
        .map(|table| table.errors.iter().map(|error| error.code).collect::<Vec<_>>())
        .map_err(|refused| refused.to_string());
    assert_eq!(codes, Ok(vec![10054, 10060, 10061, 10065, 10066, 10068]));
}
