//! A reply with bytes of its own.

use super::{DecodeError, Lines, OutgoingReply, Reply};
use crate::RawCode;
use alloc::boxed::Box;
use core::{
    fmt,
    hash::{Hash, Hasher},
    str::FromStr,
};

/// A complete reply with bytes of its own.
///
/// ```
/// use ftp_codes::reply::{OutgoingReply, OwnedReply};
/// use ftp_codes::ReplyCode;
///
/// let read: OwnedReply = "550 no such file\n".parse()?;
/// assert_eq!(read.code(), ReplyCode::FileUnavailable);
/// assert_eq!(read, OwnedReply::from(OutgoingReply::line(ReplyCode::FileUnavailable, "no such file")?));
/// assert_eq!(read.to_string(), "550 no such file");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct OwnedReply {
    bytes: Box<[u8]>,
    code: RawCode,
    multiline: bool,
}

impl OwnedReply {
    /// The reply, borrowed: it has all that can be asked of a reply.
    #[inline]
    #[must_use]
    pub const fn as_reply(&self) -> Reply<'_> {
        Reply::new(&self.bytes, self.code, self.multiline)
    }

    /// The code, see [`Reply::code`].
    #[inline]
    #[must_use]
    pub const fn code(&self) -> RawCode {
        self.code
    }

    /// Whether the reply was written in the multi-line form, see [`Reply::is_multiline`].
    #[inline]
    #[must_use]
    pub const fn is_multiline(&self) -> bool {
        self.multiline
    }

    /// The texts of the lines, see [`Reply::lines`].
    #[inline]
    #[must_use]
    pub fn lines(&self) -> Lines<'_> {
        self.as_reply().lines()
    }

    /// The text of the first line, see [`Reply::text`].
    #[inline]
    #[must_use]
    pub fn text(&self) -> &[u8] {
        self.as_reply().text()
    }

    /// The bytes as they came, line ends included.
    #[inline]
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl Reply<'_> {
    /// The same reply with bytes of its own.
    #[inline]
    #[must_use]
    pub fn into_owned(self) -> OwnedReply {
        OwnedReply { bytes: self.as_bytes().into(), code: self.code(), multiline: self.is_multiline() }
    }
}

impl From<Reply<'_>> for OwnedReply {
    fn from(reply: Reply<'_>) -> Self {
        reply.into_owned()
    }
}

impl<L> From<OutgoingReply<L>> for OwnedReply
where
    L: IntoIterator<Item: AsRef<[u8]>> + Clone,
{
    fn from(reply: OutgoingReply<L>) -> Self {
        let bytes = reply.to_vec().into_boxed_slice();
        let multiline = bytes.get(3) == Some(&b'-');
        Self { bytes, code: reply.code(), multiline }
    }
}

impl FromStr for OwnedReply {
    type Err = super::OwnedDecodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Reply::parse(text.as_bytes()).map_err(DecodeError::into_owned)?.into_owned())
    }
}

impl PartialEq for OwnedReply {
    fn eq(&self, other: &Self) -> bool {
        self.as_reply() == other.as_reply()
    }
}

impl Eq for OwnedReply {}

impl PartialEq<Reply<'_>> for OwnedReply {
    fn eq(&self, other: &Reply<'_>) -> bool {
        self.as_reply() == *other
    }
}

impl PartialEq<OwnedReply> for Reply<'_> {
    fn eq(&self, other: &OwnedReply) -> bool {
        *self == other.as_reply()
    }
}

impl Hash for OwnedReply {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_reply().hash(state);
    }
}

impl fmt::Display for OwnedReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_reply().fmt(f)
    }
}

impl fmt::Debug for OwnedReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.as_reply(), f)
    }
}
