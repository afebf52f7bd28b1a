//! Replies with a standard text.

use super::OutgoingReply;
use crate::{RawCode, ReplyCode};

impl OutgoingReply<[&'static str; 1]> {
    /// A reply with the first sentence of the standard text; without a text if the table does not list the code.
    ///
    /// The text of some codes is there for the client's program, which looks for a value in it. Their headline has
    /// a placeholder in that place, such as `"PATHNAME" created.`, and is not what to send: write the value as the
    /// text of a [`line`](Self::line).
    ///
    /// | code | value |
    /// |-|-|
    /// | 110 | [`RestartMarker`](crate::payload::RestartMarker) |
    /// | 120 | [`Delay`](crate::payload::Delay) |
    /// | 215 | [`SystemType`](crate::payload::SystemType) |
    /// | 216 | [`AlgTranslation`](crate::payload::AlgTranslation) |
    /// | 227 | [`PassiveAddress`](crate::payload::PassiveAddress) |
    /// | 228 | [`LongPassiveAddress`](crate::payload::LongPassiveAddress) |
    /// | 229 | [`ExtendedPassiveAddress`](crate::payload::ExtendedPassiveAddress) |
    /// | 235, 334, 335 | [`SecurityData`](crate::payload::SecurityData), or words of your own |
    /// | 257 | [`PathName`](crate::payload::PathName) |
    /// | 336 | [`Challenge`](crate::payload::Challenge) |
    /// | 522 | [`SupportedProtocols`](crate::payload::SupportedProtocols) |
    /// | 631, 632, 633 | the reply inside, in base64, as [`ProtectedReply`](crate::payload::ProtectedReply) reads it |
    ///
    /// [`PayloadKind::of`](crate::payload::PayloadKind::of) knows them too, and those that have a value after one
    /// command and none after another, as a 213 has.
    ///
    /// ```
    /// use ftp_codes::payload::{PassiveAddress, PathName};
    /// use ftp_codes::reply::OutgoingReply;
    /// use ftp_codes::ReplyCode;
    ///
    /// let address = PassiveAddress::new("192.0.2.1:2121".parse()?);
    /// let reply = OutgoingReply::line(ReplyCode::EnteringPassiveMode, address.to_string())?;
    /// assert_eq!(reply.to_string(), "227 Entering Passive Mode (192,0,2,1,8,73).\r\n");
    ///
    /// # #[cfg(feature = "alloc")] {
    /// // A path may hold bytes that are not UTF-8.
    /// let path = PathName::new(b"/pub").ok_or("a path that cannot be sent")?;
    /// let reply = OutgoingReply::line(ReplyCode::PathCreated, path.to_bytes())?;
    /// assert_eq!(reply.to_vec(), b"257 \"/pub\"\r\n");
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn headline(code: impl Into<RawCode>) -> Self {
        let code = code.into();
        let headline = code.listed().map_or("", |listed| listed.headline());
        // No headline holds a line break: the table would be refused.
        Self::of_sendable(code, [headline])
    }
}

/// With its [headline](OutgoingReply::headline), which is not enough for a code whose text must hold a value.
impl From<ReplyCode> for OutgoingReply<[&'static str; 1]> {
    fn from(code: ReplyCode) -> Self {
        Self::headline(code)
    }
}

/// With its [headline](OutgoingReply::headline), which is not enough for a code whose text must hold a value.
impl From<RawCode> for OutgoingReply<[&'static str; 1]> {
    fn from(code: RawCode) -> Self {
        Self::headline(code)
    }
}
