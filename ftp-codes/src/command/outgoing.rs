//! Command lines to be sent.

use super::CommandLine;
#[cfg(feature = "alloc")]
use super::OwnedCommandLine;
use crate::{
    Command,
    wire::{Lossy, Pieces, TextError, check_text, output_methods, telnet},
};
use core::fmt;

/// A command line to be sent, which borrows its argument (RFC 959 §5.3). It cannot have a CR, an LF or a NUL, so it is one
/// line.
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
    /// A command with an argument. If that is empty, the line is the verb alone.
    ///
    /// # Errors
    ///
    /// If the argument has a CR, an LF or a NUL.
    #[inline]
    pub fn new<T: AsRef<[u8]> + ?Sized>(command: Command, argument: &'a T) -> Result<Self, TextError> {
        Self::checked(command.verb().as_bytes(), argument.as_ref())
    }

    /// A command with any verb, and an argument.
    ///
    /// # Errors
    ///
    /// If the verb is empty, or has a space or a byte that is not printable ASCII, or if the argument has a CR, an LF or
    /// a NUL. The position in the error is one in the verb or in the argument.
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

    /// Doubles the byte 255 in the argument, as Telnet demands (RFC 854). Servers that read Telnet take a single one for the
    /// beginning of a Telnet command; UTF-8 does not have that byte.
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

    /// The argument; empty if there is none.
    #[inline]
    #[must_use]
    pub const fn argument(&self) -> &'a [u8] {
        self.argument
    }

    output_methods!();
}

/// A space would end the verb, and other bytes do not occur in verbs.
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

/// A command without an argument.
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

/// As from a borrowed line.
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

/// For people: the line without its end; bytes that are not UTF-8 are shown as `U+FFFD`. It shows passwords.
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
