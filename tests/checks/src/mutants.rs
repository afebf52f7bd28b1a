//! Mutation testing: do the tests notice when the code is changed?
//!
//! Every fifth change is tried, and judged by the tests that watch the part it is in: all changes and all tests would take
//! days. Doc tests are not among them, nor are tests that only notice that something does not compile.

use crate::check::{Check, Need};
use crate::command::{Result, Run as _, cargo, work};

pub(crate) const CHECK: Check = Check {
    name: "mutants",
    about: "the tests notice changes of the code; takes hours",
    needs: &[Need::Program("cargo mutants --version", "cargo install --locked cargo-mutants")],
    in_all: false,
    run,
};

/// A part of the code, the package with its tests, and the tests that watch it.
const PARTS: &[(&str, &str, &str, &str)] = &[
    ("spec", "spec/src/**", "ftp-codes-spec", "--lib --test=commands --test=faults --test=standard"),
    ("macros", "ftp-codes-macros/src/**", "ftp-codes-macros", "--lib"),
    ("payload", "ftp-codes/src/payload/**", "ftp-codes-workspace", "--test=payload"),
    ("argument", "ftp-codes/src/argument/**", "ftp-codes-workspace", "--test=argument"),
    ("text", "ftp-codes/src/text/**", "ftp-codes-workspace", "--test=payload --test=argument --test=serde"),
    ("wire", "ftp-codes/src/{wire,reply,command}/**", "ftp-codes-workspace", "--test=reply --test=command"),
    ("exchange", "ftp-codes/src/exchange/**", "ftp-codes-workspace", "--test=exchange --test=session"),
];

/// Tries the changes of each part, and fails after the last of them if there is one that no test notices.
fn run() -> Result {
    let mut missed = Vec::new();
    for (part, files, package, tests) in PARTS {
        let tests: String = tests.split(' ').map(|test| format!(" --cargo-arg={test}")).collect();
        let mut mutants = cargo("mutants --workspace --shard=0/5 --sharding=round-robin --no-shuffle");
        mutants.args(["--file", files, "--test-package", package, "--output"]).arg(work("mutants")?.join(part));
        mutants.args(tests.split_whitespace());
        if mutants.run().is_err() {
            missed.push(*part);
        }
    }
    if missed.is_empty() { Ok(()) } else { Err(format!("see the changes above in {}", missed.join(", ")).into()) }
}
