//! Facts about a file (250 after `MLST`).

use core::fmt;

use super::PayloadErrorKind::{BadFormat, Empty};
use super::cursor::Cursor;
use super::spell::Spell;
use super::{Departure, Form, Parsed, PayloadError};
use crate::reply::{Lossy, is_sendable};

const SHAPE: &str = "facts, a space and a path, as in ` type=file;size=1; name`";

/// Facts about a file, and its path: a line of a 250 after `MLST`, or of a listing of `MLSD` (RFC 3659 §7).
///
/// The values of the facts `size` and `modify` are read by [`FileSize`] and [`ModificationTime`].
///
/// ```
/// use ftp_codes::payload::{Facts, FileSize};
///
/// let facts = Facts::parse(b" Type=file;Size=25730;Perm=; cap mux.tar.z")?.value;
/// assert_eq!(facts.path(), b"cap mux.tar.z");
/// assert_eq!(facts.get("perm"), Some(""));
/// let size = facts.get("size").map(|size| FileSize::parse(size.as_bytes()));
/// assert_eq!(size.expect("stated").expect("a size").value.octets(), 25_730);
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
///
/// [`FileSize`]: super::FileSize
/// [`ModificationTime`]: super::ModificationTime
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Facts<'a> {
    facts: &'a str,
    path: Lossy<'a>,
}

impl<'a> Facts<'a> {
    /// Facts as they are written (`type=file;size=1;`, or nothing), and a path.
    ///
    /// `None` if the facts have not this form, or if the path is empty or holds a CR, a LF or a NUL.
    #[must_use]
    pub fn new(facts: &'a str, path: &'a [u8]) -> Option<Self> {
        let are_facts = facts.is_ascii() && !facts.contains(' ') && faulty_fact(facts).is_none();
        let fits = are_facts && !path.is_empty() && is_sendable(path);
        fits.then_some(Self { facts, path: Lossy(path) })
    }

    /// Reads a line of a 250 after `MLST`.
    ///
    /// `SP [ facts ] SP pathname` (RFC 3659 §7.2)
    ///
    /// Without facts, the line begins with two spaces. One of them alone is no line of facts.
    ///
    /// # Errors
    ///
    /// [`BadFormat`] if the line has not this form, [`Empty`] if there is no path.
    pub fn parse(line: &'a [u8]) -> Result<Parsed<Self>, PayloadError<'a>> {
        let mut cursor = Cursor::new(line);
        let mut form = Form::Strict;
        form.depart_if(!cursor.eat(b' '), Departure::NoLeadingSpace);
        let facts = Self::entry(cursor)?;
        form.depart_if(!facts.facts.is_ascii(), Departure::NotAscii);
        Ok(Parsed::new(facts, form))
    }

    /// Reads a line of a listing of `MLSD`, which has no space before its facts.
    ///
    /// `entry = [ facts ] SP pathname` (RFC 3659 §7.2)
    ///
    /// ```
    /// use ftp_codes::payload::Facts;
    ///
    /// assert_eq!(Facts::parse_entry(b"type=dir; src")?.value.path(), b"src");
    /// // Without facts, the line begins with the space before the path.
    /// assert_eq!(Facts::parse_entry(b" src")?.value.path(), b"src");
    /// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`parse`](Self::parse).
    pub fn parse_entry(line: &'a [u8]) -> Result<Parsed<Self>, PayloadError<'a>> {
        let facts = Self::entry(Cursor::new(line))?;
        let mut form = Form::Strict;
        form.depart_if(!facts.facts.is_ascii(), Departure::NotAscii);
        Ok(Parsed::new(facts, form))
    }

    /// `entry = [ facts ] SP pathname` (RFC 3659 §7.2). No fact holds a space, and a path may hold anything.
    pub(super) fn entry(mut cursor: Cursor<'a>) -> Result<Self, PayloadError<'a>> {
        let start = cursor;
        let facts = core::str::from_utf8(cursor.take_while(|byte| byte != b' '))
            .map_err(|_| start.error(BadFormat, "facts in ASCII, or in UTF-8"))?;
        if let Some(offset) = faulty_fact(facts) {
            let mut place = start;
            place.take(offset);
            return Err(place.error(BadFormat, SHAPE));
        }
        if !cursor.eat(b' ') {
            return Err(cursor.error(BadFormat, SHAPE));
        }
        if cursor.is_at_end() {
            return Err(cursor.error(Empty, "a path"));
        }
        Ok(Self { facts, path: Lossy(cursor.rest()) })
    }

    /// The facts, in the order in which they are stated.
    pub fn iter(&self) -> impl Iterator<Item = Fact<'a>> + Clone + use<'a> {
        self.facts.split_terminator(';').filter_map(|fact| {
            let (name, value) = fact.split_once('=')?;
            Some(Fact { name, value })
        })
    }

    /// The value of a fact. Names are compared in letters of either case (RFC 3659 §7).
    #[inline]
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.iter().find(|fact| fact.name.eq_ignore_ascii_case(name)).map(|fact| fact.value)
    }

    /// The facts as they are written.
    #[inline]
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.facts
    }

    /// The path, in the server's bytes.
    #[inline]
    #[must_use]
    pub const fn path(&self) -> &'a [u8] {
        self.path.0
    }

    /// The line with the path's own bytes, where [`Display`](fmt::Display) writes UTF-8.
    #[inline]
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_bytes(&self) -> alloc::vec::Vec<u8> {
        self.spell_bytes()
    }

    /// The line of a listing of `MLSD`, without its line end.
    ///
    /// ```
    /// use ftp_codes::payload::Facts;
    ///
    /// assert_eq!(Facts::new("type=dir;", b"src").unwrap().to_entry_bytes(), b"type=dir; src");
    /// ```
    #[inline]
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_entry_bytes(&self) -> alloc::vec::Vec<u8> {
        [self.facts.as_bytes(), b" ", self.path.0].concat()
    }

    pub(super) fn spell_entry(&self, put: &mut dyn FnMut(&[u8]) -> fmt::Result) -> fmt::Result {
        put(self.facts.as_bytes())?;
        put(b" ")?;
        put(self.path.0)
    }
}

/// `*( factname "=" value ";" )`: where the first fact stands that has not this form.
///
/// No name and no value holds a control character or a `;` (RFC 3659 §7.2).
fn faulty_fact(facts: &str) -> Option<usize> {
    let mut cursor = Cursor::new(facts.as_bytes());
    while !cursor.is_at_end() {
        let start = cursor.offset();
        let name = cursor.take_while(|byte| !byte.is_ascii_control() && byte != b'=' && byte != b';');
        let has_name = !name.is_empty() && cursor.eat(b'=');
        cursor.take_while(|byte| !byte.is_ascii_control() && byte != b';');
        if !has_name || !cursor.eat(b';') {
            return Some(start);
        }
    }
    None
}

impl Spell for Facts<'_> {
    fn spell(&self, put: &mut dyn FnMut(&[u8]) -> fmt::Result) -> fmt::Result {
        put(b" ")?;
        self.spell_entry(put)
    }
}

/// The whole line: `SP [ facts ] SP pathname` (RFC 3659 §7.2)
impl fmt::Display for Facts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.spell_lossy(f)
    }
}

/// A fact: `factname "=" value` (RFC 3659 §7.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fact<'a> {
    name: &'a str,
    value: &'a str,
}

impl<'a> Fact<'a> {
    /// The name as it is written. Its letters may be of either case.
    #[inline]
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.name
    }

    /// The value, which may be empty.
    #[inline]
    #[must_use]
    pub const fn value(&self) -> &'a str {
        self.value
    }
}

/// `factname=value`
impl fmt::Display for Fact<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.name, self.value)
    }
}
