//! What replies and command lines have in common: limits, errors, Telnet, buffers, streams, and bytes as text.
//!
//! [`ReplyDecoder`](crate::reply::ReplyDecoder) and [`CommandDecoder`](crate::command::CommandDecoder) find items in a
//! slice of bytes. Layers add what a connection needs, and each of them knows only the one below:
//!
//! * [`Buffer`] (feature `alloc`) holds the space to read into, the bytes that are not decoded yet, the Telnet filter,
//!   and whether the connection has ended. It does no I/O itself, so it works with every stream.
//! * [`Reader`] (feature `std`) fills a buffer from a [`std::io::Read`]. Its aliases are
//!   [`ReplyReader`](crate::reply::ReplyReader) and [`CommandReader`](crate::command::CommandReader).
//! * [`ClientCodec`] and [`ServerCodec`] (feature `tokio-util`) are for `Framed` streams.
//!
//! # A loop over replies
//!
//! Malformed bytes do not end a connection: the next call continues after them.
//!
//! ```
//! # #[cfg(feature = "std")] {
//! use ftp_codes::reply::ReplyReader;
//! use ftp_codes::wire::ReadError;
//! # let stream = &b"220 ready\r\noops\r\n221 Goodbye\r\n"[..];
//!
//! let mut replies = ReplyReader::new(stream);
//! loop {
//!     match replies.read() {
//!         Ok(Some(reply)) => println!("{reply}"),
//!         Ok(None) => break, // the server closed the connection
//!         Err(ReadError::Malformed(error)) => println!("malformed: {error}"),
//!         Err(error) => return Err(error.into()),
//!     }
//! }
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Async streams
//!
//! This is a client with tokio. `filled(0)` marks the end of the connection, and [`Buffer::try_decode`] returns an
//! error if the connection has ended where a reply was expected.
//!
//! ```
//! # #[cfg(feature = "std")] {
//! use ftp_codes::reply::{OwnedReply, ReplyBuffer};
//! use tokio::io::{AsyncRead, AsyncReadExt};
//!
//! async fn read_reply(
//!     stream: &mut (impl AsyncRead + Unpin),
//!     buffer: &mut ReplyBuffer,
//! ) -> std::io::Result<OwnedReply> {
//!     loop {
//!         if let Some(reply) = buffer.try_decode()? {
//!             return Ok(reply.into_owned());
//!         }
//!         let read = stream.read(buffer.space()).await?;
//!         buffer.filled(read);
//!     }
//! }
//! # use futures_util::FutureExt;
//! # let (mut stream, mut buffer) = (&b"220-Hello\r\n220 ready\r\n"[..], ReplyBuffer::new());
//! # let reply = read_reply(&mut stream, &mut buffer).now_or_never().unwrap();
//! # assert_eq!(reply.unwrap().lines().count(), 2);
//! # let end = read_reply(&mut stream, &mut buffer).now_or_never().unwrap();
//! # assert_eq!(end.unwrap_err().kind(), std::io::ErrorKind::UnexpectedEof);
//! # }
//! ```
//!
//! The function returns `reply.into_owned()` because a borrowed reply cannot leave such a loop: the borrow checker
//! considers the buffer borrowed in the next iteration as well. A program that uses the reply inside the loop need not
//! copy it, as this server with futures-io (smol, async-std) shows:
//!
//! ```
//! # #[cfg(feature = "std")] {
//! use ftp_codes::command::CommandBuffer;
//! use futures_util::io::{AsyncRead, AsyncReadExt};
//!
//! async fn serve(stream: &mut (impl AsyncRead + Unpin)) -> std::io::Result<()> {
//!     let mut buffer = CommandBuffer::new();
//!     while !buffer.is_ended() {
//!         let read = stream.read(buffer.space()).await?;
//!         buffer.filled(read);
//!         while let Some(line) = buffer.decode() {
//!             match line {
//!                 Ok(line) => println!("{line}"),
//!                 Err(error) => println!("malformed: {error}"),
//!             }
//!         }
//!     }
//!     Ok(())
//! }
//! # use futures_util::FutureExt;
//! # serve(&mut &b"USER anonymous\r\nQUIT\r\n"[..]).now_or_never().unwrap().unwrap();
//! # }
//! ```
//!
//! With tokio-util (feature `tokio-util`), `Framed` is a stream of replies and a sink for commands. Its items are
//! nested results: the outer error comes from the stream and ends it, the inner one describes malformed bytes.
//!
//! ```
//! # #[cfg(feature = "tokio-util")] {
//! use ftp_codes::{Command, wire::ClientCodec};
//! use futures_util::{SinkExt, StreamExt};
//! use std::io::{Error, ErrorKind};
//! use tokio_util::codec::Framed;
//!
//! # let example = async {
//! # let stream = tokio::io::join(&b"257 \"/\"\r\n"[..], Vec::new());
//! let mut control = Framed::new(stream, ClientCodec::new());
//! control.send(Command::Pwd).await?;
//! let reply = control.next().await.ok_or(ErrorKind::UnexpectedEof)???;
//! # assert_eq!(reply.text(), b"\"/\"");
//! # assert_eq!(control.into_inner().into_inner().1, b"PWD\r\n");
//! # Ok::<(), Error>(())
//! # };
//! # futures_util::FutureExt::now_or_never(example).unwrap().unwrap();
//! # }
//! ```
//!
//! # Before TLS
//!
//! A client that upgrades the connection (`AUTH TLS`) must check that [`Buffer::unread`] is empty after the reply 234,
//! and close the connection if it is not: those bytes were not protected, and an attacker could have inserted them to
//! be taken for replies from inside the protected connection. A server must do the same after the command, before it
//! starts the handshake. With `Framed`, check `read_buffer()`. Start the protected connection with a new buffer or
//! codec.

#[cfg(feature = "alloc")]
mod buffer;
#[cfg(feature = "tokio-util")]
mod codec;
mod decode;
mod error;
mod limits;
mod lossy;
mod output;
#[cfg(feature = "std")]
mod reader;
pub(crate) mod scan;
pub mod telnet;
mod text;

#[cfg(feature = "alloc")]
pub use buffer::Buffer;
#[cfg(feature = "tokio-util")]
pub use codec::{ClientCodec, ServerCodec};
pub use decode::Decode;
pub(crate) use decode::{Frames, Step};
pub use error::{DecodeError, DecodeErrorKind};
pub use limits::Limits;
pub use lossy::Lossy;
pub use output::BufferTooSmall;
pub(crate) use output::{Pieces, output_methods};
#[cfg(feature = "std")]
pub use reader::{ReadError, Reader};
#[cfg(feature = "payload")]
pub(crate) use text::is_sendable;
#[cfg(feature = "alloc")]
pub(crate) use text::replace_forbidden;
pub use text::{TextError, check_text};
pub(crate) use text::{is_forbidden, split_after};
