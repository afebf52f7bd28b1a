//! The size of the buffer for protected data (200 after `PBSZ`).

use core::fmt;

use super::PayloadErrorKind::{BadFormat, OutOfRange};
use super::cursor::{Cursor, decimal};
use super::{Departure, Form, Parsed, PayloadError};

/// The largest block of protected data that a server takes, where it is smaller than the client proposed: the text of
/// a 200 after `PBSZ` (RFC 2228 §3). With TLS it is 0 (RFC 4217 §9).
///
/// ```
/// use ftp_codes::payload::BufferSize;
///
/// let size = BufferSize::parse(b"PBSZ=16384")?.value;
/// assert_eq!(size.map(|size| size.octets()), Some(16_384));
/// // The server takes what was proposed.
/// assert_eq!(BufferSize::parse(b"PBSZ 0 successful")?.value, None);
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BufferSize {
    octets: u32,
}

impl BufferSize {
    /// A size in octets.
    #[inline]
    #[must_use]
    pub const fn from_octets(octets: u32) -> Self {
        Self { octets }
    }

    /// Reads the text of a 200 after `PBSZ`. `None` if it states no size.
    ///
    /// `"PBSZ=" 1*DIGIT` (RFC 2228 §3)
    ///
    /// # Errors
    ///
    /// [`BadFormat`] if no number follows `PBSZ=`, [`OutOfRange`] if it needs more than 32 bits.
    pub fn parse(text: &[u8]) -> Result<Parsed<Option<Self>>, PayloadError<'_>> {
        let mut cursor = Cursor::new(text);
        if !cursor.eat_up_to_word(b"PBSZ=") {
            return Ok(Parsed::strict(None));
        }
        let mut form = Form::Strict;
        form.depart_if(cursor.offset() > b"PBSZ=".len(), Departure::LeadingWords);
        form.depart_if(!text.windows(5).any(|word| word == b"PBSZ="), Departure::LetterCase);
        let start = cursor;
        let digits = cursor.digits();
        if digits.is_empty() {
            return Err(start.error(BadFormat, "a size in decimal digits, as in `PBSZ=16384`"));
        }
        let octets = decimal(digits).ok_or_else(|| start.error(OutOfRange, "a size of at most 32 bits"))?;
        form.depart_if(!cursor.is_at_end(), Departure::TrailingWords);
        Ok(Parsed::new(Some(Self { octets }), form))
    }

    /// The size in octets.
    #[inline]
    #[must_use]
    pub const fn octets(&self) -> u32 {
        self.octets
    }
}

/// `PBSZ=number` (RFC 2228 §3)
impl fmt::Display for BufferSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PBSZ={}", self.octets)
    }
}
