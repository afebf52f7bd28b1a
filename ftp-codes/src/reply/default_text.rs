//! The text of a reply that is made from a code alone.

use core::error::Error;
use core::fmt;

use super::OutgoingReply;
use crate::ReplyCode;

/// The text that is sent with a code alone: its headline, unless that is a template.
pub(crate) const fn default_text(code: ReplyCode) -> Option<&'static str> {
    if code.is_template() { None } else { Some(code.headline()) }
}

/// Creates the reply of a code with its default text.
///
/// ```
/// use ftp_codes::reply::OutgoingReply;
/// use ftp_codes::ReplyCode;
///
/// assert_eq!(OutgoingReply::try_from(ReplyCode::CommandOkay)?.to_string(), "200 Command okay.");
/// // Clients look for an address in this one.
/// assert!(OutgoingReply::try_from(ReplyCode::EnteringPassiveMode).is_err());
/// # Ok::<(), ftp_codes::reply::NoDefaultText>(())
/// ```
impl TryFrom<ReplyCode> for OutgoingReply<'static> {
    type Error = NoDefaultText;

    fn try_from(code: ReplyCode) -> Result<Self, NoDefaultText> {
        // The table is refused if a headline has a line break.
        let text = default_text(code).ok_or(NoDefaultText { code })?;
        Ok(Self::of_sendable(code.raw(), text.as_bytes()))
    }
}

/// The error for a code that cannot be sent without a text, because clients look for a value in its text.
///
/// ```
/// use ftp_codes::ReplyCode;
/// use ftp_codes::reply::OutgoingReply;
///
/// let error = OutgoingReply::try_from(ReplyCode::EnteringPassiveMode).unwrap_err();
/// assert_eq!(error.code(), ReplyCode::EnteringPassiveMode);
/// assert_eq!(
///     error.to_string(),
///     "the text of a 227 reply must hold a value; build the reply with a text",
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NoDefaultText {
    code: ReplyCode,
}

impl NoDefaultText {
    /// The code.
    #[inline]
    #[must_use]
    pub const fn code(&self) -> ReplyCode {
        self.code
    }
}

impl fmt::Display for NoDefaultText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the text of a {} reply must hold a value; build the reply with a text", self.code.as_str())
    }
}

impl Error for NoDefaultText {}

/// Converts to an error of the kind [`InvalidInput`](std::io::ErrorKind::InvalidInput).
#[cfg(feature = "std")]
impl From<NoDefaultText> for std::io::Error {
    fn from(error: NoDefaultText) -> Self {
        Self::new(std::io::ErrorKind::InvalidInput, error)
    }
}
