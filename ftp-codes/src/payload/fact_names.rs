//! The facts in force (200 after `OPTS MLST`).

use core::fmt;

use super::PayloadErrorKind::BadFormat;
use super::cursor::{Cursor, ascii};
use super::{Departure, Form, Parsed, PayloadError};

const SHAPE: &str = "the names of facts, as in `MLST OPTS type;size;`";

/// The names of the facts that `MLST` and `MLSD` will tell: the text of a 200 after `OPTS MLST` (RFC 3659 §7.9.1).
///
/// ```
/// use ftp_codes::payload::FactNames;
///
/// let names = FactNames::parse(b"MLST OPTS type;size;")?.value;
/// assert!(names.iter().eq(["type", "size"]));
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FactNames<'a> {
    names: &'a str,
}

impl<'a> FactNames<'a> {
    /// Names as they are written: each with a `;` behind it. `None` if they have not this form.
    #[inline]
    #[must_use]
    pub fn new(names: &'a str) -> Option<Self> {
        is_names(names.as_bytes()).then_some(Self { names })
    }

    /// Reads the text of a 200 after `OPTS MLST`.
    ///
    /// `"MLST OPTS" [ SP 1*( factname ";" ) ]` (RFC 3659 §7.9.1)
    ///
    /// # Errors
    ///
    /// [`BadFormat`] if the text has not this form, as after `OPTS` of anything else.
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, PayloadError<'a>> {
        let mut cursor = Cursor::new(text);
        let mut form = Form::Strict;
        form.depart_if(cursor.blanks(), Departure::Blanks);
        if !cursor.eat_word(b"MLST OPTS") {
            return Err(cursor.error(BadFormat, SHAPE));
        }
        let has_blanks = cursor.blanks();
        let start = cursor;
        let names = cursor.word();
        form.depart_if(names.is_empty() && has_blanks, Departure::Blanks);
        form.depart_if(cursor.blanks(), Departure::Blanks);
        if !is_names(names) || (!has_blanks && !names.is_empty()) || !cursor.is_at_end() {
            return Err(start.error(BadFormat, SHAPE));
        }
        Ok(Parsed::new(Self { names: ascii(names) }, form))
    }

    /// The names, in the order in which they are stated.
    #[inline]
    pub fn iter(&self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.names.split_terminator(';')
    }

    /// Whether a fact will be told. Names are compared in letters of either case (RFC 3659 §7).
    #[inline]
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.iter().any(|other| other.eq_ignore_ascii_case(name))
    }
}

/// `*( factname ";" )`
fn is_names(names: &[u8]) -> bool {
    let mut cursor = Cursor::new(names);
    while !cursor.is_at_end() {
        let name = cursor.take_while(|byte| byte.is_ascii_graphic() && byte != b';' && byte != b'=');
        if name.is_empty() || !cursor.eat(b';') {
            return false;
        }
    }
    true
}

/// `MLST OPTS type;size;` (RFC 3659 §7.9.1)
impl fmt::Display for FactNames<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MLST OPTS")?;
        if self.names.is_empty() { Ok(()) } else { write!(f, " {}", self.names) }
    }
}
