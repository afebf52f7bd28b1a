//! Challenges for a password: 331 and 336.

use core::fmt;

use super::ParseErrorKind::{NotStated, OutOfRange, Unterminated};
use super::{ParseError, Parsed};
use crate::text::{Cursor, Put, Spell, ascii, bytes_payload, decimal_u32, payload, spell_lossy};
use crate::wire::{Lossy, is_sendable};

/// A challenge that the password must answer: the text of a 336
/// ([RFC 2228 §5.1](https://www.rfc-editor.org/rfc/rfc2228#section-5.1)).
///
/// No form is prescribed. The standard text has the challenge in quotes, so the text in quotes is read. A program that
/// asks a person for the answer must show the whole text (RFC 2228 §4).
///
/// ```
/// use ftp_codes::payload::Challenge;
///
/// let text = br#"Username okay, need password. Challenge is "4711"."#;
/// let challenge = Challenge::parse(text)?.value;
/// assert_eq!(challenge.as_bytes(), b"4711");
/// assert_eq!(Challenge::new(b"4711"), Some(challenge));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Challenge<'a> {
    challenge: Lossy<'a>,
}

impl<'a> Challenge<'a> {
    /// Creates a challenge. Returns `None` if it contains a quote, which would end it, or a CR, an LF or a NUL.
    #[inline]
    #[must_use]
    pub fn new(challenge: &'a [u8]) -> Option<Self> {
        let fits = !challenge.contains(&b'"') && is_sendable(challenge);
        if fits { Some(Self { challenge: Lossy(challenge) }) } else { None }
    }

    /// Parses the text of a 336: the challenge is between the first two quotes.
    ///
    /// # Errors
    ///
    /// Returns [`NotStated`] if there are no quotes, or [`Unterminated`] if there is only one.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, ParseError> {
        let mut cursor = Cursor::new(text);
        cursor.skip_to(b'"');
        let start = cursor;
        if !cursor.eat(b'"') {
            return Err(Cursor::new(text).error(NotStated, "a challenge in quotes"));
        }
        let challenge = cursor.skip_to(b'"');
        if !cursor.eat(b'"') {
            return Err(start.error(Unterminated, "a quote after the challenge"));
        }
        Ok(Parsed { value: Self { challenge: Lossy(challenge) }, departure: None })
    }

    /// The challenge, as the server sent it.
    #[inline]
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.challenge.0
    }
}

bytes_payload!(Challenge<'a>, PasswordChallenge);

impl Spell for Challenge<'_> {
    #[inline]
    fn spell(&self, put: &mut Put<'_>) -> fmt::Result {
        put(b"Username okay, need password.  Challenge is \"")?;
        put(self.challenge.0)?;
        put(b"\".")
    }
}

/// `Username okay, need password.  Challenge is "...".` (RFC 2228 §5.1)
impl fmt::Display for Challenge<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        spell_lossy(self, f)
    }
}

/// A challenge that a one-time password must answer: the text of a 331, if the server states it
/// ([RFC 2289](https://www.rfc-editor.org/rfc/rfc2289)).
///
/// RFC 2228 §5.1 has 336 for challenges. Servers with one-time passwords are older, and state it in a 331.
///
/// ```
/// use ftp_codes::payload::{OtpAlgorithm, OtpChallenge};
///
/// let text = b"Response to otp-md5 487 dog2 required for skey.";
/// let challenge = OtpChallenge::parse(text)?.value;
/// assert_eq!(challenge.algorithm(), OtpAlgorithm::Md5);
/// assert_eq!(challenge.sequence(), 487);
/// assert_eq!(challenge.seed(), "dog2");
/// assert_eq!(OtpChallenge::new("md5", 487, "dog2"), Some(challenge));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OtpChallenge<'a> {
    algorithm: OtpAlgorithm<'a>,
    sequence: u32,
    seed: &'a str,
}

/// The hash of a one-time password ([RFC 2289](https://www.rfc-editor.org/rfc/rfc2289)). Part of [`OtpChallenge`],
/// which has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OtpAlgorithm<'a> {
    /// MD4: `otp-md4`, or `s/key` (RFC 1760).
    Md4,
    /// MD5: `otp-md5`.
    Md5,
    /// SHA-1: `otp-sha1`.
    Sha1,
    /// Any other: the word after `otp-`.
    Other(&'a str),
}

impl<'a> OtpAlgorithm<'a> {
    /// The algorithm of this name, ignoring case.
    #[inline]
    fn from_name(name: &'a str) -> Self {
        for known in [Self::Md4, Self::Md5, Self::Sha1] {
            if known.as_str().eq_ignore_ascii_case(name) {
                return known;
            }
        }
        Self::Other(name)
    }

    /// The name, as it follows `otp-`.
    #[inline]
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

/// The name, as it follows `otp-`.
impl fmt::Display for OtpAlgorithm<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<'a> OtpChallenge<'a> {
    /// Creates a challenge. Returns `None` if the algorithm or the seed is empty or contains anything but ASCII letters
    /// and digits.
    #[inline]
    #[must_use]
    pub fn new(algorithm: &'a str, sequence: u32, seed: &'a str) -> Option<Self> {
        let fits = [algorithm, seed].iter().all(|word| is_word(word.as_bytes()));
        if fits { Some(Self { algorithm: OtpAlgorithm::from_name(algorithm), sequence, seed }) } else { None }
    }

    /// Parses the text of a 331.
    ///
    /// `"otp-" algorithm SP sequence SP seed` (RFC 2289), or `"s/key" SP sequence SP seed` (RFC 1760), anywhere in the
    /// text. Any words may surround it (RFC 959 §4.2).
    ///
    /// # Errors
    ///
    /// Returns [`NotStated`] if there is no challenge, or [`OutOfRange`] if the sequence is above [`u32::MAX`].
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, ParseError> {
        let mut cursor = Cursor::new(text);
        loop {
            cursor.take_while(|byte| !is_part(byte));
            if cursor.is_at_end() {
                return Err(Cursor::new(text).error(NotStated, "a challenge, as in `otp-md5 487 dog2`"));
            }
            let start = cursor;
            cursor.take_while(is_part);
            if let Some(challenge) = Self::begin(start) {
                return Ok(Parsed { value: challenge?, departure: None });
            }
        }
    }

    /// The challenge at the start of `cursor`.
    #[inline]
    fn begin(mut cursor: Cursor<'a>) -> Option<Result<Self, ParseError>> {
        let algorithm = if cursor.eat_word(b"otp-") {
            OtpAlgorithm::from_name(letters(&mut cursor)?)
        } else if cursor.eat_word(b"s/key") {
            OtpAlgorithm::Md4
        } else {
            return None;
        };
        cursor.blanks().then_some(())?;
        let number = cursor;
        let digits = cursor.digits();
        (!digits.is_empty() && cursor.blanks()).then_some(())?;
        let seed = letters(&mut cursor)?;
        Some(match decimal_u32(digits) {
            Some(sequence) => Ok(Self { algorithm, sequence, seed }),
            None => Err(number.error(OutOfRange, "a sequence of at most 32 bits")),
        })
    }

    /// The hash algorithm.
    #[inline]
    #[must_use]
    pub const fn algorithm(&self) -> OtpAlgorithm<'a> {
        self.algorithm
    }

    /// The sequence number: how many times to hash.
    #[inline]
    #[must_use]
    pub const fn sequence(&self) -> u32 {
        self.sequence
    }

    /// The seed, which is hashed together with the pass phrase.
    #[inline]
    #[must_use]
    pub const fn seed(&self) -> &'a str {
        self.seed
    }
}

/// A word of letters and digits.
#[inline]
fn letters<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    let word = cursor.take_while(|byte| byte.is_ascii_alphanumeric());
    if word.is_empty() { None } else { Some(ascii(word)) }
}

#[inline]
const fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/')
}

#[inline]
fn is_word(word: &[u8]) -> bool {
    !word.is_empty() && word.iter().all(u8::is_ascii_alphanumeric)
}

payload!(OtpChallenge<'a>, NeedPassword);

/// `otp-algorithm sequence seed` (RFC 2289)
impl fmt::Display for OtpChallenge<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "otp-{} {} {}", self.algorithm, self.sequence, self.seed)
    }
}
