//! The lowest version of each dependency that the manifests permit is enough.

use std::fs;
use std::io;
use std::path::Path;

use crate::check::{Check, NIGHTLY, Need};
use crate::command::{Result, Run as _, cargo, target, work};

pub(crate) const CHECK: Check = Check {
    name: "minimal-versions",
    about: "everything compiles with the lowest versions that the manifests permit",
    needs: &[NIGHTLY, Need::Network],
    in_all: true,
    run,
};

fn run() -> Result {
    // A copy, whose lock file is changed.
    let copy = work("minimal-versions")?;
    for name in ["Cargo.toml", "Cargo.lock", "spec", "ftp-codes-macros", "ftp-codes", "tests", "examples"] {
        copy_newer(Path::new(name), &copy.join(name))?;
    }
    let in_copy = |arguments: &str| {
        let mut command = cargo(arguments);
        command.current_dir(&copy).env("CARGO_TARGET_DIR", target().join("checks/minimal-versions-target"));
        command
    };
    // Unstable features only choose the versions: the compiler is the stable one.
    in_copy("+nightly -Z direct-minimal-versions update --quiet").run()?;
    in_copy("check --quiet --workspace --all-targets --all-features --exclude checks").run()
}

/// Copies a file or a folder. A file that is the same stays, so that Cargo does not compile it again.
fn copy_newer(from: &Path, to: &Path) -> io::Result<()> {
    if !from.is_dir() {
        let bytes = fs::read(from)?;
        return if fs::read(to).is_ok_and(|old| old == bytes) { Ok(()) } else { fs::write(to, bytes) };
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let name = entry?.file_name();
        if name != "target" {
            copy_newer(&from.join(&name), &to.join(&name))?;
        }
    }
    Ok(())
}
