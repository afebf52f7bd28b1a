//! Command lines on `std::io` streams.

use std::io::{self, Write};

use super::{CommandDecoder, OutgoingCommand};
use crate::wire::Reader;

/// A [`Reader`] of command lines. It removes Telnet commands unless [`telnet(None)`](Reader::telnet) is called.
///
/// ```
/// use ftp_codes::Command;
/// use ftp_codes::command::CommandReader;
///
/// let mut commands = CommandReader::new(&b"\xFF\xF4\xFF\xF2ABOR\r\n"[..]);
/// assert_eq!(commands.read_one()?.command(), Some(Command::Abor));
/// assert!(commands.read()?.is_none());
/// # Ok::<(), ftp_codes::wire::ReadError>(())
/// ```
pub type CommandReader<R> = Reader<R, CommandDecoder>;

/// A writer of command lines. Each line is written in one call, and flushed.
///
/// ```
/// use ftp_codes::Command;
/// use ftp_codes::command::{CommandWriter, OutgoingCommand};
///
/// let mut commands = CommandWriter::new(Vec::new());
/// commands.send(OutgoingCommand::new(Command::User, "anonymous")?)?;
/// commands.send(Command::Quit)?;
/// assert_eq!(commands.into_inner(), b"USER anonymous\r\nQUIT\r\n");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct CommandWriter<W> {
    stream: W,
}

impl<W: Write> CommandWriter<W> {
    /// Creates a writer that writes to this stream.
    #[inline]
    pub const fn new(stream: W) -> Self {
        Self { stream }
    }

    /// Sends a command.
    ///
    /// # Errors
    ///
    /// Returns the errors of the stream.
    pub fn send<'a>(&mut self, command: impl Into<OutgoingCommand<'a>>) -> io::Result<()> {
        command.into().write_to(&mut self.stream)?;
        self.stream.flush()
    }

    /// Returns a reference to the stream.
    #[inline]
    pub const fn get_ref(&self) -> &W {
        &self.stream
    }

    /// Returns a mutable reference to the stream.
    #[inline]
    pub const fn get_mut(&mut self) -> &mut W {
        &mut self.stream
    }

    /// Returns the stream.
    #[inline]
    pub fn into_inner(self) -> W {
        self.stream
    }
}
