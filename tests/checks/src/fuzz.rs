//! A short search for bytes that break a reader. `cargo +nightly fuzz run` searches longer.

use std::fs;
use std::thread;

use crate::check::{Check, NIGHTLY, Need};
use crate::command::{Result, Run as _, cargo};

pub(crate) const CHECK: Check = Check {
    name: "fuzz",
    about: "each fuzz target for ten seconds, with sanitizers",
    needs: &[NIGHTLY, Need::Program("cargo +nightly fuzz --version", "cargo install --locked cargo-fuzz")],
    in_all: true,
    run,
};

fn run() -> Result {
    cargo("+nightly fuzz build --fuzz-dir tests/fuzz").quietly()?;
    let mut targets = Vec::new();
    for entry in fs::read_dir("tests/fuzz/fuzz_targets")? {
        targets.push(entry?.path().file_stem().unwrap_or_default().to_string_lossy().into_owned());
    }
    targets.sort();
    // A fuzzer has one thread. A small machine can run two of them.
    for pair in targets.chunks(2) {
        thread::scope(|scope| {
            let running: Vec<_> = pair.iter().map(|target| scope.spawn(|| fuzz(target))).collect();
            running.into_iter().try_for_each(|fuzzer| fuzzer.join().map_err(|_| "a thread panicked".to_owned())?)
        })?;
    }
    Ok(())
}

/// The error is text, which can be sent to another thread.
fn fuzz(target: &str) -> std::result::Result<(), String> {
    println!("{target}");
    // New inputs are written to the first folder, and known ones read from both.
    let folders = [format!("tests/fuzz/corpus/{target}"), format!("tests/fuzz/seeds/{target}")];
    for folder in &folders {
        fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    let mut command = cargo("+nightly fuzz run --fuzz-dir tests/fuzz");
    command.arg(target).args(folders).args(["--", "-max_total_time=10", "-verbosity=0"]);
    command.quietly().map_err(|error| error.to_string())
}
