//! From bytes to replies, however the bytes are cut.

use super::{
    DecodeError, DecodeErrorKind, EndRule, Limits, Reply,
    framing::{Fault, Framing, Settings},
    resync::Resync,
    scan::first_line_feed,
};
use crate::RawCode;
use core::{mem, ops::ControlFlow};

/// A reply, and how many bytes of the buffer it used up.
type Decoded<'a> = (Reply<'a>, usize);

/// Reads replies out of a growing buffer. It does no input of its own and copies nothing.
///
/// Hand it the bytes that were not used up yet, again with more behind them as they come:
///
/// ```
/// use ftp_codes::reply::{DecodeError, ReplyDecoder};
///
/// let mut decoder = ReplyDecoder::new();
/// assert!(decoder.decode(b"150 Opening\r\n22")?.is_some_and(|(_, used)| used == 13));
/// assert!(decoder.decode(b"22")?.is_none());
/// let (reply, used) = decoder.decode(b"226 Done.\r\n")?.unwrap();
/// assert_eq!((reply.code().code(), reply.text(), used), (226, &b"Done."[..], 11));
/// # Ok::<(), DecodeError<'_>>(())
/// ```
///
/// What it takes: LF ends a line, with any number of CRs before it; a code alone on its line; a blank before the
/// first code, and a tab behind it; empty lines between replies; any byte in a text. Between the first and the
/// last line of a reply anything may stand (RFC 959 §4.2). See [`strict`](Self::strict),
/// [`end_rule`](Self::end_rule) and [`limits`](Self::limits) for other ways to read.
///
/// What it gives does not depend on how the bytes were cut, and what was searched once is not searched again.
#[derive(Clone, Debug, Default)]
pub struct ReplyDecoder {
    settings: Settings,
    framing: Framing,
    /// After an error: where in the buffer to look on, and for what.
    resync: Option<(usize, Resync)>,
    examined: u64,
}

impl ReplyDecoder {
    /// A decoder that takes what servers send.
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets where a multi-line reply ends.
    ///
    /// ```
    /// use ftp_codes::reply::{DecodeError, EndRule, ReplyDecoder};
    ///
    /// let bytes = b"426-Failure writing network stream.\r\n226 Transfer done\r\n";
    /// assert!(ReplyDecoder::new().decode(bytes)?.is_none());
    /// let (reply, _) = ReplyDecoder::new().end_rule(EndRule::AnyCode).decode(bytes)?.unwrap();
    /// assert_eq!(reply.code().code(), 226);
    /// # Ok::<(), DecodeError<'_>>(())
    /// ```
    #[must_use]
    pub const fn end_rule(mut self, end: EndRule) -> Self {
        self.settings.rules.end = end;
        self
    }

    /// Takes only what RFC 959 §4.2 and RFC 1123 §3.3.1 allow a server to send: lines end with CR LF, no other CR
    /// and no NUL, a space or a hyphen behind each code, no empty lines between replies.
    ///
    /// ```
    /// use ftp_codes::reply::{DecodeErrorKind, ReplyDecoder};
    ///
    /// let error = ReplyDecoder::new().strict(true).decode(b"220 ready\n").unwrap_err();
    /// assert_eq!(error.kind(), DecodeErrorKind::BareLf);
    /// ```
    #[must_use]
    pub const fn strict(mut self, strict: bool) -> Self {
        self.settings.rules.strict = strict;
        self
    }

    /// Sets how long a line and a reply may be.
    #[must_use]
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.settings.limits = limits;
        self
    }

    /// The code of a multi-line reply that has begun and is not over.
    ///
    /// A client that has waited long enough may guess from it that the server closed the reply with another code,
    /// see [`EndRule::AnyCode`].
    #[inline]
    #[must_use]
    pub fn open_code(&self) -> Option<RawCode> {
        self.framing.open.map(|opening| opening.code)
    }

    /// How many bytes were searched since the decoder was made: the work that a peer has caused.
    ///
    /// It is never more than the bytes that came, however they were cut. What is
    /// [left out](Self::resync) after an error does not count.
    #[inline]
    #[must_use]
    pub const fn examined(&self) -> u64 {
        self.examined
    }

    /// The next reply in `buffer`, and how many bytes of the buffer it used up; `None` if its end has not come yet.
    ///
    /// After a reply, call again with the bytes behind those that were used up. After `None`, call again with the
    /// same bytes and more behind them: the decoder knows how far it had come. After an error, see
    /// [`resync`](Self::resync).
    ///
    /// # Errors
    ///
    /// If what is at the start of the buffer is no reply, or one that is longer than the limits allow.
    #[inline]
    pub fn decode<'a>(&mut self, buffer: &'a [u8]) -> Result<Option<Decoded<'a>>, DecodeError<'a>> {
        self.resync = None;
        if self.framing.scanned > buffer.len() {
            // A buffer that is shorter than before is another buffer.
            self.framing = Framing::default();
        }
        let from = self.framing.scanned;
        let first = first_line_feed(buffer, from).unwrap_or(buffer.len());
        // The short way for the common case: a whole reply of one line at the start of the buffer.
        let opening = if from == 0 { self.settings.opening(buffer, first) } else { None };
        match opening {
            None => self.decode_lines(buffer, first),
            Some(opening) if opening.multiline => {
                self.framing = Framing::opened(opening, first + 1);
                self.decode_lines(buffer, first + 1)
            }
            Some(opening) => {
                self.count(0, first + 1);
                let bytes = buffer.get(..=first).unwrap_or_default();
                Ok(Some((Reply::new(bytes, opening.code, false), bytes.len())))
            }
        }
    }

    /// The same when the connection has ended and no more bytes will come.
    ///
    /// A last line without a line end is a line, unless the decoder is strict. Call until it answers `None`: then
    /// every byte was a part of a reply.
    ///
    /// ```
    /// use ftp_codes::reply::{DecodeErrorKind, ReplyDecoder};
    ///
    /// let (reply, _) = ReplyDecoder::new().finish(b"221 Goodbye")?.unwrap();
    /// assert_eq!(reply.text(), b"Goodbye");
    ///
    /// let error = ReplyDecoder::new().finish(b"221-Goodbye.\r\n").unwrap_err();
    /// assert_eq!(error.kind(), DecodeErrorKind::Eof);
    /// # Ok::<(), ftp_codes::reply::DecodeError<'_>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode), and if a reply has begun and is not over ([`DecodeErrorKind::Eof`]).
    pub fn finish<'a>(&mut self, buffer: &'a [u8]) -> Result<Option<Decoded<'a>>, DecodeError<'a>> {
        if let Some(decoded) = self.decode(buffer)? {
            return Ok(Some(decoded));
        }
        let mut framing = mem::take(&mut self.framing);
        if framing.line < buffer.len() && !self.settings.rules.strict {
            match framing.advance_to_eof(&self.settings, buffer) {
                ControlFlow::Continue(()) => {}
                ControlFlow::Break(Ok(end)) => return Ok(Some((framing.reply(buffer, end), end.at))),
                ControlFlow::Break(Err(fault)) => return Err(self.fail(framing, buffer, fault)),
            }
        }
        if framing.start == buffer.len() {
            return Ok(None);
        }
        let unfinished = Fault { kind: DecodeErrorKind::Eof, shown: buffer.len() };
        framing.line = framing.start;
        Err(self.fail(framing, buffer, unfinished))
    }

    /// After an error: how many bytes of the buffer to drop, so that the next reply can be read.
    ///
    /// Hand it the same buffer as was handed to [`decode`](Self::decode). `None`: drop the whole buffer, and call
    /// again with what comes next. What is left out is the line that is no reply, or the whole of the reply that
    /// has a fault or is too long (RFC 1123 §4.1.2.11); nothing of it has to be held meanwhile. Without an error
    /// before it answers `Some(0)`.
    ///
    /// ```
    /// use ftp_codes::reply::{DecodeError, ReplyDecoder};
    ///
    /// let buffer = b"Welcome!\r\n220 ready\r\n";
    /// let mut decoder = ReplyDecoder::new();
    /// assert!(decoder.decode(buffer).is_err());
    /// let dropped = decoder.resync(buffer).unwrap();
    /// assert_eq!(dropped, 10);
    /// assert!(decoder.decode(&buffer[dropped..])?.is_some());
    /// # Ok::<(), DecodeError<'_>>(())
    /// ```
    pub fn resync(&mut self, buffer: &[u8]) -> Option<usize> {
        let Some((from, mut resync)) = self.resync.take() else {
            return Some(0);
        };
        match resync.advance(buffer.get(from..).unwrap_or_default()) {
            Some(end) => Some(from.saturating_add(end)),
            None => {
                self.resync = Some((0, resync));
                None
            }
        }
    }

    /// The general way. No line ends before `first`.
    fn decode_lines<'a>(&mut self, buffer: &'a [u8], first: usize) -> Result<Option<Decoded<'a>>, DecodeError<'a>> {
        let mut framing = mem::take(&mut self.framing);
        let from = framing.scanned;
        match framing.advance(&self.settings, buffer, first) {
            ControlFlow::Continue(()) => {
                self.count(from, buffer.len());
                self.framing = framing;
                Ok(None)
            }
            ControlFlow::Break(Ok(end)) => {
                self.count(from, end.at);
                Ok(Some((framing.reply(buffer, end), end.at)))
            }
            ControlFlow::Break(Err(fault)) => {
                self.count(from, framing.line.saturating_add(fault.shown));
                Err(self.fail(framing, buffer, fault))
            }
        }
    }

    #[inline]
    fn count(&mut self, from: usize, to: usize) {
        self.examined = self.examined.wrapping_add(to.saturating_sub(from) as u64);
    }

    /// Tells what is wrong with the line, and notes what must be left out.
    #[cold]
    fn fail<'a>(&mut self, framing: Framing, buffer: &'a [u8], fault: Fault) -> DecodeError<'a> {
        let rules = self.settings.rules;
        let line = buffer.get(framing.line..).unwrap_or_default();
        let shown = line.get(..fault.shown).unwrap_or(line);
        let opening = framing.open.or_else(|| rules.opening(shown).ok());
        self.resync = Some((framing.line, Resync::new(rules, opening)));
        DecodeError::new(fault.kind, framing.line, shown)
    }
}
