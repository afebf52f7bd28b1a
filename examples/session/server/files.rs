//! Files without their contents: `SIZE`, `MDTM`, `MLST`, `DELE`, `RNFR`, `RNTO`, `REST`.

use std::fs;

use ftp_codes::ReplyCode;
use ftp_codes::argument::RestartPoint;
use ftp_codes::payload::{FileSize, RestartOffset};

use super::answer::{Answer, Refusal, list, standard};
use super::connection::Connection;
use super::listing;

impl Connection {
    /// How many bytes a transfer would have. As text it would have more of them than the file, and to count them is to
    /// read it all (RFC 3659 §4).
    pub(super) fn size(&self, argument: &[u8]) -> Answer {
        let metadata = self.tree.metadata(&self.path(argument)?)?;
        if !metadata.is_file() {
            return Err(Refusal::file("it is not a plain file"));
        }
        if self.state.ascii {
            return Err(Refusal::file("sizes are told for TYPE I only"));
        }
        Ok(FileSize::new(metadata.len()).into())
    }

    pub(super) fn mdtm(&self, argument: &[u8]) -> Answer {
        let metadata = self.tree.metadata(&self.path(argument)?)?;
        let time = listing::modified(&metadata).filter(|_| metadata.is_file());
        let time = time.ok_or_else(|| Refusal::file("there is no modification time of it"))?;
        Ok(time.into())
    }

    pub(super) fn mlst(&self, argument: &[u8]) -> Answer {
        let path = if argument.is_empty() { self.state.directory.clone() } else { self.path(argument)? };
        let metadata = self.tree.metadata(&path)?;
        let path = path.to_string();
        let entry = listing::with_facts(&metadata, &path, &self.state.facts, |facts| facts.to_entry_bytes());
        let entry = entry.ok_or_else(|| Refusal::file("its facts cannot be told"))?;
        Ok(list(ReplyCode::FileActionOkay, &[format!("Listing {path}").into(), entry, b"End".to_vec()]))
    }

    pub(super) fn dele(&self, argument: &[u8]) -> Answer {
        let path = self.path(argument)?;
        if !self.tree.metadata(&path)?.is_file() {
            return Err(Refusal::file("it is not a plain file"));
        }
        fs::remove_file(self.tree.locate(&path)?)?;
        Ok(standard(ReplyCode::FileActionOkay))
    }

    pub(super) fn rnfr(&mut self, argument: &[u8]) -> Answer {
        let path = self.path(argument)?;
        self.tree.metadata(&path)?;
        if path.is_root() {
            return Err(Refusal::file("the root stays"));
        }
        self.state.renamed = Some(path);
        Ok(standard(ReplyCode::PendingFurtherInformation))
    }

    /// That `RNFR` comes directly before is known to the dialogue.
    pub(super) fn rnto(&mut self, argument: &[u8]) -> Answer {
        let from = self.state.renamed.take();
        let from = from.ok_or_else(|| Refusal::new(ReplyCode::BadCommandSequence, "send RNFR first"))?;
        let to = self.path(argument)?;
        // A file is replaced, as vsftpd, ProFTPD and Pure-FTPd do it; anything else stays.
        self.tree.size_to_write(&to)?;
        fs::rename(self.tree.locate(&from)?, self.tree.locate(&to)?)?;
        Ok(standard(ReplyCode::FileActionOkay))
    }

    /// Whether the offset is good is told by the transfer (RFC 3659 §5.3).
    pub(super) fn rest(&mut self, argument: &[u8]) -> Answer {
        let offset = RestartPoint::parse(argument)
            .map_err(|_| Refusal::argument("the marker is an offset in bytes, as in `REST 1024`"))?;
        self.state.offset = offset.octets();
        Ok(RestartOffset::new(offset.octets()).into())
    }
}
