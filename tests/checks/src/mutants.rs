//! Mutation testing: do the tests notice when the code is changed?

use crate::check::{Check, Need};
use crate::command::{Result, Run as _, cargo};

pub(crate) const CHECK: Check = Check {
    name: "mutants",
    about: "the tests notice changes of the code; takes hours",
    needs: &[Need::Program("cargo mutants --version", "cargo install --locked cargo-mutants")],
    in_all: false,
    run,
};

fn run() -> Result {
    // The tests of the whole workspace judge each change. Compiler messages need a build of their own and see few.
    cargo("mutants -p ftp-codes-spec -p ftp-codes-macros -p ftp-codes --test-workspace=true --all-features").run()
}
