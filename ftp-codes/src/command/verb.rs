//! The verbs of listed commands.

use core::{fmt, str};

use crate::Command;

/// Verbs by their keys, with free slots: a verb is in the slot of its hash or in one of those that follow.
#[expect(clippy::indexing_slicing, reason = "a slot is less than the number of slots")]
static TABLE: [(u64, Option<Command>); SLOTS] = {
    let mut table = [(0, None); SLOTS];
    let mut keys = Command::KEYS;
    assert!(keys.len() * 2 <= SLOTS, "half of the slots must be free");
    while let [(key, command), others @ ..] = keys {
        let mut slot = hash(*key);
        while table[slot].1.is_some() {
            slot = (slot + 1) % SLOTS;
        }
        table[slot] = (*key, Some(*command));
        keys = others;
    }
    table
};

const SLOTS: usize = 256;

/// The slot in which to look first.
#[inline]
const fn hash(key: u64) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as usize % SLOTS
}

#[expect(clippy::indexing_slicing, reason = "a slot is less than the number of slots")]
#[inline]
const fn look_up(key: u64) -> Option<Command> {
    let mut slot = hash(key);
    loop {
        match TABLE[slot] {
            (found, Some(command)) if found == key => return Some(command),
            (_, None) => return None,
            _ => slot = (slot + 1) % SLOTS,
        }
    }
}

/// The bytes of a verb in upper case, as a number; `None` if no verb can have them.
#[inline]
const fn key(verb: &[u8]) -> Option<u64> {
    let key = match *verb {
        // With a zero before it, a verb would have the key of the rest. Most verbs have three or four letters.
        [] | [0, ..] => return None,
        [a, b, c] => u32::from_be_bytes([0, a, b, c]) as u64,
        [a, b, c, d] => u32::from_be_bytes([a, b, c, d]) as u64,
        _ if verb.len() > size_of::<u64>() => return None,
        _ => {
            let (mut key, mut rest) = (0, verb);
            while let [byte, others @ ..] = rest {
                (key, rest) = (key << 8 | *byte as u64, others);
            }
            key
        }
    };
    Some(to_uppercase(key))
}

/// Eight ASCII characters at once.
#[inline]
const fn to_uppercase(word: u64) -> u64 {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = EACH << 7;
    let low = word & !HIGHEST;
    // The highest bit of each byte: from `a` on, and after `z`. No sum is more than a byte.
    let from_a = low + EACH * (0x80 - b'a' as u64);
    let after_z = low + EACH * (0x7F - b'z' as u64);
    let is_lower = from_a & !after_z & !word & HIGHEST;
    word - (is_lower >> 2)
}

impl Command {
    /// Returns the command with this verb, in upper or lower case, or `None` if the verb is not listed.
    ///
    /// ```
    /// use ftp_codes::Command;
    ///
    /// assert_eq!(Command::from_verb(b"MdTm"), Some(Command::Mdtm));
    /// assert_eq!(Command::from_verb(b"MDTMX"), None);
    /// ```
    #[must_use]
    pub const fn from_verb(verb: &[u8]) -> Option<Self> {
        match key(verb) {
            Some(key) => look_up(key),
            None => None,
        }
    }

    /// Splits a line into its command and its argument, as [`CommandLine::parse`](crate::command::CommandLine::parse)
    /// does. Returns `None` if the verb is not listed.
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

/// Writes the verb.
impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.verb())
    }
}

/// The error for a verb that is not listed.
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

/// Converts from a verb, in upper or lower case.
impl TryFrom<&[u8]> for Command {
    type Error = UnknownCommand;

    fn try_from(verb: &[u8]) -> Result<Self, UnknownCommand> {
        Self::from_verb(verb).ok_or(UnknownCommand)
    }
}

/// Converts from a verb, in upper or lower case.
impl TryFrom<&str> for Command {
    type Error = UnknownCommand;

    fn try_from(verb: &str) -> Result<Self, UnknownCommand> {
        Self::try_from(verb.as_bytes())
    }
}

/// Converts from a verb, in upper or lower case.
impl str::FromStr for Command {
    type Err = UnknownCommand;

    fn from_str(verb: &str) -> Result<Self, UnknownCommand> {
        Self::try_from(verb)
    }
}
