//! Command arguments that programs read.
//!
//! Most arguments are paths and names, which need no parser. Each of the others has a small type: `new` or a variant
//! makes a value, `parse` parses an argument, and [`Display`](core::fmt::Display) writes it. A value that is written
//! and parsed again is unchanged.
//!
//! | command | argument |
//! |-|-|
//! | `PORT` | [`HostPort`] |
//! | `EPRT` | [`ExtendedHostPort`] |
//! | `LPRT` | [`LongHostPort`] |
//! | `EPSV` | [`ExtendedPassive`], or none |
//! | `TYPE` | [`DataType`] |
//! | `STRU` | [`DataStructure`] |
//! | `MODE` | [`TransmissionMode`] |
//! | `REST` | [`RestartPoint`] |
//! | `ALLO` | [`Allocation`] |
//! | `AUTH` | [`Mechanism`] |
//! | `PBSZ` | [`ProtectionBufferSize`] |
//! | `PROT` | [`ProtectionLevel`] |
//! | `ADAT`, `MIC`, `CONF`, `ENC` | [`Base64Data`] |
//! | `OPTS` | [`Options`] |
//! | `MFMT`, `MFCT`, and `MDTM` where it sets the time | [`FileTime`] |
//! | `MFF` | [`Facts::parse_entry`](crate::payload::Facts::parse_entry) |
//! | `HOST` | [`HostName`] |
//! | `LANG` | [`LanguageTag`], or none |
//!
//! Parsing is strict, unlike that of [payloads](crate::payload): the argument must have the form of its RFC, without
//! blanks around it and without text after it. Letters may be in upper or lower case (RFC 959 §5.3). The error says
//! what is wrong and where. A server answers with 501, or with 504 if the kind of the error is
//! [`UnknownValue`](ParseErrorKind::UnknownValue) (522 after `EPRT`).
//!
//! ```
//! use ftp_codes::argument::{HostPort, RestartPoint};
//! use ftp_codes::payload::ParseErrorKind;
//!
//! let address = HostPort::parse(b"192,0,2,1,12,34")?;
//! assert_eq!(address.socket_addr(), "192.0.2.1:3106".parse()?);
//! assert_eq!(address.to_string(), "192,0,2,1,12,34");
//!
//! let error = RestartPoint::parse(b"+5").unwrap_err();
//! assert_eq!((error.kind(), error.offset()), (ParseErrorKind::BadFormat, 0));
//! assert_eq!(
//!     error.to_string(),
//!     "unknown form at byte 0: expected a number of octets in decimal digits, found `+5`",
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Arguments borrow from the command and allocate nothing. With the feature `serde` they are serialized as their text.

// Most programs read only two or three of these arguments, and an `#[inline]` function is compiled only where it is
// used.
#![warn(clippy::missing_inline_in_public_items)]

mod address;
mod file;
mod names;
mod number;
mod options;
mod security;
mod transfer;

pub use address::{ExtendedHostPort, ExtendedPassive, HostPort, LongHostPort};
pub use file::FileTime;
pub use names::{HostName, LanguageTag};
pub use number::{Allocation, RestartPoint};
pub use options::{CommandOptions, HashAlgorithm, Options};
pub use security::{Base64Data, Mechanism, ProtectionBufferSize, ProtectionLevel};
pub use transfer::{DataStructure, DataType, FormatControl, TransmissionMode};

use crate::text::{Cursor, ParseError, ParseErrorKind, decimal, first_stray};

/// Reads an argument that is one word: printable ASCII without blanks.
///
/// # Errors
///
/// Returns [`Empty`](ParseErrorKind::Empty), or [`BadCharacter`](ParseErrorKind::BadCharacter) at the first byte
/// that is not printable.
#[inline]
fn word<'a>(text: &'a [u8], expected: &'static str) -> Result<&'a str, ParseError> {
    let cursor = Cursor::new(text);
    if text.is_empty() {
        return Err(cursor.error(ParseErrorKind::Empty, expected));
    }
    if let Some(stray) = first_stray(text, |byte| byte.is_ascii_graphic()) {
        return Err(cursor.error_at(stray, ParseErrorKind::BadCharacter, expected));
    }
    Ok(crate::text::ascii(text))
}

/// `1*DIGIT`
///
/// # Errors
///
/// Returns [`Empty`](ParseErrorKind::Empty) at the end, [`BadFormat`](ParseErrorKind::BadFormat) if there are no
/// digits, or [`OutOfRange`](ParseErrorKind::OutOfRange) if the number is above `max`.
#[inline]
fn number(cursor: &mut Cursor<'_>, max: u64, expected: &'static str) -> Result<u64, ParseError> {
    let start = *cursor;
    match cursor.digits() {
        [] if start.is_at_end() => Err(start.error(ParseErrorKind::Empty, expected)),
        [] => Err(start.error(ParseErrorKind::BadFormat, expected)),
        digits => decimal(digits, max).ok_or_else(|| start.error(ParseErrorKind::OutOfRange, expected)),
    }
}

/// Takes the next letter, in upper case.
///
/// # Errors
///
/// Returns [`Empty`](ParseErrorKind::Empty) at the end, or [`BadCharacter`](ParseErrorKind::BadCharacter) if it is
/// not printable ASCII.
#[inline]
fn letter(cursor: &mut Cursor<'_>, expected: &'static str) -> Result<u8, ParseError> {
    let start = *cursor;
    match cursor.next() {
        None => Err(start.error(ParseErrorKind::Empty, expected)),
        Some(byte) if byte.is_ascii_graphic() => Ok(byte.to_ascii_uppercase()),
        Some(_) => Err(start.error(ParseErrorKind::BadCharacter, expected)),
    }
}

/// # Errors
///
/// Returns [`BadFormat`](ParseErrorKind::BadFormat) if no space follows.
#[inline]
fn space(cursor: &mut Cursor<'_>, expected: &'static str) -> Result<(), ParseError> {
    if cursor.eat(b' ') { Ok(()) } else { Err(cursor.error(ParseErrorKind::BadFormat, expected)) }
}
