//! Security data and protected replies: 235, 334, 335, and 631 to 633.

#[cfg(feature = "base64")]
use alloc::vec::Vec;
use core::fmt;
use core::hash::{Hash, Hasher};

use super::ParseErrorKind::NotStated;
use super::file::after_keyword;
use super::{Departure, ParseError, Parsed};
#[cfg(feature = "alloc")]
use crate::reply::OwnedReply;
use crate::reply::Reply;
#[cfg(feature = "base64")]
use crate::text::decode_base64;
use crate::text::{Cursor, TextLines, ascii, check_base64, payload, text_serde};
#[cfg(feature = "alloc")]
use crate::text::{prefixed_reply, reply_of};
#[cfg(feature = "base64")]
use crate::wire::DecodeError;
#[cfg(feature = "alloc")]
use crate::{ReplyCode, code_matches};

/// Security data for the client's mechanism: the text of a 235, 334 or 335
/// ([RFC 2228 §5.1](https://www.rfc-editor.org/rfc/rfc2228#section-5.1), §3 `ADAT`).
///
/// ```
/// use ftp_codes::payload::{ParseErrorKind, Base64Data};
///
/// assert_eq!(Base64Data::parse(b"ADAT=Zm9vYmFy")?.value.as_str(), "Zm9vYmFy");
/// // A server that has no data to send.
/// let error = Base64Data::parse(b"ADAT must follow").unwrap_err();
/// assert_eq!(error.kind(), ParseErrorKind::NotStated);
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Base64Data<'a> {
    base64: &'a str,
}

impl<'a> Base64Data<'a> {
    /// Creates the text from data in base64. Returns `None` if it is not base64.
    #[inline]
    #[must_use]
    pub fn new(base64: &'a str) -> Option<Self> {
        let text = base64.as_bytes();
        check_base64(Cursor::new(text), text, "").ok().map(|()| Self { base64 })
    }

    /// Parses the text of a 235, 334 or 335.
    ///
    /// `"ADAT=" base64data` (RFC 2228 §5.1; the brackets there are not sent)
    ///
    /// # Errors
    ///
    /// Returns [`NotStated`] if `ADAT=` does not occur, or [`BadBase64`](super::ParseErrorKind::BadBase64) if no
    /// base64 follows it.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, ParseError> {
        let shape = "padded base64, as in `ADAT=Zm9vYg==`";
        let (start, mut departures) =
            after_keyword(text, b"ADAT=").ok_or_else(|| Cursor::new(text).error(NotStated, shape))?;
        let mut cursor = start;
        let base64 = cursor.word();
        check_base64(start, base64, shape)?;
        departures.note_if(!cursor.is_at_end(), Departure::TrailingWords);
        Ok(Parsed { value: Self { base64: ascii(base64) }, departure: departures.first })
    }

    payload!(@read read_lines, 'a);

    /// Returns the reply with this data, or `None` if the code is not 235, 334 or 335.
    ///
    /// ```
    /// use ftp_codes::ReplyCode;
    /// use ftp_codes::payload::Base64Data;
    ///
    /// let data = Base64Data::new("Zm9vYmFy").expect("base64");
    /// let reply = data.to_reply(ReplyCode::NeedMoreSecurityData).expect("one of the three codes");
    /// assert_eq!(reply.as_bytes(), b"335 ADAT=Zm9vYmFy\r\n");
    /// ```
    #[inline]
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_reply(&self, code: ReplyCode) -> Option<OwnedReply> {
        let fits = code_matches!(code, SecurityDataAccepted | NeedSecurityData | NeedMoreSecurityData);
        fits.then(|| reply_of(code, self))
    }

    /// The data, in base64.
    #[inline]
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.base64
    }

    /// Decodes the data.
    ///
    /// ```
    /// use ftp_codes::payload::Base64Data;
    ///
    /// assert_eq!(Base64Data::new("Zm9vYmFy").expect("base64").decode(), b"foobar");
    /// ```
    #[inline]
    #[cfg(feature = "base64")]
    #[must_use]
    pub fn decode(&self) -> Vec<u8> {
        decode_base64(self.base64)
    }
}

text_serde!(Base64Data<'_>, serialize, |text| Base64Data::parse(text).map(|parsed| parsed.value));

/// `ADAT=base64data` (RFC 2228 §5.1)
impl fmt::Display for Base64Data<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ADAT={}", self.base64)
    }
}

/// A protected reply: the lines of a 631, 632 or 633
/// ([RFC 2228 §5.2](https://www.rfc-editor.org/rfc/rfc2228#section-5.2)).
///
/// Every line is base64. It decodes to a message of the security mechanism, which contains a reply with a code of its
/// own: the one that counts. The lines of the inner reply need not be those of the outer one.
///
/// ```
/// # #[cfg(feature = "base64")] {
/// use ftp_codes::payload::ProtectedReply;
/// use ftp_codes::reply::Reply;
///
/// let reply = Reply::parse(b"631 MjAwIE9LDQo=\r\n")?;
/// let protected = ProtectedReply::read(reply)?.value;
/// // A mechanism that only signs may leave the text as it is.
/// let inner = protected.decode();
/// assert_eq!(inner.reply().expect("a reply").code().code(), 200);
///
/// assert!(protected.lines().eq(["MjAwIE9LDQo="]));
/// assert!(protected.messages().eq([b"200 OK\r\n"]));
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct ProtectedReply<'a> {
    lines: ProtectedLines<'a>,
}

/// An iterator over the lines of a protected reply, each in base64, created by [`ProtectedReply::lines`].
#[derive(Clone, Debug)]
pub struct ProtectedLines<'a> {
    source: Source<'a>,
}

#[derive(Clone, Debug)]
enum Source<'a> {
    /// Checked to be base64.
    Lines(TextLines<'a>),
    List(&'a [&'a str]),
}

const BASE64: &str = "padded base64 and nothing else";

impl<'a> ProtectedReply<'a> {
    /// Creates the reply from its lines. Returns `None` if there are none, or if one is not base64.
    #[inline]
    #[must_use]
    pub fn new(lines: &'a [&'a str]) -> Option<Self> {
        let are_base64 = lines.iter().all(|line| check_base64(Cursor::new(&[]), line.as_bytes(), BASE64).is_ok());
        if !lines.is_empty() && are_base64 {
            Some(Self { lines: ProtectedLines { source: Source::List(lines) } })
        } else {
            None
        }
    }

    /// Parses the text of a 631, 632 or 633: its lines with a line feed between them.
    ///
    /// # Errors
    ///
    /// Returns [`BadBase64`](super::ParseErrorKind::BadBase64) if a line is not base64.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, ParseError> {
        Self::of_lines(TextLines::Text(Some(text)))
    }

    /// Reads the lines of a reply.
    ///
    /// # Errors
    ///
    /// The errors of [`parse`](Self::parse).
    #[inline]
    pub fn read(reply: impl Into<Reply<'a>>) -> Result<Parsed<Self>, ParseError> {
        Self::of_lines(TextLines::Reply(reply.into().lines()))
    }

    #[inline]
    fn of_lines(lines: TextLines<'a>) -> Result<Parsed<Self>, ParseError> {
        for (above, line) in lines.clone().enumerate() {
            check_base64(Cursor::new(line), line, BASE64).map_err(|error| error.on_line(above.saturating_add(1)))?;
        }
        Ok(Parsed { value: Self { lines: ProtectedLines { source: Source::Lines(lines) } }, departure: None })
    }

    /// Returns the reply to send, or `None` if the code is not 631, 632 or 633.
    ///
    /// ```
    /// use ftp_codes::ReplyCode;
    /// use ftp_codes::payload::ProtectedReply;
    ///
    /// let protected = ProtectedReply::new(&["MjAwIE9LDQo="]).expect("base64");
    /// let reply = protected.to_reply(ReplyCode::IntegrityProtected).expect("one of the three codes");
    /// assert_eq!(reply.as_bytes(), b"631 MjAwIE9LDQo=\r\n");
    /// ```
    #[inline]
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_reply(&self, code: ReplyCode) -> Option<OwnedReply> {
        let is_protected =
            code_matches!(code, IntegrityProtected | ConfidentialityAndIntegrityProtected | ConfidentialityProtected);
        let lines: alloc::vec::Vec<_> = self.lines().map(|line| line.as_bytes().to_vec()).collect();
        // Base64 has no byte that cannot be sent.
        prefixed_reply(code, &lines).ok().filter(|_| is_protected)
    }

    /// The lines, each in base64.
    #[inline]
    #[must_use]
    pub fn lines(&self) -> ProtectedLines<'a> {
        self.lines.clone()
    }

    /// Decodes the messages of the security mechanism, one from each line, byte for byte.
    #[inline]
    #[cfg(feature = "base64")]
    #[must_use]
    pub fn messages(&self) -> ProtectedMessages<'a> {
        ProtectedMessages { lines: self.lines() }
    }

    /// Joins all messages, for a mechanism that leaves the text as it is.
    #[inline]
    #[cfg(feature = "base64")]
    #[must_use]
    pub fn decode(&self) -> InnerReply {
        let mut inner = InnerReply { bytes: Vec::new() };
        self.messages().for_each(|message| inner.push(&message));
        inner
    }

    /// Decodes each message with the security mechanism, and joins the results.
    ///
    /// ```
    /// use core::convert::Infallible;
    /// use ftp_codes::payload::ProtectedReply;
    ///
    /// let protected = ProtectedReply::new(&["MjAwIG9rDQo="]).expect("base64");
    /// // A real mechanism verifies or decrypts the message here.
    /// let inner = protected.decode_with(|message| Ok::<_, Infallible>(message.to_ascii_uppercase()))?;
    /// assert_eq!(inner.as_bytes(), b"200 OK\r\n");
    /// # Ok::<(), Infallible>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the error of `unwrap` for the first message that it does not accept.
    #[inline]
    #[cfg(feature = "base64")]
    pub fn decode_with<E>(&self, mut unwrap: impl FnMut(Vec<u8>) -> Result<Vec<u8>, E>) -> Result<InnerReply, E> {
        let mut inner = InnerReply { bytes: Vec::new() };
        for message in self.messages() {
            inner.push(&unwrap(message)?);
        }
        Ok(inner)
    }
}

text_serde!(ProtectedReply<'_>, serialize, |text| ProtectedReply::parse(text).map(|parsed| parsed.value));

impl<'a> Iterator for ProtectedLines<'a> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        match &mut self.source {
            Source::Lines(lines) => lines.next().map(ascii),
            Source::List(list) => {
                let (line, rest) = list.split_first()?;
                *list = rest;
                Some(line)
            }
        }
    }
}

/// An iterator over the messages of a protected reply, one from each line, created by [`ProtectedReply::messages`].
#[cfg(feature = "base64")]
#[derive(Clone, Debug)]
pub struct ProtectedMessages<'a> {
    lines: ProtectedLines<'a>,
}

#[cfg(feature = "base64")]
impl Iterator for ProtectedMessages<'_> {
    type Item = Vec<u8>;

    #[inline]
    fn next(&mut self) -> Option<Vec<u8>> {
        self.lines.next().map(decode_base64)
    }
}

/// Two replies with the same lines are equal.
impl PartialEq for ProtectedReply<'_> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.lines().eq(other.lines())
    }
}

impl Eq for ProtectedReply<'_> {}

impl Hash for ProtectedReply<'_> {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.lines().for_each(|line| line.hash(state));
    }
}

/// The lines, with a line feed between them.
impl fmt::Display for ProtectedReply<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines().enumerate().try_for_each(|(above, line)| {
            let separator = if above == 0 { "" } else { "\n" };
            write!(f, "{separator}{line}")
        })
    }
}

/// The reply inside a protected reply ([RFC 2228 §5.2](https://www.rfc-editor.org/rfc/rfc2228#section-5.2)).
///
/// Created by [`ProtectedReply::decode`]. The page of [`ProtectedReply`] has an example.
///
/// Some servers end each message with a NUL, which is not part of the reply and is removed. Others send each line of a
/// multi-line reply as a protected reply of its own: then pass the bytes of each in turn to a
/// [`ReplyDecoder`](crate::reply::ReplyDecoder).
#[cfg(feature = "base64")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InnerReply {
    bytes: Vec<u8>,
}

#[cfg(feature = "base64")]
impl InnerReply {
    /// Adds the text of one message.
    #[inline]
    fn push(&mut self, mut text: &[u8]) {
        while let [start @ .., 0] = text {
            text = start;
        }
        self.bytes.extend_from_slice(text);
    }

    /// The bytes of the reply.
    #[inline]
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Parses the reply. The end of its last line may be missing (RFC 2228 §5.2).
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not exactly one reply.
    #[inline]
    pub fn reply(&self) -> Result<Reply<'_>, DecodeError> {
        Reply::parse(&self.bytes)
    }
}
