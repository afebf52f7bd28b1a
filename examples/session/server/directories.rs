//! Directories: `PWD`, `CWD`, `CDUP`, `MKD`, `RMD`.

use std::fs;

use ftp_codes::ReplyCode;
use ftp_codes::payload::PathName;

use super::answer::{Answer, Refusal, line, standard};
use super::connection::Connection;
use super::virtual_path::VirtualPath;

impl Connection {
    pub(super) fn pwd(&self) -> Answer {
        Ok(named(&self.state.directory, "is the current directory"))
    }

    pub(super) fn cwd(&mut self, argument: &[u8]) -> Answer {
        let path = self.path(argument)?;
        if !self.tree.metadata(&path)?.is_dir() {
            return Err(Refusal::file("it is not a directory"));
        }
        self.state.directory = path;
        Ok(standard(ReplyCode::FileActionOkay))
    }

    /// Nothing is above the root; who goes there stays.
    pub(super) fn cdup(&mut self) -> Answer {
        self.state.directory = self.state.directory.parent();
        Ok(standard(ReplyCode::CommandOkay))
    }

    pub(super) fn mkd(&self, argument: &[u8]) -> Answer {
        let path = self.path(argument)?;
        fs::create_dir(self.tree.locate(&path)?)?;
        Ok(named(&path, "created"))
    }

    pub(super) fn rmd(&self, argument: &[u8]) -> Answer {
        let path = self.path(argument)?;
        if path.is_root() {
            return Err(Refusal::file("the root stays"));
        }
        fs::remove_dir(self.tree.locate(&path)?)?;
        Ok(standard(ReplyCode::FileActionOkay))
    }
}

/// The absolute path in quotes, and words (RFC 959 App. II).
fn named(path: &VirtualPath, words: &str) -> ftp_codes::reply::OwnedReply {
    let path = path.to_string();
    let text = PathName::new(path.as_bytes()).and_then(|path| path.with_commentary(words.as_bytes()));
    line(ReplyCode::PathCreated, text.map(|text| text.to_bytes()).unwrap_or_default())
}
