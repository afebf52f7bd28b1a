//! What real servers sent, chunk by chunk as it arrived.
//!
//! `data/recordings` holds a few recordings. To read a whole collection, name its folder:
//!
//! ```text
//! FTP_TRANSCRIPTS=/some/folder cargo test --test reply
//! ```
//!
//! A recording is a file of JSON lines: `dir` is `S` for the server, and `b64` is what it sent.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{env, fs};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ftp_codes::reply::{EndRule, ReplyBuffer, ReplyDecoder};
use ftp_codes::wire::DecodeErrorKind;
use ftp_codes::wire::telnet::Filter;
use serde_json::Value;

/// Which recordings contain lines that are not replies, how many, and what the server did wrong.
const MISTAKES: [(&str, usize, &str); 8] = [
    ("ftp-srv-4.6.3-binary", 6, "quotes a command of random bytes, line feeds among them, in the text of its 502"),
    ("ftp-srv-4.6.3-dataerr", 3, "sends an error message of two lines as the text of a single-line 500"),
    ("gridftp-13.24-binary-c1", 1, "answers Telnet commands with IAC DONT; see the test with the filter"),
    ("gridftp-13.24-params", 13, "quotes the argument of TYPE and LANG with the line end that belongs to the command"),
    ("gridftp-13.24-transfers", 2, "the same"),
    ("inetutils-ftpd-2.4-binary", 1, "answers Telnet commands with IAC DONT, directly before the 500"),
    ("pyftpdlib-2.2.0-binary", 2, "quotes a command of random bytes, line feeds among them, in the text of its 500"),
    ("uftpd-2.17-pipeline", 4, "quotes four commands that came in one packet in the text of one 500"),
];

/// The chunks of each recording, by name.
fn recordings() -> BTreeMap<String, Vec<Vec<u8>>> {
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/recordings");
    let folder = env::var_os("FTP_TRANSCRIPTS").map_or_else(|| PathBuf::from(here), PathBuf::from);
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let recordings: BTreeMap<_, _> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let lines = fs::read_to_string(&path).unwrap();
            let events = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
            let spoken =
                events.filter(|event| event["dir"] == "S").map(|event| event["b64"].as_str().unwrap().to_owned());
            (name, spoken.map(|bytes| BASE64_STANDARD.decode(bytes).unwrap()).collect())
        })
        .collect();
    assert!(recordings.len() >= 5, "a folder without recordings");
    recordings
}

/// How many replies and which errors there are in the chunks.
fn listen(decoder: ReplyDecoder, filter: Option<Filter>, chunks: &[Vec<u8>]) -> (usize, Vec<DecodeErrorKind>) {
    let mut buffer = ReplyBuffer::with_decoder(decoder).telnet(filter);
    let (mut replies, mut errors) = (0, Vec::new());
    for chunk in chunks.iter().map(Some).chain([None]) {
        match chunk {
            Some(chunk) => buffer.push(chunk),
            None => buffer.filled(0),
        }
        while let Some(reply) = buffer.decode() {
            match reply {
                Ok(reply) => {
                    assert!(reply.lines().count() > usize::from(reply.is_multiline()));
                    replies += 1;
                }
                Err(error) => errors.push(error.kind()),
            }
        }
    }
    assert!(buffer.is_ended() && buffer.unread().is_empty());
    (replies, errors)
}

#[test]
fn everything_decodes_except_for_the_mistakes_of_servers() {
    for (name, chunks) in recordings() {
        let (replies, errors) = listen(ReplyDecoder::new(), None, &chunks);
        let wrong = MISTAKES.iter().find(|(file, ..)| *file == name).map_or(0, |(_, count, _)| *count);
        assert_eq!(errors, vec![DecodeErrorKind::BadCode; wrong], "{name}");
        assert!(replies > 0 || chunks.iter().all(Vec::is_empty), "{name}");
    }
}

#[test]
fn the_telnet_filter_removes_negotiations() {
    for (name, chunks) in
        recordings().into_iter().filter(|(name, _)| name.ends_with("-binary") || name.ends_with("-binary-c1"))
    {
        let (_, plain) = listen(ReplyDecoder::new(), None, &chunks);
        let (_, filtered) = listen(ReplyDecoder::new(), Some(Filter::new()), &chunks);
        let negotiates = ["gridftp-13.24-binary-c1", "inetutils-ftpd-2.4-binary"].contains(&name.as_str());
        assert_eq!(filtered.len(), plain.len() - usize::from(negotiates), "{name}");
    }
}

/// The any-code rule ends a reply where the same-code rule does, or sooner.
#[test]
fn the_any_code_rule_finds_at_least_as_many_replies() {
    for (name, chunks) in recordings() {
        let (same, _) = listen(ReplyDecoder::new(), None, &chunks);
        let (any, _) = listen(ReplyDecoder::new().end_rule(EndRule::AnyCode), None, &chunks);
        assert!(any >= same, "{name}: {any} < {same}");
    }
}
