//! Replies to be sent.

use core::{fmt, mem};

use super::{NoDefaultText, Reply};
use crate::wire::{Lossy, Pieces, TextError, check_text, is_forbidden, output_methods, split_after, telnet};
use crate::{RawCode, ReplyCode};

/// A reply to be sent, which borrows its text ([RFC 959 §4.2](https://www.rfc-editor.org/rfc/rfc959#section-4.2)). It
/// cannot be malformed.
///
/// A space follows the last code even if the text is empty, every line ends with CR LF, and a text that would
/// begin a new line is refused. To store a reply or to pass it on, build an `OwnedReply` (feature `alloc`).
///
/// ```
/// use ftp_codes::reply::{OutgoingReply, Style};
/// use ftp_codes::ReplyCode;
///
/// let mut buffer = [0; 64];
/// let reply = OutgoingReply::new(ReplyCode::FileUnavailable, "no such file")?;
/// let len = reply.write_to_slice(&mut buffer)?;
/// assert_eq!(&buffer[..len], b"550 no such file\r\n");
///
/// let features = [&b"Features:"[..], b"UTF8", b"SIZE", b"End"];
/// let reply = OutgoingReply::from_lines(ReplyCode::SystemStatus, Style::Indented, &features)?;
/// let len = reply.write_to_slice(&mut buffer)?;
/// assert_eq!(&buffer[..len], b"211-Features:\r\n UTF8\r\n SIZE\r\n211 End\r\n");
/// assert_eq!(reply.encoded_len(), len);
///
/// # #[cfg(feature = "std")] {
/// let mut stream = Vec::new();
/// reply.write_to(&mut stream)?;
/// assert_eq!(stream, reply.to_vec());
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct OutgoingReply<'a> {
    code: RawCode,
    body: Body<'a>,
    doubles_iac: bool,
}

#[derive(Clone, Copy, Debug)]
enum Body<'a> {
    Line(&'a [u8]),
    Lines(&'a [&'a [u8]], Style),
    /// A reply that was received.
    Received(Reply<'a>),
    /// A reply in the form in which replies are sent.
    #[cfg(feature = "alloc")]
    Encoded(Reply<'a>),
}

/// How the lines between the first and the last are marked. The first and the last line are the same in all styles.
///
/// ```
/// use ftp_codes::reply::{OwnedReply, Style};
/// use ftp_codes::ReplyCode;
///
/// let sent = |style| {
///     let lines = ["Quota:", "2024 files", "of 5000", "End"];
///     OwnedReply::from_lines(ReplyCode::CommandOkay, style, lines).map(|reply| reply.to_string())
/// };
/// assert_eq!(sent(Style::Rfc959)?, "200-Quota:\n 2024 files\nof 5000\n200 End");
/// assert_eq!(sent(Style::Prefixed)?, "200-Quota:\n200-2024 files\n200-of 5000\n200 End");
/// assert_eq!(sent(Style::Indented)?, "200-Quota:\n 2024 files\n of 5000\n200 End");
/// # Ok::<(), ftp_codes::wire::TextError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Style {
    /// Unmarked. A line that begins with three digits is padded with a space, so that it is not taken for the last one
    /// (RFC 959 §4.2). The reader gets that space as part of the text.
    #[default]
    Rfc959,
    /// With the code and a hyphen before each, as RFC 2228 §5.2 demands for protected replies. The reader gets every
    /// text unchanged, whatever it begins with.
    Prefixed,
    /// With one space before each, as lists of features and of facts are written (RFC 2389 §3.2, RFC 3659 §7.2). The
    /// reader gets the space as part of the text.
    Indented,
}

impl<'a> OutgoingReply<'a> {
    /// Creates a reply of one line.
    ///
    /// # Errors
    ///
    /// Returns an error if the text contains a CR, an LF or a NUL.
    #[inline]
    pub fn new<T: AsRef<[u8]> + ?Sized>(code: impl Into<RawCode>, text: &'a T) -> Result<Self, TextError> {
        // Read once: another call could return another text.
        let text = text.as_ref();
        check_text(text)?;
        Ok(Self::of_sendable(code.into(), text))
    }

    /// Takes a text that can be sent.
    #[inline]
    pub(super) const fn of_sendable(code: RawCode, text: &'a [u8]) -> Self {
        Self { code, body: Body::Line(text), doubles_iac: false }
    }

    /// Creates a reply from its lines. One line makes a single-line reply, and no lines make one without a text.
    ///
    /// # Errors
    ///
    /// Returns an error if a line contains a CR, an LF or a NUL.
    pub fn from_lines(code: impl Into<RawCode>, style: Style, lines: &'a [&'a [u8]]) -> Result<Self, TextError> {
        for (text, number) in lines.iter().zip(1..) {
            check_text(text).map_err(|error| error.in_line(number))?;
        }
        Ok(Self { code: code.into(), body: Body::Lines(lines, style), doubles_iac: false })
    }

    /// Creates a reply with a literal text. If the reply is a constant, the text is checked at compile time.
    ///
    /// ```
    /// use ftp_codes::reply::OutgoingReply;
    /// use ftp_codes::ReplyCode;
    ///
    /// const DENIED: OutgoingReply =
    ///     OutgoingReply::from_static(ReplyCode::FileUnavailable, "Permission denied.");
    /// assert_eq!(DENIED.to_string(), "550 Permission denied.");
    /// ```
    ///
    /// ```compile_fail
    /// # use ftp_codes::{ReplyCode, reply::OutgoingReply};
    /// const TWO: OutgoingReply =
    ///     OutgoingReply::from_static(ReplyCode::FileUnavailable, "no\r\n220 ok");
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the text contains a CR, an LF or a NUL.
    #[expect(clippy::panic, reason = "the literal is a mistake of the program")]
    #[must_use]
    pub const fn from_static(code: ReplyCode, text: &'static str) -> OutgoingReply<'static> {
        match check_text(text.as_bytes()) {
            Ok(()) => OutgoingReply::of_sendable(code.raw(), text.as_bytes()),
            Err(_) => panic!("the text of a reply must not have CR, LF or NUL"),
        }
    }

    /// Takes a reply in the form in which replies are sent.
    #[cfg(feature = "alloc")]
    #[inline]
    pub(super) const fn encoded(reply: Reply<'a>) -> Self {
        Self { code: reply.code(), body: Body::Encoded(reply), doubles_iac: false }
    }

    /// Sets whether the byte 255 is doubled in texts, as Telnet demands (RFC 854). Few clients expect that.
    ///
    /// ```
    /// use ftp_codes::{ReplyCode, reply::OutgoingReply};
    ///
    /// let reply = OutgoingReply::new(ReplyCode::CommandOkay, b"\xFF")?.double_iac(true);
    /// # #[cfg(feature = "alloc")]
    /// assert_eq!(reply.to_vec(), b"200 \xFF\xFF\r\n");
    /// # Ok::<(), ftp_codes::wire::TextError>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn double_iac(self, double: bool) -> Self {
        Self { doubles_iac: double, ..self }
    }

    /// The code.
    #[inline]
    #[must_use]
    pub const fn code(&self) -> RawCode {
        self.code
    }

    output_methods!();

    /// Hands out a line of the reply.
    #[inline]
    fn line<E>(&self, mark: Mark, text: &[u8], put: &mut impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        self.mark(mark, put)?;
        self.text(text, put)?;
        put(b"\r\n")
    }

    #[inline]
    fn mark<E>(&self, mark: Mark, put: &mut impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        let [a, b, c] = self.code.digits();
        match mark {
            Mark::Last => put(&[a, b, c, b' ']),
            Mark::Prefix => put(&[a, b, c, b'-']),
            Mark::Space => put(b" "),
            Mark::None => Ok(()),
        }
    }

    #[inline]
    fn text<E>(&self, text: &[u8], put: &mut impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        if self.doubles_iac { telnet::double(text, put) } else { put(text) }
    }

    #[inline(never)]
    fn lines<E>(&self, lines: &[&[u8]], style: Style, put: &mut impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        let Some((last, lines)) = lines.split_last() else { return self.line(Mark::Last, b"", put) };
        for (text, number) in lines.iter().zip(0..) {
            let mark = if number == 0 { Mark::Prefix } else { style.mark(text) };
            self.line(mark, text, put)?;
        }
        self.line(Mark::Last, last, put)
    }

    /// Lines that came between the first and the last keep their marks.
    #[inline(never)]
    fn received<E>(&self, reply: Reply<'_>, put: &mut impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        // Otherwise the reply began with another code, and its prefix is not that of the code.
        let keeps_marks = reply.opening() == self.code.digits();
        let mut lines = reply.lines();
        let mut is_first = reply.is_multiline();
        while let Some((line, text, inner)) = lines.next_with_raw() {
            let (mark, text) = match (mem::take(&mut is_first), inner) {
                (true, _) => (Mark::Prefix, text),
                (false, true) if keeps_marks && could_close(line, self.code) => (Mark::Space, line),
                (false, true) if keeps_marks => (Mark::None, line),
                (false, true) => (Mark::Prefix, text),
                (false, false) => (Mark::Last, text),
            };
            self.mark(mark, put)?;
            let mut rest = text;
            while !rest.is_empty() {
                let (part, after) = split_after(rest, is_forbidden);
                match part {
                    [part @ .., byte] if is_forbidden(*byte) => {
                        self.text(part, put)?;
                        put(b" ")?;
                    }
                    part => self.text(part, put)?,
                }
                rest = after;
            }
            put(b"\r\n")?;
        }
        Ok(())
    }
}

/// Whether a line between the first and the last could be taken for the last: the code alone, which only a strict decoder
/// takes for text, or a code before a byte that becomes a space.
fn could_close(line: &[u8], code: RawCode) -> bool {
    match line.split_first_chunk() {
        Some((digits, [])) => *digits == code.digits(),
        Some((digits, [byte, ..])) => is_forbidden(*byte) && digits.iter().all(u8::is_ascii_digit),
        None => false,
    }
}

/// What precedes the text of a line.
#[derive(Clone, Copy)]
enum Mark {
    Last,
    Prefix,
    Space,
    None,
}

impl Style {
    fn mark(self, text: &[u8]) -> Mark {
        match (self, text) {
            (Self::Prefixed, _) => Mark::Prefix,
            (Self::Indented, _) | (Self::Rfc959, [b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', ..]) => Mark::Space,
            (Self::Rfc959, _) => Mark::None,
        }
    }
}

impl Pieces for OutgoingReply<'_> {
    #[inline]
    fn single_line(&self) -> Option<([u8; 4], &[u8])> {
        let [a, b, c] = self.code.digits();
        match self.body {
            Body::Line(text) if !self.doubles_iac => Some(([a, b, c, b' '], text)),
            _ => None,
        }
    }

    #[inline]
    fn pieces<E>(&self, put: &mut impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        match self.body {
            Body::Line(text) => self.line(Mark::Last, text, put),
            Body::Lines(lines, style) => self.lines(lines, style, put),
            Body::Received(reply) => self.received(reply, put),
            #[cfg(feature = "alloc")]
            Body::Encoded(reply) => self.text(reply.as_bytes(), put),
        }
    }
}

/// Forwards a reply that was received.
///
/// If it came in the form that a [strict](super::ReplyDecoder::strict) decoder demands, the same bytes are sent.
/// Otherwise line ends and separators are corrected, and a CR inside a line and a NUL become spaces. A line in the
/// middle that a client could take for the last one gets a space before it.
///
/// ```
/// use ftp_codes::reply::{OutgoingReply, Reply};
///
/// let reply = Reply::parse(b"220-old\n  server\n220\n")?;
/// # #[cfg(feature = "alloc")]
/// assert_eq!(OutgoingReply::from(reply).to_vec(), b"220-old\r\n  server\r\n220 \r\n");
/// # Ok::<(), ftp_codes::wire::DecodeError>(())
/// ```
impl<'a> From<Reply<'a>> for OutgoingReply<'a> {
    fn from(reply: Reply<'a>) -> Self {
        Self { code: reply.code(), body: Body::Received(reply), doubles_iac: false }
    }
}

/// Writes the reply for people to read, as [`Reply`] does, without a line end after the last line.
impl fmt::Display for OutgoingReply<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        #[cfg(feature = "alloc")]
        if let Body::Encoded(reply) = self.body {
            return reply.fmt(f);
        }
        // A line end is written before the next piece: after the last there is none.
        let mut ended = false;
        self.pieces(&mut |piece| {
            if mem::take(&mut ended) {
                f.write_str("\n")?;
            }
            ended = piece.ends_with(b"\n");
            write!(f, "{}", Lossy(piece.strip_suffix(b"\r\n").unwrap_or(piece)))
        })
    }
}

/// Types that can be sent as a reply: replies of every kind, and a code with its default text.
///
/// `ReplyWriter` and the codecs accept all of them. Implement this trait for your own types that stand for a reply.
///
/// ```
/// # #[cfg(feature = "std")] {
/// use ftp_codes::ReplyCode;
/// use ftp_codes::reply::{AsOutgoing, NoDefaultText, OutgoingReply, ReplyWriter};
///
/// enum Refusal {
///     NotLoggedIn,
///     NoSuchFile,
/// }
///
/// impl AsOutgoing for Refusal {
///     fn as_outgoing(&self) -> Result<OutgoingReply<'_>, NoDefaultText> {
///         match self {
///             Self::NotLoggedIn => ReplyCode::NotLoggedIn.try_into(),
///             Self::NoSuchFile => {
///                 Ok(OutgoingReply::from_static(ReplyCode::FileUnavailable, "No such file."))
///             }
///         }
///     }
/// }
///
/// let mut replies = ReplyWriter::new(Vec::new());
/// replies.send(Refusal::NotLoggedIn)?;
/// replies.send(Refusal::NoSuchFile)?;
/// assert_eq!(replies.into_inner(), b"530 Not logged in.\r\n550 No such file.\r\n");
/// # }
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a reply",
    label = "expected a reply, or a code with its default text",
    note = "a payload becomes a reply with `OwnedReply::from(payload)` or `OwnedReply::try_from(payload)?`",
    note = "a text becomes a reply with `OwnedReply::new(code, text)?`"
)]
pub trait AsOutgoing {
    /// The reply to send.
    ///
    /// # Errors
    ///
    /// Returns an error if the reply is a code that has no default text.
    fn as_outgoing(&self) -> Result<OutgoingReply<'_>, NoDefaultText>;
}

impl AsOutgoing for OutgoingReply<'_> {
    #[inline]
    fn as_outgoing(&self) -> Result<OutgoingReply<'_>, NoDefaultText> {
        Ok(*self)
    }
}

impl AsOutgoing for Reply<'_> {
    fn as_outgoing(&self) -> Result<OutgoingReply<'_>, NoDefaultText> {
        Ok((*self).into())
    }
}

impl AsOutgoing for ReplyCode {
    fn as_outgoing(&self) -> Result<OutgoingReply<'_>, NoDefaultText> {
        (*self).try_into()
    }
}

impl<T: AsOutgoing + ?Sized> AsOutgoing for &T {
    fn as_outgoing(&self) -> Result<OutgoingReply<'_>, NoDefaultText> {
        (**self).as_outgoing()
    }
}
