//! The licences and sources of the dependencies, and whether one would be compiled in two versions.

use crate::check::{Check, Need};
use crate::command::{Result, Run as _, cargo};

pub(crate) const CHECK: Check = Check {
    name: "licences",
    about: "dependencies have a free licence, come from the registry, and are compiled once",
    needs: &[Need::Program("cargo deny --version", "cargo install --locked cargo-deny")],
    in_all: true,
    run,
};

fn run() -> Result {
    // Without advisories, whose database is on the network.
    cargo("deny --all-features --config tests/checks/deny.toml check bans licenses sources").run()
}
