//! `ftp-codes/public-api.txt` lists everything that is public, so that a review sees what changes.

use std::env;
use std::fs;

use public_api::Builder;

use crate::check::{Check, NIGHTLY};
use crate::command::{Result, Run as _, cargo, shell, work};

pub(crate) const CHECK: Check = Check {
    name: "public-api",
    about: "the public API is the one in ftp-codes/public-api.txt",
    needs: &[NIGHTLY],
    in_all: true,
    run,
};

const FILE: &str = "ftp-codes/public-api.txt";

fn run() -> Result {
    // Beside the documentation of `search`, which has the same dependencies.
    let target = work("nightly")?;
    cargo("+nightly rustdoc --quiet -p ftp-codes --lib --all-features -Z unstable-options --output-format json")
        .env("CARGO_TARGET_DIR", &target)
        .run()?;
    // As `cargo public-api -sss` writes it: without the impls that the compiler or a derive writes.
    let api = Builder::from_rustdoc_json(target.join("doc/ftp_codes.json"))
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build()?
        .to_string();
    if env::var_os("BLESS").is_some() {
        return Ok(fs::write(FILE, api)?);
    }
    if fs::read_to_string(FILE).is_ok_and(|before| before == api) {
        return Ok(());
    }
    let now = work("public-api")?.join("now.txt");
    fs::write(&now, api)?;
    let _ = shell(&format!("diff -u {FILE} {now:?}")).run();
    Err(format!("the public API is not that of {FILE}; if it should be: BLESS=1 cargo run -p checks -- public-api")
        .into())
}
