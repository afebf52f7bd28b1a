//! The path of a directory (257).

use core::fmt;
use core::hash::{Hash, Hasher};

use super::PayloadErrorKind::{NoQuote, Unterminated};
use super::cursor::Cursor;
use super::spell::Spell;
use super::{Departure, Form, Parsed, PayloadError};
use crate::reply::{Lossy, is_sendable};

const QUOTE: u8 = b'"';

/// The path of a directory: the text of a 257 (RFC 959 §4.2.2, Appendix II).
///
/// It stands in quotes, and a quote inside it is doubled. Many servers do not double it; what they mean
/// is found where the text leaves no doubt.
///
/// ```
/// use ftp_codes::payload::{Departure, Form, PathName};
///
/// let path = PathName::parse(br#""/foo/bar""baz" directory created"#)?.value;
/// assert!(path.is(br#"/foo/bar"baz"#));
/// assert_eq!(path.rest(), b" directory created");
///
/// let path = PathName::parse(br#""/q"uote" created"#)?;
/// assert!(path.value.is(br#"/q"uote"#));
/// assert_eq!(path.form, Form::Forgiving(Departure::UndoubledQuote));
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct PathName<'a> {
    quoted: Lossy<'a>,
    is_doubled: bool,
    rest: Lossy<'a>,
}

impl<'a> PathName<'a> {
    /// A path, as it is. `None` if it holds a CR, a LF or a NUL.
    ///
    /// A CR would be sent as CR NUL (RFC 2640 §3.1). Hardly a client turns that back, so that most would see the name of
    /// another directory. No RFC has a form in which a LF or a NUL could be sent.
    ///
    /// ```
    /// use ftp_codes::payload::PathName;
    ///
    /// let path = PathName::new(br#"/q"uote"#).and_then(|path| path.with_rest(b"created"));
    /// assert_eq!(path.expect("a path").to_string(), r#""/q""uote" created"#);
    /// assert_eq!(PathName::new(b"/a\r\n230 Welcome"), None);
    /// ```
    #[inline]
    #[must_use]
    pub const fn new(path: &'a [u8]) -> Option<Self> {
        if is_sendable(path) { Some(Self::undoubled(path, b"")) } else { None }
    }

    /// The same path, and what is written behind the closing quote, with a space before it. `None` if that holds a CR, a
    /// LF or a NUL.
    #[inline]
    #[must_use]
    pub const fn with_rest(self, rest: &'a [u8]) -> Option<Self> {
        if is_sendable(rest) { Some(Self { rest: Lossy(rest), ..self }) } else { None }
    }

    const fn undoubled(path: &'a [u8], rest: &'a [u8]) -> Self {
        Self { quoted: Lossy(path), is_doubled: false, rest: Lossy(rest) }
    }

    /// Reads the text of a 257.
    ///
    /// # Errors
    ///
    /// [`NoQuote`] if there is no path, [`Unterminated`] if its end cannot be found.
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, PayloadError<'a>> {
        let mut cursor = Cursor::new(text);
        let words = cursor.take_while(|byte| byte != QUOTE);
        let mut form = Form::Strict;
        form.depart_if(!words.is_empty(), Departure::LeadingWords);
        let start = cursor;
        if !cursor.eat(QUOTE) {
            return Self::bare(text)
                .ok_or_else(|| PayloadError::new(NoQuote, text, 0, "a path in quotes, as in `\"/home\" is current`"));
        }
        let inside = cursor.rest();
        match Self::doubled(cursor) {
            Some(path) if path.rest.0.is_empty() || path.rest.0.starts_with(b" ") => Ok(Parsed::new(path, form)),
            // `"/a"created` or `"/q"uote" created`: only the second has another quote that could close it.
            Some(path) if !path.rest.0.contains(&QUOTE) => {
                form.depart(Departure::NoSpace);
                Ok(Parsed::new(path, form))
            }
            _ => {
                form.depart(Departure::UndoubledQuote);
                Self::up_to_last_quote(inside)
                    .map(|path| Parsed::new(path, form))
                    .ok_or_else(|| start.error(Unterminated, "a quote behind the path"))
            }
        }
    }

    /// `<"><directory-name><"><space><commentary>`, where `""` is a quote of the name (RFC 959 Appendix II).
    ///
    /// Begins behind the opening quote.
    fn doubled(mut cursor: Cursor<'a>) -> Option<Self> {
        let inside = cursor.rest();
        loop {
            cursor.take_while(|byte| byte != QUOTE);
            let at_quote = cursor.rest().len();
            if !cursor.eat(QUOTE) {
                return None;
            }
            if !cursor.eat(QUOTE) {
                let quoted = inside.get(..inside.len().saturating_sub(at_quote)).unwrap_or_default();
                return Some(Self { quoted: Lossy(quoted), is_doubled: true, rest: Lossy(cursor.rest()) });
            }
        }
    }

    /// The path ends at the last quote.
    fn up_to_last_quote(inside: &'a [u8]) -> Option<Self> {
        let mut parts = inside.rsplitn(2, |byte| *byte == QUOTE);
        let (rest, path) = (parts.next()?, parts.next()?);
        Some(Self::undoubled(path, rest))
    }

    /// An absolute path and nothing else: where words follow, nobody can say where it ends.
    fn bare(text: &'a [u8]) -> Option<Parsed<Self>> {
        let is_path = text.starts_with(b"/") && !text.iter().any(u8::is_ascii_whitespace);
        is_path.then_some(Parsed::forgiving(Self::undoubled(text, b""), Departure::NoQuotes))
    }

    /// The path in pieces, which follow each other without a gap. There are several where quotes were doubled.
    pub fn pieces(&self) -> impl Iterator<Item = &'a [u8]> + Clone + use<'a> {
        let mut rest = self.quoted.0;
        let is_doubled = self.is_doubled;
        core::iter::from_fn(move || {
            let pair = if is_doubled { rest.iter().position(|byte| *byte == QUOTE) } else { None };
            let end = pair.map_or(rest.len(), |at| at.saturating_add(1));
            let (piece, behind) = rest.split_at_checked(end)?;
            rest = behind.strip_prefix(b"\"").filter(|_| pair.is_some()).unwrap_or(behind);
            (!piece.is_empty()).then_some(piece)
        })
    }

    /// The bytes of the path.
    #[inline]
    pub fn bytes(&self) -> impl Iterator<Item = u8> + Clone + use<'a> {
        self.pieces().flatten().copied()
    }

    /// Whether this is the path.
    #[inline]
    #[must_use]
    pub fn is(&self, path: &[u8]) -> bool {
        self.bytes().eq(path.iter().copied())
    }

    /// The path. It is copied only where quotes were doubled.
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn path(&self) -> alloc::borrow::Cow<'a, [u8]> {
        if self.is_doubled && self.quoted.0.contains(&QUOTE) {
            self.bytes().collect()
        } else {
            alloc::borrow::Cow::Borrowed(self.quoted.0)
        }
    }

    /// What is written behind the closing quote, with the space.
    #[inline]
    #[must_use]
    pub const fn rest(&self) -> &'a [u8] {
        self.rest.0
    }

    /// The text with the path's own bytes, where [`Display`](fmt::Display) writes UTF-8.
    #[inline]
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_bytes(&self) -> alloc::vec::Vec<u8> {
        self.spell_bytes()
    }
}

impl PartialEq for PathName<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes().eq(other.bytes()) && self.rest == other.rest
    }
}

impl Eq for PathName<'_> {}

impl Hash for PathName<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bytes().for_each(|byte| byte.hash(state));
        self.rest.hash(state);
    }
}

impl Spell for PathName<'_> {
    fn spell(&self, put: &mut dyn FnMut(&[u8]) -> fmt::Result) -> fmt::Result {
        put(b"\"")?;
        for piece in self.pieces() {
            let mut parts = piece.split(|byte| *byte == QUOTE);
            put(parts.next().unwrap_or_default())?;
            for part in parts {
                put(b"\"\"")?;
                put(part)?;
            }
        }
        put(b"\"")?;
        if !self.rest.0.is_empty() && !self.rest.0.starts_with(b" ") {
            put(b" ")?;
        }
        put(self.rest.0)
    }
}

/// `"directory-name" commentary`, with quotes doubled (RFC 959 Appendix II)
impl fmt::Display for PathName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.spell_lossy(f)
    }
}
