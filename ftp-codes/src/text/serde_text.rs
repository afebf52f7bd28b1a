//! Values as strings in data formats.

use core::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};

use super::{ParseError, Spell, spell_lossy};

/// Displays a text that was checked to be UTF-8.
struct Shown<'v>(&'v dyn Spell);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        spell_lossy(self.0, f)
    }
}

pub(crate) fn serialize<S: Serializer>(value: &dyn fmt::Display, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

/// # Errors
///
/// Returns an error if the text is not UTF-8, because it could not be read back.
pub(crate) fn serialize_bytes<S: Serializer>(value: &dyn Spell, serializer: S) -> Result<S::Ok, S::Error> {
    match value.spell(&mut |bytes| core::str::from_utf8(bytes).map(drop).map_err(|_| fmt::Error)) {
        Ok(()) => serializer.collect_str(&Shown(value)),
        Err(_) => Err(serde::ser::Error::custom("the text is not UTF-8")),
    }
}

/// Parses a text that the format lends, as `&str` does.
pub(crate) fn deserialize_borrowed<'de: 'a, 'a, T, D: Deserializer<'de>>(
    deserializer: D,
    parse: fn(&'a [u8]) -> Result<T, ParseError>,
) -> Result<T, D::Error> {
    let text: &'a str = serde::Deserialize::deserialize(deserializer)?;
    parse(text.as_bytes()).map_err(D::Error::custom)
}

pub(crate) fn deserialize<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    parse: fn(&[u8]) -> Result<T, ParseError>,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(TextVisitor(parse))
}

struct TextVisitor<T>(fn(&[u8]) -> Result<T, ParseError>);

impl<T> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text of an FTP reply or argument")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.0)(text.as_bytes()).map_err(E::custom)
    }
}
