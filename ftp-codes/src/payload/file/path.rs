//! Paths: 257, and the name of a unique file in 125 and 150.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::iter::FusedIterator;

use crate::payload::ParseErrorKind::{Empty, NoQuote, NotStated, Unterminated};
use crate::payload::{Departure, ParseError, Parsed};
use crate::text::{Cursor, Departures, Put, Spell, bytes_payload, is_blank, spell_lossy};
use crate::wire::{Lossy, is_sendable};

const QUOTE: u8 = b'"';

/// The path of a directory: the text of a 257 ([RFC 959 §4.2.2](https://www.rfc-editor.org/rfc/rfc959#section-4.2.2),
/// Appendix II).
///
/// It is in quotes, and a quote inside it is doubled. Many servers do not double it; their path is found too if the
/// text leaves no doubt.
///
/// ```
/// use ftp_codes::payload::{Departure, PathName};
///
/// let path = PathName::parse(br#""/foo/bar""baz" directory created"#)?.value;
/// assert!(path.is(br#"/foo/bar"baz"#));
/// assert!(path.bytes().eq(*br#"/foo/bar"baz"#));
/// assert_eq!(path.commentary(), Some(&b"directory created"[..]));
///
/// let path = PathName::parse(br#""/q"uote" created"#)?;
/// assert!(path.value.is(br#"/q"uote"#));
/// assert_eq!(path.departure, Some(Departure::UndoubledQuote));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
///
/// A path may be in any encoding: to send one, use its bytes (`to_bytes`, [`write_to_slice`](Self::write_to_slice)) or
/// the conversion to a reply.
#[derive(Clone, Copy, Debug)]
pub struct PathName<'a> {
    quoted: Lossy<'a>,
    is_doubled: bool,
    commentary: Lossy<'a>,
}

impl<'a> PathName<'a> {
    /// Creates a path from its bytes, in which quotes are not doubled. Returns `None` if it contains a CR, an LF or a
    /// NUL.
    ///
    /// A CR would be sent as CR NUL (RFC 2640 §3.1). Hardly any client reverses that, so most would see the name of
    /// another directory. No RFC defines how to send an LF or a NUL.
    ///
    /// ```
    /// use ftp_codes::payload::PathName;
    ///
    /// let path = PathName::new(br#"/q"uote"#).and_then(|path| path.with_commentary(b"created"));
    /// assert_eq!(path.expect("a path").to_string(), r#""/q""uote" created"#);
    /// assert_eq!(PathName::new(b"/a\r\n230 Welcome"), None);
    /// ```
    #[inline]
    #[must_use]
    pub const fn new(path: &'a [u8]) -> Option<Self> {
        if is_sendable(path) { Some(Self::undoubled(path, b"")) } else { None }
    }

    /// Adds the text that follows the path. Returns `None` if the text contains a CR, an LF or a NUL.
    #[inline]
    #[must_use]
    pub const fn with_commentary(self, commentary: &'a [u8]) -> Option<Self> {
        if is_sendable(commentary) { Some(Self { commentary: Lossy(commentary), ..self }) } else { None }
    }

    #[inline]
    const fn undoubled(path: &'a [u8], commentary: &'a [u8]) -> Self {
        Self { quoted: Lossy(path), is_doubled: false, commentary: Lossy(commentary) }
    }

    /// Parses the text of a 257.
    ///
    /// # Errors
    ///
    /// Returns [`NoQuote`] if there is no path, or [`Unterminated`] if its end cannot be found.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, ParseError> {
        let mut cursor = Cursor::new(text);
        let words = cursor.skip_to(QUOTE);
        let mut departures = Departures::NONE;
        departures.note_if(!words.is_empty(), Departure::LeadingWords);
        let start = cursor;
        if !cursor.eat(QUOTE) {
            return Self::bare(text)
                .ok_or_else(|| Cursor::new(text).error(NoQuote, "a path in quotes, as in `\"/home\" is current`"));
        }
        let inside = cursor.rest();
        let path = match Self::doubled(cursor) {
            Some((path, rest)) if matches!(rest, [] | [b' ', ..]) => Some(Self::followed_by(path, true, rest)),
            // `"/a"created` or `"/q"uote" created`: only the second has another quote that could close it.
            Some((path, rest)) if !rest.contains(&QUOTE) => {
                departures.note(Departure::NoSpace);
                Some(Self::followed_by(path, true, rest))
            }
            _ => {
                departures.note(Departure::UndoubledQuote);
                // The path ends at the last quote.
                let mut parts = inside.rsplitn(2, |byte| *byte == QUOTE);
                let rest = parts.next().unwrap_or_default();
                parts.next().map(|path| Self::followed_by(path, false, rest))
            }
        };
        let path = path.ok_or_else(|| start.error(Unterminated, "a quote after the path"))?;
        Ok(Parsed { value: path, departure: departures.first })
    }

    /// The space after the closing quote belongs to neither the path nor the commentary.
    #[inline]
    fn followed_by(path: &'a [u8], is_doubled: bool, rest: &'a [u8]) -> Self {
        let commentary = rest.strip_prefix(b" ").unwrap_or(rest);
        Self { quoted: Lossy(path), is_doubled, commentary: Lossy(commentary) }
    }

    /// `<"><directory-name><"><space><commentary>`, where `""` is a quote of the name (RFC 959 Appendix II).
    ///
    /// Begins after the opening quote; the name, and the rest after the closing quote.
    #[inline]
    fn doubled(mut cursor: Cursor<'a>) -> Option<(&'a [u8], &'a [u8])> {
        let inside = cursor.rest();
        loop {
            cursor.skip_to(QUOTE);
            let at_quote = cursor.rest().len();
            if !cursor.eat(QUOTE) {
                return None;
            }
            if !cursor.eat(QUOTE) {
                let quoted = inside.get(..inside.len().saturating_sub(at_quote)).unwrap_or_default();
                return Some((quoted, cursor.rest()));
            }
        }
    }

    /// An absolute path and nothing else: if words follow, nobody can say where it ends.
    #[inline]
    fn bare(text: &'a [u8]) -> Option<Parsed<Self>> {
        let is_path = text.starts_with(b"/") && !text.iter().any(u8::is_ascii_whitespace);
        if is_path {
            Some(Parsed { value: Self::undoubled(text, b""), departure: Some(Departure::NoQuotes) })
        } else {
            None
        }
    }

    /// An iterator over the bytes of the path, in which quotes are not doubled.
    #[inline]
    #[must_use]
    pub const fn bytes(&self) -> PathBytes<'a> {
        PathBytes { rest: self.quoted.0, is_doubled: self.is_doubled }
    }

    /// Returns `true` if the path consists of these bytes.
    #[inline]
    #[must_use]
    pub fn is(&self, path: &[u8]) -> bool {
        self.bytes().eq(path.iter().copied())
    }

    /// Returns the path, which is copied only if it contains doubled quotes.
    #[inline]
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn path(&self) -> alloc::borrow::Cow<'a, [u8]> {
        if self.is_doubled && self.quoted.0.contains(&QUOTE) {
            self.bytes().collect()
        } else {
            alloc::borrow::Cow::Borrowed(self.quoted.0)
        }
    }

    /// The text that follows the path, without the space between them.
    #[inline]
    #[must_use]
    pub const fn commentary(&self) -> Option<&'a [u8]> {
        if self.commentary.0.is_empty() { None } else { Some(self.commentary.0) }
    }
}

bytes_payload!(PathName<'a>, PathCreated);

impl PartialEq for PathName<'_> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.bytes().eq(other.bytes()) && self.commentary == other.commentary
    }
}

impl Eq for PathName<'_> {}

impl Hash for PathName<'_> {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bytes().for_each(|byte| byte.hash(state));
        self.commentary.hash(state);
    }
}

impl Spell for PathName<'_> {
    #[inline]
    fn spell(&self, put: &mut Put<'_>) -> fmt::Result {
        put(b"\"")?;
        if self.is_doubled {
            put(self.quoted.0)?;
        } else {
            let mut cursor = Cursor::new(self.quoted.0);
            put(cursor.skip_to(QUOTE))?;
            while cursor.eat(QUOTE) {
                put(b"\"\"")?;
                put(cursor.skip_to(QUOTE))?;
            }
        }
        put(b"\"")?;
        if !self.commentary.0.is_empty() {
            put(b" ")?;
        }
        put(self.commentary.0)
    }
}

/// `"directory-name" commentary`, with quotes doubled (RFC 959 Appendix II)
impl fmt::Display for PathName<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        spell_lossy(self, f)
    }
}

/// An iterator over the bytes of a path, created by [`PathName::bytes`].
#[derive(Clone, Debug)]
pub struct PathBytes<'a> {
    rest: &'a [u8],
    is_doubled: bool,
}

impl Iterator for PathBytes<'_> {
    type Item = u8;

    #[inline]
    fn next(&mut self) -> Option<u8> {
        let (byte, rest) = self.rest.split_first()?;
        let is_pair = self.is_doubled && *byte == QUOTE;
        self.rest = rest.strip_prefix(b"\"").filter(|_| is_pair).unwrap_or(rest);
        Some(*byte)
    }
}

impl FusedIterator for PathBytes<'_> {}

/// The name that a server chose for a file: the text of a 125 or 150 after `STOU`
/// ([RFC 1123 §4.1.2.9](https://www.rfc-editor.org/rfc/rfc1123#section-4.1.2.9)).
///
/// Some servers state it in their own words when the transfer is complete.
///
/// ```
/// use ftp_codes::payload::UniqueFile;
///
/// let file = UniqueFile::parse(b"FILE: ftpd.4trze2g5")?.value;
/// assert_eq!(file.path(), b"ftpd.4trze2g5");
/// assert_eq!(UniqueFile::new(b"ftpd.4trze2g5"), Some(file));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UniqueFile<'a> {
    path: Lossy<'a>,
}

impl<'a> UniqueFile<'a> {
    /// Creates the text from the name of a file. Returns `None` if the name is empty or contains a CR, an LF or a NUL.
    #[inline]
    #[must_use]
    pub const fn new(path: &'a [u8]) -> Option<Self> {
        if !path.is_empty() && is_sendable(path) { Some(Self { path: Lossy(path) }) } else { None }
    }

    /// Parses the text of a reply to `STOU`.
    ///
    /// `"FILE:" SP pathname` (RFC 1123 §4.1.2.9)
    ///
    /// # Errors
    ///
    /// Returns [`NotStated`] if there is no name, or [`Empty`] if one is announced but missing.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, ParseError> {
        let cursor = Cursor::new(text);
        let named = Self::named(cursor).or_else(|| Self::in_words(cursor)).or_else(|| Self::bare(text));
        match named {
            None => Err(cursor.error(NotStated, "a file name, as in `FILE: name`")),
            Some(Parsed { value: Self { path: Lossy([]) }, .. }) => {
                Err(cursor.error_at(text.len(), Empty, "a file name, as in `FILE: name`"))
            }
            Some(named) => Ok(named),
        }
    }

    #[inline]
    fn named(mut cursor: Cursor<'a>) -> Option<Parsed<Self>> {
        let mut departures = Departures::NONE;
        departures.note_if(cursor.blanks(), Departure::Blanks);
        departures.note_if(!cursor.rest().starts_with(b"FILE:"), Departure::LetterCase);
        if !cursor.eat_word(b"FILE:") {
            return None;
        }
        departures.note_if(!cursor.eat(b' '), Departure::Blanks);
        Some(Parsed { value: Self { path: Lossy(cursor.rest()) }, departure: departures.first })
    }

    /// `Transfer complete (unique file name:foo.1).`, the words of BSD.
    #[inline]
    fn in_words(mut cursor: Cursor<'a>) -> Option<Parsed<Self>> {
        if !cursor.eat_up_to_word(b"unique file name:") {
            return None;
        }
        cursor.blanks();
        let path = cursor.rest();
        let path = path.strip_suffix(b".").unwrap_or(path);
        let path = path.strip_suffix(b")").unwrap_or(path);
        Some(Parsed { value: Self { path: Lossy(path) }, departure: Some(Departure::OtherWords) })
    }

    /// An absolute path and nothing else.
    #[inline]
    fn bare(text: &'a [u8]) -> Option<Parsed<Self>> {
        let is_path = text.starts_with(b"/") && !text.iter().copied().any(is_blank);
        if is_path {
            Some(Parsed { value: Self { path: Lossy(text) }, departure: Some(Departure::OtherWords) })
        } else {
            None
        }
    }

    /// The name, as the server sent it.
    #[inline]
    #[must_use]
    pub const fn path(&self) -> &'a [u8] {
        self.path.0
    }
}

bytes_payload!(UniqueFile<'a>, FileStatusOkay);

impl Spell for UniqueFile<'_> {
    #[inline]
    fn spell(&self, put: &mut Put<'_>) -> fmt::Result {
        put(b"FILE: ")?;
        put(self.path.0)
    }
}

/// `FILE: pppp` (RFC 1123 §4.1.2.9)
impl fmt::Display for UniqueFile<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        spell_lossy(self, f)
    }
}
