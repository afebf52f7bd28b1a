//! A challenge for a one-time password (331).

use core::fmt;

use super::PayloadErrorKind::OutOfRange;
use super::cursor::{Cursor, ascii, decimal};
use super::{Parsed, PayloadError};

/// What a one-time password must answer: the text of a 331, where servers state it (RFC 2289).
///
/// RFC 2228 §5.1 has 336 for challenges. Servers with one-time passwords are older, and say it in a 331.
///
/// ```
/// use ftp_codes::payload::{OtpAlgorithm, OtpChallenge};
///
/// let text = b"Response to otp-md5 487 dog2 required for skey.";
/// let challenge = OtpChallenge::parse(text)?.value.expect("a challenge");
/// assert_eq!(challenge.algorithm(), OtpAlgorithm::Md5);
/// assert_eq!(challenge.sequence(), 487);
/// assert_eq!(challenge.seed(), "dog2");
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OtpChallenge<'a> {
    algorithm: OtpAlgorithm<'a>,
    sequence: u32,
    seed: &'a str,
}

/// The hash of a one-time password (RFC 2289).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OtpAlgorithm<'a> {
    /// MD4: `otp-md4`, or `s/key` (RFC 1760).
    Md4,
    /// MD5: `otp-md5`.
    Md5,
    /// SHA-1: `otp-sha1`.
    Sha1,
    /// Another: the word behind `otp-`.
    Other(&'a str),
}

impl<'a> OtpAlgorithm<'a> {
    /// The algorithm of this name, in letters of either case.
    fn from_name(name: &'a str) -> Self {
        let known = [Self::Md4, Self::Md5, Self::Sha1];
        known.into_iter().find(|known| known.as_str().eq_ignore_ascii_case(name)).unwrap_or(Self::Other(name))
    }

    /// The name, as it stands behind `otp-`.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        match self {
            Self::Md4 => "md4",
            Self::Md5 => "md5",
            Self::Sha1 => "sha1",
            Self::Other(name) => name,
        }
    }
}

impl<'a> OtpChallenge<'a> {
    /// A challenge. `None` if the algorithm or the seed holds anything but letters and digits of ASCII, or nothing.
    #[must_use]
    pub fn new(algorithm: &'a str, sequence: u32, seed: &'a str) -> Option<Self> {
        let fits = [algorithm, seed].iter().all(|word| is_word(word.as_bytes()));
        fits.then_some(Self { algorithm: OtpAlgorithm::from_name(algorithm), sequence, seed })
    }

    /// Reads the text of a 331. `None` if it states no challenge.
    ///
    /// `"otp-" algorithm SP sequence SP seed` (RFC 2289), or `"s/key" SP sequence SP seed` (RFC 1760),
    /// anywhere in the text. The words around it are free (RFC 959 §4.2).
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] if the sequence is above [`u32::MAX`].
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Option<Self>>, PayloadError<'a>> {
        let mut cursor = Cursor::new(text);
        loop {
            cursor.take_while(|byte| !is_part(byte));
            if cursor.is_at_end() {
                return Ok(Parsed::strict(None));
            }
            let start = cursor;
            cursor.take_while(is_part);
            if let Some(challenge) = Self::read(start) {
                return Ok(Parsed::strict(Some(challenge?)));
            }
        }
    }

    fn read(mut cursor: Cursor<'a>) -> Option<Result<Self, PayloadError<'a>>> {
        let algorithm = if cursor.eat_word(b"otp-") {
            OtpAlgorithm::from_name(ascii(some(cursor.take_while(|byte| byte.is_ascii_alphanumeric()))?))
        } else if cursor.eat_word(b"s/key") {
            OtpAlgorithm::Md4
        } else {
            return None;
        };
        cursor.blanks().then_some(())?;
        let number = cursor;
        let digits = some(cursor.digits())?;
        cursor.blanks().then_some(())?;
        let seed = ascii(some(cursor.take_while(|byte| byte.is_ascii_alphanumeric()))?);
        Some(match decimal(digits) {
            Some(sequence) => Ok(Self { algorithm, sequence, seed }),
            None => Err(number.error(OutOfRange, "a sequence of at most 32 bits")),
        })
    }

    /// The hash.
    #[inline]
    #[must_use]
    pub const fn algorithm(&self) -> OtpAlgorithm<'a> {
        self.algorithm
    }

    /// How often to hash.
    #[inline]
    #[must_use]
    pub const fn sequence(&self) -> u32 {
        self.sequence
    }

    /// What is hashed together with the pass phrase.
    #[inline]
    #[must_use]
    pub const fn seed(&self) -> &'a str {
        self.seed
    }
}

fn some(word: &[u8]) -> Option<&[u8]> {
    if word.is_empty() { None } else { Some(word) }
}

const fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/')
}

fn is_word(word: &[u8]) -> bool {
    !word.is_empty() && word.iter().all(u8::is_ascii_alphanumeric)
}

/// `otp-algorithm sequence seed` (RFC 2289)
impl fmt::Display for OtpChallenge<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "otp-{} {} {}", self.algorithm.as_str(), self.sequence, self.seed)
    }
}
