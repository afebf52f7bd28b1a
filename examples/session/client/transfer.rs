//! Transfers: data connections, uploads and downloads, also from an offset, and listings.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};

use ftp_codes::exchange::Step;
use ftp_codes::payload::{ExtendedPassiveAddress, Facts, PassiveAddress};
use ftp_codes::reply::OwnedReply;
use ftp_codes::{Command, code_matches, match_code};

use super::{Client, Failure, MOST_REPLIES, PATIENCE, refused, unreadable};

/// More than any file of the visit, or a listing of its directory. A server might send bytes without end.
const LONGEST: u64 = 1 << 20;

/// What was transferred, or the reply of a server that refuses.
pub(super) type Transferred<T> = Result<Result<T, OwnedReply>, Failure>;

impl Client<'_> {
    /// Asks the server to listen, and connects. A server that does not know `EPSV` is asked with `PASV` from then on.
    ///
    /// The code decides how to read the text, because some servers answer `PASV` as if it were `EPSV`. Whatever address the
    /// text states, the client connects to the server and to no other host (RFC 2577 §3).
    fn data(&mut self) -> Result<TcpStream, Failure> {
        let mut command = if self.extended { Command::Epsv } else { Command::Pasv };
        let mut reply = self.command(command, "")?;
        // RFC 2428 §3: not understood, or not for this protocol.
        if self.extended && code_matches!(reply.code(), 4xx | 5xx) {
            self.extended = false;
            command = Command::Pasv;
            reply = self.command(command, "")?;
        }
        let (peer, reply) = (self.peer, &reply);
        let address = match_code!(reply.code() {
            EnteringPassiveMode         => PassiveAddress::read(reply).map(|read| read.value.at_peer(peer)),
            EnteringExtendedPassiveMode => ExtendedPassiveAddress::read(reply).map(|read| read.value.at_peer(peer)),
            _                           => return Err(refused(command, reply)),
        });
        connect(address.map_err(unreadable(command))?).map_err(broken(command))
    }

    /// Sends bytes to be written at an offset.
    pub(super) fn upload(&mut self, path: &str, offset: usize, bytes: &[u8]) -> Transferred<()> {
        self.transfer(Command::Stor, path, offset, |data| {
            data.write_all(bytes)?;
            data.shutdown(Shutdown::Write)
        })
    }

    /// Reads bytes from an offset to the end.
    pub(super) fn download(&mut self, command: Command, path: &str, offset: usize) -> Transferred<Vec<u8>> {
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
    ) -> Transferred<T> {
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
        let last = if is_done { reply } else { self.last_reply(command.into())? };
        match worked {
            // The reply would only say that the connection was closed.
            Err(error) if error.kind() == ErrorKind::FileTooLarge => Err(broken(command)(error)),
            // The reply says more about a failure than the error does.
            worked => match_code!(last.code() {
                2xx                   => Ok(Ok(worked.map_err(broken(command))?)),
                // Some servers announce the transfer before they look for the file.
                5xx                   => Ok(Err(last)),
                1xx | 3xx | 4xx | 6xx => Err(refused(command, &last)),
            }),
        }
    }

    /// Begins a download, and ends it with `ABOR` (RFC 959 §4.1.3). Returns how many replies came.
    pub(super) fn abort(&mut self, path: &str) -> Result<usize, Failure> {
        let mut data = self.data()?;
        self.send(Command::Retr, path)?;
        let (reply, received) = self.reply()?;
        if received.step != Step::Wait {
            return Err(refused(Command::Retr, &reply));
        }
        data.read_exact(&mut [0; 4096]).map_err(broken(Command::Retr))?;
        self.send(Command::Abor, "")?;
        drop(data);
        let mut replies = 0;
        while self.session.waiting().next().is_some() && replies < MOST_REPLIES {
            match self.reply_if_any()? {
                Some(_) => replies += 1,
                // Some servers send only one of the two replies.
                None => self.session.forget(),
            }
        }
        Ok(replies)
    }

    /// The files in the current directory, from `MLSD`, or from `NLST` if the server does not know that.
    pub(super) fn list(&mut self) -> Result<Vec<String>, Failure> {
        match self.download(Command::Mlsd, "", 0)? {
            Ok(text) => {
                let text = String::from_utf8_lossy(&text);
                return text.lines().filter_map(|line| file(line).transpose()).collect();
            }
            Err(reply) if reply.code().is_permanent_negative() => {}
            Err(reply) => return Err(refused(Command::Mlsd, &reply)),
        }
        let text = self.download(Command::Nlst, "", 0)?.map_err(|reply| refused(Command::Nlst, &reply))?;
        let text = String::from_utf8_lossy(&text);
        // Some servers put the directory before each name.
        Ok(text.lines().filter_map(|line| line.rsplit('/').next()).map(str::to_owned).collect())
    }
}

/// The data connection has failed.
fn broken(command: Command) -> impl FnOnce(io::Error) -> Failure {
    move |error| format!("the data connection of `{command}` failed: {error}").into()
}

fn connect(address: SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    Ok(stream)
}

/// The name in a line of `MLSD`; `None` for the directory itself and for those around it.
fn file(line: &str) -> Result<Option<String>, Failure> {
    let facts = Facts::parse_entry(line.as_bytes()).map_err(unreadable(Command::Mlsd))?.value;
    let is_file = facts.get("type").is_none_or(|kind| kind.eq_ignore_ascii_case("file"));
    Ok(is_file.then(|| String::from_utf8_lossy(facts.path()).into_owned()))
}
