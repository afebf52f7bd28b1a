//! The hash of a file: 213 after `HASH`.

use core::fmt;

use crate::payload::ParseErrorKind::{BadFormat, OutOfRange};
use crate::payload::{Departure, ParseError, Parsed};
use crate::text::{
    Cursor, Departures, Put, Spell, ascii, bytes_payload, decimal, is_printable, spell_display, spell_lossy,
};
use crate::wire::{Lossy, is_sendable};

/// The hash of a file, or of a range of it: the text of a 213 after `HASH` (draft-bryan-ftpext-hash).
///
/// ```
/// use ftp_codes::payload::FileHash;
///
/// let hash = FileHash::parse(b"CRC32 0-49 00c0ffee a file")?.value;
/// assert_eq!(hash.range(), Some((0, 49)));
/// assert_eq!(hash.path(), Some(&b"a file"[..]));
/// assert_eq!((hash.algorithm(), hash.digest()), ("CRC32", "00c0ffee"));
///
/// let whole = FileHash::new("CRC32", "00c0ffee", b"a file").expect("a hash");
/// assert_eq!(whole.with_range(0, 49), hash);
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FileHash<'a> {
    algorithm: &'a str,
    range: Option<(u64, u64)>,
    digest: &'a str,
    path: Lossy<'a>,
}

impl<'a> FileHash<'a> {
    /// Creates the hash of a whole file.
    ///
    /// Returns `None` if the algorithm is not one word of printable ASCII, if the digest does not consist of pairs of
    /// hexadecimal digits, or if the path is empty or contains a CR, an LF or a NUL.
    #[inline]
    #[must_use]
    pub fn new(algorithm: &'a str, digest: &'a str, path: &'a [u8]) -> Option<Self> {
        let is_hash = is_printable(algorithm.as_bytes()) && is_digest(digest.as_bytes());
        let fits = is_hash && !path.is_empty() && is_sendable(path);
        if fits { Some(Self { algorithm, range: None, digest, path: Lossy(path) }) } else { None }
    }

    /// Sets the range of the hash: the octets from `start` to `end`.
    #[inline]
    #[must_use]
    pub const fn with_range(self, start: u64, end: u64) -> Self {
        Self { range: Some((start, end)), ..self }
    }

    /// Parses the text of a 213 after `HASH`.
    ///
    /// `algorithm SP [ start "-" end SP ] digest SP pathname`
    ///
    /// # Errors
    ///
    /// Returns [`BadFormat`] if the text has another form, or [`OutOfRange`] if the range needs more than 64 bits.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, ParseError> {
        let shape = "an algorithm, a digest and a name, as in `SHA-1 0-49 80bc95fd name`";
        let mut cursor = Cursor::new(text);
        let algorithm = cursor.word();
        if !is_printable(algorithm) || !cursor.eat(b' ') {
            return Err(cursor.error(BadFormat, shape));
        }
        let range = read_range(&mut cursor)?;
        let start = cursor;
        let digest = cursor.word();
        let has_path = cursor.eat(b' ') && !cursor.is_at_end();
        if !is_digest(digest) || (!has_path && !cursor.is_at_end()) {
            return Err(start.error(BadFormat, shape));
        }
        let mut departures = Departures::NONE;
        departures.note_if(!has_path, Departure::NoFileName);
        let (algorithm, digest) = (ascii(algorithm), ascii(digest));
        Ok(Parsed { value: Self { algorithm, range, digest, path: Lossy(cursor.rest()) }, departure: departures.first })
    }

    /// The algorithm as the server wrote it, in its original case.
    #[inline]
    #[must_use]
    pub const fn algorithm(&self) -> &'a str {
        self.algorithm
    }

    /// The first and the last number of the range, if the server states one.
    ///
    /// Servers disagree on whether the last number is the last octet or the one after it.
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

    /// The path of the file, as the server sent it. Some servers omit it.
    #[inline]
    #[must_use]
    pub const fn path(&self) -> Option<&'a [u8]> {
        if self.path.0.is_empty() { None } else { Some(self.path.0) }
    }
}

#[inline]
fn is_digest(digest: &[u8]) -> bool {
    !digest.is_empty() && digest.len() % 2 == 0 && digest.iter().all(u8::is_ascii_hexdigit)
}

/// `1*DIGIT "-" 1*DIGIT SP`. The cursor stays where it is if there is no range.
#[inline]
fn read_range(cursor: &mut Cursor<'_>) -> Result<Option<(u64, u64)>, ParseError> {
    let mut ahead = *cursor;
    let start = ahead.digits();
    let has_hyphen = ahead.eat(b'-');
    let end = ahead.digits();
    if start.is_empty() || !has_hyphen || end.is_empty() || !ahead.eat(b' ') {
        return Ok(None);
    }
    match (decimal(start, u64::MAX), decimal(end, u64::MAX)) {
        (Some(start), Some(end)) => {
            *cursor = ahead;
            Ok(Some((start, end)))
        }
        _ => Err(cursor.error(OutOfRange, "a range of 64-bit numbers")),
    }
}

bytes_payload!(FileHash<'a>, FileStatus);

impl Spell for FileHash<'_> {
    #[inline]
    fn spell(&self, put: &mut Put<'_>) -> fmt::Result {
        put(self.algorithm.as_bytes())?;
        put(b" ")?;
        if let Some((start, end)) = self.range {
            spell_display(&format_args!("{start}-{end} "), put)?;
        }
        put(self.digest.as_bytes())?;
        if !self.path.0.is_empty() {
            put(b" ")?;
        }
        put(self.path.0)
    }
}

/// `algorithm SP [ start "-" end SP ] digest SP pathname`
impl fmt::Display for FileHash<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        spell_lossy(self, f)
    }
}
