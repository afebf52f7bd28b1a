//! Transfers: data connections, files up and down and half-way, and listings.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};

use ftp_codes::exchange::Step;
use ftp_codes::payload::{ExtendedPassiveAddress, Facts, FileSize, PassiveAddress};
use ftp_codes::reply::OwnedReply;
use ftp_codes::wire::ReadError;
use ftp_codes::{Command, match_code};

use super::{Client, Failure, PATIENCE};

/// More than any file of the visit or a listing of its directory has. A server may send bytes without end.
const LONGEST: u64 = 1 << 20;

/// What was transferred, or the reply of a server that does not do it.
pub(super) type Transferred<T> = Result<T, OwnedReply>;

/// A file in a listing, and its size if the listing has it.
pub(super) type Listed = (String, Option<u64>);

impl Client<'_> {
    /// Asks the server to listen, and connects. A server that does not know `EPSV` is asked with `PASV` from then on.
    fn data(&mut self) -> Result<TcpStream, Failure> {
        if self.extended {
            let reply = self.command(Command::Epsv, "")?;
            match_code!(reply.code() {
                EnteringPassiveMode | EnteringExtendedPassiveMode => return self.open(Command::Epsv, &reply),
                ServiceNotAvailable   => return Err(Failure::refused(Command::Epsv, &reply)),
                // RFC 2428 §3: not understood, or not for this protocol.
                4xx | 5xx             => self.extended = false,
                1xx | 2xx | 3xx | 6xx => return Err(Failure::refused(Command::Epsv, &reply)),
            });
        }
        let reply = self.command(Command::Pasv, "")?;
        self.open(Command::Pasv, &reply)
    }

    /// The code says how to read the text, because some servers answer `PASV` as if it was `EPSV`. Whatever address it
    /// states, the client connects to no other host than the server (RFC 2577 §3).
    fn open(&self, command: Command, reply: &OwnedReply) -> Result<TcpStream, Failure> {
        let peer = self.peer;
        let address = match_code!(reply.code() {
            EnteringPassiveMode         => PassiveAddress::read(reply).map(|read| read.value.at_peer(peer)),
            EnteringExtendedPassiveMode => ExtendedPassiveAddress::read(reply).map(|read| read.value.at_peer(peer)),
            _                           => return Err(Failure::refused(command, reply)),
        });
        connect(address.map_err(Failure::text(command))?).map_err(Failure::data(command))
    }

    /// Sends bytes with `STOR`, to be written from an offset on, or with `APPE`.
    pub(super) fn upload(
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

    /// Reads bytes from an offset on.
    pub(super) fn download(
        &mut self,
        command: Command,
        path: &str,
        offset: usize,
    ) -> Result<Transferred<Vec<u8>>, Failure> {
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
                return Ok(Err(reply));
            }
        }
        self.send(command, path)?;
        let (reply, _) = self.reply()?;
        let is_done = match_code!(reply.code() {
            1xx                   => false,
            // Some servers send no preliminary reply.
            2xx                   => true,
            3xx | 4xx | 5xx | 6xx => return Ok(Err(reply)),
        });
        let worked = work(&mut data);
        drop(data);
        let last = if is_done { reply } else { self.last_reply()? };
        match worked {
            // The server could only say that the connection was closed.
            Err(error) if error.kind() == ErrorKind::FileTooLarge => Err(Failure::data(command)(error)),
            // The reply says more about a failure than the error does.
            worked => match_code!(last.code() {
                2xx                   => Ok(Ok(worked.map_err(Failure::data(command))?)),
                // Some servers announce the transfer before they look for the file.
                5xx                   => Ok(Err(last)),
                1xx | 3xx | 4xx | 6xx => Err(Failure::refused(command, &last)),
            }),
        }
    }

    /// Begins a download, and ends it with `ABOR` (RFC 959 §4.1.3). Returns how many replies came.
    pub(super) fn abort(&mut self, path: &str) -> Result<usize, Failure> {
        let mut data = self.data()?;
        self.send(Command::Retr, path)?;
        let (reply, received) = self.reply()?;
        if received.step != Step::Wait {
            return Err(Failure::refused(Command::Retr, &reply));
        }
        data.read_exact(&mut [0; 4096]).map_err(Failure::data(Command::Retr))?;
        self.send(Command::Abor, "")?;
        drop(data);
        let mut replies = 0;
        while self.session.waiting().next().is_some() {
            match self.reply() {
                Ok(_) => replies += 1,
                // One reply of two will not come.
                Err(Failure::Control(ReadError::Io(error)))
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) =>
                {
                    self.session.forget();
                }
                Err(failure) => return Err(failure),
            }
        }
        Ok(replies)
    }

    /// The files in the current directory, from `MLSD`, or from `NLST` if the server does not know that.
    pub(super) fn list(&mut self) -> Result<Vec<Listed>, Failure> {
        let reply = match self.download(Command::Mlsd, "", 0)? {
            Ok(text) => return lines(&text).filter_map(|line| file(line).transpose()).collect(),
            Err(reply) => reply,
        };
        if !reply.code().is_permanent_negative() {
            return Err(Failure::refused(Command::Mlsd, &reply));
        }
        let text = self.download(Command::Nlst, "", 0)?.map_err(|reply| Failure::refused(Command::Nlst, &reply))?;
        // Some servers put the directory before each name.
        let names = lines(&text).filter_map(|line| line.rsplit(|byte| *byte == b'/').next());
        Ok(names.map(|name| (String::from_utf8_lossy(name).into_owned(), None)).collect())
    }
}

fn connect(address: SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    Ok(stream)
}

/// A line of `MLSD`; `None` for the directory itself and for those around it.
fn file(line: &[u8]) -> Result<Option<Listed>, Failure> {
    let facts = Facts::parse_entry(line).map_err(Failure::text(Command::Mlsd))?.value;
    if facts.get("type").is_some_and(|kind| !kind.eq_ignore_ascii_case("file")) {
        return Ok(None);
    }
    let size = facts.get("size").and_then(|size| FileSize::parse(size.as_bytes()).ok());
    let name = String::from_utf8_lossy(facts.path()).into_owned();
    Ok(Some((name, size.map(|size| size.value.octets()))))
}

fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let lines = text.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    lines.filter(|line| !line.is_empty())
}
