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

/// A part of the code.
struct Part {
    name: &'static str,
    files: &'static str,
    /// The package with the tests.
    package: &'static str,
    /// The tests that watch the part.
    tests: &'static [&'static str],
}

const PARTS: &[Part] = &[
    Part {
        name: "spec",
        files: "spec/src/**",
        package: "ftp-codes-spec",
        tests: &["--lib", "--test=commands", "--test=faults", "--test=standard"],
    },
    Part { name: "macros", files: "ftp-codes-macros/src/**", package: "ftp-codes-macros", tests: &["--lib"] },
    Part {
        name: "codes",
        files: "ftp-codes/src/{serde_names.rs,raw_code_set.rs,matching/**}",
        package: FACADE,
        tests: &["--test=matching", "--test=numbers", "--test=serde", "--test=sets"],
    },
    Part {
        name: "payload",
        files: "ftp-codes/src/{payload,argument,text}/**",
        package: FACADE,
        tests: &["--test=payload", "--test=argument"],
    },
    Part {
        name: "wire",
        files: "ftp-codes/src/{wire,reply,command}/**",
        package: FACADE,
        tests: &["--test=reply", "--test=command"],
    },
    Part {
        name: "exchange",
        files: "ftp-codes/src/exchange/**",
        package: FACADE,
        tests: &["--test=exchange", "--test=session"],
    },
];

/// The tests of the facade are in the root package.
const FACADE: &str = "ftp-codes-workspace";

/// Tries the changes of each part, and fails after the last of them if there is one that no test notices.
fn run() -> Result {
    let mut missed = Vec::new();
    for part in PARTS {
        let mut mutants = cargo("mutants --workspace --shard=0/5 --sharding=round-robin --no-shuffle");
        mutants.args(["--file", part.files, "--test-package", part.package]);
        mutants.args(part.tests.iter().map(|test| format!("--cargo-arg={test}")));
        mutants.arg("--output").arg(work("mutants")?.join(part.name));
        if mutants.run().is_err() {
            missed.push(part.name);
        }
    }
    if missed.is_empty() { Ok(()) } else { Err(format!("see the changes above in {}", missed.join(", ")).into()) }
}
