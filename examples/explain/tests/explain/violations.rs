//! The verdicts that `explain` prints are those of the session: `tests/data/violations.tsv`.

use std::collections::BTreeSet;

use crate::object::objects;
use crate::transcript::transcripts;

/// Code, verdict and rule of a reply, and where it is.
type Row = (String, String, String, String);

/// The examples of the table that are replies in transcripts.
fn listed() -> BTreeSet<Row> {
    let rows = include_str!("../../../../tests/data/violations.tsv")
        .lines()
        .skip(1)
        .map(|row| row.split('\t').collect::<Vec<_>>());
    let replies = rows.filter(|cells| cells[1] == "server" && !cells[7].contains("-binary, line "));
    let row = |cells: Vec<&str>| {
        let place = cells[7].rsplit_once(" (").expect("an example has a place").1.trim_end_matches(')');
        (cells[3].to_owned(), cells[4].to_owned(), cells[5].to_owned(), place.to_owned())
    };
    replies.map(row).collect()
}

#[test]
fn explain_judges_as_the_session_does() {
    if std::env::var_os("FTP_TRANSCRIPTS").is_some() {
        return;
    }
    let mut found = BTreeSet::new();
    for (name, transcript) in transcripts() {
        for reply in objects(&[], &transcript).iter().filter(|reply| !reply["rule"].is_null()) {
            let text = |member: &str| reply[member].as_str().unwrap_or("-").to_owned();
            // The table counts the last line of a reply, `explain` the first.
            let last =
                reply["line"].as_u64().expect("a line") + reply["lines"].as_array().expect("lines").len() as u64 - 1;
            found.insert((reply["code"].to_string(), text("verdict"), text("rule"), format!("{name}, line {last}")));
        }
    }
    let listed = listed();
    assert!(listed.len() > 50, "hardly a row");
    let missing: Vec<&Row> = listed.difference(&found).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
