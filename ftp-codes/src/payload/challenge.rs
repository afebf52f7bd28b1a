//! A challenge for the password (336).

use core::fmt;

use super::PayloadErrorKind::Unterminated;
use super::cursor::Cursor;
use super::{Departure, Parsed, PayloadError};
use crate::reply::{Lossy, is_sendable};

/// What a password must answer: the text of a 336 (RFC 2228 §5.1).
///
/// No form is prescribed. The text of the standard has the challenge in quotes, and that is what is read. Whoever asks
/// a person for the answer must show the whole text (RFC 2228 §4).
///
/// ```
/// use ftp_codes::payload::Challenge;
///
/// let text = br#"Username okay, need password. Challenge is "4711"."#;
/// let challenge = Challenge::parse(text)?.value;
/// assert_eq!(challenge.map(|challenge| challenge.as_bytes()), Some(&b"4711"[..]));
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Challenge<'a> {
    challenge: Lossy<'a>,
}

impl<'a> Challenge<'a> {
    /// A challenge. `None` if it holds a quote, which would end it, or a CR, a LF or a NUL.
    #[must_use]
    pub fn new(challenge: &'a [u8]) -> Option<Self> {
        let fits = !challenge.contains(&b'"') && is_sendable(challenge);
        fits.then_some(Self { challenge: Lossy(challenge) })
    }

    /// Reads the text of a 336: what stands between the first two quotes. `None` if there are none.
    ///
    /// # Errors
    ///
    /// [`Unterminated`] if there is only one quote.
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Option<Self>>, PayloadError<'a>> {
        let mut cursor = Cursor::new(text);
        cursor.take_while(|byte| byte != b'"');
        let start = cursor;
        if !cursor.eat(b'"') {
            return Ok(Parsed::forgiving(None, Departure::NothingStated));
        }
        let challenge = cursor.take_while(|byte| byte != b'"');
        if !cursor.eat(b'"') {
            return Err(start.error(Unterminated, "a quote behind the challenge"));
        }
        Ok(Parsed::strict(Some(Self { challenge: Lossy(challenge) })))
    }

    /// The challenge, in the server's bytes.
    #[inline]
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.challenge.0
    }
}

/// `Username okay, need password.  Challenge is "...".` (RFC 2228 §5.1)
impl fmt::Display for Challenge<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Username okay, need password.  Challenge is \"{}\".", self.challenge)
    }
}
