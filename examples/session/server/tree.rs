//! `Tree`: the files that the server serves.

use std::fs::{self, DirEntry, File, Metadata, OpenOptions};
use std::io::{self, Seek, SeekFrom};
use std::path::PathBuf;

use super::answer::Refusal;
use super::virtual_path::{VirtualPath, is_name};
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
        for name in path.names() {
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

    /// A plain file, for reading, and its size.
    pub(super) fn open(&self, path: &VirtualPath) -> Result<(File, u64), Refusal> {
        // A pipe or a device would block.
        let metadata = self.metadata(path)?;
        if !metadata.is_file() {
            return Err(Refusal::file("it is not a plain file"));
        }
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
