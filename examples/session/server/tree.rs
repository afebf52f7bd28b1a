//! `Tree`: the files that the server serves.

use std::fs::{self, File, Metadata, OpenOptions};
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
        Ok(fs::symlink_metadata(self.locate(path)?)?)
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

    /// A plain file, for writing from an offset on. What was behind the offset is gone.
    pub(super) fn create(&self, path: &VirtualPath, offset: u64) -> Result<File, Refusal> {
        let size = self.size_to_write(path)?;
        if offset > size {
            return Err(Refusal::new(ReplyCode::InvalidRestParameter, format!("the file has only {size} bytes")));
        }
        let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(self.locate(path)?)?;
        file.set_len(offset)?;
        file.seek(SeekFrom::Start(offset))?;
        Ok(file)
    }

    /// A plain file, for writing behind its end.
    pub(super) fn append(&self, path: &VirtualPath) -> Result<File, Refusal> {
        self.size_to_write(path)?;
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

    /// What is in a directory, sorted. A name that the client could not send back is left out.
    pub(super) fn entries(&self, directory: &VirtualPath) -> Result<Vec<Entry>, Refusal> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(self.locate(directory)?)? {
            let entry = entry?;
            let (Ok(name), Ok(metadata)) = (entry.file_name().into_string(), entry.metadata()) else { continue };
            if is_name(&name) && !metadata.is_symlink() {
                entries.push(Entry { name, metadata });
            }
        }
        entries.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(entries)
    }

    /// The size of a plain file, 0 if there is none.
    fn size_to_write(&self, path: &VirtualPath) -> Result<u64, Refusal> {
        match fs::symlink_metadata(self.locate(path)?) {
            Ok(metadata) if metadata.is_file() => Ok(metadata.len()),
            Ok(_) => Err(Refusal::new(ReplyCode::FileNameNotAllowed, "it exists, and is not a plain file")),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !path.is_root() => Ok(0),
            Err(error) => Err(error.into()),
        }
    }
}
