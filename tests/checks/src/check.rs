//! A check, and what it needs.

use std::fmt;
use std::process::{Command, Stdio};

use crate::command::{Result, cargo, shell};

/// A check of the list.
pub(crate) struct Check {
    pub(crate) name: &'static str,
    /// One line for `list`.
    pub(crate) about: &'static str,
    pub(crate) needs: &'static [Need],
    /// Whether `all` runs it. Measurements are not part of `all`.
    pub(crate) in_all: bool,
    pub(crate) run: fn() -> Result,
}

/// Something that not every machine has.
pub(crate) enum Need {
    /// To unpack Debian packages and start servers.
    Root,
    /// Access to the registry.
    Network,
    /// A command that succeeds where the program is installed, and how to install it.
    Program(&'static str, &'static str),
}

pub(crate) const NIGHTLY: Need =
    Need::Program("cargo +nightly --version", "rustup toolchain install nightly --profile minimal");

impl Need {
    pub(crate) fn is_met(&self) -> bool {
        match self {
            Self::Root => succeeds(&mut shell("test $(id -u) = 0")),
            Self::Network => {
                let settings = ["--config", "net.retry=0", "--config", "http.timeout=10"];
                succeeds(cargo("update --dry-run").args(settings))
            }
            // Asking for a toolchain must not install it.
            Self::Program(command, _) => succeeds(shell(command).env("RUSTUP_AUTO_INSTALL", "0")),
        }
    }
}

fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<18}{}", self.name, self.about)?;
        if !self.in_all {
            f.write_str(" (not in `all`)")?;
        }
        self.needs.iter().try_for_each(|need| write!(f, "\n{:<18}needs {need}", ""))
    }
}

impl fmt::Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => f.write_str("root, on Debian"),
            Self::Network => f.write_str("the package registry"),
            Self::Program(command, how) => write!(f, "`{command}`; to get it: {how}"),
        }
    }
}
