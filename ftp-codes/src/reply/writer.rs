//! Replies into anything that can be written to.

use super::OutgoingReply;
use std::io::{self, Write};

/// Writes replies to a stream, each in one call and flushed.
///
/// ```
/// use ftp_codes::reply::{OutgoingReply, ReplyWriter};
/// use ftp_codes::ReplyCode;
///
/// let mut replies = ReplyWriter::new(Vec::new());
/// replies.send(ReplyCode::ServiceReady)?;
/// replies.send(OutgoingReply::line(ReplyCode::FileUnavailable, "no such file")?)?;
/// assert_eq!(replies.into_inner(), b"220 Service ready for new user.\r\n550 no such file\r\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct ReplyWriter<W> {
    stream: W,
}

impl<W: Write> ReplyWriter<W> {
    /// Writes to a stream.
    #[inline]
    pub const fn new(stream: W) -> Self {
        Self { stream }
    }

    /// Sends a reply: one that was made, or a code, which goes out with its standard text.
    ///
    /// A code whose text must hold a value, such as the address of a 227, needs a reply that was made: see
    /// [`OutgoingReply::headline`].
    ///
    /// # Errors
    ///
    /// Those of the stream.
    pub fn send<L>(&mut self, reply: impl Into<OutgoingReply<L>>) -> io::Result<()>
    where
        L: IntoIterator<Item: AsRef<[u8]>> + Clone,
    {
        reply.into().write_to(&mut self.stream)?;
        self.stream.flush()
    }

    /// The stream.
    #[inline]
    pub const fn get_ref(&self) -> &W {
        &self.stream
    }

    /// The stream.
    #[inline]
    pub const fn get_mut(&mut self) -> &mut W {
        &mut self.stream
    }

    /// The stream.
    #[inline]
    pub fn into_inner(self) -> W {
        self.stream
    }
}
