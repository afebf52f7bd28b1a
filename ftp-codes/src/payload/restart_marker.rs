//! A restart marker (110).

use core::fmt;

use super::PayloadErrorKind::BadFormat;
use super::cursor::{Cursor, ascii, is_printable};
use super::{Departure, Form, Parsed, PayloadError};

const SHAPE: &str = "two markers, as in `MARK 1234 = 5678`";

/// A restart marker: the text of a 110 (RFC 959 §4.2.2, RFC 1123 §4.1.3.4).
///
/// It ties a marker in the data, which the sender wrote, to the receiver's own position, for a later `REST`.
///
/// ```
/// use ftp_codes::payload::RestartMarker;
///
/// let marker = RestartMarker::parse(b"MARK 1234 = 5678")?;
/// assert!(marker.is_strict());
/// assert_eq!(marker.value.user(), "1234");
/// assert_eq!(marker.value.server(), "5678");
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RestartMarker<'a> {
    user: &'a str,
    server: &'a str,
}

impl<'a> RestartMarker<'a> {
    /// A marker in the data, and the server's equivalent.
    ///
    /// `None` if one of them is empty or holds anything but printable characters (ASCII 33 to 126, RFC 959 §5.3.2).
    #[inline]
    #[must_use]
    pub fn new(user: &'a str, server: &'a str) -> Option<Self> {
        (is_printable(user.as_bytes()) && is_printable(server.as_bytes())).then_some(Self { user, server })
    }

    /// Reads the text of a 110.
    ///
    /// # Errors
    ///
    /// [`BadFormat`] if it does not hold two markers.
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, PayloadError<'a>> {
        if let Some(marker) = Self::strict(text) {
            return Ok(Parsed::strict(marker));
        }
        let mut form = Form::Strict;
        let mut cursor = Cursor::new(text);
        form.depart_if(cursor.blanks(), Departure::Blanks);
        form.depart_if(!cursor.rest().starts_with(b"MARK"), Departure::LetterCase);
        if !cursor.eat_word(b"MARK") || !cursor.blanks() {
            return Err(cursor.error(BadFormat, SHAPE));
        }
        let user = cursor.take_while(|byte| byte.is_ascii_graphic() && byte != b'=');
        cursor.blanks();
        if user.is_empty() || !cursor.eat(b'=') {
            return Err(cursor.error(BadFormat, SHAPE));
        }
        cursor.blanks();
        let server = cursor.take_while(|byte| byte.is_ascii_graphic());
        cursor.blanks();
        if server.is_empty() || !cursor.is_at_end() {
            return Err(cursor.error(BadFormat, SHAPE));
        }
        form.depart(Departure::Blanks);
        Ok(Parsed::new(Self { user: ascii(user), server: ascii(server) }, form))
    }

    /// `"MARK" SP 1*%x21-7E SP "=" SP 1*%x21-7E`
    fn strict(text: &'a [u8]) -> Option<Self> {
        let mut words = text.split(|byte| *byte == b' ');
        let [mark, user, equals, server] = [words.next()?, words.next()?, words.next()?, words.next()?];
        let fits = mark == b"MARK" && equals == b"=" && words.next().is_none();
        if fits { Self::new(ascii(user), ascii(server)) } else { None }
    }

    /// The marker in the data stream (`yyyy` in RFC 959, `ssss` in RFC 1123).
    #[inline]
    #[must_use]
    pub const fn user(&self) -> &'a str {
        self.user
    }

    /// The server's equivalent marker (`mmmm` in RFC 959, `rrrr` in RFC 1123).
    #[inline]
    #[must_use]
    pub const fn server(&self) -> &'a str {
        self.server
    }
}

/// `MARK yyyy = mmmm` (RFC 959 §4.2.2; the blanks matter)
impl fmt::Display for RestartMarker<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MARK {} = {}", self.user, self.server)
    }
}
