//! A line that a client sends.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
use core::fmt;

use crate::Command;
use crate::wire::Lossy;

/// A command line, borrowed from the bytes it came in
/// ([RFC 959 §5.3](https://www.rfc-editor.org/rfc/rfc959#section-5.3)).
///
/// ```
/// use ftp_codes::Command;
/// use ftp_codes::command::CommandLine;
///
/// let line = CommandLine::parse(b"retr  my file\r\n");
/// assert_eq!(line.command(), Some(Command::Retr));
/// assert_eq!(line.verb(), b"retr");
/// assert_eq!(line.argument(), b" my file");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CommandLine<'a> {
    /// Without its end.
    line: &'a [u8],
    /// The length of the verb.
    verb: usize,
}

impl<'a> CommandLine<'a> {
    /// Parses one line, with or without its end. Any bytes are a line, but its [`command`](Self::command) may be
    /// `None`.
    ///
    /// The line ends with LF or with CR LF; any other CR is data. One space separates the verb and the argument and belongs
    /// to neither ([RFC 3659 §2.2](https://www.rfc-editor.org/rfc/rfc3659#section-2.2)), because a path may begin or end
    /// with a space.
    #[inline]
    #[must_use]
    #[doc(alias = "parse command")]
    pub const fn parse(line: &'a [u8]) -> Self {
        match line {
            [line @ .., b'\r', b'\n'] | [line @ .., b'\n'] => Self::new(line),
            line => Self::new(line),
        }
    }

    /// Splits a line that comes without its end.
    #[inline]
    pub(super) const fn new(line: &'a [u8]) -> Self {
        let mut rest = line;
        while let [byte, others @ ..] = rest {
            if *byte == b' ' {
                break;
            }
            rest = others;
        }
        Self { line, verb: line.len() - rest.len() }
    }

    /// The verb in the case in which it was sent. It is empty if the line is empty.
    #[inline]
    #[must_use]
    pub const fn verb(&self) -> &'a [u8] {
        self.line.split_at(self.verb).0
    }

    /// The command, or `None` if the verb is not listed.
    #[inline]
    #[must_use]
    pub const fn command(&self) -> Option<Command> {
        Command::from_verb(self.verb())
    }

    /// The argument, which is empty if there is none.
    #[inline]
    #[must_use]
    pub const fn argument(&self) -> &'a [u8] {
        match self.line.split_at(self.verb).1 {
            [_, argument @ ..] => argument,
            [] => &[],
        }
    }

    /// The whole line, without its end.
    #[inline]
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.line
    }

    /// Copies the line, so that it can outlive the buffer it was read from.
    #[inline]
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn into_owned(self) -> OwnedCommandLine {
        OwnedCommandLine { line: self.line.into(), verb: self.verb }
    }
}

/// Writes the line for people to read, with `U+FFFD` for bytes that are not UTF-8. Passwords are not hidden.
impl fmt::Display for CommandLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Lossy(self.line).fmt(f)
    }
}

impl fmt::Debug for CommandLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CommandLine").field(&Lossy(self.line)).finish()
    }
}

/// A command line that owns its bytes: one that was received, or one that was built to be sent.
///
/// ```
/// use ftp_codes::Command;
/// use ftp_codes::command::{OutgoingCommand, OwnedCommandLine};
///
/// let line = OwnedCommandLine::from(OutgoingCommand::new(Command::Retr, "name")?);
/// assert_eq!(line.as_line().argument(), b"name");
/// assert_eq!(OutgoingCommand::try_from(&line)?.to_vec(), b"RETR name\r\n");
/// # Ok::<(), ftp_codes::wire::TextError>(())
/// ```
#[cfg(feature = "alloc")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct OwnedCommandLine {
    line: Box<[u8]>,
    verb: usize,
}

#[cfg(feature = "alloc")]
impl OwnedCommandLine {
    /// Borrows the line.
    #[inline]
    #[must_use]
    pub const fn as_line(&self) -> CommandLine<'_> {
        CommandLine { line: &self.line, verb: self.verb }
    }

    /// The verb: see [`CommandLine::verb`].
    #[inline]
    #[must_use]
    pub const fn verb(&self) -> &[u8] {
        self.as_line().verb()
    }

    /// The command, or `None` if the verb is not listed.
    #[inline]
    #[must_use]
    pub const fn command(&self) -> Option<Command> {
        self.as_line().command()
    }

    /// The argument: see [`CommandLine::argument`].
    #[inline]
    #[must_use]
    pub const fn argument(&self) -> &[u8] {
        self.as_line().argument()
    }

    /// The whole line, without its end.
    #[inline]
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] {
        &self.line
    }
}

#[cfg(feature = "alloc")]
impl From<CommandLine<'_>> for OwnedCommandLine {
    fn from(line: CommandLine<'_>) -> Self {
        line.into_owned()
    }
}

#[cfg(feature = "alloc")]
impl fmt::Display for OwnedCommandLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_line().fmt(f)
    }
}

#[cfg(feature = "alloc")]
impl fmt::Debug for OwnedCommandLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.as_line(), f)
    }
}
