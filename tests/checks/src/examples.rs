//! The examples do what they say.

use std::fs;
use std::process::Command;

use crate::check::Check;
use crate::command::{Result, Run as _, cargo, target};

pub(crate) const CHECK: Check =
    Check { name: "examples", about: "every example runs and succeeds", needs: &[], in_all: true, run };

fn run() -> Result {
    cargo("build --quiet --workspace --examples").run()?;
    for name in names()? {
        println!("{name}");
        // Not `cargo run`, which would choose other features of the dependencies and compile them again.
        Command::new(target().join("debug/examples").join(name)).quietly()?;
    }
    Ok(())
}

/// The examples as Cargo finds them: `name.rs` and `name/main.rs`.
fn names() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir("examples")? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rs") || path.join("main.rs").exists() {
            names.push(path.file_stem().unwrap_or_default().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}
