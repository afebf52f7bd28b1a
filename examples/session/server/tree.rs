//! `Tree`: the files that the server serves, and `VirtualPath`: a path as the client sees it.

use std::fmt;
use std::fs::{self, DirEntry, File, Metadata, OpenOptions};
use std::io::{self, Seek, SeekFrom};
use std::path::{Component, Path, PathBuf};

use super::answer::Refusal;
use ftp_codes::ReplyCode;

/// The files below a directory. No path leads out of it, and no symbolic link.
#[derive(Debug)]
pub(super) struct Tree {
    root: PathBuf,
}

/// A file or a directory in a listing.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) metadata: Metadata,
}

/// What is in a directory.
pub(super) type Entries = Box<dyn Iterator<Item = io::Result<Entry>>>;

impl Tree {
    pub(super) fn new(root: PathBuf) -> Self {
        Self { root }
    }

    /// Where a path is on the disk. There need not be anything.
    ///
    /// Nobody can make a link by FTP. Whoever can change the directory from outside at the same time needs no server to
    /// read its files.
    pub(super) fn locate(&self, path: &VirtualPath) -> Result<PathBuf, Refusal> {
        let mut place = self.root.clone();
        for name in &path.names {
            place.push(name);
            if fs::symlink_metadata(&place).is_ok_and(|metadata| metadata.is_symlink()) {
                return Err(Refusal::file("symbolic links are not followed"));
            }
        }
        Ok(place)
    }

    /// What is at a path.
    pub(super) fn metadata(&self, path: &VirtualPath) -> Result<Metadata, Refusal> {
        let metadata = fs::symlink_metadata(self.locate(path)?)?;
        if is_shown(&metadata) { Ok(metadata) } else { Err(Refusal::file("it is neither a file nor a directory")) }
    }

    /// The same of a plain file, and of nothing else.
    pub(super) fn file_metadata(&self, path: &VirtualPath) -> Result<Metadata, Refusal> {
        let metadata = self.metadata(path)?;
        if metadata.is_file() { Ok(metadata) } else { Err(Refusal::file("it is not a plain file")) }
    }

    /// A plain file, for reading, and its size.
    pub(super) fn open(&self, path: &VirtualPath) -> Result<(File, u64), Refusal> {
        let metadata = self.file_metadata(path)?;
        Ok((File::open(self.locate(path)?)?, metadata.len()))
    }

    /// A plain file, for writing from an offset on. What comes after the offset is still there.
    pub(super) fn create(&self, path: &VirtualPath, offset: u64) -> Result<File, Refusal> {
        let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(self.locate(path)?)?;
        file.seek(SeekFrom::Start(offset))?;
        Ok(file)
    }

    /// A plain file, for writing after its end.
    pub(super) fn append(&self, path: &VirtualPath) -> Result<File, Refusal> {
        Ok(OpenOptions::new().append(true).create(true).open(self.locate(path)?)?)
    }

    /// A file that did not exist before, and its name.
    pub(super) fn unique(&self, directory: &VirtualPath) -> Result<(String, File), Refusal> {
        let unnamed = || Refusal::new(ReplyCode::FileNameNotAllowed, "no unique name was found");
        let place = self.locate(directory).map_err(|_| unnamed())?;
        for name in (1..10_000).map(|number| format!("unique.{number}")) {
            match OpenOptions::new().write(true).create_new(true).open(place.join(&name)) {
                Ok(file) => return Ok((name, file)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(_) => break,
            }
        }
        Err(unnamed())
    }

    /// What is in a directory, read while it is asked for and in the order of the system, because a directory may be
    /// larger than the memory. Names that the client could not send back are skipped.
    pub(super) fn entries(&self, directory: &VirtualPath) -> Result<Entries, Refusal> {
        let shown = |entry: io::Result<DirEntry>| {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => return Some(Err(error)),
            };
            // Somebody may have removed it.
            let (name, metadata) = (entry.file_name().into_string().ok()?, entry.metadata().ok()?);
            (is_name(&name) && is_shown(&metadata)).then_some(Ok(Entry { name, metadata }))
        };
        Ok(Box::new(fs::read_dir(self.locate(directory)?)?.filter_map(shown)))
    }

    /// The size of a plain file that may be written, 0 if there is none.
    pub(super) fn size_to_write(&self, path: &VirtualPath) -> Result<u64, Refusal> {
        match fs::symlink_metadata(self.locate(path)?) {
            Ok(metadata) if metadata.is_file() => Ok(metadata.len()),
            Ok(_) => Err(Refusal::new(ReplyCode::FileNameNotAllowed, "it exists, and is not a plain file")),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !path.is_root() => Ok(0),
            Err(error) => Err(error.into()),
        }
    }
}

/// Whether it is a file or a directory: a pipe or a device would block, and links are not followed.
fn is_shown(metadata: &Metadata) -> bool {
    metadata.is_file() || metadata.is_dir()
}

/// A path from the root that the client sees, without `.` and `..`: there is nothing above the root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct VirtualPath {
    pub(super) names: Vec<String>,
}

impl VirtualPath {
    /// The path that an argument means to a client in this directory.
    ///
    /// # Errors
    ///
    /// If a part of it is not a name: bytes that are not UTF-8 (RFC 2640 §3.1), control characters, or on some systems
    /// letters of drives and other separators.
    pub(super) fn join(&self, argument: &[u8]) -> Result<Self, Refusal> {
        let path = std::str::from_utf8(argument).map_err(|_| Refusal::argument("the path is not UTF-8"))?;
        if path.is_empty() {
            return Err(Refusal::argument("a path is missing"));
        }
        let mut joined = if path.starts_with('/') { Self::default() } else { self.clone() };
        for name in path.split('/') {
            match name {
                "" | "." => {}
                ".." => drop(joined.names.pop()),
                name if is_name(name) => joined.names.push(name.to_owned()),
                _ => return Err(Refusal::argument("the path contains what cannot be part of a name")),
            }
        }
        Ok(joined)
    }

    /// The directory that it is in; that of the root is the root.
    pub(super) fn parent(&self) -> Self {
        Self { names: self.names.split_last().map_or_else(Vec::new, |(_, above)| above.to_vec()) }
    }

    /// The same path with one more name.
    pub(super) fn child(&self, name: &str) -> Self {
        Self { names: [&self.names[..], &[name.to_owned()]].concat() }
    }

    /// The same path, unless it is the root, which is neither moved nor removed.
    pub(super) fn not_root(self) -> Result<Self, Refusal> {
        if self.is_root() { Err(Refusal::file("the root stays")) } else { Ok(self) }
    }

    /// Whether it is the root.
    pub(super) fn is_root(&self) -> bool {
        self.names.is_empty()
    }
}

/// Whether it names one thing in a directory, on this system, and can be sent in a line.
pub(super) fn is_name(name: &str) -> bool {
    let mut components = Path::new(name).components();
    let is_one =
        matches!((components.next(), components.next()), (Some(Component::Normal(only)), None) if only == name);
    is_one && !name.chars().any(char::is_control)
}

impl fmt::Display for VirtualPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_root() {
            return f.write_str("/");
        }
        self.names.iter().try_for_each(|name| write!(f, "/{name}"))
    }
}
