//! Texts that may contain bytes in any encoding, and the ways to write them.

use core::fmt;

use crate::wire::Lossy;

/// Takes a text in pieces.
pub(crate) type Put<'p> = dyn FnMut(&[u8]) -> fmt::Result + 'p;

/// A text that is written in pieces. A piece never ends inside a character.
pub(crate) trait Spell {
    fn spell(&self, put: &mut Put<'_>) -> fmt::Result;
}

/// Writes the text with U+FFFD for bytes that are not UTF-8.
#[inline]
pub(crate) fn spell_lossy(text: &dyn Spell, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    text.spell(&mut |bytes| write!(f, "{}", Lossy(bytes)))
}

/// Writes what a value displays.
#[inline]
pub(crate) fn spell_display(value: &dyn fmt::Display, put: &mut Put<'_>) -> fmt::Result {
    fmt::write(&mut Formatted(put), format_args!("{value}"))
}

struct Formatted<'p, 'q>(&'p mut Put<'q>);

impl fmt::Write for Formatted<'_, '_> {
    #[inline]
    fn write_str(&mut self, text: &str) -> fmt::Result {
        (self.0)(text.as_bytes())
    }
}

/// Writes the text to the front of `buffer`, and returns what was written. `None` if it is too long.
#[inline]
pub(crate) fn spell_to_slice<'b>(text: &dyn Spell, buffer: &'b mut [u8]) -> Option<&'b [u8]> {
    let mut len = 0_usize;
    let written = text.spell(&mut |bytes| {
        let end = len.checked_add(bytes.len()).ok_or(fmt::Error)?;
        buffer.get_mut(len..end).ok_or(fmt::Error)?.copy_from_slice(bytes);
        len = end;
        Ok(())
    });
    written.ok().and_then(|()| buffer.get(..len))
}

/// The text, byte for byte.
#[inline]
#[cfg(feature = "alloc")]
pub(crate) fn to_vec(text: &dyn Spell) -> alloc::vec::Vec<u8> {
    let mut all = alloc::vec::Vec::new();
    // Only `put` can fail, and this one does not.
    let _ = text.spell(&mut |bytes| {
        all.extend_from_slice(bytes);
        Ok(())
    });
    all
}
