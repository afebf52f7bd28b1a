//! Transfers: up, down, and down half-way.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};

use ftp_codes::exchange::Step;
use ftp_codes::reply::OwnedReply;
use ftp_codes::wire::ReadError;
use ftp_codes::{Command, match_code};

use super::{Client, Failure};

/// More than any file of the visit or a listing of its directory has. A server may send bytes without end.
const LONGEST: u64 = 1 << 20;

/// How a transfer went that the server may refuse.
#[derive(Debug)]
pub(super) enum Transferred<T> {
    /// It is complete.
    Complete(T),
    /// The server does not do it.
    Refused(OwnedReply),
}

impl<T> Transferred<T> {
    /// What was transferred, where nothing but success will do.
    pub(super) fn demand(self, command: Command) -> Result<T, Failure> {
        match self {
            Self::Complete(value) => Ok(value),
            Self::Refused(reply) => Err(Failure::Refused(command.into(), reply)),
        }
    }
}

impl Client<'_> {
    /// Sends bytes, to be written from an offset on.
    pub(super) fn store(&mut self, path: &str, offset: usize, bytes: &[u8]) -> Result<Transferred<()>, Failure> {
        self.upload(Command::Stor, path, offset, bytes)
    }

    /// Sends bytes, to be written behind the others.
    pub(super) fn append(&mut self, path: &str, bytes: &[u8]) -> Result<Transferred<()>, Failure> {
        self.upload(Command::Appe, path, 0, bytes)
    }

    /// Reads the bytes from an offset on.
    pub(super) fn retrieve(&mut self, path: &str, offset: usize) -> Result<Transferred<Vec<u8>>, Failure> {
        self.download(Command::Retr, path, offset)
    }

    /// Reads a listing.
    pub(super) fn listing(&mut self, command: Command) -> Result<Transferred<Vec<u8>>, Failure> {
        self.download(command, "", 0)
    }

    fn upload(
        &mut self,
        command: Command,
        path: &str,
        offset: usize,
        bytes: &[u8],
    ) -> Result<Transferred<()>, Failure> {
        self.transfer(command, path, offset, |data| {
            data.write_all(bytes)?;
            data.shutdown(Shutdown::Write)
        })
    }

    fn download(&mut self, command: Command, path: &str, offset: usize) -> Result<Transferred<Vec<u8>>, Failure> {
        self.transfer(command, path, offset, |data| {
            let mut bytes = Vec::new();
            match data.take(LONGEST).read_to_end(&mut bytes)? {
                len if u64::try_from(len) == Ok(LONGEST) => Err(ErrorKind::FileTooLarge.into()),
                _ => Ok(bytes),
            }
        })
    }

    fn transfer<T>(
        &mut self,
        command: Command,
        path: &str,
        offset: usize,
        work: impl FnOnce(&mut TcpStream) -> io::Result<T>,
    ) -> Result<Transferred<T>, Failure> {
        let mut data = self.data()?;
        if offset > 0 {
            let reply = self.command(Command::Rest, &offset.to_string())?;
            if !reply.code().is_positive_intermediate() {
                return Ok(Transferred::Refused(reply));
            }
        }
        self.send(command, path)?;
        let (reply, _) = self.reply()?;
        let is_done = match_code!(reply.code() {
            1xx                   => false,
            // Some servers send no preliminary reply.
            2xx                   => true,
            3xx | 4xx | 5xx | 6xx => return Ok(Transferred::Refused(reply)),
        });
        let worked = work(&mut data);
        drop(data);
        let last = if is_done { reply } else { self.last_reply()? };
        match worked {
            // The server could only say that the connection was closed.
            Err(error) if error.kind() == ErrorKind::FileTooLarge => Err(Failure::Data(command, error)),
            // The reply says more about a failure than the error does.
            worked => match_code!(last.code() {
                2xx => Ok(Transferred::Complete(worked.map_err(|error| Failure::Data(command, error))?)),
                // Some servers announce the transfer before they look for the file.
                5xx                   => Ok(Transferred::Refused(last)),
                1xx | 3xx | 4xx | 6xx => Err(Failure::Refused(command.into(), last)),
            }),
        }
    }

    /// Begins a download, and ends it with `ABOR` (RFC 959 §4.1.3). Tells how many replies came.
    pub(super) fn abort(&mut self, path: &str) -> Result<usize, Failure> {
        let mut data = self.data()?;
        self.send(Command::Retr, path)?;
        let (reply, received) = self.reply()?;
        if received.step != Step::Wait {
            return Err(Failure::Refused(Command::Retr.into(), reply));
        }
        let mut some = [0; 4096];
        data.read_exact(&mut some).map_err(|error| Failure::Data(Command::Retr, error))?;
        self.send(Command::Abor, "")?;
        drop(data);
        let mut replies = 0;
        while self.session.waiting().next().is_some() {
            match self.reply() {
                Ok(_) => replies += 1,
                // One reply of two will not come.
                Err(Failure::Control(ReadError::Io(error))) if is_timeout(&error) => self.session.forget(),
                Err(failure) => return Err(failure),
            }
        }
        Ok(replies)
    }
}

fn is_timeout(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
}
