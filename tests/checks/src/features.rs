//! Each feature compiles alone, as a user would build it, and so does the core without an operating system.

use std::fs;
use std::process::Command;

use crate::check::{Check, Need};
use crate::command::{Result, Run as _, cargo};

pub(crate) const CHECK: Check = Check {
    name: "features",
    about: "each feature compiles without warnings, alone and with others, and without std",
    needs: &[Need::Program(
        "test -d $(rustc --print target-libdir --target thumbv7em-none-eabi)",
        "rustup target add thumbv7em-none-eabi",
    )],
    in_all: true,
    run,
};

/// Features with code that needs both.
const TOGETHER: [&str; 4] = ["payload,alloc", "payload,serde", "alloc,serde", "alloc,bytes"];

/// The features to check on a target without an operating system.
const BARE: [&str; 3] = ["", "payload", "alloc,payload,serde,bytes,base64"];

fn run() -> Result {
    let manifest = fs::read_to_string("ftp-codes/Cargo.toml")?;
    let alone = features(&manifest);
    if !alone.contains(&"payload") {
        return Err("ftp-codes/Cargo.toml: no list of features found".into());
    }
    for features in [""].into_iter().chain(alone).chain(TOGETHER) {
        clippy(features).args(["--", "-D", "warnings"]).run()?;
    }
    for features in BARE {
        cargo("check --quiet -p ftp-codes --target thumbv7em-none-eabi --no-default-features --features")
            .arg(features)
            .run()?;
    }
    Ok(())
}

fn clippy(features: &str) -> Command {
    let mut command = cargo("clippy --quiet -p ftp-codes --no-default-features --features");
    command.arg(features);
    command
}

/// The names in the section `[features]` of a manifest.
fn features(manifest: &str) -> Vec<&str> {
    let section = manifest.lines().skip_while(|line| *line != "[features]").skip(1);
    let lines = section.take_while(|line| !line.starts_with('['));
    lines.filter_map(|line| line.split_once(" = ")).map(|(name, _)| name).filter(|name| *name != "default").collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_features_are_those_of_their_section() {
        let manifest = "[package]\nname = \"a\"\n\n[features]\ndefault = [\"b\"]\n# A comment.\nb = []\nc = [\"b\"]\n\n[lints]\nd = 1\n";
        assert_eq!(super::features(manifest), ["b", "c"]);
    }
}
