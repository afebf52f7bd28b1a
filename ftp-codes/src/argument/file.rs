//! The time of a file: `MFMT`, `MFCT`, and `MDTM` with two arguments.

use core::fmt;

use super::ParseError;
use super::ParseErrorKind::{BadCharacter, BadFormat, Empty};
use crate::payload::ModificationTime;
use crate::text::{Cursor, Put, Spell, bytes_payload, first_stray, spell_display, spell_lossy, text_serde};
use crate::wire::{Lossy, is_sendable};

/// The argument of `MFMT` and `MFCT`: a time and the path of a file (draft-somers-ftp-mfxx).
///
/// Some servers let `MDTM` set the time too, with the same argument, although no RFC defines that. Otherwise the
/// argument of `MDTM` is a path, which may look the same.
///
/// ```
/// use ftp_codes::argument::FileTime;
///
/// let argument = FileTime::parse(b"20020717210715 readme.txt")?;
/// assert_eq!(argument.time().year(), 2002);
/// assert_eq!(argument.path(), b"readme.txt");
/// assert_eq!(FileTime::new(argument.time(), b"readme.txt"), Some(argument));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FileTime<'a> {
    time: ModificationTime,
    path: Lossy<'a>,
}

impl<'a> FileTime<'a> {
    /// Creates the argument from a time and a path. Returns `None` if the path is empty or contains a CR, an LF or a
    /// NUL.
    #[inline]
    #[must_use]
    pub fn new(time: ModificationTime, path: &'a [u8]) -> Option<Self> {
        let fits = !path.is_empty() && is_sendable(path);
        if fits { Some(Self { time, path: Lossy(path) }) } else { None }
    }

    /// Parses the argument of `MFMT`.
    ///
    /// `time-val SP pathname` (draft-somers-ftp-mfxx, RFC 3659 §2.3)
    ///
    /// # Errors
    ///
    /// Returns [`Empty`], [`BadFormat`] if there is no time or no space after it,
    /// [`OutOfRange`](super::ParseErrorKind::OutOfRange) if there is no such time, or [`BadCharacter`] if the path
    /// contains a CR, an LF or a NUL.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Self, ParseError> {
        let start = Cursor::new(text);
        let shape = "a time and a path, as in `20020717210715 readme.txt`";
        if text.is_empty() {
            return Err(start.error(Empty, shape));
        }
        let ((time, has_year_bug), mut cursor) = ModificationTime::begin(start)?;
        if has_year_bug {
            return Err(start.error(BadFormat, shape));
        }
        super::space(&mut cursor, shape)?;
        if cursor.is_at_end() {
            return Err(cursor.error(Empty, "a path"));
        }
        match first_stray(cursor.rest(), |byte| is_sendable(&[byte])) {
            None => Ok(Self { time, path: Lossy(cursor.rest()) }),
            Some(stray) => Err(cursor.error_at(stray, BadCharacter, "a path without CR, LF and NUL")),
        }
    }

    /// The time.
    #[inline]
    #[must_use]
    pub const fn time(&self) -> ModificationTime {
        self.time
    }

    /// The path, as the client sent it.
    #[inline]
    #[must_use]
    pub const fn path(&self) -> &'a [u8] {
        self.path.0
    }
}

bytes_payload!(@bytes FileTime);
text_serde!(FileTime<'_>, serialize_bytes, FileTime::parse);

impl Spell for FileTime<'_> {
    #[inline]
    fn spell(&self, put: &mut Put<'_>) -> fmt::Result {
        spell_display(&self.time, put)?;
        put(b" ")?;
        put(self.path.0)
    }
}

/// `time-val SP pathname`
impl fmt::Display for FileTime<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        spell_lossy(self, f)
    }
}
