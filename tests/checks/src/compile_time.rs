//! Measurements: how long a user's program takes to compile.
//!
//! Each prints the minimum and the median of wall time and CPU time, and their ratios to those of the last program. The
//! programs are compiled in turn, so that a busy machine is unfair to none of them. CPU time is steadier.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant, SystemTime};

use crate::check::{Check, Need};
use crate::command::{Result, Run as _, empty, work};
use crate::package::{Package, ours};

pub(crate) const COLD_BUILD: Check = Check {
    name: "cold-build",
    about: "how long a cold build takes, compared with that of a program with strum",
    needs: &[Need::Network],
    in_all: false,
    run: cold_build,
};

pub(crate) const MATCHING: Check = Check {
    name: "matching-time",
    about: "how long 500 uses of match_code! take to compile, compared with 500 matches by hand",
    needs: &[],
    in_all: false,
    run: matching,
};

const ROUNDS: usize = 9;

/// A package, and the command that is timed in it.
struct Program {
    name: &'static str,
    package: Package,
    target: PathBuf,
    command: &'static str,
}

fn cold_build() -> Result {
    let directory = work("cold-build")?;
    let ours_with = |features: &str| ours(&format!(", default-features = false, features = [{features}]"));
    let print = "fn main() { println!(\"{}\", ReplyCode::ServiceReady); }";
    let use_ours = format!("use ftp_codes::ReplyCode; {print}");
    let derive = format!("#[derive(strum::Display)] enum ReplyCode {{ ServiceReady }} {print}");
    let strum = "[dependencies]\nstrum = { version = \"0.28\", features = [\"derive\"] }\n";
    let mut programs = Vec::new();
    for (name, manifest, source) in [
        ("bare", ours_with(""), &use_ours),
        ("default", ours_with("\"std\", \"payload\""), &use_ours),
        ("strum", strum.to_owned(), &derive),
    ] {
        let target = directory.join(name).join("target");
        let package = Package::new(directory.join(name), &manifest, "main.rs", source)?;
        // Everything from the network is fetched now.
        package.cargo("fetch --quiet", &target).run()?;
        programs.push(Program { name, package, target, command: "build" });
    }
    race(&programs, |program, command| {
        // Cargo shows the lints of a dependency by path, and not those of one from the registry.
        command.env("RUSTFLAGS", "--cap-lints=allow");
        Ok(empty(&program.target)?)
    })
}

fn matching() -> Result {
    let directory = work("matching-time")?;
    // Every fourth match binds the value and has a guard, and every other one is of a `RawCode`.
    let uses = |write: fn(usize) -> String| {
        (0..500)
            .map(|n| {
                let code = if n % 2 == 0 { "RawCode" } else { "ReplyCode" };
                format!("pub fn decide_{n}(code: ftp_codes::{code}, retries: u32) -> u32 {{\n{}\n}}\n", write(n))
            })
            .collect::<String>()
    };
    let by_macro = uses(|n| {
        let last =
            if n % 4 == 0 { "found @ (4xx | 5xx) if retries > 6 => u32::from(found.code())" } else { "4xx | 5xx => 6" };
        format!(
            "ftp_codes::match_code!(code {{ ServiceReady => retries + {n}, 331 | 332 => 1, 1xx => 2, \
             42x if retries < 3 => 3, 421..=426 => 4, 55x => 5, {last}, _ => 7 }})"
        )
    });
    let by_hand = uses(|n| {
        let last = if n % 4 == 0 { " if retries > 6 => u32::from(code.code())" } else { " => 6" };
        format!(
            "match code.code() {{ 220 => retries + {n}, 331 | 332 => 1, 100..=199 => 2, 420..=429 if retries < 3 => 3, \
             421..=426 => 4, 550..=559 => 5, 400..=499 | 500..=599{last}, _ => 7 }}"
        )
    });
    for command in ["check", "build"] {
        println!("cargo {command}");
        let mut programs = Vec::new();
        for (name, source) in [("macro", &by_macro), ("hand", &by_hand)] {
            let package = Package::new(directory.join(name), &ours(""), "lib.rs", source)?.locked()?;
            programs.push(Program { name, package, target: directory.join("target"), command });
        }
        race(&programs, |program, _| {
            let source = program.package.path().join("src/lib.rs");
            Ok(File::options().append(true).open(source)?.set_modified(SystemTime::now())?)
        })?;
    }
    Ok(())
}

/// Compiles each program in turn, and prints the times. What `prepare` does is not timed.
fn race(programs: &[Program], prepare: fn(&Program, &mut Command) -> Result) -> Result {
    let mut times = vec![Vec::new(); programs.len()];
    // The first round does not count: it compiles the dependencies, and brings the compiler into memory.
    for round in 0..=ROUNDS {
        for (program, times) in programs.iter().zip(&mut times) {
            let mut command = program.package.cargo(&format!("{} --quiet --offline", program.command), &program.target);
            command.env("CARGO_INCREMENTAL", "0");
            prepare(program, &mut command)?;
            let time = timed(&mut command)?;
            if round > 0 {
                times.push(time);
            }
        }
    }
    for (clock, pick) in [("CPU", (|time| time.0) as fn(&(Duration, Duration)) -> Duration), ("wall", |time| time.1)] {
        for (which, index) in [("minimum", 0), ("median", ROUNDS / 2)] {
            let figure = |times: &Vec<(Duration, Duration)>| {
                let mut sorted: Vec<_> = times.iter().map(pick).collect();
                sorted.sort();
                sorted.get(index).map_or(0.0, Duration::as_secs_f64)
            };
            let beside = times.last().map_or(1.0, figure);
            for (program, times) in programs.iter().zip(&times) {
                let time = figure(times);
                println!("{:<8} {clock:<4} {which:<8} {time:>6.2} s, ratio {:.2}", program.name, time / beside);
            }
        }
    }
    Ok(())
}

/// CPU time and wall time of a command.
fn timed(command: &mut Command) -> Result<(Duration, Duration)> {
    let (cpu, start) = (cpu_of_children()?, Instant::now());
    command.quietly()?;
    Ok((cpu_of_children()?.saturating_sub(cpu), start.elapsed()))
}

/// User and system time of the processes that have ended, as Linux counts it (proc(5), `cutime` and `cstime`).
fn cpu_of_children() -> Result<Duration> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The name of the program, in parentheses, may have spaces. A tick is a hundredth of a second on every Linux.
    let (_, fields) = stat.rsplit_once(')').ok_or("/proc/self/stat: no name")?;
    let ticks =
        fields.split_whitespace().skip(13).take(2).map(str::parse::<u64>).sum::<std::result::Result<u64, _>>()?;
    Ok(Duration::from_millis(ticks * 10))
}
