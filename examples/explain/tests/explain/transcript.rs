//! Transcripts of real servers, against a model of their own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::object::objects;
use crate::support::run;

/// The replies of a transcript as line number and code. It knows one format only, and works on lines of bytes.
fn model(transcript: &[u8]) -> Vec<(u64, u64)> {
    let mut replies = Vec::new();
    let mut open: Option<Vec<u8>> = None;
    for (number, line) in (1..).zip(transcript.split(|byte| *byte == b'\n')) {
        let Some(said) = line.strip_prefix(b"S: ") else { continue };
        let said = said.strip_suffix(b"\\n").unwrap_or(said);
        if let Some(code) = &open {
            if said == code || said.starts_with(&[code, b" ".as_slice()].concat()) {
                open = None;
            }
            continue;
        }
        let is_code = said.len() >= 3 && (b'1'..=b'6').contains(&said[0]) && said[1..3].iter().all(u8::is_ascii_digit);
        if !is_code || !matches!(said.get(3), None | Some(b' ' | b'-')) {
            continue;
        }
        let code = said[..3].to_vec();
        replies.push((number, String::from_utf8_lossy(&code).parse().expect("three digits")));
        if said.get(3) == Some(&b'-') {
            open = Some(code);
        }
    }
    replies
}

/// The transcripts that are kept, or those of another folder, by name.
///
/// ```text
/// FTP_TRANSCRIPTS=/some/folder cargo test -p ftp-explain
/// ```
pub(crate) fn transcripts() -> Vec<(String, Vec<u8>)> {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/transcripts");
    let folder = std::env::var_os("FTP_TRANSCRIPTS").map_or(kept, PathBuf::from);
    let entries = folder.read_dir().expect("there are transcripts").map(|entry| entry.expect("a file").path());
    let texts = entries.filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    let read = |path: PathBuf| {
        let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        (name, std::fs::read(&path).expect("it can be read"))
    };
    let mut transcripts: Vec<_> = texts.map(read).collect();
    transcripts.sort();
    assert!(transcripts.len() >= 20, "a folder without transcripts");
    transcripts
}

#[test]
fn every_reply_is_found_in_its_place() {
    for (name, transcript) in transcripts() {
        let replies = objects(&[], &transcript);
        let found: Vec<_> =
            replies.iter().map(|reply| (reply["line"].as_u64().unwrap(), reply["code"].as_u64().unwrap())).collect();
        let expected = model(&transcript);
        assert_eq!(expected.is_empty(), !transcript.windows(4).any(|start| start == b"\nS: "), "{name}");
        assert_eq!(found, expected, "{name}");
        assert!(replies.iter().all(|reply| reply["complete"] == true), "{name}");
    }
}

fn without_secret(line: &str) -> String {
    const VERBS: [&str; 4] = ["C: PASS ", "C: ACCT ", "C: ADAT ", "C: ENC "];
    match VERBS.iter().find(|verb| line.starts_with(*verb)) {
        Some(verb) => format!("{verb}****"),
        None => line.to_owned(),
    }
}

#[test]
fn every_line_is_printed_and_every_reply_annotated_once() {
    for (name, transcript) in transcripts() {
        let told = run(&[], &transcript);
        let is_ours = |line: &&str| line.starts_with("    = ") || line.starts_with("      ");
        let (log, _) = told.text().rsplit_once("\nby class\n").expect("there is a summary");
        let annotated: Vec<&str> = log.lines().filter(|line| line.starts_with("    = ")).collect();
        let codes: Vec<u64> = annotated.iter().map(|line| line[6..9].parse().expect("three digits")).collect();
        let expected: Vec<u64> = model(&transcript).into_iter().map(|(_, code)| code).collect();
        assert_eq!(codes, expected, "{name}");
        let printed: Vec<&str> = log.lines().filter(|line| !is_ours(line)).collect();
        let text = String::from_utf8_lossy(&transcript);
        let expected: Vec<String> = text.lines().map(without_secret).collect();
        assert_eq!(printed[..expected.len()], expected, "{name}");
    }
}

#[test]
fn the_summary_agrees_with_the_model() {
    for (name, transcript) in transcripts() {
        let told = run(&[], &transcript);
        let (_, summary) = told.text().rsplit_once("\nby class\n").expect("there is a summary");
        let mut expected = BTreeMap::new();
        for (_, code) in model(&transcript) {
            let (class, group) = (code / 100, code / 10 % 10);
            for row in [code.to_string(), format!("{class}xx"), format!("x{group}x")] {
                *expected.entry(row).or_insert(0) += 1;
            }
        }
        let rows = summary.lines().filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?.to_owned(), words.next_back()?.parse::<u64>().ok()?))
        });
        assert_eq!(rows.collect::<BTreeMap<_, _>>(), expected, "{name}");
    }
}
