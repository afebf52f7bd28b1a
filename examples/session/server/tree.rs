//! `Tree`: the files that the server serves, and `VirtualPath`: a path as the client sees it.

use std::fmt;
use std::fs::{self, DirEntry, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use ftp_codes::ReplyCode;

use super::answer::Refusal;

/// The files below a directory. Neither a path nor a symbolic link leads out of it.
#[derive(Debug)]
pub(super) struct Tree {
    root: PathBuf,
}

/// A file or a directory in a listing.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) path: VirtualPath,
    pub(super) metadata: Metadata,
}

impl Tree {
    /// # Errors
    ///
    /// If the root is not a directory, or cannot be read.
    pub(super) fn new(root: &Path) -> io::Result<Self> {
        root.read_dir()?;
        Ok(Self { root: root.to_owned() })
    }

    /// The path on the disk. Nothing needs to exist there.
    ///
    /// A link cannot be created by FTP. Whoever can create one at the same time by other means does not need the server to
    /// read the files.
    pub(super) fn locate(&self, path: &VirtualPath) -> Result<PathBuf, Refusal> {
        let mut located = self.root.clone();
        for name in &path.names {
            located.push(name);
            if fs::symlink_metadata(&located).is_ok_and(|metadata| metadata.is_symlink()) {
                return Err(Refusal::file("symbolic links are not followed"));
            }
        }
        Ok(located)
    }

    /// What is at a path.
    pub(super) fn metadata(&self, path: &VirtualPath) -> Result<Metadata, Refusal> {
        let metadata = fs::symlink_metadata(self.locate(path)?)?;
        if is_shown(&metadata) { Ok(metadata) } else { Err(Refusal::file("it is neither a file nor a directory")) }
    }

    /// Like [`metadata`](Self::metadata), but only for a plain file.
    pub(super) fn file_metadata(&self, path: &VirtualPath) -> Result<Metadata, Refusal> {
        let metadata = self.metadata(path)?;
        if metadata.is_file() { Ok(metadata) } else { Err(Refusal::file("it is not a plain file")) }
    }

    /// The size of a plain file that may be written; 0 if it does not exist.
    pub(super) fn size_to_write(&self, path: &VirtualPath) -> Result<u64, Refusal> {
        match fs::symlink_metadata(self.locate(path)?) {
            Ok(metadata) if metadata.is_file() => Ok(metadata.len()),
            Ok(_) => Err(Refusal::new(ReplyCode::FileNameNotAllowed, "it exists, and is not a plain file")),
            Err(error) if error.kind() == ErrorKind::NotFound => self.metadata(&path.parent()).map(|_| 0),
            Err(error) => Err(error.into()),
        }
    }

    /// The entries of a directory, or the file itself. A large directory might not fit into memory, so it is read lazily, in
    /// the order of the system. Names that the client could not send back are skipped.
    pub(super) fn entries(&self, path: VirtualPath) -> Result<Box<dyn Iterator<Item = io::Result<Entry>>>, Refusal> {
        let metadata = self.metadata(&path)?;
        if metadata.is_file() {
            return Ok(Box::new(std::iter::once(Ok(Entry { path, metadata }))));
        }
        let directory = fs::read_dir(self.locate(&path)?)?;
        let shown = move |entry: DirEntry| {
            // The file may have been removed meanwhile.
            let (name, metadata) = (entry.file_name().into_string().ok()?, entry.metadata().ok()?);
            (is_sendable(&name) && is_shown(&metadata)).then(|| Entry { path: path.child(&name), metadata })
        };
        Ok(Box::new(directory.filter_map(move |entry| entry.map(&shown).transpose())))
    }
}

/// Whether this is a file or a directory. A pipe or a device would block, and links are not followed.
fn is_shown(metadata: &Metadata) -> bool {
    metadata.is_file() || metadata.is_dir()
}

/// A path from the root that the client sees, without `.` and `..`: there is nothing above the root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct VirtualPath {
    names: Vec<String>,
}

impl VirtualPath {
    /// The path that an argument means to a client in this directory.
    ///
    /// # Errors
    ///
    /// If a part is not a name: bytes that are not UTF-8 (RFC 2640 §3.1), control characters, or drive letters on some
    /// systems.
    pub(super) fn join(&self, argument: &[u8]) -> Result<Self, Refusal> {
        let path = std::str::from_utf8(argument).map_err(|_| Refusal::argument("the path is not UTF-8"))?;
        if path.is_empty() {
            return Err(Refusal::argument("a path is missing"));
        }
        let mut joined = self.clone();
        for part in Path::new(path).components() {
            match (part, part.as_os_str().to_str()) {
                (Component::RootDir, _) => joined.names.clear(),
                (Component::CurDir, _) => {}
                (Component::ParentDir, _) => drop(joined.names.pop()),
                (Component::Normal(_), Some(name)) if is_sendable(name) => joined.names.push(name.to_owned()),
                _ => return Err(Refusal::argument("the path contains what cannot be part of a name")),
            }
        }
        Ok(joined)
    }

    /// The directory that contains it; for the root, the root.
    pub(super) fn parent(&self) -> Self {
        let (_, above) = self.names.split_last().unwrap_or((&String::new(), &[]));
        Self { names: above.to_vec() }
    }

    fn child(&self, name: &str) -> Self {
        Self { names: [&self.names[..], &[name.to_owned()]].concat() }
    }

    /// The name in its directory.
    pub(super) fn name(&self) -> &str {
        self.names.last().map_or("/", String::as_str)
    }

    /// The same path, unless it is the root, which can neither be renamed nor removed.
    pub(super) fn not_root(self) -> Result<Self, Refusal> {
        if self.names.is_empty() { Err(Refusal::file("the root cannot be renamed or removed")) } else { Ok(self) }
    }
}

/// Whether a name can be sent in a line.
fn is_sendable(name: &str) -> bool {
    !name.contains(char::is_control)
}

impl fmt::Display for VirtualPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.names.join("/"))
    }
}
