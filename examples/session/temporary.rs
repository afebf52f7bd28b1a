//! `Temporary`: a directory that goes when it is done with.

use std::fs::{self, DirBuilder};
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};

/// A directory that is removed with all that is in it.
#[derive(Debug)]
pub(crate) struct Temporary {
    path: PathBuf,
}

impl Temporary {
    /// A new directory, for this user only.
    pub(crate) fn new() -> io::Result<Self> {
        let path = std::env::temp_dir().join(format!("ftp-codes-{}", word()));
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&path)?;
        Ok(Self { path })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // Nothing better can be done about it.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// A word that nobody can guess: the keys of hash maps come from the system's source of randomness.
pub(crate) fn word() -> String {
    format!("{:016x}", RandomState::new().hash_one(std::process::id()))
}
