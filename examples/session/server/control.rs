//! `Control`: the control connection, what the client sends on it and what the server answers.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use ftp_codes::Command;
use ftp_codes::command::{CommandBuffer, CommandDecoder, CommandLine, OwnedCommandLine};
use ftp_codes::exchange::{Login, Session, Verdict};
use ftp_codes::reply::OwnedReply;

/// No path that a system takes needs a longer line.
const LONGEST: usize = 8 * 1024;

/// How many lines may wait during a transfer. TCP holds back a client that sends more.
const MOST: usize = 32;

/// How long a reply may take to be sent.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the client has sent.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A whole line.
    Complete(OwnedCommandLine),
    /// A line that was too long to be kept.
    TooLong,
    /// No whole line in the time that there was.
    Silence,
    /// The end of the connection.
    End,
}

/// The server's side of a control connection.
///
/// The session follows what the server itself says. So it knows how far the login has come and which command must
/// follow, and the server does not have to keep track of that.
#[derive(Debug)]
pub(super) struct Control {
    stream: TcpStream,
    session: Session,
    buffer: CommandBuffer,
    /// The lines that came during a transfer: they are obeyed after it (RFC 959 §4.2).
    queued: VecDeque<Line>,
    /// A line was ended before its line feed came, which will look like an empty line.
    is_early: bool,
}

impl Control {
    /// The client has connected, and waits for a greeting.
    pub(super) fn new(stream: TcpStream) -> io::Result<Self> {
        stream.set_nodelay(true)?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let buffer = CommandBuffer::with_decoder(CommandDecoder::new().max_line(LONGEST));
        Ok(Self { stream, session: Session::new(), buffer, queued: VecDeque::new(), is_early: false })
    }

    /// The next line. The whole of it must come in time, so that a client cannot stay by sending a byte now and then.
    pub(super) fn next(&mut self, patience: Duration) -> Line {
        if let Some(line) = self.queued.pop_front() {
            return line;
        }
        let end = Instant::now() + patience;
        loop {
            if let Some(line) = self.decode() {
                return line;
            }
            let left = end.saturating_duration_since(Instant::now());
            // A timeout of zero is refused.
            if left.is_zero() || self.stream.set_read_timeout(Some(left)).is_err() {
                return Line::Silence;
            }
            match self.fill() {
                Ok(0) => return Line::End,
                Ok(_) => {}
                Err(error) => match error.kind() {
                    ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted => {}
                    _ => return Line::End,
                },
            }
        }
    }

    /// Looks for commands that concern a transfer that is running (RFC 959 §4.1.3): `STAT` and `ABOR`, which keeps its
    /// place in the queue and is answered in turn. A client that has left counts as `ABOR`.
    pub(super) fn glance(&mut self) -> Option<Command> {
        while self.queued.len() < MOST {
            let Some(line) = self.decode() else {
                match self.fill_without_waiting() {
                    Ok(0) => return Some(Command::Abor),
                    Ok(_) => continue,
                    Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                    Err(_) => return Some(Command::Abor),
                }
            };
            let read = if let Line::Complete(line) = &line { Some((line.command(), line.argument())) } else { None };
            match read {
                Some((Some(Command::Abor), _)) => {
                    self.queued.push_back(line);
                    return Some(Command::Abor);
                }
                Some((Some(Command::Stat), b"")) if self.queued.is_empty() => return Some(Command::Stat),
                _ => self.queued.push_back(line),
            }
        }
        None
    }

    /// A command is about to be answered. The verdict is on the client.
    pub(super) fn take(&mut self, command: Option<Command>) -> io::Result<Verdict> {
        self.session.command(command).map_err(io::Error::other)
    }

    /// Sends a reply.
    ///
    /// # Panics
    ///
    /// In debug builds, if the table does not permit it: then the server is wrong.
    pub(super) fn answer(&mut self, reply: impl Into<OwnedReply>) -> io::Result<()> {
        let reply = reply.into();
        let outcome = self.session.reply(reply.code());
        debug_assert!(outcome.verdict.is_permitted(), "{:?} got `{reply}`: {}", outcome.answered, outcome.verdict);
        reply.to_outgoing().write_to(&mut self.stream)
    }

    /// Whether the user is logged in.
    pub(super) fn is_logged_in(&self) -> bool {
        self.session.login() == Login::LoggedIn
    }

    /// Whether the server has said that it closes the connection.
    pub(super) fn is_closing(&self) -> bool {
        self.session.is_closing()
    }

    fn fill(&mut self) -> io::Result<usize> {
        let len = self.stream.read(self.buffer.space())?;
        if len > 0 {
            self.buffer.filled(len);
        }
        Ok(len)
    }

    fn fill_without_waiting(&mut self) -> io::Result<usize> {
        self.stream.set_nonblocking(true)?;
        let filled = self.fill();
        self.stream.set_nonblocking(false)?;
        filled
    }

    fn decode(&mut self) -> Option<Line> {
        loop {
            while let Some(line) = self.buffer.decode() {
                let line = line.map_or(Line::TooLong, |line| Line::Complete(without_urgent_data(line)));
                let is_empty = matches!(&line, Line::Complete(line) if line.as_bytes().is_empty());
                if !is_empty || !std::mem::take(&mut self.is_early) {
                    return Some(line);
                }
            }
            // Python's ftplib sends `ABOR` as urgent data: its last byte, the line feed, does not come with the others.
            if !self.buffer.unread().to_ascii_uppercase().ends_with(b"ABOR\r") {
                return None;
            }
            self.buffer.push(b"\n");
            self.is_early = true;
        }
    }
}

/// An urgent byte may be missing from the middle of a Telnet command (RFC 959 §4.1). No verb begins with what is left
/// of it.
fn without_urgent_data(line: CommandLine<'_>) -> OwnedCommandLine {
    let line = line.as_bytes();
    let start = line.iter().position(u8::is_ascii).unwrap_or(line.len());
    CommandLine::parse(line.get(start..).unwrap_or_default()).into_owned()
}
