//! `Control`: the control connection, on which the client sends commands and the server answers.

use std::collections::VecDeque;
use std::io::{self, ErrorKind};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use ftp_codes::command::{CommandDecoder, CommandLine, CommandReader, OwnedCommandLine};
use ftp_codes::exchange::{Login, Session, Verdict};
use ftp_codes::reply::OwnedReply;
use ftp_codes::wire::ReadError;
use ftp_codes::{Command, ReplyCode};

use crate::timed::{Timed, is_timeout};

/// No path that a system accepts needs a longer line.
const LONGEST: usize = 8 * 1024;

/// How many lines may wait during a transfer. TCP holds back a client that sends more.
const MOST: usize = 32;

/// How long it may take to send a reply, and how long a transfer may stall.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long to wait for data before looking at the control connection.
const PAUSE: Duration = Duration::from_millis(2);

/// What the client has sent, or why nothing was read.
type Received = Result<OwnedCommandLine, ReadError>;

/// The server's side of a control connection.
///
/// The session follows the server's own replies. So it knows the state of the login and which command must follow, and the
/// server does not have to keep track of that.
#[derive(Debug)]
pub(super) struct Control {
    lines: CommandReader<Timed>,
    pub(super) session: Session,
    /// The lines that came during a transfer, to be carried out after it (RFC 959 §4.2).
    queued: VecDeque<Received>,
}

impl Control {
    /// The connection of a client that waits for the greeting.
    pub(super) fn new(stream: TcpStream) -> io::Result<Self> {
        // Clients send a part of `ABOR` as urgent data (RFC 959 §4.1.3), which would be missing from the stream.
        socket2::SockRef::from(&stream).set_out_of_band_inline(true)?;
        let stream = Timed::new(stream, PATIENCE)?;
        let lines = CommandReader::with_decoder(stream, CommandDecoder::new().max_line(LONGEST));
        Ok(Self { lines, session: Session::new(), queued: VecDeque::new() })
    }

    /// The next line. All of it must come in time, so that a client cannot stay by sending a byte now and then.
    pub(super) fn next(&mut self, until: Instant) -> Received {
        self.queued.pop_front().unwrap_or_else(|| self.read(until))
    }

    fn read(&mut self, until: Instant) -> Received {
        self.lines.get_mut().until = until;
        self.lines.read_one().map(CommandLine::into_owned)
    }

    /// Begins a command. The verdict is on the client: whether it may send the command now.
    pub(super) fn take(&mut self, command: Option<Command>) -> io::Result<Verdict> {
        self.session.command(command).map_err(io::Error::other)
    }

    /// Sends a reply.
    ///
    /// # Panics
    ///
    /// In debug builds, if the table does not permit the reply: that is a bug of the server.
    pub(super) fn answer(&mut self, reply: &OwnedReply) -> io::Result<()> {
        let outcome = self.session.reply(reply.code());
        debug_assert!(outcome.verdict.is_permitted(), "{:?} got `{reply}`: {}", outcome.answered, outcome.verdict);
        reply.to_outgoing().write_to(&mut &self.lines.get_ref().stream)
    }

    /// Whether the user is logged in.
    pub(super) fn is_logged_in(&self) -> bool {
        self.session.login() == Login::LoggedIn
    }

    /// Repeats a step of a transfer while it would block, and reads the control connection meanwhile.
    pub(super) fn wait_for<T>(&mut self, mut step: impl FnMut() -> io::Result<T>) -> io::Result<T> {
        let begun = Instant::now();
        loop {
            if self.is_aborted()? {
                return Err(io::Error::other("the client asked for it"));
            }
            match step() {
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                done => return done,
            }
            if begun.elapsed() > PATIENCE {
                return Err(ErrorKind::TimedOut.into());
            }
            thread::sleep(PAUSE);
        }
    }

    /// Whether the client wants the transfer to end: it has sent `ABOR`, which keeps its place in the queue and is
    /// answered in turn, or has left. `STAT` is answered at once (RFC 959 §4.1.3).
    fn is_aborted(&mut self) -> io::Result<bool> {
        while self.queued.len() < MOST {
            self.lines.get_ref().stream.set_nonblocking(true)?;
            let line = self.read(Instant::now() + PATIENCE);
            self.lines.get_ref().stream.set_nonblocking(false)?;
            let is_abort = match &line {
                Ok(line) if line.command() == Some(Command::Stat) && self.queued.is_empty() => {
                    self.take(line.command())?;
                    self.answer(&OwnedReply::lossy(ReplyCode::SystemStatus, "a transfer is in progress"))?;
                    continue;
                }
                Ok(line) => line.command() == Some(Command::Abor),
                Err(ReadError::Io(error)) if is_timeout(error) => return Ok(false),
                Err(ReadError::Malformed(error)) => error.kind().is_end(),
                Err(_) => true,
            };
            self.queued.push_back(line);
            if is_abort {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
