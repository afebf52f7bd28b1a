//! Replies as they stand on the wire (RFC 959 §4.2).
//!
//! * [`Reply`]: a complete reply, borrowed from the bytes it came in; `OwnedReply` (feature `alloc`) has bytes
//!   of its own.
//! * [`ReplyDecoder`] finds replies in a growing buffer, `ReplyReader` (feature `std`) in anything that can be read, and
//!   `ReplyCodec` (feature `tokio-util`) in a framed stream.
//! * [`OutgoingReply`] is what a server sends: it writes itself to strings, streams and buffers.
//! * [`telnet::Filter`] stands before the decoder where a server speaks Telnet by the letter.
//!
//! ```
//! use ftp_codes::reply::{DecodeError, Lossy, ReplyDecoder};
//!
//! let mut bytes = &b"230-Welcome, anonymous.\r\n  230 users are here.\r\n230 Go on.\r\n257 \"/\"\r\n"[..];
//! let mut decoder = ReplyDecoder::new();
//! while let Some((reply, used)) = decoder.decode(bytes)? {
//!     for line in reply.lines() {
//!         println!("{} {}", reply.code(), Lossy(line));
//!     }
//!     bytes = &bytes[used..];
//! }
//! # assert!(bytes.is_empty());
//! # Ok::<(), DecodeError<'_>>(())
//! ```
//!
//! Reading is forgiving unless it is told to be [strict](ReplyDecoder::strict); writing is strict always. Texts
//! are bytes, for no RFC says what a server of today sends there.

#[cfg(feature = "tokio-util")]
mod codec;
mod decoder;
mod error;
mod framing;
mod headline;
mod limits;
mod line;
mod lines;
mod lossy;
mod outgoing;
#[cfg(feature = "alloc")]
mod owned;
#[cfg(feature = "alloc")]
mod owned_error;
mod parse;
#[cfg(feature = "std")]
mod reader;
#[expect(clippy::module_inception, reason = "the file is named for the type it holds")]
mod reply;
mod resync;
mod scan;
mod style;
pub mod telnet;
mod text;
mod write;
#[cfg(feature = "std")]
mod writer;

#[cfg(feature = "tokio-util")]
pub use codec::ReplyCodec;
pub use decoder::ReplyDecoder;
pub use error::{DecodeError, DecodeErrorKind};
pub use limits::Limits;
pub use line::EndRule;
pub use lines::{Lines, RawLines};
pub use lossy::Lossy;
pub use outgoing::{ForwardedLines, OutgoingReply};
#[cfg(feature = "alloc")]
pub use owned::OwnedReply;
#[cfg(feature = "alloc")]
pub use owned_error::OwnedDecodeError;
#[cfg(feature = "std")]
pub use reader::{ReadError, ReplyReader};
pub use reply::Reply;
pub use style::Style;
pub use text::TextError;
#[cfg(feature = "payload")]
pub(crate) use text::is_sendable;
pub use write::NoRoom;
#[cfg(feature = "std")]
pub use writer::ReplyWriter;
