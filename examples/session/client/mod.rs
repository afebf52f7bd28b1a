//! A small FTP client that prints what each reply means.

mod record;
mod transfer;
mod visit;

use std::error::Error;
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use ftp_codes::command::OutgoingCommand;
use ftp_codes::exchange::{Outcome, Request, Session, Step};
use ftp_codes::payload::ParseError;
use ftp_codes::reply::{OwnedReply, ReplyReader};
use ftp_codes::wire::ReadError;
use ftp_codes::{Command, match_code};

pub(crate) use record::{Record, harmless};

use crate::address::Address;
use crate::timed::{Timed, is_timeout};

/// Why a visit ended early. Connection errors are turned into text, so a broken pipe can only be that of standard output.
pub(crate) type Failure = Box<dyn Error>;

/// How long the server may take for a reply, or for the next piece of data. Some check passwords slowly on purpose.
const PATIENCE: Duration = Duration::from_secs(20);

/// How many replies a command may have. The table permits any number of preliminary ones, but a server must not keep the
/// client for ever.
const MOST_REPLIES: usize = 20;

/// A control connection.
#[derive(Debug)]
pub(crate) struct Client<'r> {
    replies: ReplyReader<Timed>,
    session: Session,
    record: &'r mut Record,
    peer: SocketAddr,
    /// Whether the server may know `EPSV`.
    extended: bool,
}

impl<'r> Client<'r> {
    /// Connects, and waits for the greeting.
    pub(crate) fn connect(address: &Address, record: &'r mut Record) -> Result<Self, Failure> {
        let host = &address.host;
        let stream = TcpStream::connect(host).map_err(|error| format!("no connection to `{host}`: {error}"))?;
        let peer = stream.peer_addr()?;
        let (replies, session) = (ReplyReader::new(Timed::new(stream, PATIENCE)?), Session::new());
        let mut client = Self { replies, session, record, peer, extended: true };
        client.record.heading(&format!("Connect to {host}"))?;
        let greeting = client.last_reply(Request::Connection)?;
        if greeting.code().is_positive_completion() { Ok(client) } else { Err(refused(Request::Connection, &greeting)) }
    }

    /// Logs in, with as many steps as the server wants (RFC 959 §6).
    fn log_in(&mut self, address: &Address) -> Result<(), Failure> {
        self.record.heading("Log in")?;
        let reply = self.command(Command::User, &address.user)?;
        match_code!(reply.code() {
            2xx                              => Ok(()),
            // An address has no account, so 332 is a refusal.
            NeedPassword | PasswordChallenge => self.demand(Command::Pass, &address.password).map(drop),
            1xx | 3xx | 4xx | 5xx | 6xx      => Err(refused(Command::User, &reply)),
        })
    }

    /// Sends a command, and reads its replies up to the one that ends it.
    fn command(&mut self, command: Command, argument: &str) -> Result<OwnedReply, Failure> {
        self.send(command, argument)?;
        self.last_reply(command.into())
    }

    /// Like [`command`](Self::command), but any reply other than success is a failure.
    fn demand(&mut self, command: Command, argument: &str) -> Result<OwnedReply, Failure> {
        let reply = self.command(command, argument)?;
        if reply.code().is_positive_completion() { Ok(reply) } else { Err(refused(command, &reply)) }
    }

    fn send(&mut self, command: Command, argument: &str) -> Result<(), Failure> {
        let line = OutgoingCommand::new(command, argument)
            .map_err(|_| format!("the argument of `{command}` contains a line break; remove it"))?;
        let verdict = self.session.command(command)?;
        self.record.command(command, argument, verdict)?;
        let sent = line.write_to(&mut &self.replies.get_ref().stream);
        sent.map_err(|error| format!("`{command}` cannot be sent: {error}").into())
    }

    /// Reads replies up to the one that ends the action.
    fn last_reply(&mut self, request: Request) -> Result<OwnedReply, Failure> {
        for _ in 0..MOST_REPLIES {
            let (reply, outcome) = self.reply()?;
            if outcome.step != Step::Wait {
                return Ok(reply);
            }
        }
        Err(format!("the server keeps sending preliminary replies to `{request}`").into())
    }

    fn reply(&mut self) -> Result<(OwnedReply, Outcome), Failure> {
        Ok(self.reply_if_any()?.ok_or("the server does not answer")?)
    }

    /// The next reply; `None` if it does not come in time.
    fn reply_if_any(&mut self) -> Result<Option<(OwnedReply, Outcome)>, Failure> {
        self.replies.get_mut().until = Instant::now() + PATIENCE;
        let reply = match self.replies.read_one() {
            Ok(reply) => reply,
            Err(ReadError::Io(error)) if is_timeout(&error) => return Ok(None),
            Err(ReadError::Io(error)) => return Err(format!("the control connection failed: {error}").into()),
            Err(error) => return Err(format!("the server did not send a reply: {error}").into()),
        };
        let outcome = self.session.reply(reply.code());
        self.record.reply(reply, &outcome)?;
        Ok(Some((reply.into_owned(), outcome)))
    }
}

/// The visit cannot go on after this reply.
fn refused(request: impl Into<Request>, reply: &OwnedReply) -> Failure {
    format!("`{}` failed: `{reply}`", request.into()).into()
}

/// The text of a reply cannot be read.
fn unreadable(command: Command) -> impl FnOnce(ParseError) -> Failure {
    move |error| format!("the reply to `{command}` cannot be read: {error}").into()
}
