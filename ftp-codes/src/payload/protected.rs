//! Protected replies (631 to 633).

use core::fmt;
use core::hash::{Hash, Hasher};

use super::PayloadErrorKind::BadBase64;
use super::base64_text::Base64Text;
use super::{Parsed, PayloadError};
use crate::reply::Lines;
#[cfg(feature = "base64")]
use crate::reply::{DecodeError, Reply};
#[cfg(feature = "base64")]
use alloc::vec::Vec;

/// A reply that is protected: the lines of a 631, 632 or 633 (RFC 2228 §5.2).
///
/// Every line is base64. What it decodes to is a message of the security mechanism, and behind
/// that is a reply with a code of its own, which is the one that counts. The lines of the inner
/// reply need not be those of the outer one.
///
/// ```
/// # #[cfg(feature = "base64")] {
/// use ftp_codes::payload::ProtectedReply;
/// use ftp_codes::reply::Reply;
///
/// let reply = Reply::parse(b"631 MjAwIE9LDQo=\r\n")?;
/// let protected = ProtectedReply::parse(reply.lines())?.value;
/// // A mechanism that only signs may leave the text as it is.
/// let inner = protected.decode();
/// assert_eq!(inner.reply().expect("a reply").code().code(), 200);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct ProtectedReply<'a> {
    lines: Lines<'a>,
}

impl<'a> ProtectedReply<'a> {
    /// Reads the lines of a 631, 632 or 633.
    ///
    /// # Errors
    ///
    /// [`BadBase64`] if a line is not base64.
    pub fn parse(lines: Lines<'a>) -> Result<Parsed<Self>, PayloadError<'a>> {
        for (above, line) in lines.clone().enumerate() {
            if let Err(offset) = Base64Text::new(line) {
                let error = PayloadError::new(BadBase64, line, offset, "base64 with its padding and nothing else");
                return Err(error.on_line(above.saturating_add(1)));
            }
        }
        Ok(Parsed::strict(Self { lines }))
    }

    fn texts(&self) -> impl Iterator<Item = Base64Text<'a>> + Clone + use<'a> {
        self.lines.clone().filter_map(|line| Base64Text::new(line).ok())
    }

    /// The lines, each in base64.
    #[inline]
    pub fn lines(&self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.texts().map(|text| text.as_str())
    }

    /// The messages of the security mechanism, one from each line, with every byte of them.
    #[inline]
    #[cfg(feature = "base64")]
    pub fn messages(&self) -> impl Iterator<Item = Vec<u8>> + Clone + use<'a> {
        self.texts().map(|text| text.decode())
    }

    /// All messages together, for a mechanism that leaves the text as it is.
    #[cfg(feature = "base64")]
    #[must_use]
    pub fn decode(&self) -> InnerReply {
        let mut inner = InnerReply { bytes: Vec::new() };
        self.messages().for_each(|message| inner.push(&message));
        inner
    }

    /// What the security mechanism makes of the messages, together.
    ///
    /// # Errors
    ///
    /// What `unwrap` answers for the first message that it does not take.
    #[cfg(feature = "base64")]
    pub fn decode_with<E>(&self, mut unwrap: impl FnMut(Vec<u8>) -> Result<Vec<u8>, E>) -> Result<InnerReply, E> {
        let mut inner = InnerReply { bytes: Vec::new() };
        for message in self.messages() {
            inner.push(&unwrap(message)?);
        }
        Ok(inner)
    }
}

/// Two replies with the same lines are equal.
impl PartialEq for ProtectedReply<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.lines.clone().eq(other.lines.clone())
    }
}

impl Eq for ProtectedReply<'_> {}

impl Hash for ProtectedReply<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.lines.clone().for_each(|line| line.hash(state));
    }
}

/// The lines, with a line feed between them.
impl fmt::Display for ProtectedReply<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines().enumerate().try_for_each(|(above, line)| {
            let separator = if above == 0 { "" } else { "\n" };
            write!(f, "{separator}{line}")
        })
    }
}

/// What a protected reply held (RFC 2228 §5.2).
///
/// Some servers end each message with a NUL, which is no part of the reply and is left out. Some send every line of a
/// multi-line reply as a protected reply of its own: then give the bytes of one after the other to a
/// [`ReplyDecoder`](crate::reply::ReplyDecoder).
#[cfg(feature = "base64")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InnerReply {
    bytes: Vec<u8>,
}

#[cfg(feature = "base64")]
impl InnerReply {
    /// Adds what one message held.
    fn push(&mut self, mut text: &[u8]) {
        while let [start @ .., 0] = text {
            text = start;
        }
        self.bytes.extend_from_slice(text);
    }

    /// The bytes.
    #[inline]
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The reply. The end of its last line may be missing (RFC 2228 §5.2).
    ///
    /// # Errors
    ///
    /// If the bytes are not one whole reply.
    #[inline]
    pub fn reply(&self) -> Result<Reply<'_>, DecodeError> {
        Reply::parse(&self.bytes)
    }
}
