//! The system type (215).

use core::fmt;

use super::PayloadErrorKind::Empty;
use super::cursor::{Cursor, is_blank, trim_blanks};
use super::{Departure, Form, Parsed, PayloadError};
use crate::reply::{Lossy, is_sendable};

/// The type of a server's system: the text of a 215 (RFC 959 §4.1.3 `SYST`).
///
/// The first word is a name of the Assigned Numbers; what follows is free.
///
/// ```
/// use ftp_codes::payload::SystemType;
///
/// let system = SystemType::parse(b"UNIX Type: L8")?.value;
/// assert_eq!(system.name(), b"UNIX");
/// assert_eq!(system.rest(), Some(&b"Type: L8"[..]));
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SystemType<'a> {
    name: Lossy<'a>,
    rest: Lossy<'a>,
}

impl<'a> SystemType<'a> {
    /// A system of this name, and what else there is to say.
    ///
    /// `None` if the name is empty or holds a blank, if the rest begins or ends with one, or if one of them holds a CR, a
    /// LF or a NUL.
    #[must_use]
    pub fn new(name: &'a [u8], rest: &'a [u8]) -> Option<Self> {
        let is_word = !name.is_empty() && !name.iter().copied().any(is_blank);
        let fits = is_word && trim_blanks(rest) == rest && is_sendable(name) && is_sendable(rest);
        fits.then_some(Self { name: Lossy(name), rest: Lossy(rest) })
    }

    /// Reads the text of a 215.
    ///
    /// `NAME [ SP text ]` (RFC 959 §4.1.3)
    ///
    /// # Errors
    ///
    /// [`Empty`] if there is no word.
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, PayloadError<'a>> {
        let mut cursor = Cursor::new(text);
        let mut form = Form::Strict;
        form.depart_if(cursor.blanks(), Departure::Blanks);
        let name = cursor.word();
        if name.is_empty() {
            return Err(cursor.error(Empty, "the name of a system, as in `UNIX Type: L8`"));
        }
        let rest = trim_blanks(cursor.rest());
        Ok(Parsed::new(Self { name: Lossy(name), rest: Lossy(rest) }, form))
    }

    /// The first word: the name of the system.
    #[inline]
    #[must_use]
    pub const fn name(&self) -> &'a [u8] {
        self.name.0
    }

    /// Whether the system has this name, in letters of either case.
    #[inline]
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name.0.eq_ignore_ascii_case(name.as_bytes())
    }

    /// What follows the name.
    #[inline]
    #[must_use]
    pub const fn rest(&self) -> Option<&'a [u8]> {
        if self.rest.0.is_empty() { None } else { Some(self.rest.0) }
    }
}

/// `NAME [ SP text ]`; bytes that are not UTF-8 become U+FFFD.
impl fmt::Display for SystemType<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.name)?;
        if self.rest.0.is_empty() { Ok(()) } else { write!(f, " {}", self.rest) }
    }
}
