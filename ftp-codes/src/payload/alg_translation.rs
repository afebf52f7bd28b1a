//! What a gateway translates (216).

use core::fmt;

use super::PayloadErrorKind::BadFormat;
use super::cursor::Cursor;
use super::{Departure, Form, Parsed, PayloadError};

/// What an IPv6-to-IPv4 gateway translates: the text of a 216, its answer to `ALGS` (RFC 6384 §11).
///
/// ```
/// use ftp_codes::payload::AlgTranslation;
///
/// let gateway = AlgTranslation::parse(b"EPSVEPRT")?.value;
/// assert!(gateway.translates_eprt());
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AlgTranslation {
    /// `NONE`: nothing.
    None,
    /// `EPSV`: `EPSV` only.
    Epsv,
    /// `EPSVEPRT`: `EPSV` and `EPRT`.
    EpsvEprt,
}

impl AlgTranslation {
    /// Every token.
    pub const ALL: &'static [Self] = &[Self::None, Self::Epsv, Self::EpsvEprt];

    /// Reads the text of a 216.
    ///
    /// `response-token = "NONE" / "EPSV" / "EPSVEPRT"`, then free text behind a space (RFC 6384 §11)
    ///
    /// # Errors
    ///
    /// [`BadFormat`] if the first word is none of the three.
    pub fn parse(text: &[u8]) -> Result<Parsed<Self>, PayloadError<'_>> {
        let mut cursor = Cursor::new(text);
        let mut form = Form::Strict;
        form.depart_if(cursor.blanks(), Departure::Blanks);
        let start = cursor;
        let word = cursor.word();
        // Literals of an ABNF are the same in letters of either case (RFC 5234 §2.3).
        let token = Self::ALL.iter().copied().find(|token| token.as_str().as_bytes().eq_ignore_ascii_case(word));
        match token {
            Some(token) => Ok(Parsed::new(token, form)),
            None => Err(start.error(BadFormat, "`NONE`, `EPSV` or `EPSVEPRT`")),
        }
    }

    /// The token.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "NONE",
            Self::Epsv => "EPSV",
            Self::EpsvEprt => "EPSVEPRT",
        }
    }

    /// Whether the gateway translates `EPSV`.
    #[inline]
    #[must_use]
    pub const fn translates_epsv(self) -> bool {
        matches!(self, Self::Epsv | Self::EpsvEprt)
    }

    /// Whether the gateway translates `EPRT`.
    #[inline]
    #[must_use]
    pub const fn translates_eprt(self) -> bool {
        matches!(self, Self::EpsvEprt)
    }
}

impl fmt::Display for AlgTranslation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
