//! What the compiler reports for a faulty table or a faulty call, word for word.
//!
//! `tests/ui/<theme>/<case>.rs` does not compile, and `<case>.stderr` is what the user reads. Compilers differ in how they
//! print an error, so the messages are those of one version. After a change, update them and read the difference:
//!
//! ```text
//! TRYBUILD=overwrite cargo test --test ui
//! ```

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::io::{self, Write as _};
use std::process::Command;
use std::{env, fs};

/// The compiler that printed the messages.
const PINNED: &str = "1.95";

#[test]
fn every_message_is_the_expected_one() {
    let version = rustc_version();
    if minor(&version) != PINNED {
        // Not `eprintln!`, whose output a passing test does not show.
        writeln!(io::stderr(), "tests/ui: skipped, the messages are those of rustc {PINNED} and this is {version}")
            .expect("standard error");
        return;
    }
    trybuild::TestCases::new().compile_fail("tests/ui/*/*.rs");
}

/// Every form of the pinned version is recognised, so that the test above does not skip it.
#[test]
fn versions_are_recognised() {
    assert_eq!(minor("rustc 1.95.0 (59807616e 2026-04-14)"), PINNED);
    assert_eq!(minor("rustc 1.95.1"), PINNED);
    assert_ne!(minor("rustc 1.96.0-nightly (0123456789 2026-04-14)"), PINNED);
    assert_ne!(minor("rustc 1.85.0"), PINNED);
}

/// No message shows a hidden name, or the number that identifies a table.
#[test]
fn messages_show_no_hidden_names() {
    let hidden = ["__", "$crate", "TableId", "Matched<", "IsCodeOf", "AnyValue", "TableCode"];
    let mut found = String::new();
    for theme in fs::read_dir("tests/ui").expect("the folder of the messages") {
        for file in fs::read_dir(theme.expect("a theme").path()).expect("a folder") {
            let path = file.expect("a file").path();
            if path.extension().is_none_or(|extension| extension != "stderr") {
                continue;
            }
            for line in fs::read_to_string(&path).expect("a message").lines() {
                // Lines of the user's source have a line number and a bar before them.
                let is_source = line.split_once('|').is_some_and(|(number, _)| number.trim().parse::<u32>().is_ok());
                let is_number = |word: &str| word.len() > 9 && word.bytes().all(|byte| byte.is_ascii_digit());
                let has_number = line.split(|c: char| !c.is_ascii_alphanumeric()).any(is_number);
                if !is_source && (has_number || hidden.iter().any(|name| line.contains(name))) {
                    found += &format!("{}: {line}\n", path.display());
                }
            }
        }
    }
    assert!(found.is_empty(), "{found}");
}

/// The error in README.md is what the compiler prints, except for its line breaks.
#[test]
fn the_front_page_shows_a_real_message() {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let page = fs::read_to_string("README.md").expect("the front page");
    let message = fs::read_to_string("tests/ui/matching/front_page.stderr").expect("the message");
    let message = message.lines().next().expect("a message has a first line");
    assert!(words(&page).contains(&words(message)), "README.md does not show: {message}");
}

/// `rustc 1.95.0 (...)`, from the compiler that cargo uses here.
fn rustc_version() -> String {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().expect("cargo has just used a `rustc`");
    let version = String::from_utf8(output.stdout).expect("a version in UTF-8");
    assert!(version.starts_with("rustc "), "not the version of a compiler: `{version}`");
    version.trim().to_owned()
}

/// `1.95` of `rustc 1.95.0 (...)`.
fn minor(version: &str) -> &str {
    let number = version.split_whitespace().nth(1).expect("a number after `rustc`");
    number.rsplit_once('.').expect("three numbers").0
}
