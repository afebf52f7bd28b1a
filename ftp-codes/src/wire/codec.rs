//! Codecs for `tokio-util`, one for each role.

use core::convert::Infallible;
use std::io;

use bytes::{Buf, BytesMut};
use tokio_util::codec::{Decoder, Encoder};

use super::{Decode, DecodeError, Pieces, telnet};
use crate::Command;
use crate::command::{CommandDecoder, OutgoingCommand, OwnedCommandLine};
use crate::reply::{AsOutgoing, OwnedReply, ReplyDecoder};

/// What both codecs do: a [`Buffer`](super::Buffer) whose bytes are those of the framed stream.
#[derive(Clone, Debug)]
struct Codec<D> {
    decoder: D,
    telnet: Option<telnet::Filter>,
    /// How many bytes of the buffer have gone through the Telnet filter.
    filtered: usize,
}

impl<D: Decode> Codec<D> {
    fn new(decoder: D) -> Self {
        Self { decoder, telnet: D::FILTERS_TELNET.then(telnet::Filter::new), filtered: 0 }
    }

    fn next<T>(
        &mut self,
        buffer: &mut BytesMut,
        ended: bool,
        into_owned: impl FnOnce(D::Item<'_>) -> T,
    ) -> Option<Result<T, DecodeError>> {
        if let (Some(filter), Some(new)) = (&mut self.telnet, buffer.get_mut(self.filtered..)) {
            let len = filter.apply(new);
            buffer.truncate(self.filtered + len);
        }
        let step = self.decoder.frame(buffer, ended);
        let found = step.found.map(|found| found.map(|frame| into_owned(D::item(buffer, frame))));
        buffer.advance(step.used.min(buffer.len()));
        self.filtered = buffer.len();
        found
    }
}

impl<D: Decode> Default for Codec<D> {
    fn default() -> Self {
        Self::new(D::default())
    }
}

fn put(item: &impl Pieces, buffer: &mut BytesMut) {
    buffer.reserve(item.len());
    let Ok(()) = item.pieces::<Infallible>(&mut |piece| {
        buffer.extend_from_slice(piece);
        Ok(())
    });
}

/// The settings that both codecs have.
macro_rules! settings {
    ($Decoder:ident) => {
        /// Creates a codec with the default decoder.
        #[inline]
        #[must_use]
        pub fn new() -> Self {
            Self::default()
        }

        /// Creates a codec with this decoder.
        #[inline]
        #[must_use]
        pub fn with_decoder(decoder: $Decoder) -> Self {
            Self { codec: Codec::new(decoder) }
        }

        /// Sets the Telnet filter that bytes pass through before they are decoded; `None` means no filter.
        #[inline]
        #[must_use]
        pub fn telnet(mut self, filter: impl Into<Option<telnet::Filter>>) -> Self {
            self.codec.telnet = filter.into();
            self
        }

        /// The decoder.
        #[inline]
        #[must_use]
        pub const fn decoder(&self) -> &$Decoder {
            &self.codec.decoder
        }

        /// The decoder, for changing its settings between items.
        #[inline]
        pub const fn decoder_mut(&mut self) -> &mut $Decoder {
            &mut self.codec.decoder
        }
    };
}

/// The codec of a client, which reads replies and writes commands.
///
/// Malformed bytes are an item: the error that describes them. The next item follows them. As errors of the codec, they
/// would make `Framed` end the stream.
///
/// ```
/// use ftp_codes::Command;
/// use ftp_codes::command::OutgoingCommand;
/// use ftp_codes::wire::ClientCodec;
/// use tokio_util::{bytes::BytesMut, codec::{Decoder, Encoder}};
///
/// let (mut codec, mut sent) = (ClientCodec::new(), BytesMut::new());
/// codec.encode(OutgoingCommand::new(Command::Retr, "name")?, &mut sent)?;
/// codec.encode(Command::Quit, &mut sent)?;
/// assert_eq!(sent, "RETR name\r\nQUIT\r\n");
///
/// let mut received = BytesMut::from("Welcome!\r\n220 ready\r\n");
/// assert!(codec.decode(&mut received)?.unwrap().is_err());
/// assert_eq!(codec.decode(&mut received)?.unwrap()?.text(), b"ready");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias("codec", "tokio"))]
#[derive(Clone, Debug, Default)]
pub struct ClientCodec {
    codec: Codec<ReplyDecoder>,
}

impl ClientCodec {
    settings!(ReplyDecoder);
}

impl Decoder for ClientCodec {
    type Item = Result<OwnedReply, DecodeError>;
    type Error = io::Error;

    fn decode(&mut self, buffer: &mut BytesMut) -> io::Result<Option<Self::Item>> {
        Ok(self.codec.next(buffer, false, |reply| reply.into_owned()))
    }

    fn decode_eof(&mut self, buffer: &mut BytesMut) -> io::Result<Option<Self::Item>> {
        Ok(self.codec.next(buffer, true, |reply| reply.into_owned()))
    }
}

impl Encoder<OutgoingCommand<'_>> for ClientCodec {
    type Error = io::Error;

    fn encode(&mut self, command: OutgoingCommand<'_>, buffer: &mut BytesMut) -> io::Result<()> {
        put(&command, buffer);
        Ok(())
    }
}

/// Encodes a command without an argument.
impl Encoder<Command> for ClientCodec {
    type Error = io::Error;

    fn encode(&mut self, command: Command, buffer: &mut BytesMut) -> io::Result<()> {
        self.encode(OutgoingCommand::from(command), buffer)
    }
}

/// Returns [`InvalidInput`](io::ErrorKind::InvalidInput) if the line cannot be sent: see [`OutgoingCommand`].
impl Encoder<OwnedCommandLine> for ClientCodec {
    type Error = io::Error;

    fn encode(&mut self, command: OwnedCommandLine, buffer: &mut BytesMut) -> io::Result<()> {
        self.encode(OutgoingCommand::try_from(&command)?, buffer)
    }
}

/// The codec of a server, which reads command lines and writes replies.
///
/// A line that is too long is an item: the error that describes it. The next item is the next line. Telnet commands are
/// removed unless [`telnet(None)`](Self::telnet) is called.
///
/// ```
/// use ftp_codes::{Command, ReplyCode};
/// use ftp_codes::reply::OwnedReply;
/// use ftp_codes::wire::ServerCodec;
/// use tokio_util::{bytes::BytesMut, codec::{Decoder, Encoder}};
///
/// let (mut codec, mut sent) = (ServerCodec::new(), BytesMut::new());
/// codec.encode(ReplyCode::ServiceReady, &mut sent)?;
/// codec.encode(OwnedReply::lossy(ReplyCode::FileUnavailable, "no such file"), &mut sent)?;
/// assert_eq!(sent, "220 Service ready for new user.\r\n550 no such file\r\n");
///
/// let mut received = BytesMut::from("XYZZY now\r\nRETR name\r\n");
/// assert_eq!(codec.decode(&mut received)?.unwrap()?.verb(), b"XYZZY");
/// assert_eq!(codec.decode(&mut received)?.unwrap()?.command(), Some(Command::Retr));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias("codec", "tokio"))]
#[derive(Clone, Debug, Default)]
pub struct ServerCodec {
    codec: Codec<CommandDecoder>,
}

impl ServerCodec {
    settings!(CommandDecoder);
}

impl Decoder for ServerCodec {
    type Item = Result<OwnedCommandLine, DecodeError>;
    type Error = io::Error;

    fn decode(&mut self, buffer: &mut BytesMut) -> io::Result<Option<Self::Item>> {
        Ok(self.codec.next(buffer, false, |line| line.into_owned()))
    }

    fn decode_eof(&mut self, buffer: &mut BytesMut) -> io::Result<Option<Self::Item>> {
        Ok(self.codec.next(buffer, true, |line| line.into_owned()))
    }
}

/// Returns [`InvalidInput`](io::ErrorKind::InvalidInput) if a code has no default text.
impl<R: AsOutgoing> Encoder<R> for ServerCodec {
    type Error = io::Error;

    fn encode(&mut self, reply: R, buffer: &mut BytesMut) -> io::Result<()> {
        put(&reply.as_outgoing()?, buffer);
        Ok(())
    }
}
