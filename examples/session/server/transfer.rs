//! Transfers: `RETR`, `STOR`, `STOU`, `APPE`, `LIST`, `NLST`, `MLSD`.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};

use ftp_codes::ReplyCode;
use ftp_codes::payload::{TransferSize, UniqueFile};
use ftp_codes::reply::OwnedReply;

use super::answer::{Refusal, line, standard};
use super::ascii::{Decoder, Encoder};
use super::connection::Connection;
use super::watch::{Stop, Watch};

/// A transfer that can begin.
pub(super) struct Transfer {
    /// The preliminary reply.
    announcement: OwnedReply,
    data: Data,
}

enum Data {
    ToClient(Box<dyn Read>),
    FromClient(Box<dyn Write>),
}

impl Connection {
    pub(super) fn retr(&mut self, argument: &[u8]) -> Result<Transfer, Refusal> {
        let offset = self.take_offset()?;
        let (mut file, size) = self.tree.open(&self.path(argument)?)?;
        if offset > size {
            return Err(Refusal::new(ReplyCode::InvalidRestParameter, format!("the file has only {size} bytes")));
        }
        file.seek(SeekFrom::Start(offset))?;
        let (words, data): (_, Box<dyn Read>) = match self.state.ascii {
            true => ("Opening data connection for text".to_owned(), Box::new(Encoder::new(file))),
            false => {
                let size = TransferSize::new(size.saturating_sub(offset));
                (format!("Opening data connection {size}"), Box::new(file))
            }
        };
        Ok(Transfer { announcement: line(ReplyCode::FileStatusOkay, words), data: Data::ToClient(data) })
    }

    pub(super) fn stor(&mut self, argument: &[u8]) -> Result<Transfer, Refusal> {
        let offset = self.take_offset()?;
        let file = self.tree.create(&self.path(argument)?, offset)?;
        Ok(self.receiving(standard(ReplyCode::FileStatusOkay), file))
    }

    /// `APPE` knows where it begins. A marker before it can only be a mistake.
    pub(super) fn appe(&mut self, argument: &[u8]) -> Result<Transfer, Refusal> {
        if self.take_offset()? > 0 {
            return Err(Refusal::new(ReplyCode::InvalidRestParameter, "APPE begins behind the end of the file"));
        }
        let file = self.tree.append(&self.path(argument)?)?;
        Ok(self.receiving(standard(ReplyCode::FileStatusOkay), file))
    }

    /// The name is told before the transfer (RFC 1123 §4.1.2.9). A marker is for files that there are.
    pub(super) fn stou(&mut self) -> Result<Transfer, Refusal> {
        self.state.offset = 0;
        let (name, file) = self.tree.unique(&self.state.directory)?;
        let announcement = match UniqueFile::new(name.as_bytes()) {
            Some(name) => line(ReplyCode::FileStatusOkay, name.to_bytes()),
            None => standard(ReplyCode::FileStatusOkay),
        };
        Ok(self.receiving(announcement, file))
    }

    /// A listing, which is text whatever the type is (RFC 1123 §4.1.2.7).
    pub(super) fn sending(&self, lines: Vec<Vec<u8>>) -> Transfer {
        let text: Vec<u8> = lines.into_iter().flat_map(|line| [line, b"\r\n".to_vec()].concat()).collect();
        let data = Data::ToClient(Box::new(io::Cursor::new(text)));
        Transfer { announcement: standard(ReplyCode::FileStatusOkay), data }
    }

    fn receiving(&self, announcement: OwnedReply, file: File) -> Transfer {
        let data: Box<dyn Write> = if self.state.ascii { Box::new(Decoder::new(file)) } else { Box::new(file) };
        Transfer { announcement, data: Data::FromClient(data) }
    }

    /// Announces a transfer, makes it, and tells how it went.
    pub(super) fn transfer(&mut self, transfer: Transfer) -> io::Result<()> {
        let Transfer { announcement, data } = transfer;
        self.dialogue.answer(announcement)?;
        let Some(port) = self.state.data.take() else {
            return self.dialogue.answer(line(ReplyCode::CantOpenDataConnection, "use PASV or EPSV first"));
        };
        let mut watch = Watch::new(&mut self.lines, &mut self.dialogue);
        let mut stream = match port.open(self.peer, &mut watch) {
            Ok(stream) => stream,
            Err(Stop::Control(error)) => return Err(error),
            Err(stop) => return self.dialogue.answer(line(ReplyCode::CantOpenDataConnection, stop.to_string())),
        };
        let result = match data {
            Data::ToClient(file) => watch.send(file, &mut stream),
            Data::FromClient(file) => watch.receive(&mut stream, file),
        };
        // The reply says that it is closed.
        drop(stream);
        self.dialogue.answer(match result {
            Ok(()) => standard(ReplyCode::ClosingDataConnection),
            Err(Stop::Control(error)) => return Err(error),
            Err(Stop::File(error)) if error.kind() == ErrorKind::StorageFull => {
                standard(ReplyCode::ExceededStorageAllocation)
            }
            Err(stop @ Stop::File(_)) => line(ReplyCode::LocalError, stop.to_string()),
            Err(stop) => line(ReplyCode::TransferAborted, format!("Transfer aborted: {stop}")),
        })
    }

    /// The offset of a `REST`, which counts once. In text, a byte of the transfer is not one of the file.
    fn take_offset(&mut self) -> Result<u64, Refusal> {
        let offset = std::mem::take(&mut self.state.offset);
        if offset > 0 && self.state.ascii {
            return Err(Refusal::new(ReplyCode::TypeOrStruMismatch, "restart is for TYPE I only"));
        }
        Ok(offset)
    }
}
