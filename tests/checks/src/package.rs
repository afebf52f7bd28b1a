//! A package outside the workspace, like that of a user.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{Result, cargo, empty, root};

pub(crate) struct Package {
    directory: PathBuf,
}

impl Package {
    /// Writes the package: `manifest` is what follows the section `[package]`, and `file` below `src` holds `source`.
    pub(crate) fn new(directory: PathBuf, manifest: &str, file: &str, source: &str) -> Result<Self> {
        let name = directory.file_name().unwrap_or_default().to_string_lossy();
        let package = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n{manifest}\n[workspace]\n"
        );
        empty(&directory)?;
        fs::create_dir(directory.join("src"))?;
        fs::write(directory.join("Cargo.toml"), package)?;
        fs::write(directory.join("src").join(file), source)?;
        Ok(Self { directory })
    }

    /// Uses the versions in the lock file of the workspace.
    pub(crate) fn locked(self) -> Result<Self> {
        fs::copy("Cargo.lock", self.directory.join("Cargo.lock"))?;
        Ok(self)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.directory
    }

    /// Cargo in this package, with the given target directory.
    pub(crate) fn cargo(&self, arguments: &str, target: &Path) -> Command {
        let mut command = cargo(arguments);
        command.current_dir(&self.directory).env("CARGO_TARGET_DIR", target);
        command
    }
}

/// The facade of the workspace as a dependency, with `more` keys.
pub(crate) fn ours(more: &str) -> String {
    format!("[dependencies]\nftp-codes = {{ path = {:?}{more} }}\n", root().join("ftp-codes"))
}
