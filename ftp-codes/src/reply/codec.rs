//! Replies in a framed stream of `tokio-util`.

use super::{OutgoingReply, OwnedDecodeError, OwnedReply, ReplyDecoder, telnet};
use crate::ReplyCode;
use bytes::{Buf, BytesMut};
use std::{convert::Infallible, io};
use tokio_util::codec::{Decoder, Encoder};

/// Reads and writes replies in a `Framed` stream.
///
/// Bytes that are no reply are an item too, with the [error](OwnedDecodeError) that tells what is wrong, and the next
/// item is what stands behind them. An error of the stream itself means that it cannot be read: `Framed` then hands out
/// nothing before it has read more.
///
/// ```
/// use ftp_codes::reply::{OutgoingReply, ReplyCodec};
/// use ftp_codes::ReplyCode;
/// use tokio_util::{bytes::BytesMut, codec::{Decoder, Encoder}};
///
/// let (mut codec, mut buffer) = (ReplyCodec::new(), BytesMut::new());
/// codec.encode(OutgoingReply::line(ReplyCode::FileUnavailable, "no such file")?, &mut buffer)?;
/// let reply = codec.decode(&mut buffer)?.unwrap()?;
/// assert_eq!(reply.text(), b"no such file");
///
/// buffer.extend_from_slice(b"Welcome!\r\n220 ready\r\n");
/// assert!(codec.decode(&mut buffer)?.unwrap().is_err());
/// assert!(codec.decode(&mut buffer)?.unwrap().is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ReplyCodec {
    decoder: ReplyDecoder,
    telnet: Option<telnet::Filter>,
    /// How many bytes of the buffer went through the Telnet filter.
    filtered: usize,
    /// A reply that cannot be read is being left out.
    skips: bool,
}

impl ReplyCodec {
    /// Reads with a forgiving decoder, see [`ReplyDecoder::new`].
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads with a decoder of your own making.
    #[inline]
    #[must_use]
    pub fn with_decoder(decoder: ReplyDecoder) -> Self {
        Self { decoder, ..Self::default() }
    }

    /// Takes the Telnet out of the bytes first, see [`telnet::Filter`].
    #[must_use]
    pub fn telnet(mut self, on: bool) -> Self {
        self.telnet = on.then(telnet::Filter::new);
        self
    }

    fn filter(&mut self, buffer: &mut BytesMut) {
        if let (Some(filter), Some(new)) = (&mut self.telnet, buffer.get_mut(self.filtered..)) {
            self.filtered += filter.apply(new);
            buffer.truncate(self.filtered);
        }
    }

    fn drop_front(&mut self, buffer: &mut BytesMut, len: usize) {
        buffer.advance(len.min(buffer.len()));
        self.filtered = self.filtered.saturating_sub(len);
    }

    fn next(&mut self, buffer: &mut BytesMut, ended: bool) -> Option<Result<OwnedReply, OwnedDecodeError>> {
        self.filter(buffer);
        if self.skips {
            let found = self.decoder.resync(buffer);
            self.drop_front(buffer, found.unwrap_or(buffer.len()));
            self.skips = found.is_none() && !ended;
        }
        if self.skips {
            return None;
        }
        let decoded = if ended { self.decoder.finish(buffer) } else { self.decoder.decode(buffer) };
        match decoded {
            Ok(Some((reply, used))) => {
                let reply = reply.into_owned();
                self.drop_front(buffer, used);
                Some(Ok(reply))
            }
            // What is left at the end are empty lines.
            Ok(None) if ended => {
                self.drop_front(buffer, buffer.len());
                None
            }
            Ok(None) => None,
            Err(error) => {
                self.skips = true;
                Some(Err(error.into_owned()))
            }
        }
    }
}

impl Decoder for ReplyCodec {
    type Item = Result<OwnedReply, OwnedDecodeError>;
    type Error = io::Error;

    fn decode(&mut self, buffer: &mut BytesMut) -> io::Result<Option<Self::Item>> {
        Ok(self.next(buffer, false))
    }

    fn decode_eof(&mut self, buffer: &mut BytesMut) -> io::Result<Option<Self::Item>> {
        Ok(self.next(buffer, true))
    }
}

impl<L> Encoder<OutgoingReply<L>> for ReplyCodec
where
    L: IntoIterator<Item: AsRef<[u8]>> + Clone,
{
    type Error = io::Error;

    fn encode(&mut self, reply: OutgoingReply<L>, buffer: &mut BytesMut) -> io::Result<()> {
        buffer.reserve(reply.encoded_len());
        let written: Result<(), Infallible> = reply.pieces(|piece| {
            buffer.extend_from_slice(piece);
            Ok(())
        });
        let Ok(()) = written;
        Ok(())
    }
}

/// With its standard text, see [`OutgoingReply::headline`].
impl Encoder<ReplyCode> for ReplyCodec {
    type Error = io::Error;

    fn encode(&mut self, code: ReplyCode, buffer: &mut BytesMut) -> io::Result<()> {
        self.encode(OutgoingReply::from(code), buffer)
    }
}
