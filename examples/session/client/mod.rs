//! A small FTP client that says what it thinks.

mod failure;
mod record;
mod transfer;
mod visit;

use std::io::{self, ErrorKind, Read};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::time::{Duration, Instant};

use ftp_codes::command::OutgoingCommand;
use ftp_codes::exchange::{Outcome, Request, Session, Step};
use ftp_codes::reply::{OwnedReply, ReplyReader};
use ftp_codes::wire::ReadError;
use ftp_codes::{Command, match_code};

pub(crate) use failure::Failure;
pub(crate) use record::{Record, harmless};

use crate::options::Address;

/// How long the server may take for a reply, or for the next piece of data. Some are slow with passwords on purpose.
const PATIENCE: Duration = Duration::from_secs(20);

/// How many preliminary replies a command may have. The table permits any number, but a server must not keep the client
/// for ever.
const MOST_PRELIMINARY: usize = 20;

/// A control connection.
#[derive(Debug)]
pub(crate) struct Client<'r> {
    control: TcpStream,
    replies: ReplyReader<Timed>,
    session: Session,
    /// How many preliminary replies to the last command have come.
    preliminary: usize,
    record: &'r mut Record,
    peer: SocketAddr,
    /// Whether the server may know `EPSV`.
    extended: bool,
}

impl<'r> Client<'r> {
    /// Connects, and waits for the greeting.
    pub(crate) fn connect(address: &Address, record: &'r mut Record) -> Result<Self, Failure> {
        let (control, stream, peer) =
            open(address).map_err(|error| Failure::Other(format!("no connection to `{address}`: {error}")))?;
        let replies = ReplyReader::new(Timed { stream, end: Instant::now() });
        let mut client =
            Self { control, replies, session: Session::new(), preliminary: 0, record, peer, extended: true };
        client.record.heading(&format!("Connect to {address}"))?;
        let greeting = client.last_reply()?;
        let is_welcome = greeting.code().is_positive_completion();
        if is_welcome { Ok(client) } else { Err(Failure::refused(Request::Connection, &greeting)) }
    }

    /// Logs in, with as many steps as the server wants (RFC 959 §6).
    fn log_in(&mut self, address: &Address) -> Result<(), Failure> {
        self.record.heading("Log in")?;
        let reply = self.command(Command::User, &address.user)?;
        match_code!(reply.code() {
            2xx                              => Ok(()),
            // An address has no account, so 332 is a refusal.
            NeedPassword | PasswordChallenge => self.demand(Command::Pass, &address.password).map(drop),
            1xx | 3xx | 4xx | 5xx | 6xx      => Err(Failure::refused(Command::User, &reply)),
        })
    }

    /// Sends a command, and reads its replies up to the one that ends it.
    fn command(&mut self, command: Command, argument: &str) -> Result<OwnedReply, Failure> {
        self.send(command, argument)?;
        self.last_reply()
    }

    /// The same, where nothing but success will do.
    fn demand(&mut self, command: Command, argument: &str) -> Result<OwnedReply, Failure> {
        let reply = self.command(command, argument)?;
        if reply.code().is_positive_completion() { Ok(reply) } else { Err(Failure::refused(command, &reply)) }
    }

    fn send(&mut self, command: Command, argument: &str) -> Result<(), Failure> {
        let line = OutgoingCommand::new(command, argument)
            .map_err(|_| Failure::Other(format!("the argument of `{command}` contains a line break; remove it")))?;
        let verdict = self.session.command(command).map_err(|error| Failure::Other(error.to_string()))?;
        self.record.command(command, argument, verdict)?;
        self.preliminary = 0;
        line.write_to(&mut self.control).map_err(|error| Failure::Control(ReadError::Io(error)))
    }

    /// Reads replies until one says that the action is not still going on.
    fn last_reply(&mut self) -> Result<OwnedReply, Failure> {
        loop {
            let (reply, outcome) = self.reply()?;
            if outcome.step != Step::Wait {
                return Ok(reply);
            }
        }
    }

    fn reply(&mut self) -> Result<(OwnedReply, Outcome), Failure> {
        self.replies.get_mut().end = Instant::now() + PATIENCE;
        let reply = self.replies.read()?.ok_or(Failure::Closed)?;
        let outcome = self.session.reply(reply.code());
        self.record.reply(reply, &outcome)?;
        self.preliminary = self.preliminary.saturating_add(usize::from(outcome.step == Step::Wait));
        if self.preliminary > MOST_PRELIMINARY {
            let request = outcome.answered.unwrap_or(Request::Unknown);
            return Err(Failure::Other(format!("the server keeps sending preliminary replies to `{request}`")));
        }
        Ok((reply.into_owned(), outcome))
    }
}

/// Connects to the first address of a host that can be reached: a stream to write to, one to read from, and where it is.
fn open(address: &Address) -> io::Result<(TcpStream, TcpStream, SocketAddr)> {
    let mut last = ErrorKind::NotFound.into();
    for peer in (&*address.host, address.port).to_socket_addrs()? {
        match TcpStream::connect_timeout(&peer, PATIENCE) {
            Ok(control) => {
                control.set_nodelay(true)?;
                control.set_write_timeout(Some(PATIENCE))?;
                let reading = control.try_clone()?;
                return Ok((control, reading, peer));
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// A stream that is read until a time, however little comes at once.
#[derive(Debug)]
struct Timed {
    stream: TcpStream,
    end: Instant,
}

impl Read for Timed {
    fn read(&mut self, space: &mut [u8]) -> io::Result<usize> {
        let left = self.end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ErrorKind::TimedOut.into());
        }
        self.stream.set_read_timeout(Some(left))?;
        self.stream.read(space)
    }
}
