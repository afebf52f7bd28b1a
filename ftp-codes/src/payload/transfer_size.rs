//! The size of a transfer (125, 150 after `RETR`).

use core::fmt;

use super::PayloadErrorKind::OutOfRange;
use super::cursor::decimal;
use super::numbers::{Lone, lone_numbers};
use super::{Parsed, PayloadError};

/// How much will be sent: a part of the text of a 125 or 150 after `RETR`, where servers state it.
///
/// No RFC has it, and no form of it is better than another. What many servers write is `(n bytes)`.
///
/// ```
/// use ftp_codes::payload::TransferSize;
///
/// let size = TransferSize::parse(b"Opening BINARY mode data connection for a (1).txt (12 bytes).")?;
/// assert_eq!(size.value.map(|size| size.octets()), Some(12));
/// assert_eq!(TransferSize::parse(b"5289713.5 kbytes to download")?.value, None);
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TransferSize {
    octets: u64,
}

impl TransferSize {
    /// A size in octets.
    #[inline]
    #[must_use]
    pub const fn from_octets(octets: u64) -> Self {
        Self { octets }
    }

    /// Reads the text of a 125 or 150. `None` if it states no size.
    ///
    /// A name of a file may look like a size: the last number of bytes in parentheses counts, then the last one.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] if the size is above [`u64::MAX`].
    pub fn parse(text: &[u8]) -> Result<Parsed<Option<Self>>, PayloadError<'_>> {
        let sizes = || lone_numbers(text).filter(counts_bytes);
        let Some(size) = sizes().filter(|size| size.in_parentheses).last().or_else(|| sizes().last()) else {
            return Ok(Parsed::strict(None));
        };
        match decimal(size.digits) {
            Some(octets) => Ok(Parsed::strict(Some(Self { octets }))),
            None => Err(size.start.error(OutOfRange, "a size of at most 64 bits")),
        }
    }

    /// The size in octets.
    #[inline]
    #[must_use]
    pub const fn octets(&self) -> u64 {
        self.octets
    }
}

fn counts_bytes(number: &Lone<'_>) -> bool {
    let mut behind = number.behind;
    behind.blanks() && (behind.eat_word(b"byte") || behind.eat_word(b"octet"))
}

/// `(n bytes)`
impl fmt::Display for TransferSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({} bytes)", self.octets)
    }
}
