//! The size of a file (213 after `SIZE`).

use core::fmt;

use super::PayloadErrorKind::{BadFormat, OutOfRange};
use super::cursor::{Cursor, decimal};
use super::{Departure, Form, Parsed, PayloadError};

/// The size of a file: the text of a 213 after `SIZE` (RFC 3659 §4).
///
/// It is the size of what a transfer would send, and so depends on `TYPE`.
///
/// ```
/// use ftp_codes::payload::{FileSize, PayloadErrorKind};
///
/// assert_eq!(FileSize::parse(b"154427")?.value.octets(), 154_427);
/// // Whoever reads the digits that come first takes this for 1.
/// assert_eq!(FileSize::parse(b"1,024").unwrap_err().kind(), PayloadErrorKind::BadFormat);
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileSize {
    octets: u64,
}

impl FileSize {
    /// A size in octets.
    #[inline]
    #[must_use]
    pub const fn from_octets(octets: u64) -> Self {
        Self { octets }
    }

    /// Reads the text of a 213 after `SIZE`.
    ///
    /// `size-response = "213" SP 1*DIGIT CRLF` (RFC 3659 §4.1)
    ///
    /// # Errors
    ///
    /// [`BadFormat`] if it holds anything but digits, [`OutOfRange`] if the number is above [`u64::MAX`].
    pub fn parse(text: &[u8]) -> Result<Parsed<Self>, PayloadError<'_>> {
        let mut cursor = Cursor::new(text);
        let mut form = Form::Strict;
        form.depart_if(cursor.blanks(), Departure::Blanks);
        let start = cursor;
        let digits = cursor.digits();
        form.depart_if(cursor.blanks(), Departure::Blanks);
        if digits.is_empty() || !cursor.is_at_end() {
            return Err(cursor.error(BadFormat, "a size in decimal digits and nothing else"));
        }
        let octets = decimal(digits).ok_or_else(|| start.error(OutOfRange, "a size of at most 64 bits"))?;
        Ok(Parsed::new(Self { octets }, form))
    }

    /// The size in octets.
    #[inline]
    #[must_use]
    pub const fn octets(&self) -> u64 {
        self.octets
    }
}

/// `1*DIGIT` (RFC 3659 §4.1)
impl fmt::Display for FileSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.octets)
    }
}
