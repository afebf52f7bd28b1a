//! The dependencies: their lowest versions, their licences and sources, and whether one is compiled in two versions.

use crate::check::{Check, NIGHTLY, Need};
use crate::command::{Result, Run as _, cargo, empty, shell, target, work};

pub(crate) const MINIMAL_VERSIONS: Check = Check {
    name: "minimal-versions",
    about: "everything compiles with the lowest versions that the manifests permit",
    needs: &[NIGHTLY, Need::Network],
    in_all: true,
    run: minimal_versions,
};

fn minimal_versions() -> Result {
    // A copy, because the lock file is changed. The times of the files are kept, so that Cargo does not compile them again.
    let copy = work("minimal-versions")?;
    empty(&copy)?;
    let parts = "Cargo.toml Cargo.lock README.md spec ftp-codes-macros ftp-codes tests examples";
    shell(&format!("tar -c --exclude=target {parts} | tar -x -C {copy:?}")).quietly()?;
    let in_copy = |arguments: &str| {
        let mut command = cargo(arguments);
        command.current_dir(&copy).env("CARGO_TARGET_DIR", target().join("checks/minimal-versions-target"));
        command
    };
    // Nightly Cargo only chooses the versions; the compiler is the stable one.
    in_copy("+nightly -Z direct-minimal-versions update --quiet").run()?;
    in_copy("check --quiet --workspace --all-targets --all-features --exclude checks").run()
}

pub(crate) const LICENCES: Check = Check {
    name: "licences",
    about: "dependencies have a free licence, come from the registry, and are compiled once",
    needs: &[Need::Program("cargo deny --version", "cargo install --locked cargo-deny")],
    in_all: true,
    run: licences,
};

fn licences() -> Result {
    // Without advisories, whose database is on the network.
    cargo("deny --all-features --config tests/checks/deny.toml check bans licenses sources").run()
}
