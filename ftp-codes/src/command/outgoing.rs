//! Command lines to be sent.

use core::fmt;

use super::CommandLine;
#[cfg(feature = "alloc")]
use super::OwnedCommandLine;
use crate::Command;
use crate::wire::{Lossy, Pieces, TextError, check_text, output_methods, telnet};

/// A command line to be sent, which borrows its argument
/// ([RFC 959 §5.3](https://www.rfc-editor.org/rfc/rfc959#section-5.3)). It cannot contain a CR, an LF or a NUL, so it
/// is always one line.
///
/// ```
/// use ftp_codes::Command;
/// use ftp_codes::command::OutgoingCommand;
///
/// let mut buffer = [0; 64];
/// let len = OutgoingCommand::new(Command::Retr, "my file")?.write_to_slice(&mut buffer)?;
/// assert_eq!(&buffer[..len], b"RETR my file\r\n");
/// let len = OutgoingCommand::from(Command::Pwd).write_to_slice(&mut buffer)?;
/// assert_eq!(&buffer[..len], b"PWD\r\n");
/// let len = OutgoingCommand::from_verb("XCRC", "my file")?.write_to_slice(&mut buffer)?;
/// assert_eq!(&buffer[..len], b"XCRC my file\r\n");
///
/// # #[cfg(feature = "std")] {
/// let mut stream = Vec::new();
/// OutgoingCommand::from(Command::Pwd).write_to(&mut stream)?;
/// assert_eq!(stream, b"PWD\r\n");
/// # }
///
/// assert!(OutgoingCommand::new(Command::Retr, "a\r\nDELE b").is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// To store a command or to pass it on, convert it to an `OwnedCommandLine` (feature `alloc`).
#[derive(Clone, Copy)]
pub struct OutgoingCommand<'a> {
    verb: &'a [u8],
    argument: &'a [u8],
    doubles_iac: bool,
}

impl<'a> OutgoingCommand<'a> {
    /// Creates a command with an argument. If the argument is empty, the line is the verb alone.
    ///
    /// # Errors
    ///
    /// Returns an error if the argument contains a CR, an LF or a NUL.
    #[inline]
    pub fn new<T: AsRef<[u8]> + ?Sized>(command: Command, argument: &'a T) -> Result<Self, TextError> {
        Self::checked(command.verb().as_bytes(), argument.as_ref())
    }

    /// Creates a command with any verb, and an argument.
    ///
    /// # Errors
    ///
    /// Returns an error if the verb is empty or contains a space or a byte that is not printable ASCII, or if the
    /// argument contains a CR, an LF or a NUL. The offset in the error counts from the start of the verb or of the
    /// argument.
    ///
    /// ```
    /// use ftp_codes::command::OutgoingCommand;
    ///
    /// let error = OutgoingCommand::from_verb("", "my file").unwrap_err();
    /// assert_eq!(error.to_string(), "the verb is empty; write one, such as `NOOP`");
    /// ```
    pub fn from_verb<T: AsRef<[u8]> + ?Sized>(verb: &'a str, argument: &'a T) -> Result<Self, TextError> {
        check_verb(verb.as_bytes())?;
        Self::checked(verb.as_bytes(), argument.as_ref())
    }

    #[inline]
    fn checked(verb: &'a [u8], argument: &'a [u8]) -> Result<Self, TextError> {
        check_text(argument)?;
        Ok(Self { verb, argument, doubles_iac: false })
    }

    /// Sets whether the byte 255 is doubled in the argument, as Telnet demands (RFC 854). Servers that process Telnet
    /// take a single one for the beginning of a Telnet command. UTF-8 never contains this byte.
    ///
    /// ```
    /// use ftp_codes::{Command, command::OutgoingCommand};
    ///
    /// let line = OutgoingCommand::new(Command::Retr, b"\xFF")?.double_iac(true);
    /// # #[cfg(feature = "alloc")]
    /// assert_eq!(line.to_vec(), b"RETR \xFF\xFF\r\n");
    /// # Ok::<(), ftp_codes::wire::TextError>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn double_iac(self, double: bool) -> Self {
        Self { doubles_iac: double, ..self }
    }

    /// The verb.
    #[inline]
    #[must_use]
    pub const fn verb(&self) -> &'a [u8] {
        self.verb
    }

    /// The argument, which is empty if there is none.
    #[inline]
    #[must_use]
    pub const fn argument(&self) -> &'a [u8] {
        self.argument
    }

    output_methods!();
}

/// A space would end the verb, and no verb contains anything but printable ASCII.
fn check_verb(verb: &[u8]) -> Result<(), TextError> {
    match verb.iter().position(|byte| !byte.is_ascii_graphic()) {
        Some(at) => Err(TextError::new(at, verb.get(at).copied().unwrap_or_default())),
        None if verb.is_empty() => Err(TextError::EMPTY_VERB),
        None => Ok(()),
    }
}

impl Pieces for OutgoingCommand<'_> {
    #[inline]
    fn pieces<E>(&self, put: &mut impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        put(self.verb)?;
        if !self.argument.is_empty() {
            put(b" ")?;
            if self.doubles_iac { telnet::double(self.argument, put)? } else { put(self.argument)? }
        }
        put(b"\r\n")
    }
}

/// Creates a command without an argument.
impl From<Command> for OutgoingCommand<'static> {
    #[inline]
    fn from(command: Command) -> Self {
        Self { verb: command.verb().as_bytes(), argument: b"", doubles_iac: false }
    }
}

/// Forwards a command that was received.
///
/// It fails if the verb or the argument cannot be sent: a client may have sent a lone CR or a NUL, and replacing it would
/// change the meaning of the line.
impl<'a> TryFrom<CommandLine<'a>> for OutgoingCommand<'a> {
    type Error = TextError;

    fn try_from(line: CommandLine<'a>) -> Result<Self, TextError> {
        check_verb(line.verb())?;
        Self::checked(line.verb(), line.argument())
    }
}

/// Forwards a command that was received, like the conversion from a borrowed line.
#[cfg(feature = "alloc")]
impl<'a> TryFrom<&'a OwnedCommandLine> for OutgoingCommand<'a> {
    type Error = TextError;

    fn try_from(line: &'a OwnedCommandLine) -> Result<Self, TextError> {
        line.as_line().try_into()
    }
}

#[cfg(feature = "alloc")]
impl From<OutgoingCommand<'_>> for OwnedCommandLine {
    fn from(command: OutgoingCommand<'_>) -> Self {
        CommandLine::parse(&command.to_vec()).into_owned()
    }
}

/// Writes the line without its end for people to read, with `U+FFFD` for bytes that are not UTF-8. Passwords are not
/// hidden.
impl fmt::Display for OutgoingCommand<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Lossy(self.verb).fmt(f)?;
        if self.argument.is_empty() { Ok(()) } else { write!(f, " {}", Lossy(self.argument)) }
    }
}

impl fmt::Debug for OutgoingCommand<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutgoingCommand")
            .field("verb", &Lossy(self.verb))
            .field("argument", &Lossy(self.argument))
            .finish()
    }
}
