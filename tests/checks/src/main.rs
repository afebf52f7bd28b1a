//! `cargo run -p checks -- list | all | NAME...`
//!
//! Checks of promises that the tests of `ftp-codes` cannot see, and measurements, one file for each subject. A check that
//! needs something that this machine does not have is skipped, and the summary says why.

mod check;
mod clients;
mod command;
mod compile_time;
mod dependencies;
mod features;
mod fuzz;
mod live;
mod machine_code;
mod mutants;
mod package;
mod packages;
mod public_api;
mod rust_version;
mod search;

use std::env;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use check::{Check, Need};
use command::{Result, root};

/// In the order of `all`.
const CHECKS: &[Check] = &[
    features::CHECK,
    rust_version::CHECK,
    dependencies::MINIMAL_VERSIONS,
    packages::CHECK,
    dependencies::LICENCES,
    public_api::CHECK,
    search::CHECK,
    machine_code::CHECK,
    fuzz::CHECK,
    live::CHECK,
    compile_time::COLD_BUILD,
    compile_time::MATCHING,
    mutants::CHECK,
];

/// How a check ended.
enum Outcome {
    Passed,
    Skipped(&'static Need),
    Failed,
}

fn main() -> ExitCode {
    match chosen() {
        Ok(checks) => all(&checks),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// The checks that the arguments name; none for `list`, which is printed here.
fn chosen() -> Result<Vec<&'static Check>> {
    env::set_current_dir(root())?;
    let names: Vec<String> = env::args().skip(1).collect();
    if names == ["list"] {
        CHECKS.iter().for_each(|check| println!("{check}"));
        return Ok(Vec::new());
    }
    if names == ["all"] {
        return Ok(CHECKS.iter().filter(|check| check.in_all).collect());
    }
    if names.is_empty() {
        return Err("usage: cargo run -p checks -- list | all | NAME...".into());
    }
    let check = |name: &String| CHECKS.iter().find(|check| check.name == name);
    names.iter().map(|name| check(name).ok_or_else(|| format!("unknown check `{name}`; see `list`").into())).collect()
}

/// Runs the checks one after the other, and prints a summary.
fn all(checks: &[&'static Check]) -> ExitCode {
    let outcomes: Vec<(Outcome, Duration)> = checks
        .iter()
        .map(|check| {
            let start = Instant::now();
            (one(check), start.elapsed())
        })
        .collect();
    if !checks.is_empty() {
        println!("\n== summary");
    }
    for (check, (outcome, time)) in checks.iter().zip(&outcomes) {
        let name = check.name;
        match outcome {
            Outcome::Passed => println!("{name:<18}passed in {} s", time.as_secs()),
            Outcome::Failed => println!("{name:<18}FAILED"),
            Outcome::Skipped(need) => println!("{name:<18}SKIPPED: needs {need}"),
        }
    }
    let failed = outcomes.iter().any(|(outcome, _)| matches!(outcome, Outcome::Failed));
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn one(check: &'static Check) -> Outcome {
    println!("\n== {}", check.name);
    if let Some(need) = check.needs.iter().find(|need| !need.is_met()) {
        println!("skipped: needs {need}");
        return Outcome::Skipped(need);
    }
    match (check.run)() {
        Ok(()) => Outcome::Passed,
        Err(error) => {
            println!("FAILED: {error}");
            Outcome::Failed
        }
    }
}
