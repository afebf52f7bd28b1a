//! The verbs of listed commands.

use core::{fmt, str};

use crate::Command;

impl Command {
    /// The command of a verb, in any case; `None` if it is not listed.
    ///
    /// ```
    /// use ftp_codes::Command;
    ///
    /// assert_eq!(Command::from_verb(b"MdTm"), Some(Command::Mdtm));
    /// assert_eq!(Command::from_verb(b"MDTMX"), None);
    /// ```
    #[must_use]
    pub const fn from_verb(verb: &[u8]) -> Option<Self> {
        // A key has room for eight bytes, and the byte 0 would leave it as it is.
        if verb.len() > size_of::<u64>() {
            return None;
        }
        let mut key = 0_u64;
        let mut rest = verb;
        while let [byte, others @ ..] = rest {
            if !byte.is_ascii_alphanumeric() {
                return None;
            }
            key = key << 8 | byte.to_ascii_uppercase() as u64;
            rest = others;
        }
        let mut keys: &[(u64, Self)] = &Self::KEYS;
        while !keys.is_empty() {
            let (below, from) = keys.split_at(keys.len() / 2);
            let [(middle, command), above @ ..] = from else { return None };
            if key == *middle {
                return Some(*command);
            }
            keys = if key < *middle { below } else { above };
        }
        None
    }

    /// The command of a line and its argument, as [`CommandLine::parse`](crate::command::CommandLine::parse) reads them;
    /// `None` if the verb is not listed.
    ///
    /// ```
    /// use ftp_codes::Command;
    ///
    /// assert_eq!(Command::from_line(b"retr my file\r\n"), Some((Command::Retr, &b"my file"[..])));
    /// assert_eq!(Command::from_line(b"PWD"), Some((Command::Pwd, &b""[..])));
    /// ```
    #[must_use]
    pub fn from_line(line: &[u8]) -> Option<(Self, &[u8])> {
        let line = super::CommandLine::parse(line);
        Some((line.command()?, line.argument()))
    }
}

/// Prints the verb.
impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.verb())
    }
}

/// A verb that is not that of a listed command.
///
/// ```
/// use ftp_codes::Command;
///
/// let error = "XYZZY".parse::<Command>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown FTP command");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UnknownCommand;

impl fmt::Display for UnknownCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown FTP command")
    }
}

impl core::error::Error for UnknownCommand {}

/// From the verb, in any case.
impl TryFrom<&[u8]> for Command {
    type Error = UnknownCommand;

    fn try_from(verb: &[u8]) -> Result<Self, UnknownCommand> {
        Self::from_verb(verb).ok_or(UnknownCommand)
    }
}

/// From the verb, in any case.
impl TryFrom<&str> for Command {
    type Error = UnknownCommand;

    fn try_from(verb: &str) -> Result<Self, UnknownCommand> {
        Self::try_from(verb.as_bytes())
    }
}

/// From the verb, in any case.
impl str::FromStr for Command {
    type Err = UnknownCommand;

    fn from_str(verb: &str) -> Result<Self, UnknownCommand> {
        Self::try_from(verb)
    }
}
