//! A position in a text, and the small steps of which all parsers consist.

use super::{ParseError, ParseErrorKind};

/// A position in a text. Copies are cheap: a parser that may have to go back works on a copy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'a> {
    text: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    #[inline]
    pub(crate) const fn new(text: &'a [u8]) -> Self {
        Self { text, rest: text }
    }

    /// One cursor for every occurrence of `byte`, directly after it.
    #[inline]
    pub(crate) fn after_each(text: &'a [u8], byte: u8) -> impl Iterator<Item = Self> {
        let mut cursor = Self::new(text);
        core::iter::from_fn(move || {
            cursor.skip_to(byte);
            if cursor.eat(byte) { Some(cursor) } else { None }
        })
    }

    #[inline]
    pub(crate) const fn rest(&self) -> &'a [u8] {
        self.rest
    }

    #[inline]
    pub(crate) const fn offset(&self) -> usize {
        self.text.len().saturating_sub(self.rest.len())
    }

    #[inline]
    pub(crate) const fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    #[inline]
    pub(crate) fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    #[inline]
    pub(crate) fn next(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    /// Steps over `byte`, if it is there.
    #[inline]
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        let here = self.peek() == Some(byte);
        if here {
            self.next();
        }
        here
    }

    /// Steps over `word` in upper or lower case, if it is there.
    #[inline]
    pub(crate) fn eat_word(&mut self, word: &[u8]) -> bool {
        match self.rest.split_at_checked(word.len()) {
            Some((head, tail)) if head.eq_ignore_ascii_case(word) => {
                self.rest = tail;
                true
            }
            _ => false,
        }
    }

    /// Steps to the first position after `word` in upper or lower case, if there is one.
    #[inline]
    pub(crate) fn eat_up_to_word(&mut self, word: &[u8]) -> bool {
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
    #[inline]
    pub(crate) fn take(&mut self, count: usize) -> &'a [u8] {
        let (head, tail) = self.rest.split_at_checked(count).unwrap_or((self.rest, &[]));
        self.rest = tail;
        head
    }

    #[inline]
    pub(crate) fn take_while(&mut self, belongs: fn(u8) -> bool) -> &'a [u8] {
        self.take(first_stray(self.rest, belongs).unwrap_or(self.rest.len()))
    }

    /// Steps to the next `byte`, or to the end.
    #[inline]
    pub(crate) fn skip_to(&mut self, byte: u8) -> &'a [u8] {
        let end = self.rest.iter().position(|other| *other == byte);
        self.take(end.unwrap_or(self.rest.len()))
    }

    #[inline]
    pub(crate) fn digits(&mut self) -> &'a [u8] {
        self.take_while(|byte| byte.is_ascii_digit())
    }

    /// Steps over spaces and tabs, and returns whether there were any.
    #[inline]
    pub(crate) fn blanks(&mut self) -> bool {
        !self.take_while(is_blank).is_empty()
    }

    /// Steps to the next blank, or to the end.
    #[inline]
    pub(crate) fn word(&mut self) -> &'a [u8] {
        self.take_while(|byte| !is_blank(byte))
    }

    #[inline]
    pub(crate) fn error(&self, kind: ParseErrorKind, expected: &'static str) -> ParseError {
        ParseError::new(kind, self.text, self.offset(), expected)
    }

    /// An error `offset` bytes further on.
    #[inline]
    pub(crate) fn error_at(mut self, offset: usize, kind: ParseErrorKind, expected: &'static str) -> ParseError {
        self.take(offset);
        self.error(kind, expected)
    }

    /// # Errors
    ///
    /// Returns [`TrailingText`](ParseErrorKind::TrailingText) if anything follows.
    #[inline]
    pub(crate) fn end(&self) -> Result<(), ParseError> {
        if self.is_at_end() { Ok(()) } else { Err(self.error(ParseErrorKind::TrailingText, "the end of the argument")) }
    }
}

/// The index of the first byte that does not belong to a text.
#[inline]
pub(crate) fn first_stray(text: &[u8], belongs: fn(u8) -> bool) -> Option<usize> {
    text.iter().position(|byte| !belongs(*byte))
}

#[inline]
pub(crate) const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

#[inline]
pub(crate) const fn trim_blanks(mut text: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] = text {
        text = rest;
    }
    while let [rest @ .., b' ' | b'\t'] = text {
        text = rest;
    }
    text
}

/// The value of decimal digits; leading zeros change nothing. `None` if it is above `max`.
#[inline]
pub(crate) fn decimal(digits: &[u8], max: u64) -> Option<u64> {
    let mut number = 0_u64;
    for digit in digits {
        let value = u64::from(digit.checked_sub(b'0')?);
        number = number.checked_mul(10)?.checked_add(value)?;
    }
    if number <= max { Some(number) } else { None }
}

/// The same for a field of 16 bits.
#[inline]
pub(crate) fn decimal_u16(digits: &[u8], max: u16) -> Option<u16> {
    match decimal(digits, max.into()) {
        Some(number) => u16::try_from(number).ok(),
        None => None,
    }
}

/// The same for a field of 32 bits.
#[inline]
pub(crate) fn decimal_u32(digits: &[u8]) -> Option<u32> {
    match decimal(digits, u32::MAX.into()) {
        Some(number) => u32::try_from(number).ok(),
        None => None,
    }
}

/// Bytes that were checked to be ASCII, as a string.
#[inline]
pub(crate) fn ascii(bytes: &[u8]) -> &str {
    core::str::from_utf8(bytes).unwrap_or_default()
}

/// `<pr-string>`: one or more printable characters, ASCII 33 to 126 (RFC 959 §5.3.2).
#[inline]
pub(crate) fn is_printable(bytes: &[u8]) -> bool {
    !bytes.is_empty() && first_stray(bytes, |byte| byte.is_ascii_graphic()).is_none()
}

/// `*TCHAR`: printable ASCII, spaces and tabs (RFC 2389 §2.1).
#[inline]
pub(crate) fn is_tchars(bytes: &[u8]) -> bool {
    first_stray(bytes, |byte| byte.is_ascii_graphic() || is_blank(byte)).is_none()
}
