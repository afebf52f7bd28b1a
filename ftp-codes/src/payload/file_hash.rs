//! The hash of a file (213 after `HASH`).

use core::fmt;

use super::PayloadErrorKind::{BadFormat, OutOfRange};
use super::cursor::{Cursor, ascii, decimal, is_printable};
use super::spell::Spell;
use super::{Departure, Form, Parsed, PayloadError};
use crate::reply::{Lossy, is_sendable};

const SHAPE: &str = "an algorithm, a digest and a name, as in `SHA-1 0-49 80bc95fd name`";

/// The hash of a file, or of a range of it: the text of a 213 after `HASH` (draft-bryan-ftpext-hash).
///
/// ```
/// use ftp_codes::payload::FileHash;
///
/// let hash = FileHash::parse(b"CRC32 0-49 00c0ffee a file")?.value;
/// assert_eq!(hash.range(), Some((0, 49)));
/// assert_eq!(hash.name(), Some(&b"a file"[..]));
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FileHash<'a> {
    algorithm: &'a str,
    range: Option<(u64, u64)>,
    digest: &'a str,
    name: Lossy<'a>,
}

impl<'a> FileHash<'a> {
    /// The hash of a whole file.
    ///
    /// `None` if the algorithm is no word, if the digest is no hexadecimal number, or if the name is empty or holds a CR,
    /// a LF or a NUL.
    #[must_use]
    pub fn new(algorithm: &'a str, digest: &'a str, name: &'a [u8]) -> Option<Self> {
        let is_hash = is_printable(algorithm.as_bytes()) && is_digest(digest.as_bytes());
        let fits = is_hash && !name.is_empty() && is_sendable(name);
        fits.then_some(Self { algorithm, range: None, digest, name: Lossy(name) })
    }

    /// The same hash, of the octets from `start` to `end`.
    #[inline]
    #[must_use]
    pub const fn with_range(self, start: u64, end: u64) -> Self {
        Self { range: Some((start, end)), ..self }
    }

    /// Reads the text of a 213 after `HASH`.
    ///
    /// `algorithm SP [ start "-" end SP ] digest SP pathname`
    ///
    /// # Errors
    ///
    /// [`BadFormat`] if the text has not this form, [`OutOfRange`] if the range needs more than 64 bits.
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, PayloadError<'a>> {
        let mut cursor = Cursor::new(text);
        let mut form = Form::Strict;
        let algorithm = cursor.word();
        if !is_printable(algorithm) || !cursor.eat(b' ') {
            return Err(cursor.error(BadFormat, SHAPE));
        }
        let start = cursor;
        let range = match range(&mut cursor) {
            None => None,
            Some((Some(first), Some(last))) => Some((first, last)),
            Some(_) => return Err(start.error(OutOfRange, "a range of 64-bit numbers")),
        };
        let start = cursor;
        let digest = cursor.word();
        let has_name = cursor.eat(b' ') && !cursor.is_at_end();
        if !is_digest(digest) || (!has_name && !cursor.is_at_end()) {
            return Err(start.error(BadFormat, SHAPE));
        }
        form.depart_if(!has_name, Departure::NoFileName);
        let (algorithm, digest) = (ascii(algorithm), ascii(digest));
        Ok(Parsed::new(Self { algorithm, range, digest, name: Lossy(cursor.rest()) }, form))
    }

    /// The algorithm as the server writes it. Its letters may be of either case.
    #[inline]
    #[must_use]
    pub const fn algorithm(&self) -> &'a str {
        self.algorithm
    }

    /// The first and the last number of the range, if the server states one.
    ///
    /// Servers do not agree whether the last number is the last octet or the one behind it.
    #[inline]
    #[must_use]
    pub const fn range(&self) -> Option<(u64, u64)> {
        self.range
    }

    /// The hash, in hexadecimal digits.
    #[inline]
    #[must_use]
    pub const fn digest(&self) -> &'a str {
        self.digest
    }

    /// The name of the file, in the server's bytes.
    #[inline]
    #[must_use]
    pub const fn name(&self) -> Option<&'a [u8]> {
        if self.name.0.is_empty() { None } else { Some(self.name.0) }
    }

    /// The text with the name's own bytes, where [`Display`](fmt::Display) writes UTF-8.
    #[inline]
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_bytes(&self) -> alloc::vec::Vec<u8> {
        self.spell_bytes()
    }
}

fn is_digest(digest: &[u8]) -> bool {
    !digest.is_empty() && digest.len() % 2 == 0 && digest.iter().all(u8::is_ascii_hexdigit)
}

/// `1*DIGIT "-" 1*DIGIT SP`. The cursor stays where it is if there is no range.
fn range(cursor: &mut Cursor<'_>) -> Option<(Option<u64>, Option<u64>)> {
    let mut ahead = *cursor;
    let start = ahead.digits();
    let has_dash = ahead.eat(b'-');
    let end = ahead.digits();
    if start.is_empty() || !has_dash || end.is_empty() || !ahead.eat(b' ') {
        return None;
    }
    *cursor = ahead;
    Some((decimal(start), decimal(end)))
}

impl Spell for FileHash<'_> {
    fn spell(&self, put: &mut dyn FnMut(&[u8]) -> fmt::Result) -> fmt::Result {
        put(self.algorithm.as_bytes())?;
        put(b" ")?;
        if let Some((start, end)) = self.range {
            fmt::write(&mut Put(put), format_args!("{start}-{end} "))?;
        }
        put(self.digest.as_bytes())?;
        if !self.name.0.is_empty() {
            put(b" ")?;
        }
        put(self.name.0)
    }
}

struct Put<'p>(&'p mut dyn FnMut(&[u8]) -> fmt::Result);

impl fmt::Write for Put<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        (self.0)(text.as_bytes())
    }
}

/// `algorithm SP [ start "-" end SP ] digest SP pathname`
impl fmt::Display for FileHash<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.spell_lossy(f)
    }
}
