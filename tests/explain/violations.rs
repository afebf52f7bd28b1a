//! What real servers do outside the RFCs: `tests/data/violations.tsv`.
//!
//! The table is made of the transcripts that are kept. To write it anew after a change that is right:
//!
//! ```text
//! BLESS=1 cargo test --test explain violations
//! ```
//!
//! To see the table of another folder of transcripts:
//!
//! ```text
//! FTP_TRANSCRIPTS=/some/folder cargo test --test explain violations -- --nocapture
//! ```

use std::collections::BTreeMap;

use crate::object::objects;
use crate::transcript::transcripts;

const HEAD: &str = "server\tcommand\tcode\tverdict\trule\tsection\ttimes\texample\n";

/// `vsftpd-3.0.3` of `vsftpd-3.0.3-weird-c1`.
fn server(name: &str) -> &str {
    let is_version = |part: &str| part.starts_with(|digit: char| digit.is_ascii_digit());
    let parts: Vec<&str> = name.split('-').collect();
    let version = parts.iter().position(|part| is_version(part)).expect("a name has a version");
    let end = parts[..=version].iter().map(|part| part.len() + 1).sum::<usize>() - 1;
    &name[..end]
}

/// A row for each server, command, code and rule: how often, and the first reply.
fn table() -> String {
    let mut rows: BTreeMap<[String; 6], (usize, String)> = BTreeMap::new();
    for (name, transcript) in transcripts() {
        let replies = objects(&[], &transcript);
        for reply in replies.iter().filter(|reply| !reply["rule"].is_null()) {
            let text = |member: &str| reply[member].as_str().unwrap_or("-").to_owned();
            let code = reply["code"].to_string();
            let row = [server(&name).to_owned(), text("command"), code, text("verdict"), text("rule"), text("section")];
            let example = reply["lines"][0].as_str().expect("a reply has a line").replace(char::is_control, " ");
            let example = format!("{example} ({name}, line {})", reply["line"]);
            rows.entry(row).or_insert((0, example)).0 += 1;
        }
    }
    let rows = rows.iter().map(|(row, (times, example))| format!("{}\t{times}\t{example}\n", row.join("\t")));
    format!("{HEAD}{}", rows.collect::<String>())
}

#[test]
fn the_table_says_what_the_servers_do() {
    let made = table();
    if std::env::var_os("FTP_TRANSCRIPTS").is_some() {
        println!("{made}");
        assert!(made.lines().count() > 1, "no server is so good");
        return;
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/violations.tsv");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &made).expect("the table is written");
    }
    let kept = std::fs::read_to_string(path).expect("the table is kept").replace("\r\n", "\n");
    for (kept, made) in kept.lines().zip(made.lines()) {
        assert_eq!(made, kept, "the head of `tests/explain/violations.rs` tells how to write the table anew");
    }
    assert_eq!(made.lines().count(), kept.lines().count());
}

#[test]
fn a_server_is_the_name_and_the_version() {
    assert_eq!(server("vsftpd-3.0.3-weird-c1"), "vsftpd-3.0.3");
    assert_eq!(server("ftp-srv-4.6.3-bare"), "ftp-srv-4.6.3");
}
