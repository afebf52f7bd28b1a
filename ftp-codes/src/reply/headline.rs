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
    /// | 110 | `RestartMarker` |
    /// | 120 | `Delay` |
    /// | 215 | `SystemType` |
    /// | 216 | `AlgTranslation` |
    /// | 227 | `PassiveAddress` |
    /// | 228 | `LongPassiveAddress` |
    /// | 229 | `ExtendedPassiveAddress` |
    /// | 235, 334, 335 | `SecurityData`, or words of your own |
    /// | 257 | `PathName` |
    /// | 336 | `Challenge` |
    /// | 522 | `SupportedProtocols` |
    /// | 631, 632, 633 | the reply inside, in base64, as `ProtectedReply` reads it |
    ///
    /// The types are those of the module `payload`, behind the feature of that name. Its `PayloadKind::of` knows the
    /// codes too, and those that have a value after one command and none after another, as a 213 has.
    ///
    /// ```
    /// # #[cfg(feature = "payload")] {
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
