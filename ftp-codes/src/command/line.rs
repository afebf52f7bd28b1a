//! Verbs and command lines.

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
        let mut keys = Self::KEYS;
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

    /// The command of a line and its argument, with or without the line end; `None` if the verb is not listed.
    ///
    /// One space separates the two, and belongs to neither ([RFC 3659 §2.2](https://www.rfc-editor.org/rfc/rfc3659#section-2.2)):
    /// a path may begin or end with a space.
    ///
    /// ```
    /// use ftp_codes::Command;
    ///
    /// assert_eq!(Command::from_line(b"retr my file\r\n"), Some((Command::Retr, &b"my file"[..])));
    /// assert_eq!(Command::from_line(b"PWD"), Some((Command::Pwd, &b""[..])));
    /// ```
    #[must_use]
    pub fn from_line(line: &[u8]) -> Option<(Self, &[u8])> {
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let mut parts = line.splitn(2, |byte| *byte == b' ');
        let command = Self::from_verb(parts.next()?)?;
        Some((command, parts.next().unwrap_or_default()))
    }
}

/// Prints the verb.
impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.verb())
    }
}

/// The verb is not that of a listed command.
///
/// ```
/// use ftp_codes::Command;
///
/// let error = "XYZZY".parse::<Command>().unwrap_err();
/// assert_eq!(error.to_string(), "the verb is not that of a listed command; write one of `Command::ALL`, as in `RETR`");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UnknownCommand;

impl fmt::Display for UnknownCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the verb is not that of a listed command; write one of `Command::ALL`, as in `RETR`")
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
