//! What the parsers of reply texts and of command arguments share.

mod address;
mod base64;
mod bytes;
mod calendar;
mod cursor;
mod error;
mod numbers;
mod parsed;
mod reply;
#[cfg(feature = "serde")]
pub(crate) mod serde_text;

pub(crate) use address::{Delimited, Delimiters, LongAddress, ip_protocol, octets_of, socket_addr_v4};
pub(crate) use base64::check_base64;
#[cfg(feature = "base64")]
pub(crate) use base64::decode_base64;
#[cfg(feature = "alloc")]
pub(crate) use bytes::to_vec;
pub(crate) use bytes::{Put, Spell, spell_display, spell_lossy, spell_to_slice};
pub(crate) use calendar::{day_after_1970, days_in, days_since_1970};
pub(crate) use cursor::{
    Cursor, ascii, decimal, decimal_u16, decimal_u32, first_stray, is_blank, is_printable, is_tchars, trim_blanks,
};
pub use error::{ParseError, ParseErrorKind};
pub(crate) use numbers::{Lone, NumberList, list_in_parentheses, lists, lone_numbers, numbers};
pub(crate) use parsed::Departures;
pub use parsed::{Departure, Parsed};
pub(crate) use reply::{TextLines, bytes_payload, payload, read_lines, read_one_line};
#[cfg(feature = "alloc")]
pub(crate) use reply::{indented_reply, prefixed_reply, reply_of, reply_of_bytes};

/// Serializes a value as its text, and deserializes it by parsing the text.
///
/// Like `&str`, a value that borrows can be deserialized only from a format that lends its input.
#[cfg(feature = "serde")]
macro_rules! text_serde {
    ($name:ident, $parse:expr) => {
        $crate::text::text_serde!(@serialize $name, serialize);

        /// Deserializes by parsing the text.
        impl<'de> ::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::text::serde_text::deserialize(deserializer, $parse)
            }
        }
    };
    ($name:ident<'_>, $serialize:ident, $parse:expr) => {
        $crate::text::text_serde!(@serialize $name<'_>, $serialize);

        /// Deserializes by parsing the text, which the format must lend.
        impl<'de: 'a, 'a> ::serde::Deserialize<'de> for $name<'a> {
            #[inline]
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::text::serde_text::deserialize_borrowed(deserializer, $parse)
            }
        }
    };
    (@serialize $name:ty, $serialize:ident) => {
        /// Serializes the text.
        impl ::serde::Serialize for $name {
            #[inline]
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::text::serde_text::$serialize(self, serializer)
            }
        }
    };
}

/// Nothing without the feature `serde`.
#[cfg(not(feature = "serde"))]
macro_rules! text_serde {
    ($($any:tt)*) => {};
}
pub(crate) use text_serde;
