//! Bytes between a stream and a decoder.

use alloc::vec::Vec;

use super::{Decode, DecodeError, DecodeErrorKind, telnet};

/// A buffer between a stream and a decoder. It does no I/O itself.
///
/// Read into [`space`](Self::space), pass the number of bytes to [`filled`](Self::filled), and call
/// [`decode`](Self::decode) for the items. Use it as [`ReplyBuffer`](crate::reply::ReplyBuffer) or
/// [`CommandBuffer`](crate::command::CommandBuffer).
///
/// ```
/// use ftp_codes::reply::ReplyBuffer;
/// # use std::io::Read;
/// # let mut stream = &b"220-Hello\r\n220 ready\r\n331 Password?\r\n"[..];
/// # let mut codes = Vec::new();
///
/// let mut buffer = ReplyBuffer::new();
/// while !buffer.is_ended() {
///     let read = stream.read(buffer.space())?;
///     buffer.filled(read);
///     while let Some(reply) = buffer.decode() {
///         let reply = reply?;
///         // ...
/// #       codes.push(reply.code().code());
///     }
/// }
/// # assert_eq!(codes, [220, 331]);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// A buffer can have a decoder with other settings, which may change between items:
///
/// ```
/// use ftp_codes::reply::{EndRule, ReplyBuffer, ReplyDecoder};
///
/// let mut buffer = ReplyBuffer::with_decoder(ReplyDecoder::new().strict(true));
/// buffer.push(b"220 ready\r\n331");
/// assert_eq!(buffer.try_decode()?.map(|reply| reply.text()), Some(&b"ready"[..]));
/// assert_eq!(buffer.unread(), b"331");
/// buffer.decoder_mut().set_end_rule(EndRule::AnyCode);
/// # Ok::<(), ftp_codes::wire::DecodeError>(())
/// ```
///
/// The module page shows it [with async streams](crate::wire#async-streams), and what to check
/// [before TLS](crate::wire#before-tls).
#[derive(Clone, Debug)]
pub struct Buffer<D> {
    decoder: D,
    telnet: Option<telnet::Filter>,
    /// The bytes that were read, then free space that is not cleared before each read.
    bytes: Vec<u8>,
    /// How many bytes have been decoded.
    used: usize,
    /// How many bytes have been read.
    filled: usize,
    ended: bool,
}

impl<D: Decode> Buffer<D> {
    /// The least free space to read into.
    const SPACE: usize = 8 * 1024;

    /// Creates an empty buffer with the default decoder.
    ///
    /// A buffer of command lines [removes Telnet commands](telnet::Filter::new). A buffer of replies does not, because
    /// most servers send none.
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Self::with_decoder(D::default())
    }

    /// Creates an empty buffer with this decoder.
    #[inline]
    #[must_use]
    pub fn with_decoder(decoder: D) -> Self {
        let telnet = D::FILTERS_TELNET.then(telnet::Filter::new);
        Self { decoder, telnet, bytes: Vec::new(), used: 0, filled: 0, ended: false }
    }

    /// Sets the Telnet filter that bytes pass through before they are decoded; `None` means no filter.
    #[inline]
    #[must_use]
    pub fn telnet(mut self, filter: impl Into<Option<telnet::Filter>>) -> Self {
        self.telnet = filter.into();
        self
    }

    /// Returns free space to read into: at least 8 KiB.
    pub fn space(&mut self) -> &mut [u8] {
        self.reserve(Self::SPACE);
        self.bytes.get_mut(self.filled..).unwrap_or_default()
    }

    /// Marks the first `len` bytes of the [`space`](Self::space) as read; 0 means that the connection has ended.
    ///
    /// Do not call it after a read that failed.
    pub fn filled(&mut self, len: usize) {
        self.ended |= len == 0;
        // A stream may claim to have read more than there was space for.
        let mut len = len.min(self.bytes.len() - self.filled);
        let new = self.bytes.get_mut(self.filled..).and_then(|space| space.get_mut(..len));
        if let (Some(filter), Some(new)) = (&mut self.telnet, new) {
            len = filter.apply(new);
        }
        self.filled += len;
    }

    /// Adds bytes that are already in memory, instead of [`space`](Self::space) and [`filled`](Self::filled).
    pub fn push(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        self.reserve(bytes.len());
        if let Some(space) = self.bytes.get_mut(self.filled..).and_then(|space| space.get_mut(..bytes.len())) {
            space.copy_from_slice(bytes);
        }
        self.filled(bytes.len());
    }

    /// Returns the next item, an error if the bytes are malformed, or `None` if the item is not complete yet.
    ///
    /// After an error, the next call continues after the malformed item. After the [end](Self::filled) of the connection
    /// it returns the remaining items, and then `None`.
    pub fn decode(&mut self) -> Option<Result<D::Item<'_>, DecodeError>> {
        let (start, found) = self.frame();
        Some(found?.map(|frame| self.item(start, frame)))
    }

    /// Returns the next item, or `None` if it is not complete yet and the connection has not ended.
    ///
    /// Use it where an item is expected, such as the reply to a command, and errors are returned with `?`.
    ///
    /// # Errors
    ///
    /// The errors of [`decode`](Self::decode), and [`DecodeErrorKind::Closed`] if the connection has ended.
    pub fn try_decode(&mut self) -> Result<Option<D::Item<'_>>, DecodeError> {
        let found = self.next_frame()?;
        Ok(found.map(|(start, frame)| self.item(start, frame)))
    }

    /// The position of the next item: the start of the bytes in which it was found, and its place in them.
    pub(super) fn next_frame(&mut self) -> Result<Option<(usize, D::Frame)>, DecodeError> {
        match self.frame() {
            (_, None) if self.ended => Err(DecodeError::new(DecodeErrorKind::Closed, 0, b"")),
            (_, None) => Ok(None),
            (start, Some(frame)) => Ok(Some((start, frame?))),
        }
    }

    fn frame(&mut self) -> (usize, Option<Result<D::Frame, DecodeError>>) {
        let start = self.used;
        let unread = self.bytes.get(start..self.filled).unwrap_or_default();
        let step = self.decoder.frame(unread, self.ended);
        self.used += step.used;
        (start, step.found)
    }

    /// The item that [`next_frame`](Self::next_frame) found.
    pub(super) fn item(&self, start: usize, frame: D::Frame) -> D::Item<'_> {
        D::item(self.bytes.get(start..self.filled).unwrap_or_default(), frame)
    }

    fn reserve(&mut self, len: usize) {
        if self.used > 0 {
            self.bytes.copy_within(self.used..self.filled, 0);
            self.filled -= self.used;
            self.used = 0;
        }
        let needed = self.filled + len;
        if self.bytes.len() < needed {
            self.bytes.resize(needed, 0);
        }
    }
}

impl<D> Buffer<D> {
    /// The bytes that have been read but not decoded: part of an item, or further items.
    ///
    /// It must be empty [before TLS](crate::wire#before-tls) starts.
    #[inline]
    #[must_use]
    pub fn unread(&self) -> &[u8] {
        self.bytes.get(self.used..self.filled).unwrap_or_default()
    }

    /// Returns `true` if the connection has ended. [`decode`](Self::decode) may still return items.
    #[inline]
    #[must_use]
    pub const fn is_ended(&self) -> bool {
        self.ended
    }

    /// The decoder.
    #[inline]
    #[must_use]
    pub const fn decoder(&self) -> &D {
        &self.decoder
    }

    /// The decoder, for changing its settings between items.
    #[inline]
    pub const fn decoder_mut(&mut self) -> &mut D {
        &mut self.decoder
    }
}

impl<D: Decode> Default for Buffer<D> {
    fn default() -> Self {
        Self::new()
    }
}
