//! A place in a text, and the small steps that all readers take.

use super::{PayloadError, PayloadErrorKind};

/// A place in a text. Copies are cheap: a reader that may have to go back works on a copy.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    text: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    pub(super) const fn new(text: &'a [u8]) -> Self {
        Self { text, rest: text }
    }

    /// One cursor for every place that holds `byte`, just behind it.
    pub(super) fn behind_each(text: &'a [u8], byte: u8) -> impl Iterator<Item = Self> {
        let mut cursor = Self::new(text);
        core::iter::from_fn(move || {
            cursor.take_while(|other| other != byte);
            cursor.eat(byte).then_some(cursor)
        })
    }

    pub(super) const fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub(super) const fn offset(&self) -> usize {
        self.text.len().saturating_sub(self.rest.len())
    }

    pub(super) const fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    pub(super) fn next(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    /// Steps over `byte`, if it is there.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let here = self.peek() == Some(byte);
        if here {
            self.next();
        }
        here
    }

    /// Steps over `word` in letters of either case, if it is there.
    pub(super) fn eat_word(&mut self, word: &[u8]) -> bool {
        match self.rest.split_at_checked(word.len()) {
            Some((head, tail)) if head.eq_ignore_ascii_case(word) => {
                self.rest = tail;
                true
            }
            _ => false,
        }
    }

    /// Steps to the first place behind `word` in letters of either case, if there is one.
    pub(super) fn eat_up_to_word(&mut self, word: &[u8]) -> bool {
        let mut ahead = *self;
        while !ahead.eat_word(word) {
            if ahead.next().is_none() {
                return false;
            }
        }
        *self = ahead;
        true
    }

    /// Steps over at most `count` bytes.
    pub(super) fn take(&mut self, count: usize) -> &'a [u8] {
        let (head, tail) = self.rest.split_at_checked(count).unwrap_or((self.rest, &[]));
        self.rest = tail;
        head
    }

    pub(super) fn take_while(&mut self, belongs: impl Fn(u8) -> bool) -> &'a [u8] {
        let end = self.rest.iter().position(|byte| !belongs(*byte));
        self.take(end.unwrap_or(self.rest.len()))
    }

    pub(super) fn digits(&mut self) -> &'a [u8] {
        self.take_while(|byte| byte.is_ascii_digit())
    }

    /// Steps over spaces and tabs, and says whether there were any.
    pub(super) fn blanks(&mut self) -> bool {
        !self.take_while(is_blank).is_empty()
    }

    /// Steps to the next blank, or to the end.
    pub(super) fn word(&mut self) -> &'a [u8] {
        self.take_while(|byte| !is_blank(byte))
    }

    pub(super) fn error(&self, kind: PayloadErrorKind, expected: &'static str) -> PayloadError<'a> {
        PayloadError::new(kind, self.text, self.offset(), expected)
    }
}

pub(super) const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

pub(super) const fn trim_blanks(mut text: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] = text {
        text = rest;
    }
    while let [rest @ .., b' ' | b'\t'] = text {
        text = rest;
    }
    text
}

/// The number that decimal digits write; leading zeros change nothing. `None` if it does not fit.
pub(super) fn decimal<N: TryFrom<u64>>(digits: &[u8]) -> Option<N> {
    let mut number = 0_u64;
    for digit in digits {
        let value = u64::from(digit.checked_sub(b'0')?);
        number = number.checked_mul(10)?.checked_add(value)?;
    }
    N::try_from(number).ok()
}

/// Bytes that were found to be ASCII, as a string.
pub(super) fn ascii(bytes: &[u8]) -> &str {
    core::str::from_utf8(bytes).unwrap_or_default()
}

/// `<pr-string>`: one or more printable characters, ASCII 33 to 126 (RFC 959 §5.3.2).
pub(super) fn is_printable(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(u8::is_ascii_graphic)
}
