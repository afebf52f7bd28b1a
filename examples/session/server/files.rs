//! Files and directories without their contents: `PWD`, `CWD`, `CDUP`, `MKD`, `RMD`, `SIZE`, `MDTM`, `DELE`, `RNFR`, `RNTO`.

use std::fs;

use ftp_codes::ReplyCode;
use ftp_codes::payload::{FileSize, PathName};

use super::answer::{Answer, Refusal, standard};
use super::connection::Connection;
use super::listing;
use super::tree::VirtualPath;

impl Connection {
    pub(super) fn pwd(&mut self, _: &[u8]) -> Answer {
        named(&self.state.directory, "is the current directory")
    }

    pub(super) fn cwd(&mut self, argument: &[u8]) -> Answer {
        let path = self.path(argument)?;
        if !self.tree.metadata(&path)?.is_dir() {
            return Err(Refusal::file("it is not a directory"));
        }
        self.state.directory = path;
        Ok(standard(ReplyCode::FileActionOkay))
    }

    /// The parent of the root is the root.
    pub(super) fn cdup(&mut self, _: &[u8]) -> Answer {
        self.state.directory = self.state.directory.parent();
        Ok(standard(ReplyCode::CommandOkay))
    }

    pub(super) fn mkd(&mut self, argument: &[u8]) -> Answer {
        let path = self.path(argument)?;
        fs::create_dir(self.tree.locate(&path)?)?;
        named(&path, "created")
    }

    pub(super) fn rmd(&mut self, argument: &[u8]) -> Answer {
        fs::remove_dir(self.tree.locate(&self.path(argument)?.not_root()?)?)?;
        Ok(standard(ReplyCode::FileActionOkay))
    }

    /// How many bytes a transfer has, in every type (RFC 3659 §4).
    pub(super) fn size(&mut self, argument: &[u8]) -> Answer {
        Ok(FileSize::new(self.tree.file_metadata(&self.path(argument)?)?.len()).into())
    }

    pub(super) fn mdtm(&mut self, argument: &[u8]) -> Answer {
        let time = listing::modified(&self.tree.file_metadata(&self.path(argument)?)?);
        Ok(time.ok_or_else(|| Refusal::file("it has no modification time"))?.into())
    }

    pub(super) fn dele(&mut self, argument: &[u8]) -> Answer {
        let path = self.path(argument)?;
        self.tree.file_metadata(&path)?;
        fs::remove_file(self.tree.locate(&path)?)?;
        Ok(standard(ReplyCode::FileActionOkay))
    }

    pub(super) fn rnfr(&mut self, argument: &[u8]) -> Answer {
        let path = self.path(argument)?.not_root()?;
        self.tree.metadata(&path)?;
        self.state.renamed = Some(path);
        Ok(standard(ReplyCode::PendingFurtherInformation))
    }

    /// The session has checked that `RNFR` came directly before. An existing file is replaced, as in vsftpd, ProFTPD and
    /// Pure-FTPd; anything else is not.
    pub(super) fn rnto(&mut self, argument: &[u8]) -> Answer {
        let from = self.state.renamed.take();
        let from = from.ok_or_else(|| Refusal::new(ReplyCode::BadCommandSequence, "send RNFR first"))?;
        let to = self.path(argument)?;
        self.tree.size_to_write(&to)?;
        fs::rename(self.tree.locate(&from)?, self.tree.locate(&to)?)?;
        Ok(standard(ReplyCode::FileActionOkay))
    }
}

/// A reply with the absolute path in quotes, and words (RFC 959 App. II).
fn named(path: &VirtualPath, words: &str) -> Answer {
    let path = path.to_string();
    let named = PathName::new(path.as_bytes()).and_then(|path| path.with_commentary(words.as_bytes()));
    Ok(named.ok_or_else(|| Refusal::file("the path cannot be sent"))?.try_into()?)
}
