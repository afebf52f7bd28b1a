//! Command lines through `std::io`.

use super::{CommandDecoder, OutgoingCommand};
use crate::wire::Reader;
use std::io::{self, Write};

/// A [`Reader`] of command lines. It removes Telnet unless [`telnet(None)`](Reader::telnet) is called.
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

/// Writes command lines to a stream, each in one call and flushed.
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
    /// Writes to a stream.
    #[inline]
    pub const fn new(stream: W) -> Self {
        Self { stream }
    }

    /// Sends a command.
    ///
    /// # Errors
    ///
    /// Those of the stream.
    pub fn send<'a>(&mut self, command: impl Into<OutgoingCommand<'a>>) -> io::Result<()> {
        command.into().write_to(&mut self.stream)?;
        self.stream.flush()
    }

    /// The stream.
    #[inline]
    pub const fn get_ref(&self) -> &W {
        &self.stream
    }

    /// The stream.
    #[inline]
    pub const fn get_mut(&mut self) -> &mut W {
        &mut self.stream
    }

    /// The stream.
    #[inline]
    pub fn into_inner(self) -> W {
        self.stream
    }
}
