//! Texts that may hold bytes of any encoding, and the two ways to write them.

use core::fmt;

use crate::reply::Lossy;

/// A text that hands out its bytes piece by piece. A piece never ends inside a character.
pub(super) trait Spell {
    fn spell(&self, put: &mut dyn FnMut(&[u8]) -> fmt::Result) -> fmt::Result;

    /// Bytes that are not UTF-8 become U+FFFD.
    fn spell_lossy(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.spell(&mut |bytes| write!(f, "{}", Lossy(bytes)))
    }

    #[cfg(feature = "alloc")]
    fn spell_bytes(&self) -> alloc::vec::Vec<u8> {
        let mut all = alloc::vec::Vec::new();
        // Only `put` can fail, and this one does not.
        let _ = self.spell(&mut |bytes| {
            all.extend_from_slice(bytes);
            Ok(())
        });
        all
    }
}
