//! The names of facts: 200 after `OPTS MLST`.

use core::fmt;
use core::iter::FusedIterator;
use core::str::SplitTerminator;

use super::facts::is_fact_name;
use crate::payload::ParseErrorKind::{BadFormat, NotStated};
use crate::payload::{Departure, ParseError, Parsed};
use crate::text::{Cursor, Departures, ascii, payload};

/// The names of the facts that `MLST` and `MLSD` will state: the text of a 200 after `OPTS MLST`
/// ([RFC 3659 §7.9.1](https://www.rfc-editor.org/rfc/rfc3659#section-7.9.1)).
///
/// ```
/// use ftp_codes::payload::FactNames;
///
/// let names = FactNames::parse(b"MLST OPTS type;size;")?.value;
/// assert!(names.iter().eq(["type", "size"]));
/// assert!(names.contains("Size"));
/// assert_eq!(FactNames::new("type;size;"), Some(names));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FactNames<'a> {
    names: &'a str,
}

impl<'a> FactNames<'a> {
    /// Creates the list from names as they are written, each followed by a `;`. Returns `None` if they have another
    /// form.
    #[inline]
    #[must_use]
    pub fn new(names: &'a str) -> Option<Self> {
        if are_names(names.as_bytes()) { Some(Self { names }) } else { None }
    }

    /// Parses the text of a 200 after `OPTS MLST`.
    ///
    /// `"MLST OPTS" [ SP 1*( factname ";" ) ]` (RFC 3659 §7.9.1)
    ///
    /// # Errors
    ///
    /// Returns [`NotStated`] if the text does not begin with `MLST OPTS`, as in the reply to any other `OPTS`; or
    /// [`BadFormat`] if anything but names follows.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, ParseError> {
        let shape = "the names of facts, as in `MLST OPTS type;size;`";
        let mut cursor = Cursor::new(text);
        let mut departures = Departures::NONE;
        departures.note_if(cursor.blanks(), Departure::Blanks);
        if !cursor.eat_word(b"MLST OPTS") {
            return Err(cursor.error(NotStated, shape));
        }
        let has_blanks = cursor.blanks();
        let start = cursor;
        let names = cursor.word();
        departures.note_if(names.is_empty() && has_blanks, Departure::Blanks);
        departures.note_if(cursor.blanks(), Departure::Blanks);
        if !are_names(names) || (!has_blanks && !names.is_empty()) || !cursor.is_at_end() {
            return Err(start.error(BadFormat, shape));
        }
        Ok(Parsed { value: Self { names: ascii(names) }, departure: departures.first })
    }

    /// The names, in the order in which they are stated.
    #[inline]
    #[must_use]
    pub fn iter(&self) -> FactNameIter<'a> {
        FactNameIter { names: self.names.split_terminator(';') }
    }

    /// Returns `true` if the fact will be stated. The case of names does not matter (RFC 3659 §7).
    #[inline]
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.iter().any(|other| other.eq_ignore_ascii_case(name))
    }

    /// The names as they were written, each followed by a `;`.
    #[inline]
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.names
    }
}

/// `*( factname ";" )`
#[inline]
fn are_names(names: &[u8]) -> bool {
    let mut cursor = Cursor::new(names);
    while !cursor.is_at_end() {
        let name = cursor.skip_to(b';');
        if name.is_empty() || !is_fact_name(name) || !cursor.eat(b';') {
            return false;
        }
    }
    true
}

payload!(FactNames<'a>, CommandOkay);

impl<'a> IntoIterator for &FactNames<'a> {
    type Item = &'a str;
    type IntoIter = FactNameIter<'a>;

    #[inline]
    fn into_iter(self) -> FactNameIter<'a> {
        self.iter()
    }
}

/// An iterator over the names of facts, created by [`FactNames::iter`].
#[derive(Clone, Debug)]
pub struct FactNameIter<'a> {
    names: SplitTerminator<'a, char>,
}

impl<'a> Iterator for FactNameIter<'a> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        self.names.next()
    }
}

impl FusedIterator for FactNameIter<'_> {}

/// `MLST OPTS type;size;` (RFC 3659 §7.9.1)
impl fmt::Display for FactNames<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MLST OPTS")?;
        if self.names.is_empty() { Ok(()) } else { write!(f, " {}", self.names) }
    }
}
