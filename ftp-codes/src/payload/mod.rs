//! Reply texts that programs read.
//!
//! The digits of a reply are for programs, and its text is for people. The exceptions are in this module: addresses,
//! paths, sizes, times, lists. Each is a small type, and they all have the same methods:
//!
//! * `new` makes a value. It refuses what cannot be sent (CR, LF and NUL) or could not be read back.
//! * `parse` reads a text, and `read` a whole reply, borrowed or owned, whichever of its lines states the value.
//! * [`Display`](core::fmt::Display) writes the text in the form of the standard. Where the text may contain bytes that
//!   are not UTF-8, such as the name of a file, `to_bytes` and `write_to_slice` write it byte for byte.
//! * `CODE` is the code of the reply. With the feature `alloc` a value converts into an
//!   [`OwnedReply`](crate::reply::OwnedReply) with that code.
//!
//! A value that is written and read back is unchanged.
//!
//! Parsing is lenient: the result is a [`Parsed`] value with the first [`Departure`] from the form of the standard, if
//! there is one. A text that cannot be understood is a [`ParseError`] with a position; nothing is guessed. A text that
//! omits the value is the error [`NotStated`](ParseErrorKind::NotStated).
//!
//! Values borrow from the reply and allocate nothing; errors own what they show.
//!
//! With the feature `serde` a value is serialized as its text.
//!
//! Codes mean different things after different commands. Either choose the type yourself, or let [`Payload::read`] find
//! it:
//!
//! ```
//! use ftp_codes::Command;
//! use ftp_codes::payload::{PassiveAddress, Payload};
//! use ftp_codes::reply::Reply;
//!
//! let reply = Reply::parse(b"227-Hi\r\n227 Entering Passive Mode (192,168,0,1,12,34).\r\n")?;
//!
//! let address = PassiveAddress::read(reply)?.value;
//! assert_eq!(address.port(), 3106);
//!
//! let payload = Payload::read(Command::Pasv, reply)?.value;
//! assert_eq!(payload, Payload::PassiveAddress(address));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A server makes replies from values:
//!
//! ```
//! # #[cfg(feature = "alloc")] {
//! use ftp_codes::payload::PathName;
//! use ftp_codes::reply::OwnedReply;
//!
//! let path = PathName::new(b"/caf\xE9").expect("a path without CR, LF and NUL");
//! assert_eq!(OwnedReply::try_from(path)?.as_bytes(), b"257 \"/caf\xE9\"\r\n");
//! assert_eq!(path.to_bytes(), b"\"/caf\xE9\"");
//!
//! let mut buffer = [0; 64];
//! let len = path.write_to_slice(&mut buffer)?;
//! assert_eq!(&buffer[..len], b"\"/caf\xE9\"");
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

// Most programs read only two or three of these texts, and an `#[inline]` function is compiled only where it is used.
#![warn(clippy::missing_inline_in_public_items)]

mod address;
mod challenge;
mod features;
mod file;
mod kind;
mod security;
mod server;

pub use crate::text::{Departure, ParseError, ParseErrorKind, Parsed};
pub use address::{ExtendedPassiveAddress, LongPassiveAddress, PassiveAddress};
pub use challenge::{Challenge, OtpAlgorithm, OtpChallenge};
pub use features::{Feature, FeatureIter, Features};
pub use file::{
    ChangedFacts, Delay, Fact, FactIter, FactNameIter, FactNames, Facts, FileHash, FileSize, ModificationTime,
    PathBytes, PathName, ProtectionBufferSize, RestartMarker, RestartPoint, TransferSize, UniqueFile,
};
pub use kind::{Payload, PayloadKind};
pub use security::{Base64Data, ProtectedLines, ProtectedReply};
#[cfg(feature = "base64")]
pub use security::{InnerReply, ProtectedMessages};
pub use server::{AlgTranslation, SupportedFamilies, SupportedProtocols, SystemType};
