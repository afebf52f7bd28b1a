//! Replies on the wire ([RFC 959 §4.2](https://www.rfc-editor.org/rfc/rfc959#section-4.2)).
//!
//! * Received: [`Reply`] is a complete reply, borrowed from the bytes it came in. [`ReplyDecoder`] finds replies in a
//!   slice; [`ReplyBuffer`] and [`ReplyReader`] add what a connection needs: see [`wire`](crate::wire).
//! * Owned: [`OwnedReply`] (feature `alloc`) was received or built. It can be stored, passed through channels, and sent.
//! * Sent: [`OutgoingReply`] writes a reply without a heap, and [`ReplyWriter`] sends replies of every kind.
//!
//! ```
//! use ftp_codes::reply::ReplyDecoder;
//! use ftp_codes::wire::Lossy;
//!
//! let mut input = &b"230-Welcome.\r\n  230 users are here.\r\n230 Go on.\r\n257 \"/\"\r\n250"[..];
//! let mut decoder = ReplyDecoder::new();
//! while let Some(reply) = decoder.decode(&mut input) {
//!     match reply {
//!         Ok(reply) => println!("{} {}", reply.code(), Lossy(reply.text())),
//!         Err(error) => println!("{error}"),
//!     }
//! }
//! assert_eq!(input, b"250"); // the beginning of a reply
//! ```
//!
//! Reading is forgiving unless it is set to [strict](ReplyDecoder::strict); writing is always strict. Texts are bytes,
//! because servers use many encodings; [`Lossy`](crate::wire::Lossy) displays them. `Display` writes a reply for people
//! to read, without a line end after the last line; the methods of [`OutgoingReply`] write the bytes to send.

mod decoder;
mod default_text;
mod framing;
mod lines;
mod outgoing;
#[cfg(feature = "alloc")]
mod owned;
#[expect(clippy::module_inception, reason = "the file is named for the type it holds")]
mod reply;
#[cfg(feature = "std")]
mod stream;
mod syntax;

pub use decoder::ReplyDecoder;
pub use default_text::NoDefaultText;
pub use lines::{Lines, RawLines};
pub use outgoing::{AsOutgoing, OutgoingReply, Style};
#[cfg(feature = "alloc")]
pub use owned::OwnedReply;
pub use reply::Reply;
#[cfg(feature = "std")]
pub use stream::{ReplyReader, ReplyWriter};
pub use syntax::EndRule;

/// A [`Buffer`](crate::wire::Buffer) of replies. The page of `Buffer` has an example.
#[cfg(feature = "alloc")]
pub type ReplyBuffer = crate::wire::Buffer<ReplyDecoder>;
