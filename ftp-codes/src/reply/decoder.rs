//! Decodes replies, however the bytes arrive.

use core::mem;
use core::ops::ControlFlow;

use super::framing::{End, Fault, Framing, Settings};
use super::syntax::{Opening, Skip};
use super::{EndRule, Reply};
use crate::RawCode;
use crate::wire::scan::first_line_feed;
use crate::wire::{Decode, DecodeError, DecodeErrorKind, Frames, Limits, Step};

/// A decoder of replies in a growing slice of bytes. It does no I/O and copies nothing.
///
/// [`decode`](Self::decode) moves the slice past each reply. When it returns `None`, call it again with the rest of the
/// slice followed by more bytes:
///
/// ```
/// use ftp_codes::reply::ReplyDecoder;
///
/// let mut decoder = ReplyDecoder::new();
/// let mut input = &b"150 Opening\r\nWelcome!\r\n226 Done.\r\n22"[..];
/// let mut codes = Vec::new();
/// while let Some(reply) = decoder.decode(&mut input) {
///     codes.push(reply.map(|reply| reply.code().code()).map_err(|error| error.kind().name()));
/// }
/// assert_eq!(codes, [Ok(150), Err("bad-code"), Ok(226)]);
/// assert_eq!(input, b"22");
/// ```
///
/// It accepts what servers send: lines that end with an LF, with any number of CRs before it; a code alone on its line;
/// a blank before the first code, and a tab after it; empty lines between replies; and any byte in a text. The lines
/// between the first and the last line of a reply may contain anything
/// ([RFC 959 §4.2](https://www.rfc-editor.org/rfc/rfc959#section-4.2)). See [`strict`](Self::strict),
/// [`end_rule`](Self::end_rule) and [`limits`](Self::limits) to change this.
///
/// The result does not depend on how the bytes arrived, and no byte is searched twice. After an error the decoder
/// continues by itself: it skips the line that is not a reply, or the whole reply if that is malformed or too long (RFC
/// 1123 §4.1.2.11), and the skipped bytes need not be kept.
#[derive(Clone, Debug, Default)]
pub struct ReplyDecoder {
    settings: Settings,
    framing: Framing,
    /// After an error, a malformed reply whose end has not come yet.
    skip: Option<Skip>,
    examined: u64,
}

/// Where a reply is in the bytes.
#[derive(Clone, Copy, Debug)]
pub struct ReplyFrame {
    start: usize,
    end: usize,
    code: RawCode,
    multiline: bool,
}

impl ReplyFrame {
    #[inline]
    fn of<'a>(self, input: &'a [u8]) -> Reply<'a> {
        Reply::new(input.get(self.start..self.end).unwrap_or_default(), self.code, self.multiline)
    }
}

impl ReplyDecoder {
    /// Creates a decoder that accepts what servers send.
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets where a multi-line reply ends.
    ///
    /// ```
    /// use ftp_codes::reply::{EndRule, ReplyDecoder};
    /// use ftp_codes::code_set;
    ///
    /// let mut input = &b"553-Quota is nearly used up.\r\n150 Opening data connection\r\n"[..];
    /// assert!(ReplyDecoder::new().decode(&mut input).is_none());
    /// let end = EndRule::SameCodeOr(code_set!(125 | 150).into());
    /// let reply = ReplyDecoder::new().end_rule(end).decode(&mut input).unwrap()?;
    /// assert_eq!(reply.code().code(), 150);
    /// # Ok::<(), ftp_codes::wire::DecodeError>(())
    /// ```
    #[must_use]
    pub const fn end_rule(mut self, end: EndRule) -> Self {
        self.set_end_rule(end);
        self
    }

    /// Changes where a multi-line reply ends, from the next line on: a client that has just sent a command knows which
    /// codes it expects. [`end_rule`](Self::end_rule) has an example.
    #[inline]
    pub const fn set_end_rule(&mut self, end: EndRule) {
        self.settings.rules.end = end;
    }

    /// Sets whether to accept only what RFC 959 §4.2 and RFC 1123 §3.3.1 allow a server to send: lines that end with CR
    /// LF, no other CR and no NUL, a space or a hyphen after each code, and no empty lines between replies.
    ///
    /// ```
    /// use ftp_codes::reply::ReplyDecoder;
    /// use ftp_codes::wire::DecodeErrorKind;
    ///
    /// let mut decoder = ReplyDecoder::new().strict(true);
    /// let error = decoder.decode(&mut &b"220 ready\n"[..]).unwrap().unwrap_err();
    /// assert_eq!(error.kind(), DecodeErrorKind::BareLf);
    /// ```
    #[must_use]
    pub const fn strict(mut self, strict: bool) -> Self {
        self.settings.rules.strict = strict;
        self
    }

    /// Sets the limits on the length of a line and of a reply. [`Limits`] has an example.
    #[must_use]
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.settings.limits = limits;
        self
    }

    /// The code of a multi-line reply that has begun and has not ended yet.
    ///
    /// A client that has waited long enough may conclude that the server closed the reply with another code: see
    /// [`EndRule`].
    ///
    /// ```
    /// use ftp_codes::ReplyCode;
    /// use ftp_codes::reply::ReplyDecoder;
    ///
    /// let mut decoder = ReplyDecoder::new();
    /// assert!(decoder.decode(&mut &b"220-Welcome\r\n"[..]).is_none());
    /// assert_eq!(decoder.open_code(), Some(ReplyCode::ServiceReady.raw()));
    /// ```
    #[inline]
    #[must_use]
    pub fn open_code(&self) -> Option<RawCode> {
        self.framing.open.map(|opening| opening.code)
    }

    /// The number of bytes that have been searched since the decoder was created: the work that the peer has caused.
    ///
    /// It is at most the number of bytes received, however they arrived. Bytes skipped after an error do not count.
    #[inline]
    #[must_use]
    pub const fn examined(&self) -> u64 {
        self.examined
    }

    /// Returns the next reply in `input`, an error if the bytes are malformed, or `None` if the end of the reply has
    /// not come yet.
    ///
    /// `input` is moved past the reply. After `None`, call again with the rest of `input` followed by more bytes: the
    /// decoder remembers how far it has searched. After an error, `input` has been moved past the part of the malformed
    /// reply that has come, and the next call continues after that reply.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not a reply, or if the reply is longer than the limits allow.
    #[inline]
    pub fn decode<'a>(&mut self, input: &mut &'a [u8]) -> Option<Result<Reply<'a>, DecodeError>> {
        let bytes = *input;
        if let Some((code, end)) = self.one_line(bytes) {
            let (reply, rest) = bytes.split_at_checked(end)?;
            *input = rest;
            return Some(Ok(Reply::new(reply, code, false)));
        }
        let step = self.step(bytes);
        *input = bytes.get(step.used..).unwrap_or_default();
        Some(step.found?.map(|frame| frame.of(bytes)))
    }

    /// Decodes the remaining replies after the connection has ended, so that no more bytes will come.
    ///
    /// Call it until it returns `None`. Unless the decoder is strict, the last line needs no line end.
    ///
    /// ```
    /// use ftp_codes::reply::ReplyDecoder;
    /// use ftp_codes::wire::DecodeErrorKind;
    ///
    /// let reply = ReplyDecoder::new().finish(&mut &b"221 Goodbye"[..]).unwrap()?;
    /// assert_eq!(reply.text(), b"Goodbye");
    ///
    /// let error = ReplyDecoder::new().finish(&mut &b"221-Goodbye.\r\n"[..]).unwrap().unwrap_err();
    /// assert_eq!(error.kind(), DecodeErrorKind::Eof);
    /// # Ok::<(), ftp_codes::wire::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The errors of [`decode`](Self::decode), and [`DecodeErrorKind::Eof`] if a reply has begun and not ended.
    pub fn finish<'a>(&mut self, input: &mut &'a [u8]) -> Option<Result<Reply<'a>, DecodeError>> {
        let bytes = *input;
        let step = self.last_step(bytes);
        *input = bytes.get(step.used..).unwrap_or_default();
        Some(step.found?.map(|frame| frame.of(bytes)))
    }

    /// The common case: a whole reply of one line, at the start of the input and in the form of the standard. It returns
    /// the code and the length, which fit into registers.
    #[inline]
    fn one_line(&mut self, input: &[u8]) -> Option<(RawCode, usize)> {
        if self.skip.is_some() || self.framing.scanned != 0 {
            return None;
        }
        let [a, b, c, b' ', ..] = input else { return None };
        let feed = first_line_feed(input, 0)?;
        let code = RawCode::from_digits([*a, *b, *c])?;
        if !self.settings.takes_first_line(feed) {
            return None;
        }
        self.count(0, feed + 1);
        Some((code, feed + 1))
    }

    /// Looks for a reply in the general way.
    #[inline(never)]
    fn step(&mut self, input: &[u8]) -> Step<ReplyFrame> {
        if self.skip.is_some() {
            return self.skip_and_step(input);
        }
        if self.framing.scanned > input.len() {
            // A slice that is shorter than before is not a continuation.
            self.framing = Framing::default();
        }
        let from = self.framing.scanned;
        let first = first_line_feed(input, from).unwrap_or(input.len());
        // The first line is read here if it can be: what follows is a loop over lines.
        let opening = if from == 0 { self.settings.opening(input, first) } else { None };
        match opening {
            None => self.step_over_lines(input, first),
            Some(opening) if opening.multiline => {
                self.framing = Framing::opened(opening, first + 1);
                self.step_over_lines(input, first + 1)
            }
            Some(Opening { code, .. }) => {
                let end = first + 1;
                self.count(0, end);
                Step::item(end, ReplyFrame { start: 0, end, code, multiline: false })
            }
        }
    }

    /// The general path. No line ends before `first`.
    fn step_over_lines(&mut self, input: &[u8], first: usize) -> Step<ReplyFrame> {
        let mut framing = mem::take(&mut self.framing);
        let from = framing.scanned;
        match framing.advance(&self.settings, input, first) {
            ControlFlow::Continue(()) => {
                self.count(from, input.len());
                self.framing = framing;
                Step::pending(0)
            }
            ControlFlow::Break(Ok(end)) => {
                self.count(from, end.at);
                Step::item(end.at, framing.frame(end))
            }
            ControlFlow::Break(Err(fault)) => {
                self.count(from, framing.line.saturating_add(fault.shown));
                self.fail(&framing, input, fault)
            }
        }
    }

    /// Decodes the last replies, when no more bytes will come.
    fn last_step(&mut self, input: &[u8]) -> Step<ReplyFrame> {
        let step = self.step(input);
        // The next bytes are those of another connection.
        let skipped = self.skip.take_if(|_| step.found.is_none()).is_some();
        if skipped || step.found.is_some() {
            return step;
        }
        let unread = input.get(step.used..).unwrap_or_default();
        let mut framing = mem::take(&mut self.framing);
        if framing.line < unread.len() && !self.settings.rules.strict {
            match framing.advance_to_eof(&self.settings, unread) {
                ControlFlow::Continue(()) => {}
                ControlFlow::Break(Ok(end)) => return Step::item(end.at, framing.frame(end)).moved(step.used),
                ControlFlow::Break(Err(fault)) => return self.fail(&framing, unread, fault).moved(step.used),
            }
        }
        if framing.start == unread.len() {
            return Step::pending(input.len());
        }
        let start = framing.start;
        let error = DecodeError::new(DecodeErrorKind::Eof, start, unread.get(start..).unwrap_or_default());
        Step { used: unread.len(), found: Some(Err(error)) }.moved(step.used)
    }

    /// Looks for the end of the malformed reply, and then for the next reply.
    #[cold]
    fn skip_and_step(&mut self, input: &[u8]) -> Step<ReplyFrame> {
        let end = self.skip.as_mut().and_then(|skip| skip.advance(&self.settings.rules, input));
        let Some(end) = end else { return Step::pending(input.len()) };
        self.skip = None;
        self.step(input.get(end..).unwrap_or_default()).moved(end)
    }

    /// Reports the fault of a line, and skips the reply.
    #[cold]
    fn fail(&mut self, framing: &Framing, input: &[u8], fault: Fault) -> Step<ReplyFrame> {
        let rules = &self.settings.rules;
        let line = input.get(framing.line..).unwrap_or_default();
        let shown = line.get(..fault.shown).unwrap_or(line);
        let opening = framing.open.or_else(|| rules.opening(shown).ok());
        let mut skip = Skip::new(opening);
        let end = skip.advance(rules, line);
        self.skip = if end.is_none() { Some(skip) } else { None };
        let used = end.map_or(input.len(), |end| framing.line + end);
        Step { used, found: Some(Err(DecodeError::new(fault.kind, framing.line, shown))) }
    }

    #[inline]
    fn count(&mut self, from: usize, to: usize) {
        self.examined = self.examined.wrapping_add(to.saturating_sub(from) as u64);
    }
}

impl Step<ReplyFrame> {
    /// The same, found in bytes that begin `len` bytes before.
    fn moved(self, len: usize) -> Self {
        let found = self.found.map(|found| match found {
            Ok(ReplyFrame { start, end, code, multiline }) => {
                Ok(ReplyFrame { start: start + len, end: end + len, code, multiline })
            }
            Err(error) => Err(error.moved(len)),
        });
        Self { used: self.used + len, found }
    }
}

impl Framing {
    /// The reply that ends at `end`.
    #[inline]
    fn frame(&self, end: End) -> ReplyFrame {
        ReplyFrame { start: self.start, end: end.at, code: end.code, multiline: self.open.is_some() }
    }
}

impl Frames for ReplyDecoder {
    type Frame = ReplyFrame;
    const FILTERS_TELNET: bool = false;

    #[inline]
    fn frame(&mut self, input: &[u8], ended: bool) -> Step<ReplyFrame> {
        match self.one_line(input) {
            Some((code, end)) => Step::item(end, ReplyFrame { start: 0, end, code, multiline: false }),
            None if ended => self.last_step(input),
            None => self.step(input),
        }
    }
}

impl Decode for ReplyDecoder {
    type Item<'a> = Reply<'a>;

    #[inline]
    fn item(input: &[u8], frame: ReplyFrame) -> Reply<'_> {
        frame.of(input)
    }
}
