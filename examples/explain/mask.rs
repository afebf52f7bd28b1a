//! `Mask`: the codes that have some digits in common.

use std::fmt;

use ftp_codes::{Class, CodeSet, Group, ReplyCode};

/// Three digits, each of which may be left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mask([Option<u8>; 3]);

impl Mask {
    /// Reads `2xx`, `x3x`, `55X`; also `2yz` and `x3z`, as the RFCs write it. `None` if the text is no mask.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let [first, second, third] = <[u8; 3]>::try_from(text.as_bytes()).ok()?;
        Some(Self([digit(first)?, digit(second)?, digit(third)?]))
    }

    /// What the first digit means; `None` if it is open, or means nothing.
    pub(crate) fn class(self) -> Option<Class> {
        let [first, ..] = self.0;
        Class::from_digit(first?)
    }

    /// What the second digit means; `None` if it is open, or means nothing.
    pub(crate) fn group(self) -> Option<Group> {
        let [_, second, _] = self.0;
        Group::from_digit(second?)
    }

    /// Whether a reply code could look like this at all.
    pub(crate) fn is_possible(self) -> bool {
        let [first, ..] = self.0;
        first.is_none() || self.class().is_some()
    }

    /// The listed codes that look like this.
    pub(crate) fn codes(self) -> CodeSet {
        ReplyCode::ALL.iter().copied().filter(|code| self.matches(*code)).collect()
    }

    fn matches(self, code: ReplyCode) -> bool {
        self.0.into_iter().zip(code.digits()).all(|(wanted, digit)| wanted.is_none_or(|wanted| wanted + b'0' == digit))
    }
}

/// A digit, or a letter that leaves it open; `None` for anything else.
fn digit(byte: u8) -> Option<Option<u8>> {
    match byte {
        b'0'..=b'9' => Some(Some(byte - b'0')),
        b'x' | b'X' | b'y' | b'Y' | b'z' | b'Z' => Some(None),
        _ => None,
    }
}

impl From<Class> for Mask {
    fn from(class: Class) -> Self {
        Self([Some(class.digit()), None, None])
    }
}

impl From<Group> for Mask {
    fn from(group: Group) -> Self {
        Self([None, Some(group.digit()), None])
    }
}

impl fmt::Display for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = self.0.map(|digit| digit.map_or('x', |digit| char::from(b'0' + digit)));
        f.pad(&String::from_iter(letters))
    }
}
