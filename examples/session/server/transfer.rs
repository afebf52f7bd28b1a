//! Transfers: data connections, and files with `RETR`, `STOR`, `APPE`.
//!
//! Files are sent as they are on the disk, and stored as they are received, even in `TYPE A`. vsftpd does the same by
//! default.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::mem;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use ftp_codes::ReplyCode;
use ftp_codes::payload::TransferSize;
use ftp_codes::reply::OwnedReply;

use super::HOST;
use super::answer::{Answer, Refusal, line, standard};
use super::connection::Connection;

/// How long the client may take to accept a connection.
const CONNECT: Duration = Duration::from_secs(10);

/// How much is read at once.
const PIECE: usize = 64 * 1024;

/// Where the next data connection comes from.
#[derive(Debug)]
pub(super) enum DataPort {
    /// The client connects (`PASV`, `EPSV`).
    Passive(TcpListener),
    /// The server connects (`PORT`, `EPRT`).
    Active(SocketAddr),
}

impl Connection {
    pub(super) fn retr(&mut self, argument: &[u8]) -> Answer {
        let offset = mem::take(&mut self.state.offset);
        let path = self.path(argument)?;
        let size = self.tree.file_metadata(&path)?.len();
        check(offset, size)?;
        let mut file = File::open(self.tree.locate(&path)?)?;
        file.seek(SeekFrom::Start(offset))?;
        let size = TransferSize::new(size.saturating_sub(offset));
        let announcement = line(ReplyCode::FileStatusOkay, format!("Opening data connection {size}"));
        let pieces = std::iter::from_fn(move || {
            let mut piece = vec![0; PIECE];
            let read = file.read(&mut piece).map(|len| piece.truncate(len));
            read.map(|()| (!piece.is_empty()).then_some(piece)).transpose()
        });
        self.send(&announcement, pieces)
    }

    /// Replaces what comes after the offset.
    pub(super) fn stor(&mut self, argument: &[u8]) -> Answer {
        self.store(argument, |offset, _| offset)
    }

    /// Writes at the end of the file.
    pub(super) fn appe(&mut self, argument: &[u8]) -> Answer {
        self.store(argument, |_, size| size)
    }

    /// No file is created or truncated before the client has connected.
    fn store(&mut self, argument: &[u8], start: impl FnOnce(u64, u64) -> u64) -> Answer {
        let offset = mem::take(&mut self.state.offset);
        let path = self.path(argument)?;
        let size = self.tree.size_to_write(&path)?;
        check(offset, size)?;
        let (located, start) = (self.tree.locate(&path)?, start(offset, size));
        let data = self.open(&standard(ReplyCode::FileStatusOkay))?;
        let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(located).map_err(failed)?;
        file.set_len(start).map_err(failed)?;
        file.seek(SeekFrom::Start(start)).map_err(failed)?;
        self.receive(data, file)
    }

    /// Listens for the next data connection, and returns the port. If none is left, 421 is the only permitted code that fits.
    pub(super) fn listen(&mut self) -> Result<u16, Refusal> {
        let listener = TcpListener::bind((HOST, 0)).and_then(|listener| {
            listener.set_nonblocking(true)?;
            Ok((listener.local_addr()?.port(), listener))
        });
        let (port, listener) = listener.map_err(|_| Refusal(standard(ReplyCode::ServiceNotAvailable)))?;
        self.state.data = Some(DataPort::Passive(listener));
        Ok(port)
    }

    /// Announces a transfer and makes its connection. Connections from other hosts are dropped.
    fn open(&mut self, announcement: &OwnedReply) -> Result<TcpStream, Refusal> {
        self.control.answer(announcement).map_err(aborted)?;
        let no_connection = |words: &str| Refusal::new(ReplyCode::CantOpenDataConnection, words);
        let port = self.state.data.take().ok_or_else(|| no_connection("use PASV or EPSV first"))?;
        let peer = self.peer;
        let stream = match port {
            DataPort::Active(address) => TcpStream::connect_timeout(&address, CONNECT),
            DataPort::Passive(listener) => self.control.wait_for(|| match listener.accept()? {
                (stream, other) if other.ip() == peer => Ok(stream),
                _ => Err(ErrorKind::WouldBlock.into()),
            }),
        };
        let stream = stream.and_then(|stream| stream.set_nonblocking(true).map(|()| stream));
        stream.map_err(|error| no_connection(&error.to_string()))
    }

    /// Sends the pieces of a file or a listing to the client.
    pub(super) fn send(
        &mut self,
        announcement: &OwnedReply,
        pieces: impl Iterator<Item = io::Result<Vec<u8>>>,
    ) -> Answer {
        let mut data = self.open(announcement)?;
        for piece in pieces {
            let piece = piece.map_err(failed)?;
            let mut rest = &piece[..];
            while !rest.is_empty() {
                let sent = self.control.wait_for(|| data.write(rest)).map_err(aborted)?;
                rest = rest.get(sent..).unwrap_or_default();
            }
        }
        Ok(standard(ReplyCode::ClosingDataConnection))
    }

    /// Moves bytes from the client to a file, until the client closes the connection.
    fn receive(&mut self, mut data: TcpStream, mut file: impl Write) -> Answer {
        let mut piece = vec![0; PIECE];
        loop {
            match self.control.wait_for(|| data.read(&mut piece)).map_err(aborted)? {
                0 => return Ok(standard(ReplyCode::ClosingDataConnection)),
                len => file.write_all(piece.get(..len).unwrap_or_default()).map_err(failed)?,
            }
        }
    }
}

/// Refuses an offset after the end of the file (RFC 3659 §5.3).
fn check(offset: u64, size: u64) -> Result<(), Refusal> {
    if offset <= size {
        return Ok(());
    }
    Err(Refusal::new(ReplyCode::InvalidRestParameter, format!("the file has only {size} bytes")))
}

/// The transfer ended early: the client aborted it, or the connection failed.
fn aborted(error: io::Error) -> Refusal {
    Refusal::new(ReplyCode::TransferAborted, format!("Transfer aborted: {error}"))
}

/// Reading or writing a file failed during a transfer.
fn failed(error: io::Error) -> Refusal {
    Refusal(match error.kind() {
        ErrorKind::StorageFull => standard(ReplyCode::ExceededStorageAllocation),
        kind => line(ReplyCode::LocalError, kind.to_string()),
    })
}
