//! Texts that may contain bytes in any encoding, and the ways to write them.

use core::{fmt, mem};

use crate::wire::{BufferTooSmall, Lossy};

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

/// Writes the text to the start of a slice, and returns its length. A slice that is too short is not changed.
#[inline]
pub(crate) fn spell_to_slice(text: &dyn Spell, slice: &mut [u8]) -> Result<usize, BufferTooSmall> {
    let mut needed = 0_usize;
    // Only `put` can fail, and this one does not.
    let _ = text.spell(&mut |bytes| {
        needed = needed.saturating_add(bytes.len());
        Ok(())
    });
    let full = BufferTooSmall { needed };
    let mut rest = slice.get_mut(..needed).ok_or(full)?;
    let written = text.spell(&mut |bytes| {
        let (place, others) = mem::take(&mut rest).split_at_mut_checked(bytes.len()).ok_or(fmt::Error)?;
        place.copy_from_slice(bytes);
        rest = others;
        Ok(())
    });
    written.map_or(Err(full), |()| Ok(needed))
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
