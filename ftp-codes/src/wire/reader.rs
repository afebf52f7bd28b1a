//! Reading items from a `std::io::Read`.

use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind, Read};

use super::{Buffer, Decode, DecodeError, DecodeErrorKind, telnet};

/// A reader of replies or command lines: a [`std::io::Read`] and a [`Buffer`].
///
/// Use it as [`ReplyReader`](crate::reply::ReplyReader) or [`CommandReader`](crate::command::CommandReader). The stream
/// need not be buffered. A read that fails temporarily, with [`WouldBlock`](ErrorKind::WouldBlock) or
/// [`TimedOut`](ErrorKind::TimedOut), loses nothing: call again.
///
/// ```
/// use ftp_codes::reply::ReplyReader;
/// use ftp_codes::wire::ReadError;
///
/// let mut replies = ReplyReader::new(&b"220 ready\r\n221 Goodbye"[..]);
/// assert_eq!(replies.read()?.unwrap().text(), b"ready");
/// assert_eq!(replies.read()?.unwrap().text(), b"Goodbye");
/// assert!(replies.read()?.is_none());
/// # Ok::<(), ReadError>(())
/// ```
#[derive(Debug)]
pub struct Reader<R, D> {
    stream: R,
    buffer: Buffer<D>,
}

impl<R: Read, D: Decode> Reader<R, D> {
    /// Creates a reader with the default decoder.
    #[inline]
    pub fn new(stream: R) -> Self {
        Self { stream, buffer: Buffer::new() }
    }

    /// Creates a reader with this decoder.
    #[inline]
    pub fn with_decoder(stream: R, decoder: D) -> Self {
        Self { stream, buffer: Buffer::with_decoder(decoder) }
    }

    /// Sets the Telnet filter that bytes pass through before they are decoded; `None` means no filter.
    #[inline]
    #[must_use]
    pub fn telnet(self, filter: impl Into<Option<telnet::Filter>>) -> Self {
        Self { buffer: self.buffer.telnet(filter), ..self }
    }

    /// Reads the next item, or returns `None` if the stream has ended.
    ///
    /// # Errors
    ///
    /// Returns an error if the stream cannot be read, or if the bytes are malformed. In the second case the next call
    /// continues after them.
    pub fn read(&mut self) -> Result<Option<D::Item<'_>>, ReadError> {
        match self.read_one() {
            Err(ReadError::Closed) => Ok(None),
            item => item.map(Some),
        }
    }

    /// Reads the next item. The end of the stream is an error, so use it where an item is expected, as in a client that
    /// waits for a reply.
    ///
    /// ```
    /// use ftp_codes::reply::ReplyReader;
    ///
    /// let mut replies = ReplyReader::new(&b"331 Password?\r\n"[..]);
    /// assert_eq!(replies.read_one().unwrap().text(), b"Password?");
    /// assert_eq!(replies.read_one().unwrap_err().to_string(), "connection closed");
    /// ```
    ///
    /// # Errors
    ///
    /// The errors of [`read`](Self::read), and [`ReadError::Closed`] if the stream has ended. A loop that continues
    /// after malformed bytes must then stop.
    pub fn read_one(&mut self) -> Result<D::Item<'_>, ReadError> {
        // This keeps the place of the item and not the item itself, because a borrow must not last into the next
        // iteration.
        let (start, frame) = loop {
            match self.buffer.next_frame()? {
                Some(found) => break found,
                None => self.fill()?,
            }
        };
        Ok(self.buffer.item(start, frame))
    }

    /// Reads more bytes.
    fn fill(&mut self) -> Result<(), ReadError> {
        let read = loop {
            match self.stream.read(self.buffer.space()) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        self.buffer.filled(read?);
        Ok(())
    }
}

impl<R, D> Reader<R, D> {
    /// The bytes that have been read but not decoded: part of an item, or further items.
    ///
    /// It must be empty [before TLS](crate::wire#before-tls) starts.
    #[inline]
    #[must_use]
    pub fn unread(&self) -> &[u8] {
        self.buffer.unread()
    }

    /// The decoder.
    #[inline]
    #[must_use]
    pub const fn decoder(&self) -> &D {
        self.buffer.decoder()
    }

    /// The decoder, for changing its settings between items.
    #[inline]
    pub const fn decoder_mut(&mut self) -> &mut D {
        self.buffer.decoder_mut()
    }

    /// Returns a reference to the stream.
    #[inline]
    #[must_use]
    pub const fn get_ref(&self) -> &R {
        &self.stream
    }

    /// Returns a mutable reference to the stream. Bytes that are read from it directly never reach the decoder.
    #[inline]
    pub const fn get_mut(&mut self) -> &mut R {
        &mut self.stream
    }

    /// Returns the stream. The [`unread`](Self::unread) bytes are lost.
    #[inline]
    #[must_use]
    pub fn into_inner(self) -> R {
        self.stream
    }
}

/// Why an item could not be read from a stream.
///
/// ```
/// use ftp_codes::reply::ReplyReader;
/// use ftp_codes::wire::ReadError;
///
/// let mut replies = ReplyReader::new(&b"oops\r\n220 ready\r\n"[..]);
/// let mut malformed = 0;
/// let end = loop {
///     match replies.read_one() {
///         Ok(reply) => assert_eq!(reply.text(), b"ready"),
///         // The next call continues after the malformed bytes.
///         Err(ReadError::Malformed(_)) => malformed += 1,
///         Err(end) => break end,
///     }
/// };
/// assert!(matches!(end, ReadError::Closed));
/// assert_eq!(malformed, 1);
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadError {
    /// The stream could not be read.
    Io(io::Error),
    /// The bytes are malformed, or the stream ended inside an item.
    Malformed(DecodeError),
    /// The stream has ended, and an item was expected: see [`Reader::read_one`].
    Closed,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(_) => f.write_str("failed to read from the control connection"),
            Self::Malformed(error) => error.fmt(f),
            Self::Closed => f.write_str("connection closed"),
        }
    }
}

impl Error for ReadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            // Its message is already the message of this error.
            Self::Malformed(_) | Self::Closed => None,
        }
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<DecodeError> for ReadError {
    fn from(error: DecodeError) -> Self {
        if error.kind() == DecodeErrorKind::Closed { Self::Closed } else { Self::Malformed(error) }
    }
}

/// Returns an error of the stream as it is, and converts a [`DecodeError`] as usual.
impl From<ReadError> for io::Error {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Io(error) => error,
            ReadError::Malformed(error) => error.into(),
            ReadError::Closed => DecodeError::new(DecodeErrorKind::Closed, 0, b"").into(),
        }
    }
}
