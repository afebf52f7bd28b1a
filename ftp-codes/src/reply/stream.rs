//! Replies on `std::io` streams.

use std::io::{self, Write};

use super::{AsOutgoing, ReplyDecoder};
use crate::wire::Reader;

/// A [`Reader`] of replies. The page of `Reader` has an example.
pub type ReplyReader<R> = Reader<R, ReplyDecoder>;

/// A writer of replies. Each reply is written in one call, and flushed.
///
/// ```
/// use ftp_codes::reply::{OwnedReply, ReplyWriter};
/// use ftp_codes::ReplyCode;
///
/// let mut replies = ReplyWriter::new(Vec::new());
/// replies.send(ReplyCode::ServiceReady)?;
/// replies.send(OwnedReply::new(ReplyCode::FileUnavailable, "no such file")?)?;
/// assert_eq!(replies.into_inner(), b"220 Service ready for new user.\r\n550 no such file\r\n");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct ReplyWriter<W> {
    stream: W,
}

impl<W: Write> ReplyWriter<W> {
    /// Creates a writer that writes to this stream.
    #[inline]
    pub const fn new(stream: W) -> Self {
        Self { stream }
    }

    /// Sends a reply, or a code with its default text.
    ///
    /// A payload becomes a reply first: `replies.send(OwnedReply::from(passive_address))`.
    ///
    /// # Errors
    ///
    /// Returns the errors of the stream, and [`InvalidInput`](io::ErrorKind::InvalidInput) for a code that has [no
    /// default text](super::NoDefaultText).
    pub fn send(&mut self, reply: impl AsOutgoing) -> io::Result<()> {
        reply.as_outgoing()?.write_to(&mut self.stream)?;
        self.stream.flush()
    }

    /// Returns a reference to the stream.
    #[inline]
    pub const fn get_ref(&self) -> &W {
        &self.stream
    }

    /// Returns a mutable reference to the stream.
    #[inline]
    pub const fn get_mut(&mut self) -> &mut W {
        &mut self.stream
    }

    /// Returns the stream.
    #[inline]
    pub fn into_inner(self) -> W {
        self.stream
    }
}
