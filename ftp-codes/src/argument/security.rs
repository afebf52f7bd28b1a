//! Security: `AUTH`, `ADAT`, `PBSZ`, `PROT`, and protected commands.

use core::fmt;

use super::transfer::letters;
use super::{ParseError, number, word};
use crate::text::{Cursor, check_base64, is_printable, text_serde};

/// The argument of `AUTH`: a security mechanism ([RFC 2228 §3](https://www.rfc-editor.org/rfc/rfc2228#section-3)).
///
/// ```
/// use ftp_codes::argument::Mechanism;
///
/// let mechanism = Mechanism::parse(b"tls-c")?;
/// assert!(mechanism.is_tls());
/// assert!(!mechanism.is("GSSAPI"));
/// assert_eq!(mechanism.as_str(), "tls-c");
/// assert_eq!(Mechanism::new("tls-c"), Some(mechanism));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mechanism<'a> {
    name: &'a str,
}

impl<'a> Mechanism<'a> {
    /// Creates the argument from the name of a mechanism. Returns `None` if it is not one word of printable ASCII.
    #[inline]
    #[must_use]
    pub fn new(name: &'a str) -> Option<Self> {
        if is_printable(name.as_bytes()) { Some(Self { name }) } else { None }
    }

    /// Parses the argument of `AUTH`.
    ///
    /// `<mechanism-name> ::= <string>` (RFC 2228 §8.1)
    ///
    /// # Errors
    ///
    /// Returns [`Empty`](super::ParseErrorKind::Empty), or [`BadCharacter`](super::ParseErrorKind::BadCharacter) if
    /// it is not one word of printable ASCII.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Self, ParseError> {
        Ok(Self { name: word(text, "the name of a mechanism, as in `TLS`")? })
    }

    /// The name as it was written, in its original case.
    #[inline]
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.name
    }

    /// Returns `true` if the mechanism has this name, ignoring case (RFC 2228 §3).
    #[inline]
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Returns `true` if the mechanism is TLS, under either of its names: `TLS` or `TLS-C` (RFC 4217 §17).
    #[inline]
    #[must_use]
    pub fn is_tls(&self) -> bool {
        self.is("TLS") || self.is("TLS-C")
    }
}

text_serde!(Mechanism<'_>, serialize, Mechanism::parse);

/// The name as it was written.
impl fmt::Display for Mechanism<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// The argument of `ADAT`, `MIC`, `CONF` and `ENC`: data in base64
/// ([RFC 2228 §3](https://www.rfc-editor.org/rfc/rfc2228#section-3), §10).
///
/// ```
/// use ftp_codes::argument::Base64Data;
/// use ftp_codes::payload::ParseErrorKind;
///
/// let data = Base64Data::parse(b"Zm9vYmFy")?;
/// assert_eq!(data.as_str(), "Zm9vYmFy");
/// assert_eq!(Base64Data::new("Zm9vYmFy"), Some(data));
/// # #[cfg(feature = "base64")]
/// assert_eq!(data.decode(), b"foobar");
///
/// let error = Base64Data::parse(b"Zm9v-mFy").unwrap_err();
/// assert_eq!((error.kind(), error.offset()), (ParseErrorKind::BadBase64, 4));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Base64Data<'a> {
    base64: &'a str,
}

impl<'a> Base64Data<'a> {
    /// Creates the argument from data in base64. Returns `None` if the text is empty or not base64.
    #[inline]
    #[must_use]
    pub fn new(base64: &'a str) -> Option<Self> {
        Self::parse(base64.as_bytes()).ok()
    }

    /// Parses the argument of `ADAT`, `MIC`, `CONF` or `ENC`.
    ///
    /// # Errors
    ///
    /// Returns [`Empty`](super::ParseErrorKind::Empty), [`BadCharacter`](super::ParseErrorKind::BadCharacter) if it
    /// is not one word of printable ASCII, or [`BadBase64`](super::ParseErrorKind::BadBase64) if it is not padded
    /// base64.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Self, ParseError> {
        let expected = "padded base64, as in `Zm9vYg==`";
        let base64 = word(text, expected)?;
        check_base64(Cursor::new(text), text, expected)?;
        Ok(Self { base64 })
    }

    /// The data, in base64.
    #[inline]
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.base64
    }

    /// Decodes the data.
    #[inline]
    #[cfg(feature = "base64")]
    #[must_use]
    pub fn decode(&self) -> alloc::vec::Vec<u8> {
        crate::text::decode_base64(self.base64)
    }
}

text_serde!(Base64Data<'_>, serialize, Base64Data::parse);

/// The data, in base64.
impl fmt::Display for Base64Data<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.base64)
    }
}

/// The argument of `PBSZ`: the largest block of protected data
/// ([RFC 2228 §3](https://www.rfc-editor.org/rfc/rfc2228#section-3)). With TLS it is 0 (RFC 4217 §9).
///
/// ```
/// use ftp_codes::argument::ProtectionBufferSize;
///
/// assert_eq!(ProtectionBufferSize::parse(b"0")?.octets(), 0);
/// assert_eq!(ProtectionBufferSize::new(0).to_string(), "0");
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ProtectionBufferSize {
    octets: u32,
}

impl ProtectionBufferSize {
    /// Creates the argument from a size in octets.
    #[inline]
    #[must_use]
    pub const fn new(octets: u32) -> Self {
        Self { octets }
    }

    /// Parses the argument of `PBSZ`.
    ///
    /// `<decimal-integer>`, at most 32 bits (RFC 2228 §8.1)
    ///
    /// # Errors
    ///
    /// Returns [`Empty`](super::ParseErrorKind::Empty), [`BadFormat`](super::ParseErrorKind::BadFormat),
    /// [`OutOfRange`](super::ParseErrorKind::OutOfRange), or [`TrailingText`](super::ParseErrorKind::TrailingText).
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(text);
        let octets = number(&mut cursor, u32::MAX.into(), "a size in decimal digits, of at most 32 bits")?;
        cursor.end()?;
        Ok(Self { octets: u32::try_from(octets).unwrap_or(u32::MAX) })
    }

    /// The size in octets.
    #[inline]
    #[must_use]
    pub const fn octets(&self) -> u32 {
        self.octets
    }
}

text_serde!(ProtectionBufferSize, ProtectionBufferSize::parse);

/// `<decimal-integer>` (RFC 2228 §8.1)
impl fmt::Display for ProtectionBufferSize {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.octets.fmt(f)
    }
}

letters! {
    /// The argument of `PROT`: how data connections are protected
    /// ([RFC 2228 §3](https://www.rfc-editor.org/rfc/rfc2228#section-3)). TLS has only clear and private (RFC 4217 §9).
    ///
    /// ```
    /// use ftp_codes::argument::ProtectionLevel;
    ///
    /// assert_eq!(ProtectionLevel::parse(b"p")?, ProtectionLevel::Private);
    /// assert_eq!(ProtectionLevel::Private.as_str(), "P");
    /// # Ok::<(), ftp_codes::payload::ParseError>(())
    /// ```
    ProtectionLevel, "argument of `PROT`", "`C`, `S`, `E` or `P`";
    /// `C`: clear, the default.
    Clear = "C",
    /// `S`: safe, with integrity protection.
    Safe = "S",
    /// `E`: confidential.
    Confidential = "E",
    /// `P`: private, with integrity and confidentiality protection.
    Private = "P",
}
