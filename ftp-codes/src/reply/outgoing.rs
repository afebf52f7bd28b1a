//! Replies to be sent.

use super::{Lines, Reply, Style, TextError};
use crate::RawCode;
use core::fmt;

/// A reply to be sent (RFC 959 §4.2). It cannot be malformed.
///
/// There is a space behind the last code whether a text follows or not, every line ends with CR LF, and a text that would
/// begin a line of its own is refused. Lines are anything that can be walked over twice: an array, a slice, an iterator.
/// A text is a string or bytes.
///
/// ```
/// use ftp_codes::reply::{OutgoingReply, Style, TextError};
/// use ftp_codes::ReplyCode;
///
/// let greeting = OutgoingReply::headline(ReplyCode::ServiceReady);
/// assert_eq!(greeting.to_string(), "220 Service ready for new user.\r\n");
///
/// let failure = OutgoingReply::line(ReplyCode::FileUnavailable, "no such file")?;
/// assert_eq!(failure.to_string(), "550 no such file\r\n");
///
/// let features = ["Features:", "UTF8", "SIZE", "End"];
/// let reply = OutgoingReply::new(ReplyCode::SystemStatus, &features)?.style(Style::Indented);
/// assert_eq!(reply.to_string(), "211-Features:\r\n UTF8\r\n SIZE\r\n211 End\r\n");
/// # Ok::<(), TextError>(())
/// ```
///
/// Where it goes: [`Display`](fmt::Display) writes it into any [`fmt::Write`],
/// [`write_to_slice`](Self::write_to_slice) into a piece of memory, `write_to` (feature `std`) into any `io::Write`,
/// `put_to` (feature `bytes`) into any `BufMut`, and `to_vec` (feature `alloc`) into a vector.
#[derive(Clone, Copy, Debug)]
pub struct OutgoingReply<L> {
    code: RawCode,
    lines: L,
    body: Body,
    doubles_iac: bool,
}

/// How lines between the first and the last are marked.
#[derive(Clone, Copy, Debug)]
enum Body {
    Styled(Style),
    /// They are lines of a reply that was read. `raw`: with all that marked them there.
    Forwarded {
        raw: bool,
    },
}

impl<L> OutgoingReply<L> {
    /// The lines can be sent.
    pub(super) const fn of_sendable(code: RawCode, lines: L) -> Self {
        Self { code, lines, body: Body::Styled(Style::Rfc959), doubles_iac: false }
    }
}

impl<T: AsRef<[u8]> + Clone> OutgoingReply<[T; 1]> {
    /// A reply of one line.
    ///
    /// # Errors
    ///
    /// If the text holds a CR, a LF or a NUL.
    #[inline]
    pub fn line(code: impl Into<RawCode>, text: T) -> Result<Self, TextError> {
        Self::new(code, [text])
    }
}

impl<'a> OutgoingReply<ForwardedLines<'a>> {
    /// The reply that was read, to be sent on.
    ///
    /// If it came in the form that a [strict](super::ReplyDecoder::strict) decoder asks for, it leaves as the same
    /// bytes. Otherwise line ends and separators are put right, and the lines stay what they are.
    ///
    /// ```
    /// use ftp_codes::reply::{OutgoingReply, Reply, TextError};
    ///
    /// let reply = Reply::parse(b"220-old\n  server\n220\n").unwrap();
    /// # #[cfg(feature = "alloc")]
    /// assert_eq!(OutgoingReply::forward(reply)?.to_vec(), b"220-old\r\n  server\r\n220 \r\n");
    /// # Ok::<(), TextError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If a line holds a CR that is not at its end, or a NUL.
    pub fn forward(reply: Reply<'a>) -> Result<Self, TextError> {
        // Under the any-code end rule the prefix of the inner lines is not that of the code.
        let raw = reply.opening() == reply.code().digits();
        let lines = ForwardedLines { lines: reply.lines(), raw };
        Ok(Self { body: Body::Forwarded { raw }, ..Self::new(reply.code(), lines)? })
    }
}

/// The lines of a reply that is sent on. Made by [`OutgoingReply::forward`].
#[derive(Clone, Debug)]
pub struct ForwardedLines<'a> {
    lines: Lines<'a>,
    /// Inner lines are given out as they came.
    raw: bool,
}

impl<'a> Iterator for ForwardedLines<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let (line, text, inner) = self.lines.next_with_raw()?;
        Some(if inner && self.raw { line } else { text })
    }
}

impl<L> OutgoingReply<L>
where
    L: IntoIterator<Item: AsRef<[u8]>> + Clone,
{
    /// A reply of as many lines as are given: one makes a single-line reply, none counts as one that is empty.
    ///
    /// # Errors
    ///
    /// If a text holds a CR, a LF or a NUL.
    pub fn new(code: impl Into<RawCode>, lines: L) -> Result<Self, TextError> {
        for (text, number) in lines.clone().into_iter().zip(1..) {
            TextError::check(number, text.as_ref())?;
        }
        Ok(Self::of_sendable(code.into(), lines))
    }

    /// Sets how the lines between the first and the last are marked.
    ///
    /// A reply that is [sent on](OutgoingReply::forward) keeps the marks that it came with.
    #[must_use]
    pub fn style(self, style: Style) -> Self {
        match self.body {
            Body::Styled(_) => Self { body: Body::Styled(style), ..self },
            Body::Forwarded { .. } => self,
        }
    }

    /// Doubles the byte 255 of texts in an encoding that has it, as Telnet wants it (RFC 854). Few clients of
    /// today expect that.
    #[inline]
    #[must_use]
    pub fn double_iac(self, double: bool) -> Self {
        Self { doubles_iac: double, ..self }
    }

    /// The code.
    #[inline]
    #[must_use]
    pub fn code(&self) -> RawCode {
        self.code
    }

    /// Hands out the bytes, piece by piece.
    pub(super) fn pieces<E>(&self, mut put: impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        let digits = self.code.digits();
        let mut lines = self.lines.clone().into_iter().peekable();
        let mut is_first = true;
        loop {
            let line = lines.next();
            let text = line.as_ref().map(AsRef::as_ref).unwrap_or_default();
            let is_last = lines.peek().is_none();
            let (code, separator): (&[u8], &[u8]) = match self.body {
                _ if is_last => (&digits, b" "),
                _ if is_first => (&digits, b"-"),
                Body::Styled(Style::Prefixed) | Body::Forwarded { raw: false } => (&digits, b"-"),
                Body::Styled(Style::Indented) => (b"", b" "),
                Body::Styled(Style::Rfc959) if begins_with_number(text) => (b"", b" "),
                Body::Styled(Style::Rfc959) | Body::Forwarded { raw: true } => (b"", b""),
            };
            put(code)?;
            put(separator)?;
            self.text(text, &mut put)?;
            put(b"\r\n")?;
            if is_last {
                return Ok(());
            }
            is_first = false;
        }
    }

    fn text<E>(&self, text: &[u8], put: &mut impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        if !self.doubles_iac {
            return put(text);
        }
        text.split_inclusive(|byte| *byte == 0xFF).try_for_each(|part| {
            put(part)?;
            if part.ends_with(b"\xFF") { put(b"\xFF") } else { Ok(()) }
        })
    }
}

fn begins_with_number(text: &[u8]) -> bool {
    matches!(text, [b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', ..])
}

/// The reply as it is sent, with CR LF behind each line.
impl<L> fmt::Display for OutgoingReply<L>
where
    L: IntoIterator<Item: AsRef<[u8]> + AsRef<str>> + Clone,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces(|piece| f.write_str(core::str::from_utf8(piece).map_err(|_| fmt::Error)?))
    }
}
