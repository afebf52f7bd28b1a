//! Command lines on the wire.
//!
//! * Received: [`CommandLine`] has the verb as it was sent, the [`Command`](crate::Command) if it is listed, and the
//!   argument. [`CommandDecoder`] finds command lines in a slice; [`CommandBuffer`] and [`CommandReader`] add what a
//!   connection needs: see [`wire`](crate::wire).
//! * Owned: [`OwnedCommandLine`] (feature `alloc`).
//! * Sent: [`OutgoingCommand`] is made from a `Command` or from any verb, and cannot contain a CR, an LF or a NUL.
//!
//! ```
//! use ftp_codes::Command;
//! use ftp_codes::command::CommandDecoder;
//!
//! let mut input = &b"USER anonymous\r\nXYZZY now\r\nPA"[..];
//! let mut decoder = CommandDecoder::new();
//!
//! let user = decoder.decode(&mut input).unwrap()?;
//! assert_eq!((user.command(), user.argument()), (Some(Command::User), &b"anonymous"[..]));
//! let other = decoder.decode(&mut input).unwrap()?;
//! assert_eq!((other.command(), other.verb()), (None, &b"XYZZY"[..]));
//! assert_eq!(other.argument(), b"now");
//! assert!(decoder.decode(&mut input).is_none());
//! assert_eq!(input, b"PA"); // the beginning of a line
//! # Ok::<(), ftp_codes::wire::DecodeError>(())
//! ```

mod decoder;
mod line;
mod outgoing;
mod replies;
#[cfg(feature = "std")]
mod stream;
pub(crate) mod verb;

pub use decoder::CommandDecoder;
pub use line::CommandLine;
#[cfg(feature = "alloc")]
pub use line::OwnedCommandLine;
pub use outgoing::OutgoingCommand;
#[cfg(feature = "std")]
pub use stream::{CommandReader, CommandWriter};

/// A [`Buffer`](crate::wire::Buffer) of command lines. It removes Telnet commands unless
/// [`telnet(None)`](crate::wire::Buffer::telnet) is called.
///
/// ```
/// use ftp_codes::Command;
/// use ftp_codes::command::CommandBuffer;
///
/// let mut buffer = CommandBuffer::new();
/// buffer.push(b"\xFF\xF4\xFF\xF2AB");
/// assert!(buffer.decode().is_none());
/// buffer.push(b"OR\r\n");
/// assert_eq!(buffer.decode().unwrap()?.command(), Some(Command::Abor));
/// # Ok::<(), ftp_codes::wire::DecodeError>(())
/// ```
#[cfg(feature = "alloc")]
pub type CommandBuffer = crate::wire::Buffer<CommandDecoder>;
