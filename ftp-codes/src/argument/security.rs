//! Security: `AUTH`, `ADAT`, `PBSZ`, `PROT`, and protected commands.

use core::fmt;

use super::transfer::letters;
use super::{ParseError, number, word};
use crate::text::{Cursor, check_base64, is_printable, text_serde};

/// The argument of `AUTH`: a security mechanism (RFC 2228 §3).
///
/// ```
/// use ftp_codes::argument::Mechanism;
///
/// let mechanism = Mechanism::parse(b"tls-c")?;
/// assert!(mechanism.is_tls());
/// assert!(!mechanism.is("GSSAPI"));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mechanism<'a> {
    name: &'a str,
}

impl<'a> Mechanism<'a> {
    /// The mechanism of this name. `None` if it is not one word of printable ASCII.
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
    /// [`Empty`](super::ParseErrorKind::Empty), [`BadCharacter`](super::ParseErrorKind::BadCharacter) if it is not one
    /// word of printable ASCII.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Self, ParseError> {
        Ok(Self { name: word(text, "the name of a mechanism, as in `TLS`")? })
    }

    /// The name as it is written, in letters of either case.
    #[inline]
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.name
    }

    /// Whether the mechanism has this name, in letters of either case (RFC 2228 §3).
    #[inline]
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Whether the mechanism is TLS, under either of its names: `TLS` or `TLS-C` (RFC 4217 §17).
    #[inline]
    #[must_use]
    pub fn is_tls(&self) -> bool {
        self.is("TLS") || self.is("TLS-C")
    }
}

text_serde!(Mechanism<'_>, serialize, Mechanism::parse);

/// The name as it is written.
impl fmt::Display for Mechanism<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// The argument of `ADAT`, `MIC`, `CONF` and `ENC`: data in base64 (RFC 2228 §3, §10).
///
/// ```
/// use ftp_codes::argument::Base64Data;
/// use ftp_codes::payload::ParseErrorKind;
///
/// assert_eq!(Base64Data::parse(b"Zm9vYmFy")?.as_str(), "Zm9vYmFy");
/// let error = Base64Data::parse(b"Zm9v-mFy").unwrap_err();
/// assert_eq!((error.kind(), error.offset()), (ParseErrorKind::BadBase64, 4));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Base64Data<'a> {
    base64: &'a str,
}

impl<'a> Base64Data<'a> {
    /// Data in base64. `None` if the text is empty, or is not base64.
    #[inline]
    #[must_use]
    pub fn new(base64: &'a str) -> Option<Self> {
        Self::parse(base64.as_bytes()).ok()
    }

    /// Parses the argument of `ADAT`, `MIC`, `CONF` or `ENC`.
    ///
    /// # Errors
    ///
    /// [`Empty`](super::ParseErrorKind::Empty), [`BadCharacter`](super::ParseErrorKind::BadCharacter) if it is not one
    /// word of printable ASCII, [`BadBase64`](super::ParseErrorKind::BadBase64) if it is not base64 with its padding.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Self, ParseError> {
        let expected = "base64 with its padding, as in `Zm9vYg==`";
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

    /// The data.
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

/// The argument of `PBSZ`: the largest block of protected data (RFC 2228 §3). With TLS it is 0 (RFC 4217 §9).
///
/// ```
/// use ftp_codes::argument::ProtectionBufferSize;
///
/// assert_eq!(ProtectionBufferSize::parse(b"0")?.octets(), 0);
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ProtectionBufferSize {
    octets: u32,
}

impl ProtectionBufferSize {
    /// A size in octets.
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
    /// [`Empty`](super::ParseErrorKind::Empty), [`BadFormat`](super::ParseErrorKind::BadFormat),
    /// [`OutOfRange`](super::ParseErrorKind::OutOfRange), [`TrailingText`](super::ParseErrorKind::TrailingText).
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
    /// The argument of `PROT`: how data connections are protected (RFC 2228 §3). TLS has clear and private only
    /// (RFC 4217 §9).
    ///
    /// ```
    /// use ftp_codes::argument::ProtectionLevel;
    ///
    /// assert_eq!(ProtectionLevel::parse(b"p")?, ProtectionLevel::Private);
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
