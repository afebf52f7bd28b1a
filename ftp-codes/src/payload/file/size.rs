//! Sizes: 150, 200 and 213.

use core::fmt;

use crate::payload::ParseErrorKind::{BadFormat, NotStated, OutOfRange};
use crate::payload::{Departure, ParseError, Parsed};
use crate::text::{Cursor, Departures, Lone, decimal, decimal_u32, lone_numbers, numbers, payload, trim_blanks};

const OCTETS: &str = "a number of octets of at most 64 bits";

/// The size of a file: the text of a 213 after `SIZE`
/// ([RFC 3659 §4](https://www.rfc-editor.org/rfc/rfc3659#section-4)).
///
/// It is the number of octets that a transfer would send, so it depends on `TYPE`.
///
/// ```
/// use ftp_codes::payload::{Departure, FileSize, ParseErrorKind};
///
/// assert_eq!(FileSize::new(154_427).to_string(), "154427");
/// assert_eq!(FileSize::parse(b"154427")?.value.octets(), 154_427);
/// // Some servers write words around the number.
/// let size = FileSize::parse(b"File size 154427")?;
/// assert_eq!((size.value.octets(), size.departure), (154_427, Some(Departure::OtherWords)));
/// // Not 1, and not 24.
/// assert_eq!(FileSize::parse(b"1,024").unwrap_err().kind(), ParseErrorKind::BadFormat);
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileSize {
    octets: u64,
}

impl FileSize {
    /// Creates a size in octets.
    #[inline]
    #[must_use]
    pub const fn new(octets: u64) -> Self {
        Self { octets }
    }

    /// Parses the text of a 213 after `SIZE`.
    ///
    /// `size-response = "213" SP 1*DIGIT CRLF` (RFC 3659 §4.1). Words may surround the number, but not another number,
    /// because then the size would be a guess.
    ///
    /// # Errors
    ///
    /// Returns [`BadFormat`] if there is no number, more than one, or one that does not stand alone, such as `1,024`
    /// or `5k`; or [`OutOfRange`] if the number is above [`u64::MAX`].
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Parsed<Self>, ParseError> {
        let shape = "a size in decimal digits and nothing else";
        let mut last = None;
        for number in numbers(text) {
            if !number.is_alone || last.is_some() {
                return Err(number.start.error(BadFormat, shape));
            }
            last = Some(number);
        }
        let Some(number) = last else {
            return Err(Cursor::new(text).error(BadFormat, shape));
        };
        let mut departures = Departures::NONE;
        departures.note_if(trim_blanks(text) != number.digits, Departure::OtherWords);
        departures.note_if(text != number.digits, Departure::Blanks);
        Ok(Parsed { value: Self { octets: octets(&number)? }, departure: departures.first })
    }

    /// The size in octets.
    #[inline]
    #[must_use]
    pub const fn octets(&self) -> u64 {
        self.octets
    }
}

#[inline]
pub(crate) fn octets(number: &Lone<'_>) -> Result<u64, ParseError> {
    match decimal(number.digits, u64::MAX) {
        Some(octets) => Ok(octets),
        None => Err(number.start.error(OutOfRange, OCTETS)),
    }
}

payload!(FileSize, FileStatus, one line: "The standard allows one line (RFC 3659 §4.1).");

/// `1*DIGIT` (RFC 3659 §4.1)
impl fmt::Display for FileSize {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.octets.fmt(f)
    }
}

/// How much will be sent: part of the text of a 125 or 150 after `RETR`, if the server states it.
///
/// No RFC defines its form, so no form is a departure. Many servers write `(n bytes)`.
///
/// ```
/// use ftp_codes::payload::{ParseErrorKind, TransferSize};
///
/// let text = b"Opening BINARY mode data connection for a (1).txt (12 bytes).";
/// let size = TransferSize::parse(text)?;
/// assert_eq!(size.value.octets(), 12);
/// assert_eq!(TransferSize::new(12).to_string(), "(12 bytes)");
///
/// let error = TransferSize::parse(b"5289713.5 kbytes to download").unwrap_err();
/// assert_eq!(error.kind(), ParseErrorKind::NotStated);
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TransferSize {
    octets: u64,
}

impl TransferSize {
    /// Creates a size in octets.
    #[inline]
    #[must_use]
    pub const fn new(octets: u64) -> Self {
        Self { octets }
    }

    /// Parses the text of a 125 or 150.
    ///
    /// The name of a file may look like a size. So the last number of bytes in parentheses counts, or else the last
    /// number of bytes.
    ///
    /// # Errors
    ///
    /// Returns [`NotStated`] if there is no size, or [`OutOfRange`] if it is above [`u64::MAX`].
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Parsed<Self>, ParseError> {
        let mut size: Option<Lone<'_>> = None;
        for number in lone_numbers(text).filter(counts_bytes) {
            if number.in_parentheses || !size.is_some_and(|size| size.in_parentheses) {
                size = Some(number);
            }
        }
        let Some(size) = size else {
            return Err(Cursor::new(text).error(NotStated, "a size, as in `(1024 bytes)`"));
        };
        Ok(Parsed { value: Self { octets: octets(&size)? }, departure: None })
    }

    /// The size in octets.
    #[inline]
    #[must_use]
    pub const fn octets(&self) -> u64 {
        self.octets
    }
}

#[inline]
fn counts_bytes(number: &Lone<'_>) -> bool {
    let mut after = number.after;
    after.blanks() && (after.eat_word(b"byte") || after.eat_word(b"octet"))
}

payload!(TransferSize, FileStatusOkay);

/// `(n bytes)`
impl fmt::Display for TransferSize {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({} bytes)", self.octets)
    }
}

/// The largest block of protected data that a server accepts, if it is smaller than the client proposed: the text of a
/// 200 after `PBSZ` ([RFC 2228 §3](https://www.rfc-editor.org/rfc/rfc2228#section-3)). With TLS it is 0 (RFC 4217 §9).
///
/// ```
/// use ftp_codes::payload::{ProtectionBufferSize, ParseErrorKind};
///
/// assert_eq!(ProtectionBufferSize::new(16_384).to_string(), "PBSZ=16384");
/// assert_eq!(ProtectionBufferSize::parse(b"PBSZ=16384")?.value.octets(), 16_384);
/// // The server accepts what was proposed.
/// let error = ProtectionBufferSize::parse(b"PBSZ 0 successful").unwrap_err();
/// assert_eq!(error.kind(), ParseErrorKind::NotStated);
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ProtectionBufferSize {
    octets: u32,
}

impl ProtectionBufferSize {
    /// Creates a size in octets.
    #[inline]
    #[must_use]
    pub const fn new(octets: u32) -> Self {
        Self { octets }
    }

    /// Parses the text of a 200 after `PBSZ`.
    ///
    /// `"PBSZ=" 1*DIGIT` (RFC 2228 §3)
    ///
    /// # Errors
    ///
    /// Returns [`NotStated`] if `PBSZ=` does not occur, [`BadFormat`] if no number follows it, or [`OutOfRange`] if
    /// the number needs more than 32 bits.
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Parsed<Self>, ParseError> {
        let shape = "a size in decimal digits, as in `PBSZ=16384`";
        let (start, mut departures) =
            after_keyword(text, b"PBSZ=").ok_or_else(|| Cursor::new(text).error(NotStated, shape))?;
        let mut cursor = start;
        let digits = cursor.digits();
        if digits.is_empty() {
            return Err(start.error(BadFormat, shape));
        }
        let Some(octets) = decimal_u32(digits) else {
            return Err(start.error(OutOfRange, "a size of at most 32 bits"));
        };
        departures.note_if(!cursor.is_at_end(), Departure::TrailingWords);
        Ok(Parsed { value: Self { octets }, departure: departures.first })
    }

    /// The size in octets.
    #[inline]
    #[must_use]
    pub const fn octets(&self) -> u32 {
        self.octets
    }
}

/// The position after a keyword of five bytes, which should come first and in upper case.
#[inline]
pub(crate) fn after_keyword<'a>(text: &'a [u8], keyword: &[u8; 5]) -> Option<(Cursor<'a>, Departures)> {
    let mut cursor = Cursor::new(text);
    if !cursor.eat_up_to_word(keyword) {
        return None;
    }
    let mut departures = Departures::NONE;
    departures.note_if(cursor.offset() > keyword.len(), Departure::LeadingWords);
    departures.note_if(!text.windows(keyword.len()).any(|word| word == keyword), Departure::LetterCase);
    Some((cursor, departures))
}

payload!(ProtectionBufferSize, CommandOkay);

/// `PBSZ=number` (RFC 2228 §3)
impl fmt::Display for ProtectionBufferSize {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PBSZ={}", self.octets)
    }
}
