//! The oldest compiler that the manifests promise.

use crate::check::{Check, Need};
use crate::command::{Result, Run as _, cargo};

pub(crate) const CHECK: Check = Check {
    name: "rust-version",
    about: "the crates and ftp-explain compile with Rust 1.85",
    needs: &[Need::Program(
        "cargo +1.85.1 --version",
        "rustup toolchain install 1.85.1 --profile minimal; without rustup, run `cargo check -p ftp-codes --all-features` \
         on Debian 13, whose compiler is 1.85.1",
    )],
    in_all: true,
    run,
};

fn run() -> Result {
    let promised = env!("CARGO_PKG_RUST_VERSION");
    if promised != "1.85" {
        return Err(
            format!("the manifests promise Rust {promised}, but this check uses 1.85.1; change one of them").into()
        );
    }
    for features in ["--no-default-features", "--all-features"] {
        cargo("+1.85.1 check --quiet --locked -p ftp-codes").arg(features).run()?;
    }
    cargo("+1.85.1 check --quiet --locked -p ftp-explain").run()
}
