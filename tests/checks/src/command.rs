//! Running other programs.

use std::env;
use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub(crate) type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// The workspace, which is the current directory of everything that runs.
pub(crate) fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package)
}

/// The target directory of the workspace.
pub(crate) fn target() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// The directory of a check, which keeps its contents from run to run.
pub(crate) fn work(name: &str) -> io::Result<PathBuf> {
    let directory = target().join("checks").join(name);
    fs::create_dir_all(&directory)?;
    Ok(directory)
}

/// Creates a directory, or empties it.
pub(crate) fn empty(directory: &Path) -> io::Result<()> {
    if directory.exists() {
        fs::remove_dir_all(directory)?;
    }
    fs::create_dir_all(directory)
}

/// Cargo, with arguments that have no spaces; `+nightly` may be the first.
pub(crate) fn cargo(arguments: &str) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments.split_whitespace());
    // A compiler of another version would find the libraries that `cargo run` set for this program.
    command.env_remove("LD_LIBRARY_PATH");
    command
}

/// A line for the shell.
pub(crate) fn shell(line: &str) -> Command {
    let mut command = Command::new("bash");
    command.args(["-c", line]).env_remove("LD_LIBRARY_PATH");
    command
}

/// How a check runs a command.
pub(crate) trait Run {
    /// Shows the command and what it prints.
    fn run(&mut self) -> Result;
    /// Shows what it prints only if it fails.
    fn quietly(&mut self) -> Result;
    /// Returns its standard output.
    fn read(&mut self) -> Result<String>;
}

impl Run for Command {
    fn run(&mut self) -> Result {
        println!("$ {}", line(self));
        let status = self.stdin(Stdio::null()).status()?;
        if status.success() { Ok(()) } else { Err(format!("`{}`: {status}", line(self)).into()) }
    }

    fn quietly(&mut self) -> Result {
        let output = self.stdin(Stdio::null()).output()?;
        if output.status.success() {
            return Ok(());
        }
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        Err(format!("`{}`: {}\n{out}{err}", line(self), output.status).into())
    }

    fn read(&mut self) -> Result<String> {
        let output = self.stdin(Stdio::null()).stderr(Stdio::inherit()).output()?;
        if output.status.success() {
            return Ok(String::from_utf8(output.stdout)?);
        }
        Err(format!("`{}`: {}", line(self), output.status).into())
    }
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
