//! Where a transfer will start (350 after `REST`).

use core::fmt;

use super::PayloadErrorKind::OutOfRange;
use super::cursor::decimal;
use super::numbers::lone_numbers;
use super::{Parsed, PayloadError};

/// Where the next transfer will start: a part of the text of a 350 after `REST`, where servers state it.
///
/// No RFC has it (RFC 3659 §5 leaves the text free), and no form of it is better than another.
///
/// ```
/// use ftp_codes::payload::RestartOffset;
///
/// let text = b"Restarting at 1024. Send STORE or RETRIEVE to initiate transfer.";
/// let offset = RestartOffset::parse(text)?.value;
/// assert_eq!(offset.map(|offset| offset.octets()), Some(1024));
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RestartOffset {
    octets: u64,
}

impl RestartOffset {
    /// An offset in octets.
    #[inline]
    #[must_use]
    pub const fn from_octets(octets: u64) -> Self {
        Self { octets }
    }

    /// Reads the text of a 350 after `REST`. `None` if it states no number, or several.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] if the number is above [`u64::MAX`].
    pub fn parse(text: &[u8]) -> Result<Parsed<Option<Self>>, PayloadError<'_>> {
        let mut numbers = lone_numbers(text);
        let (Some(number), None) = (numbers.next(), numbers.next()) else {
            return Ok(Parsed::strict(None));
        };
        match decimal(number.digits) {
            Some(octets) => Ok(Parsed::strict(Some(Self { octets }))),
            None => Err(number.start.error(OutOfRange, "an offset of at most 64 bits")),
        }
    }

    /// The offset in octets.
    #[inline]
    #[must_use]
    pub const fn octets(&self) -> u64 {
        self.octets
    }
}

/// `Restarting at n.`
impl fmt::Display for RestartOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Restarting at {}.", self.octets)
    }
}
