//! The name of a unique file (125, 150).

use core::fmt;

use super::PayloadErrorKind::Empty;
use super::cursor::{Cursor, is_blank};
use super::spell::Spell;
use super::{Departure, Form, Parsed, PayloadError};
use crate::reply::{Lossy, is_sendable};

/// The name a server chose for a file: the text of a 125 or 150 after `STOU` (RFC 1123 §4.1.2.9).
///
/// Some servers say it in words of their own when the transfer is complete.
///
/// ```
/// use ftp_codes::payload::UniqueFile;
///
/// let file = UniqueFile::parse(b"FILE: ftpd.4trze2g5")?;
/// assert_eq!(file.value.map(|file| file.name()), Some(&b"ftpd.4trze2g5"[..]));
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UniqueFile<'a> {
    name: Lossy<'a>,
}

impl<'a> UniqueFile<'a> {
    /// A file of this name. `None` if it is empty or holds a CR, a LF or a NUL.
    #[inline]
    #[must_use]
    pub const fn new(name: &'a [u8]) -> Option<Self> {
        if !name.is_empty() && is_sendable(name) { Some(Self { name: Lossy(name) }) } else { None }
    }

    /// Reads the text of a reply to `STOU`. `None` if it states no name.
    ///
    /// # Errors
    ///
    /// [`Empty`] if a name is announced, but not there.
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Option<Self>>, PayloadError<'a>> {
        let cursor = Cursor::new(text);
        let read = Self::strict(cursor).or_else(|| Self::in_words(cursor)).or_else(|| Self::bare(text));
        match read {
            None => Ok(Parsed::forgiving(None, Departure::NothingStated)),
            Some(Parsed { value: Self { name: Lossy([]) }, .. }) => {
                Err(PayloadError::new(Empty, text, text.len(), "a file name, as in `FILE: name`"))
            }
            Some(read) => Ok(read.map(Some)),
        }
    }

    /// `"FILE:" SP pathname` (RFC 1123 §4.1.2.9)
    fn strict(mut cursor: Cursor<'a>) -> Option<Parsed<Self>> {
        let mut form = Form::Strict;
        form.depart_if(cursor.blanks(), Departure::Blanks);
        form.depart_if(!cursor.rest().starts_with(b"FILE:"), Departure::LetterCase);
        if !cursor.eat_word(b"FILE:") {
            return None;
        }
        form.depart_if(!cursor.eat(b' '), Departure::Blanks);
        Some(Parsed::new(Self { name: Lossy(cursor.rest()) }, form))
    }

    /// `Transfer complete (unique file name:foo.1).`, the words of BSD.
    fn in_words(mut cursor: Cursor<'a>) -> Option<Parsed<Self>> {
        if !cursor.eat_up_to_word(b"unique file name:") {
            return None;
        }
        cursor.blanks();
        let name = cursor.rest();
        let name = name.strip_suffix(b".").unwrap_or(name);
        let name = name.strip_suffix(b")").unwrap_or(name);
        Some(Parsed::forgiving(Self { name: Lossy(name) }, Departure::OtherWords))
    }

    /// An absolute path and nothing else.
    fn bare(text: &'a [u8]) -> Option<Parsed<Self>> {
        let is_path = text.starts_with(b"/") && !text.iter().copied().any(is_blank);
        is_path.then_some(Parsed::forgiving(Self { name: Lossy(text) }, Departure::OtherWords))
    }

    /// The name, in the server's bytes.
    #[inline]
    #[must_use]
    pub const fn name(&self) -> &'a [u8] {
        self.name.0
    }

    /// The text with the name's own bytes, where [`Display`](fmt::Display) writes UTF-8.
    #[inline]
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_bytes(&self) -> alloc::vec::Vec<u8> {
        self.spell_bytes()
    }
}

impl Spell for UniqueFile<'_> {
    fn spell(&self, put: &mut dyn FnMut(&[u8]) -> fmt::Result) -> fmt::Result {
        put(b"FILE: ")?;
        put(self.name.0)
    }
}

/// `FILE: pppp` (RFC 1123 §4.1.2.9)
impl fmt::Display for UniqueFile<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.spell_lossy(f)
    }
}
