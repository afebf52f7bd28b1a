//! Reading values from replies, and making replies from values.

#[cfg(feature = "alloc")]
use alloc::{string::ToString as _, vec, vec::Vec};
#[cfg(feature = "alloc")]
use core::fmt;

use super::{Cursor, Departure, Departures, ParseError, ParseErrorKind, Parsed};
#[cfg(feature = "alloc")]
use super::{Spell, to_vec};
#[cfg(feature = "alloc")]
use crate::ReplyCode;
use crate::reply::{Lines, Reply};
#[cfg(feature = "alloc")]
use crate::reply::{OwnedReply, Style};
#[cfg(feature = "alloc")]
use crate::wire::TextError;

impl<'a> From<&Reply<'a>> for Reply<'a> {
    #[inline]
    fn from(reply: &Reply<'a>) -> Self {
        *reply
    }
}

#[cfg(feature = "alloc")]
impl<'a> From<&'a OwnedReply> for Reply<'a> {
    #[inline]
    fn from(reply: &'a OwnedReply) -> Self {
        reply.as_reply()
    }
}

/// Reads a reply line by line: any reply may have several (RFC 2389 §2.2).
///
/// The first line in the form of the standard counts, then the first that can be understood.
///
/// # Errors
///
/// The error of the line that comes closest to the standard form.
pub(crate) fn read_lines<'a, T>(
    reply: Reply<'a>,
    parse: &dyn Fn(&'a [u8]) -> Result<Parsed<T>, ParseError>,
) -> Result<Parsed<T>, ParseError> {
    let mut lenient = None;
    let mut fault: Option<ParseError> = None;
    for (above, line) in reply.lines().enumerate() {
        match parse(line) {
            Ok(read @ Parsed { departure: None, .. }) => return Ok(read),
            Ok(read) => lenient = lenient.or(Some(read)),
            Err(error) if fault.is_none_or(|fault| fault.weight() < error.weight()) => {
                fault = Some(error.on_line(above.saturating_add(1)));
            }
            Err(_) => {}
        }
    }
    // Every reply has a line.
    lenient.ok_or_else(|| fault.unwrap_or_else(|| ParseError::new(ParseErrorKind::Empty, b"", 0, "a line of text")))
}

/// Reads a reply that should have one line.
pub(crate) fn read_one_line<'r, T>(
    reply: Reply<'r>,
    parse: &dyn Fn(&'r [u8]) -> Result<Parsed<T>, ParseError>,
) -> Result<Parsed<T>, ParseError> {
    let read = read_lines(reply, parse)?;
    let mut departures = Departures::of(read.departure);
    departures.note_if(reply.is_multiline(), Departure::SeveralLines);
    Ok(Parsed { value: read.value, departure: departures.first })
}

/// The lines of a text: those of a reply, or bytes with a line feed between the lines.
#[derive(Clone, Debug)]
pub(crate) enum TextLines<'a> {
    Reply(Lines<'a>),
    Text(Option<&'a [u8]>),
}

impl<'a> Iterator for TextLines<'a> {
    type Item = &'a [u8];

    #[inline]
    fn next(&mut self) -> Option<&'a [u8]> {
        match self {
            Self::Reply(lines) => lines.next(),
            Self::Text(text) => {
                let mut cursor = Cursor::new(text.take()?);
                let line = cursor.skip_to(b'\n');
                if cursor.eat(b'\n') {
                    *text = Some(cursor.rest());
                }
                Some(line.strip_suffix(b"\r").unwrap_or(line))
            }
        }
    }
}

/// The reply of these lines: the one place where payloads become replies.
#[inline]
#[cfg(feature = "alloc")]
fn reply_of_lines(code: ReplyCode, lines: &[Vec<u8>], style: Style) -> Result<OwnedReply, TextError> {
    OwnedReply::from_lines(code, style, lines)
}

/// The reply with a text that contains printable ASCII only, so that nothing in it needs to be replaced.
#[inline]
#[cfg(feature = "alloc")]
pub(crate) fn reply_of(code: ReplyCode, text: &dyn fmt::Display) -> OwnedReply {
    OwnedReply::lossy(code, text.to_string())
}

/// # Errors
///
/// If the text contains a CR, an LF or a NUL.
#[inline]
#[cfg(feature = "alloc")]
pub(crate) fn reply_of_bytes(code: ReplyCode, text: &dyn Spell) -> Result<OwnedReply, TextError> {
    reply_of_lines(code, &[to_vec(text)], Style::Rfc959)
}

/// The reply with a list, whose items are indented by a space (RFC 2389 §3.2, RFC 3659 §7.2).
///
/// # Errors
///
/// If an item contains a CR, an LF or a NUL.
#[inline]
#[cfg(feature = "alloc")]
pub(crate) fn indented_reply(
    code: ReplyCode,
    heading: &str,
    items: impl Iterator<Item = Vec<u8>>,
) -> Result<OwnedReply, TextError> {
    let mut lines = vec![heading.as_bytes().to_vec()];
    lines.extend(items);
    lines.push(b"End".to_vec());
    reply_of_lines(code, &lines, Style::Indented)
}

/// The reply with the code before each line (RFC 2228 §5.2).
///
/// # Errors
///
/// If a line contains a CR, an LF or a NUL.
#[inline]
#[cfg(feature = "alloc")]
pub(crate) fn prefixed_reply(code: ReplyCode, lines: &[Vec<u8>]) -> Result<OwnedReply, TextError> {
    reply_of_lines(code, lines, Style::Prefixed)
}

/// What every payload has: its code, and how it is read from a reply.
macro_rules! payload {
    // `$own` is the lifetime of the reply if the value does not borrow from it.
    (@read $lines:ident, $(<$own:lifetime>)? $lifetime:lifetime $(, $note:literal)?) => {
        /// Reads the value from a reply, whichever of its lines states it.
        $(#[doc = $note])?
        ///
        /// The code of the reply is not checked, because servers also send codes other than the standard one. The
        /// [module page](crate::payload) has an example.
        ///
        /// # Errors
        ///
        /// The error of [`parse`](Self::parse) for the line that comes closest to the standard form.
        #[inline]
        pub fn read$(<$own>)?(
            reply: impl Into<$crate::reply::Reply<$lifetime>>,
        ) -> Result<$crate::payload::Parsed<Self>, $crate::payload::ParseError> {
            $crate::text::$lines(reply.into(), &Self::parse)
        }
    };
    (@code $code:ident) => {
        /// The code of the reply that states the value.
        pub const CODE: $crate::ReplyCode = $crate::ReplyCode::$code;
    };
    (@reply $name:ty, $code:ident) => {
        /// Creates the reply that states the value.
        #[cfg(feature = "alloc")]
        impl From<$name> for $crate::reply::OwnedReply {
            #[inline]
            fn from(value: $name) -> Self {
                $crate::text::reply_of($crate::ReplyCode::$code, &value)
            }
        }
    };
    ($name:ident, $code:ident) => {
        impl $name {
            $crate::text::payload!(@code $code);
            $crate::text::payload!(@read read_lines, <'r> 'r);
        }
        $crate::text::payload!(@reply $name, $code);
        $crate::text::text_serde!($name, |text| $name::parse(text).map(|parsed| parsed.value));
    };
    ($name:ident, $code:ident, one line: $section:literal) => {
        impl $name {
            $crate::text::payload!(@code $code);
            $crate::text::payload!(@read read_one_line, <'r> 'r, $section);
        }
        $crate::text::payload!(@reply $name, $code);
        $crate::text::text_serde!($name, |text| $name::parse(text).map(|parsed| parsed.value));
    };
    ($name:ident<$lifetime:lifetime>, $code:ident) => {
        impl<$lifetime> $name<$lifetime> {
            $crate::text::payload!(@code $code);
            $crate::text::payload!(@read read_lines, $lifetime);
        }
        $crate::text::payload!(@reply $name<'_>, $code);
        $crate::text::text_serde!($name<'_>, serialize, |text| $name::parse(text).map(|parsed| parsed.value));
    };
}

/// What payloads have besides that if their text may contain bytes that are not UTF-8.
macro_rules! bytes_payload {
    (@bytes $name:ident) => {
        impl $name<'_> {
            /// Returns the text byte for byte, where [`Display`](core::fmt::Display) writes U+FFFD for bytes that are
            /// not UTF-8. The [page of payloads](crate::payload) has an example.
            #[inline]
            #[cfg(feature = "alloc")]
            #[must_use]
            pub fn to_bytes(&self) -> alloc::vec::Vec<u8> {
                $crate::text::to_vec(self)
            }

            /// Writes the text byte for byte to the start of a slice, and returns its length. The [page of
            /// payloads](crate::payload) has an example.
            ///
            /// # Errors
            ///
            /// Returns an error if the slice is too short; it is then not changed.
            #[inline]
            pub fn write_to_slice(&self, slice: &mut [u8]) -> Result<usize, $crate::wire::BufferTooSmall> {
                $crate::text::spell_to_slice(self, slice)
            }
        }
    };
    (@reply $name:ident, $make:expr) => {
        /// Creates the reply that states the value.
        ///
        /// # Errors
        ///
        /// Returns an error if the text contains a CR, an LF or a NUL, which only a value that was parsed can.
        #[cfg(feature = "alloc")]
        impl TryFrom<$name<'_>> for $crate::reply::OwnedReply {
            type Error = $crate::wire::TextError;

            #[inline]
            fn try_from(value: $name<'_>) -> Result<Self, Self::Error> {
                $make(&value)
            }
        }
    };
    ($name:ident<$lifetime:lifetime>, $code:ident) => {
        $crate::text::bytes_payload!($name<$lifetime>, $code, |value| {
            $crate::text::reply_of_bytes($crate::ReplyCode::$code, value)
        });
    };
    ($name:ident<$lifetime:lifetime>, $code:ident, $make:expr) => {
        impl<$lifetime> $name<$lifetime> {
            $crate::text::payload!(@read read_lines, $lifetime);
        }
        $crate::text::bytes_payload!($name<$lifetime>, $code, $make, all lines);
    };
    // A value that reads all lines of a reply by itself.
    ($name:ident<$lifetime:lifetime>, $code:ident, $make:expr, all lines) => {
        impl $name<'_> {
            $crate::text::payload!(@code $code);
        }
        $crate::text::bytes_payload!(@bytes $name);
        $crate::text::bytes_payload!(@reply $name, $make);
        $crate::text::text_serde!($name<'_>, serialize_bytes, |text| $name::parse(text).map(|parsed| parsed.value));
    };
}

pub(crate) use {bytes_payload, payload};
