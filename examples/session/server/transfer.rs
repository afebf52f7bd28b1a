//! Transfers: `RETR`, `STOR`, `STOU`, `APPE`, `LIST`, `NLST`, `MLSD`.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};

use ftp_codes::ReplyCode;
use ftp_codes::payload::{TransferSize, UniqueFile};
use ftp_codes::reply::OwnedReply;

use super::answer::{Refusal, line, standard};
use super::ascii::{Decoder, encoded};
use super::connection::Connection;
use super::data::{Stop, Watch};

/// A transfer that can begin.
pub(super) struct Transfer {
    /// The preliminary reply.
    announcement: OwnedReply,
    data: Data,
}

/// What is sent, piece by piece: nothing is held in memory as a whole.
type Pieces = Box<dyn Iterator<Item = io::Result<Vec<u8>>>>;

enum Data {
    ToClient(Pieces),
    /// With an offset, what comes after it is replaced.
    FromClient(File, Option<u64>),
    /// There is no data port: nothing is opened, created or emptied.
    Nowhere,
}

impl Transfer {
    /// A transfer with the usual announcement.
    fn with(data: Data) -> Self {
        Self { announcement: standard(ReplyCode::FileStatusOkay), data }
    }

    /// A listing, which is text whatever the type is (RFC 1123 §4.1.2.7). Its lines are made while they are sent.
    pub(super) fn listing(lines: impl Iterator<Item = io::Result<Vec<u8>>> + 'static) -> Self {
        Self::with(Data::ToClient(Box::new(lines.map(|line| Ok([&line?[..], b"\r\n"].concat())))))
    }
}

impl Connection {
    pub(super) fn retr(&mut self, argument: &[u8]) -> Result<Transfer, Refusal> {
        let offset = self.take_offset()?;
        let (mut file, size) = self.tree.open(&self.path(argument)?)?;
        if offset > size {
            return Err(Refusal::new(ReplyCode::InvalidRestParameter, format!("the file has only {size} bytes")));
        }
        file.seek(SeekFrom::Start(offset))?;
        let (words, pieces): (_, Pieces) = if self.state.ascii {
            let mut after_return = false;
            let pieces = pieces(file).map(move |piece| piece.map(|bytes| encoded(&bytes, &mut after_return)));
            ("Opening data connection for text".to_owned(), Box::new(pieces))
        } else {
            let size = TransferSize::new(size.saturating_sub(offset));
            (format!("Opening data connection {size}"), Box::new(pieces(file)))
        };
        Ok(Transfer { announcement: line(ReplyCode::FileStatusOkay, words), data: Data::ToClient(pieces) })
    }

    pub(super) fn stor(&mut self, argument: &[u8]) -> Result<Transfer, Refusal> {
        let offset = self.take_offset()?;
        let path = self.path(argument)?;
        let size = self.tree.size_to_write(&path)?;
        if offset > size {
            return Err(Refusal::new(ReplyCode::InvalidRestParameter, format!("the file has only {size} bytes")));
        }
        if self.state.data.is_none() {
            return Ok(Transfer::with(Data::Nowhere));
        }
        let file = self.tree.create(&path, offset)?;
        Ok(Transfer::with(Data::FromClient(file, Some(offset))))
    }

    /// `APPE` knows where it begins. A marker before it can only be a mistake.
    pub(super) fn appe(&mut self, argument: &[u8]) -> Result<Transfer, Refusal> {
        if self.take_offset()? > 0 {
            return Err(Refusal::new(ReplyCode::InvalidRestParameter, "APPE begins after the end of the file"));
        }
        let path = self.path(argument)?;
        self.tree.size_to_write(&path)?;
        if self.state.data.is_none() {
            return Ok(Transfer::with(Data::Nowhere));
        }
        let file = self.tree.append(&path)?;
        Ok(Transfer::with(Data::FromClient(file, None)))
    }

    /// The name is announced before the transfer (RFC 1123 §4.1.2.9). A marker only makes sense for a file that exists.
    pub(super) fn stou(&mut self) -> Result<Transfer, Refusal> {
        self.state.offset = 0;
        if self.state.data.is_none() {
            return Ok(Transfer::with(Data::Nowhere));
        }
        let (name, file) = self.tree.unique(&self.state.directory)?;
        let announcement = match UniqueFile::new(name.as_bytes()) {
            Some(name) => line(ReplyCode::FileStatusOkay, name.to_bytes()),
            None => standard(ReplyCode::FileStatusOkay),
        };
        Ok(Transfer { announcement, data: Data::FromClient(file, None) })
    }

    /// Announces a transfer, makes it, and says how it went.
    pub(super) fn transfer(&mut self, transfer: Transfer) -> io::Result<()> {
        let Transfer { announcement, data } = transfer;
        self.control.answer(announcement)?;
        let Some(port) = self.state.data.take() else {
            return self.control.answer(line(ReplyCode::CantOpenDataConnection, "use PASV or EPSV first"));
        };
        let mut watch = Watch::new(&mut self.control);
        let mut stream = match port.open(self.peer, &mut watch) {
            Ok(stream) => stream,
            Err(Stop::Control(error)) => return Err(error),
            Err(stop) => return self.control.answer(line(ReplyCode::CantOpenDataConnection, stop.to_string())),
        };
        let result = match data {
            Data::ToClient(pieces) => watch.send(pieces, &mut stream),
            Data::FromClient(file, kept) => match kept.map_or(Ok(()), |len| file.set_len(len)) {
                Ok(()) if self.state.ascii => watch.receive(&mut stream, Decoder::new(file)),
                Ok(()) => watch.receive(&mut stream, file),
                Err(error) => Err(Stop::File(error)),
            },
            Data::Nowhere => Ok(()),
        };
        // The reply says that it is closed.
        drop(stream);
        self.control.answer(match result {
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

/// The bytes of a file.
fn pieces(mut file: File) -> impl Iterator<Item = io::Result<Vec<u8>>> {
    std::iter::from_fn(move || {
        let mut piece = vec![0; 16 * 1024];
        let len = file.read(&mut piece);
        piece.truncate(*len.as_ref().unwrap_or(&0));
        len.map(|len| (len > 0).then_some(piece)).transpose()
    })
}
