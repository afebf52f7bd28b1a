//! Security data (235, 334, 335).

use core::fmt;

use super::PayloadErrorKind::BadBase64;
use super::base64_text::Base64Text;
use super::cursor::Cursor;
use super::{Departure, Form, Parsed, PayloadError};

/// Security data for the client's mechanism: the text of a 235, 334 or 335 (RFC 2228 §5.1, §3 `ADAT`).
///
/// ```
/// use ftp_codes::payload::SecurityData;
///
/// let data = SecurityData::parse(b"ADAT=Zm9vYmFy")?.value;
/// assert_eq!(data.map(|data| data.as_base64()), Some("Zm9vYmFy"));
/// // A server that has nothing to say.
/// assert_eq!(SecurityData::parse(b"ADAT must follow")?.value, None);
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SecurityData<'a> {
    data: Base64Text<'a>,
}

impl<'a> SecurityData<'a> {
    /// Data in base64. `None` if the text is not base64.
    #[inline]
    #[must_use]
    pub fn new(base64: &'a str) -> Option<Self> {
        Base64Text::new(base64.as_bytes()).ok().map(|data| Self { data })
    }

    /// Reads the text of a 235, 334 or 335. `None` if it states no data.
    ///
    /// `"ADAT=" base64data` (RFC 2228 §5.1; the brackets there are not sent)
    ///
    /// # Errors
    ///
    /// [`BadBase64`] if no base64 follows `ADAT=`.
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Option<Self>>, PayloadError<'a>> {
        let mut cursor = Cursor::new(text);
        if !cursor.eat_up_to_word(b"ADAT=") {
            return Ok(Parsed::strict(None));
        }
        let mut form = Form::Strict;
        form.depart_if(cursor.offset() > b"ADAT=".len(), Departure::LeadingWords);
        form.depart_if(!text.windows(5).any(|word| word == b"ADAT="), Departure::LetterCase);
        let mut start = cursor;
        let data = Base64Text::new(cursor.word()).map_err(|offset| {
            start.take(offset);
            start.error(BadBase64, "base64 with its padding, as in `ADAT=Zm9vYg==`")
        })?;
        form.depart_if(!cursor.is_at_end(), Departure::TrailingWords);
        Ok(Parsed::new(Some(Self { data }), form))
    }

    /// The data, in base64.
    #[inline]
    #[must_use]
    pub const fn as_base64(&self) -> &'a str {
        self.data.as_str()
    }

    /// The data.
    ///
    /// ```
    /// use ftp_codes::payload::SecurityData;
    ///
    /// assert_eq!(SecurityData::new("Zm9vYmFy").expect("base64").decode(), b"foobar");
    /// ```
    #[inline]
    #[cfg(feature = "base64")]
    #[must_use]
    pub fn decode(&self) -> alloc::vec::Vec<u8> {
        self.data.decode()
    }
}

/// `ADAT=base64data` (RFC 2228 §5.1)
impl fmt::Display for SecurityData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ADAT={}", self.as_base64())
    }
}
