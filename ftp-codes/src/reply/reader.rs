//! Replies out of anything that can be read.

use super::{OwnedDecodeError, Reply, ReplyDecoder, telnet};
use std::{
    error::Error,
    fmt,
    io::{self, ErrorKind, Read},
    vec::Vec,
};

/// Reads replies from a stream.
///
/// It has a buffer of its own, so the stream needs none. A read that fails for now, with
/// [`WouldBlock`](ErrorKind::WouldBlock) or [`TimedOut`](ErrorKind::TimedOut), loses nothing: call again.
///
/// ```
/// use ftp_codes::reply::{ReadError, ReplyReader};
///
/// let mut replies = ReplyReader::new(&b"220 ready\r\n221 Goodbye"[..]);
/// assert_eq!(replies.read()?.unwrap().text(), b"ready");
/// assert_eq!(replies.read()?.unwrap().text(), b"Goodbye");
/// assert!(replies.read()?.is_none());
/// # Ok::<(), ReadError>(())
/// ```
#[derive(Debug)]
pub struct ReplyReader<R> {
    stream: R,
    decoder: ReplyDecoder,
    telnet: Option<telnet::Filter>,
    /// What was read, and behind it room for more, which is not cleared again for each read.
    buffer: Vec<u8>,
    /// How many bytes of the buffer are used up.
    used: usize,
    /// How many bytes of the buffer were read.
    filled: usize,
    ended: bool,
    /// A reply that cannot be read is being left out.
    skips: bool,
}

impl<R: Read> ReplyReader<R> {
    /// How many bytes are asked for at a time.
    const CHUNK: usize = 8 * 1024;

    /// Reads with a forgiving decoder, see [`ReplyDecoder::new`].
    #[inline]
    pub fn new(stream: R) -> Self {
        Self::with_decoder(stream, ReplyDecoder::new())
    }

    /// Reads with a decoder of your own making.
    #[inline]
    pub fn with_decoder(stream: R, decoder: ReplyDecoder) -> Self {
        Self { stream, decoder, telnet: None, buffer: Vec::new(), used: 0, filled: 0, ended: false, skips: false }
    }

    /// Takes the Telnet out of the bytes first, see [`telnet::Filter`].
    #[must_use]
    pub fn telnet(mut self, on: bool) -> Self {
        self.telnet = on.then(telnet::Filter::new);
        self
    }

    /// The next reply; `None` when the stream has ended behind a reply.
    ///
    /// # Errors
    ///
    /// If the stream cannot be read, or what it gives is no reply. After bytes that are no reply the next call
    /// goes on behind them.
    pub fn read(&mut self) -> Result<Option<Reply<'_>>, ReadError> {
        self.skip()?;
        let (start, len, code, multiline) = loop {
            let unread = self.buffer.get(self.used..self.filled).unwrap_or_default();
            let decoded = match self.ended {
                false => self.decoder.decode(unread),
                true => self.decoder.finish(unread),
            };
            match decoded {
                Ok(Some((reply, used))) => {
                    let len = reply.as_bytes().len();
                    self.used += used;
                    break (self.used - len, len, reply.code(), reply.is_multiline());
                }
                Ok(None) if self.ended => return Ok(None),
                Ok(None) => self.fill()?,
                Err(error) => {
                    self.skips = true;
                    return Err(ReadError::Malformed(error.into_owned()));
                }
            }
        };
        let bytes = self.buffer.get(start..).and_then(|bytes| bytes.get(..len)).unwrap_or_default();
        Ok(Some(Reply::new(bytes, code, multiline)))
    }

    /// Leaves out the rest of a reply that could not be read.
    fn skip(&mut self) -> Result<(), ReadError> {
        while self.skips {
            let unread = self.buffer.get(self.used..self.filled).unwrap_or_default();
            let found = self.decoder.resync(unread);
            self.used += found.unwrap_or(unread.len());
            self.skips = found.is_none() && !self.ended;
            if self.skips {
                self.fill()?;
            }
        }
        Ok(())
    }

    /// Drops what is used up, and sees to it that a whole chunk can be read.
    fn make_room(&mut self) {
        if self.used > 0 {
            self.buffer.copy_within(self.used..self.filled, 0);
            self.filled -= self.used;
            self.used = 0;
        }
        let needed = self.filled + Self::CHUNK;
        if self.buffer.len() < needed {
            self.buffer.resize(needed, 0);
        }
    }

    /// Reads some more.
    fn fill(&mut self) -> Result<(), ReadError> {
        self.make_room();
        let room = self.buffer.get_mut(self.filled..).unwrap_or_default();
        let read = loop {
            match self.stream.read(room) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        // A stream may claim to have read more than there was room for.
        let mut new = read.as_ref().map_or(0, |new| room.len().min(*new));
        self.ended = matches!(read, Ok(0));
        if let (Some(filter), Some(bytes)) = (&mut self.telnet, room.get_mut(..new)) {
            new = filter.apply(bytes);
        }
        self.filled += new;
        match read {
            Ok(_) => Ok(()),
            Err(error) => Err(ReadError::Io(error)),
        }
    }
}

impl<R> ReplyReader<R> {
    /// What was read and is not used up yet: more than one reply, or a part of one.
    ///
    /// Before TLS begins this must be empty; what somebody put in there would pass for a reply from inside.
    #[inline]
    #[must_use]
    pub fn buffer(&self) -> &[u8] {
        self.buffer.get(self.used..self.filled).unwrap_or_default()
    }

    /// The decoder.
    #[inline]
    #[must_use]
    pub const fn decoder(&self) -> &ReplyDecoder {
        &self.decoder
    }

    /// The stream.
    #[inline]
    #[must_use]
    pub const fn get_ref(&self) -> &R {
        &self.stream
    }

    /// The stream. Whoever reads from it takes bytes away from the replies.
    #[inline]
    pub const fn get_mut(&mut self) -> &mut R {
        &mut self.stream
    }

    /// The stream, without what is in the [`buffer`](Self::buffer).
    #[inline]
    #[must_use]
    pub fn into_inner(self) -> R {
        self.stream
    }
}

/// Why a reply could not be read from a stream.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadError {
    /// The stream could not be read.
    Io(io::Error),
    /// What it gave is no reply.
    Malformed(OwnedDecodeError),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(_) => f.write_str("the control connection could not be read"),
            Self::Malformed(_) => f.write_str("the server sent what is no reply"),
        }
    }
}

impl Error for ReadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(match self {
            Self::Io(error) => error,
            Self::Malformed(error) => error,
        })
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<OwnedDecodeError> for ReadError {
    fn from(error: OwnedDecodeError) -> Self {
        Self::Malformed(error)
    }
}

/// A reply that was cut off becomes [`UnexpectedEof`](ErrorKind::UnexpectedEof), anything else that is no reply
/// [`InvalidData`](ErrorKind::InvalidData).
impl From<ReadError> for io::Error {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Io(error) => error,
            ReadError::Malformed(error) => {
                let cut = error.kind() == super::DecodeErrorKind::Eof;
                let kind = if cut { ErrorKind::UnexpectedEof } else { ErrorKind::InvalidData };
                Self::new(kind, error)
            }
        }
    }
}
