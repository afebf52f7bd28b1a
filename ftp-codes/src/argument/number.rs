//! Numbers of octets: `REST` and `ALLO`.

use core::fmt;

use super::{ParseError, number, space};
use crate::text::{Cursor, text_serde};

const OCTETS: &str = "a number of octets in decimal digits";

/// The argument of `REST`: where the next transfer starts
/// ([RFC 3659 §5](https://www.rfc-editor.org/rfc/rfc3659#section-5)).
///
/// In block and compressed mode the argument is a marker that the receiver chose (RFC 959 §3.5), which need not be a
/// number.
///
/// ```
/// use ftp_codes::argument::RestartPoint;
///
/// assert_eq!(RestartPoint::new(1024).to_string(), "1024");
/// assert_eq!(RestartPoint::parse(b"1024")?.octets(), 1024);
/// assert!(RestartPoint::parse(b"+1024").is_err());
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RestartPoint {
    octets: u64,
}

impl RestartPoint {
    /// Creates the argument from an offset in octets.
    #[inline]
    #[must_use]
    pub const fn new(octets: u64) -> Self {
        Self { octets }
    }

    /// Parses the argument of `REST`.
    ///
    /// `restart-point = 1*DIGIT` (RFC 3659 §5.2)
    ///
    /// # Errors
    ///
    /// Returns [`Empty`](super::ParseErrorKind::Empty), [`BadFormat`](super::ParseErrorKind::BadFormat) if it is not
    /// a number, [`OutOfRange`](super::ParseErrorKind::OutOfRange) if the number is above [`u64::MAX`], or
    /// [`TrailingText`](super::ParseErrorKind::TrailingText).
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(text);
        let octets = number(&mut cursor, u64::MAX, OCTETS)?;
        cursor.end()?;
        Ok(Self { octets })
    }

    /// The offset in octets.
    #[inline]
    #[must_use]
    pub const fn octets(&self) -> u64 {
        self.octets
    }
}

text_serde!(RestartPoint, RestartPoint::parse);

/// `1*DIGIT` (RFC 3659 §5.2)
impl fmt::Display for RestartPoint {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.octets.fmt(f)
    }
}

/// The argument of `ALLO`: the storage to reserve for a file
/// ([RFC 959 §4.1.3](https://www.rfc-editor.org/rfc/rfc959#section-4.1.3)).
///
/// ```
/// use ftp_codes::argument::Allocation;
///
/// let allocation = Allocation::parse(b"1024 R 80")?;
/// assert_eq!(allocation.size(), 1024);
/// assert_eq!(allocation.record_size(), Some(80));
/// assert_eq!(Allocation::new(1024).with_record_size(80), allocation);
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Allocation {
    size: u64,
    record_size: Option<u64>,
}

impl Allocation {
    /// Creates the argument for a file of this size, in logical bytes.
    #[inline]
    #[must_use]
    pub const fn new(size: u64) -> Self {
        Self { size, record_size: None }
    }

    /// Adds the size of the largest record or page.
    #[inline]
    #[must_use]
    pub const fn with_record_size(self, record_size: u64) -> Self {
        Self { record_size: Some(record_size), ..self }
    }

    /// Parses the argument of `ALLO`.
    ///
    /// `<decimal-integer> [<SP> R <SP> <decimal-integer>]` (RFC 959 §5.3.1)
    ///
    /// # Errors
    ///
    /// Returns [`Empty`](super::ParseErrorKind::Empty), [`BadFormat`](super::ParseErrorKind::BadFormat),
    /// [`OutOfRange`](super::ParseErrorKind::OutOfRange) if a number is above [`u64::MAX`], or
    /// [`TrailingText`](super::ParseErrorKind::TrailingText).
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(text);
        let size = number(&mut cursor, u64::MAX, OCTETS)?;
        let mut record_size = None;
        if cursor.eat_word(b" R") {
            space(&mut cursor, "a space and the size of a record, as in `1024 R 80`")?;
            record_size = Some(number(&mut cursor, u64::MAX, OCTETS)?);
        }
        cursor.end()?;
        Ok(Self { size, record_size })
    }

    /// The size of the file in logical bytes.
    #[inline]
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The size of the largest record or page, if it is stated.
    #[inline]
    #[must_use]
    pub const fn record_size(&self) -> Option<u64> {
        self.record_size
    }
}

text_serde!(Allocation, Allocation::parse);

/// `1024 R 80` (RFC 959 §5.3.1)
impl fmt::Display for Allocation {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.record_size {
            None => self.size.fmt(f),
            Some(record_size) => write!(f, "{} R {record_size}", self.size),
        }
    }
}
