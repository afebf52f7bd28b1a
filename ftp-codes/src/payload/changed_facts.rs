//! Facts that were changed (213 after `MFMT`).

use core::fmt;

use super::PayloadErrorKind::BadFormat;
use super::cursor::Cursor;
use super::spell::Spell;
use super::{Departure, Facts, Form, Parsed, PayloadError};

/// The facts that a command changed, and the file: the text of a 213 after `MFMT`, `MFCT` or `MFF`
/// (draft-somers-ftp-mfxx).
///
/// Other than in a reply to `MLST`, no space comes first.
///
/// ```
/// use ftp_codes::payload::ChangedFacts;
///
/// let text = b"Modify=20020717210715; CurrentDir/readme.txt";
/// let changed = ChangedFacts::parse(text)?.value;
/// assert_eq!(changed.facts().get("modify"), Some("20020717210715"));
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ChangedFacts<'a> {
    facts: Facts<'a>,
}

impl<'a> ChangedFacts<'a> {
    /// Facts that were changed. `None` if there are none.
    #[inline]
    #[must_use]
    pub fn new(facts: Facts<'a>) -> Option<Self> {
        if facts.as_str().is_empty() { None } else { Some(Self { facts }) }
    }

    /// Reads the text of a 213 after `MFMT`.
    ///
    /// # Errors
    ///
    /// As [`Facts::parse`], and [`BadFormat`] if there are no facts.
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, PayloadError<'a>> {
        let mut cursor = Cursor::new(text);
        let mut form = Form::Strict;
        form.depart_if(cursor.eat(b' '), Departure::Blanks);
        let start = cursor;
        let facts = Facts::entry(cursor)?;
        form.depart_if(!facts.as_str().is_ascii(), Departure::NotAscii);
        let changed = Self::new(facts)
            .ok_or_else(|| start.error(BadFormat, "facts and a path, as in `Modify=20020717210715; name`"))?;
        Ok(Parsed::new(changed, form))
    }

    /// The facts that were changed, and the path.
    #[inline]
    #[must_use]
    pub const fn facts(&self) -> Facts<'a> {
        self.facts
    }

    /// The text with the path's own bytes, where [`Display`](fmt::Display) writes UTF-8.
    #[inline]
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_bytes(&self) -> alloc::vec::Vec<u8> {
        self.spell_bytes()
    }
}

impl Spell for ChangedFacts<'_> {
    fn spell(&self, put: &mut dyn FnMut(&[u8]) -> fmt::Result) -> fmt::Result {
        self.facts.spell_entry(put)
    }
}

/// `facts SP pathname`
impl fmt::Display for ChangedFacts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.spell_lossy(f)
    }
}
