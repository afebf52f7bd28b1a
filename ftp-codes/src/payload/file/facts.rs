//! Facts about a file: 213 after `MFMT`, and 250 after `MLST`.

use core::fmt;
use core::hash::{Hash, Hasher};

#[cfg(feature = "alloc")]
use crate::ReplyCode;
use crate::payload::ParseErrorKind::{BadFormat, Empty};
use crate::payload::{Departure, ParseError, Parsed};
use crate::text::{Cursor, Departures, Put, Spell, bytes_payload, spell_lossy};
#[cfg(feature = "alloc")]
use crate::text::{indented_reply, to_vec};
use crate::wire::{Lossy, is_sendable};

/// A fact: `factname "=" value` ([RFC 3659 §7.2](https://www.rfc-editor.org/rfc/rfc3659#section-7.2)).
///
/// The values of the facts `size` and `modify` are parsed by [`FileSize`](crate::payload::FileSize) and
/// [`ModificationTime`](crate::payload::ModificationTime).
///
/// ```
/// use ftp_codes::payload::Fact;
///
/// let fact = Fact::new("size", "25730").expect("a fact");
/// assert_eq!((fact.name(), fact.value()), ("size", "25730"));
/// assert_eq!(fact.to_string(), "size=25730");
/// assert_eq!(Fact::new("size", "25730;"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fact<'a> {
    name: &'a str,
    value: &'a str,
}

impl<'a> Fact<'a> {
    /// Creates a fact. Returns `None` if the name is empty or contains a `=`, or if the name or the value contains a
    /// `;` or anything but printable ASCII.
    #[inline]
    #[must_use]
    pub fn new(name: &'a str, value: &'a str) -> Option<Self> {
        let fits = !name.is_empty() && is_fact_name(name.as_bytes()) && value.bytes().all(is_value_byte);
        if fits { Some(Self { name, value }) } else { None }
    }

    /// The name as it was written, in its original case.
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

#[inline]
const fn is_value_byte(byte: u8) -> bool {
    byte.is_ascii_graphic() && byte != b';'
}

#[inline]
pub(super) fn is_fact_name(name: &[u8]) -> bool {
    name.iter().all(|byte| is_value_byte(*byte) && *byte != b'=')
}

/// `factname=value`
impl fmt::Display for Fact<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.name, self.value)
    }
}

/// Facts about a file, and its path: a line of a 250 after `MLST`, or of an `MLSD` listing
/// ([RFC 3659 §7](https://www.rfc-editor.org/rfc/rfc3659#section-7)).
///
/// ```
/// use ftp_codes::payload::{Fact, Facts, FileSize};
///
/// let facts = Facts::parse(b" Type=file;Size=25730;Perm=; cap mux.tar.z")?.value;
/// assert_eq!(facts.path(), b"cap mux.tar.z");
/// assert_eq!(facts.get("perm"), Some(""));
/// let size = FileSize::parse(facts.get("size").unwrap_or_default().as_bytes())?.value;
/// assert_eq!(size.octets(), 25_730);
///
/// let list = [("type", "file"), ("size", "1")]
///     .map(|(name, value)| Fact::new(name, value).expect("a fact"));
/// let facts = Facts::new(&list, b"a file").expect("a path");
/// assert_eq!(facts.to_string(), " type=file;size=1; a file");
/// assert!(facts.iter().map(|fact| fact.name()).eq(["type", "size"]));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
///
/// In a reply, the line comes after a heading and before `End`.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    list: FactList<'a>,
    path: Lossy<'a>,
}

#[derive(Clone, Copy, Debug)]
enum FactList<'a> {
    /// As they were written, each followed by a `;`.
    Text(&'a str),
    List(&'a [Fact<'a>]),
}

const SHAPE: &str = "facts, a space and a path, as in ` type=file;size=1; name`";

impl<'a> Facts<'a> {
    /// Creates facts about the file with this path. Returns `None` if the path is empty or contains a CR, an LF or a
    /// NUL.
    #[inline]
    #[must_use]
    pub fn new(facts: &'a [Fact<'a>], path: &'a [u8]) -> Option<Self> {
        let fits = !path.is_empty() && is_sendable(path);
        if fits { Some(Self { list: FactList::List(facts), path: Lossy(path) }) } else { None }
    }

    /// Parses the line of a 250 after `MLST`.
    ///
    /// `SP [ facts ] SP pathname` (RFC 3659 §7.2)
    ///
    /// Without facts, the line begins with two spaces; a single one is an error.
    ///
    /// # Errors
    ///
    /// Returns [`BadFormat`] if the line has another form, or [`Empty`] if there is no path.
    #[inline]
    pub fn parse(line: &'a [u8]) -> Result<Parsed<Self>, ParseError> {
        let mut cursor = Cursor::new(line);
        let mut departures = Departures::NONE;
        departures.note_if(!cursor.eat(b' '), Departure::NoLeadingSpace);
        Self::entry(cursor, departures)
    }

    /// Parses a line of an `MLSD` listing, which has no space before the facts.
    ///
    /// `entry = [ facts ] SP pathname` (RFC 3659 §7.2). The argument of `MFF` has the same form.
    ///
    /// ```
    /// use ftp_codes::payload::Facts;
    ///
    /// assert_eq!(Facts::parse_entry(b"type=dir; src")?.value.path(), b"src");
    /// // Without facts, the line begins with the space before the path.
    /// assert_eq!(Facts::parse_entry(b" src")?.value.path(), b"src");
    /// # Ok::<(), ftp_codes::payload::ParseError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The errors of [`parse`](Self::parse).
    #[inline]
    pub fn parse_entry(line: &'a [u8]) -> Result<Parsed<Self>, ParseError> {
        Self::entry(Cursor::new(line), Departures::NONE)
    }

    /// `entry = [ facts ] SP pathname` (RFC 3659 §7.2). No fact contains a space, and a path may contain anything.
    #[inline]
    fn entry(mut cursor: Cursor<'a>, mut departures: Departures) -> Result<Parsed<Self>, ParseError> {
        let start = cursor;
        let facts = core::str::from_utf8(cursor.skip_to(b' '))
            .map_err(|_| start.error(BadFormat, "facts in ASCII, or in UTF-8"))?;
        if let Some(offset) = faulty_fact(facts) {
            return Err(start.error_at(offset, BadFormat, SHAPE));
        }
        if !cursor.eat(b' ') {
            return Err(cursor.error(BadFormat, SHAPE));
        }
        if cursor.is_at_end() {
            return Err(cursor.error(Empty, "a path"));
        }
        departures.note_if(!facts.is_ascii(), Departure::NotAscii);
        Ok(Parsed {
            value: Self { list: FactList::Text(facts), path: Lossy(cursor.rest()) },
            departure: departures.first,
        })
    }

    /// The facts, in the order in which they are stated.
    #[inline]
    #[must_use]
    pub const fn iter(&self) -> FactIter<'a> {
        FactIter { list: self.list }
    }

    /// Returns the value of a fact. The case of names does not matter (RFC 3659 §7).
    #[inline]
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.iter().find(|fact| fact.name.eq_ignore_ascii_case(name)).map(|fact| fact.value)
    }

    /// The path, as the server sent it.
    #[inline]
    #[must_use]
    pub const fn path(&self) -> &'a [u8] {
        self.path.0
    }

    /// Returns the line of an `MLSD` listing, without its end.
    ///
    /// ```
    /// use ftp_codes::payload::{Fact, Facts};
    ///
    /// let list = [Fact::new("type", "dir").expect("a fact")];
    /// assert_eq!(Facts::new(&list, b"src").expect("a path").to_entry_bytes(), b"type=dir; src");
    /// ```
    #[inline]
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_entry_bytes(&self) -> alloc::vec::Vec<u8> {
        to_vec(&Entry(self))
    }
}

/// `*( factname "=" value ";" )`: where the first fact of another form is.
///
/// No name and no value contains a control character or a `;` (RFC 3659 §7.2).
#[inline]
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

bytes_payload!(Facts<'a>, FileActionOkay, |facts| {
    indented_reply(ReplyCode::FileActionOkay, "Listing", [to_vec(&Entry(facts))].into_iter())
});

/// The same facts in the same order, and the same path, are equal.
impl PartialEq for Facts<'_> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.iter().eq(other.iter())
    }
}

impl Eq for Facts<'_> {}

impl Hash for Facts<'_> {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.path.hash(state);
        self.iter().for_each(|fact| fact.hash(state));
    }
}

impl<'a> IntoIterator for &Facts<'a> {
    type Item = Fact<'a>;
    type IntoIter = FactIter<'a>;

    #[inline]
    fn into_iter(self) -> FactIter<'a> {
        self.iter()
    }
}

/// `[ facts ] SP pathname`
struct Entry<'e, 'a>(&'e Facts<'a>);

impl Spell for Entry<'_, '_> {
    #[inline]
    fn spell(&self, put: &mut Put<'_>) -> fmt::Result {
        for fact in self.0 {
            put(fact.name.as_bytes())?;
            put(b"=")?;
            put(fact.value.as_bytes())?;
            put(b";")?;
        }
        put(b" ")?;
        put(self.0.path.0)
    }
}

impl Spell for Facts<'_> {
    #[inline]
    fn spell(&self, put: &mut Put<'_>) -> fmt::Result {
        put(b" ")?;
        Entry(self).spell(put)
    }
}

/// The whole line: `SP [ facts ] SP pathname` (RFC 3659 §7.2)
impl fmt::Display for Facts<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        spell_lossy(self, f)
    }
}

/// An iterator over the facts about a file, created by [`Facts::iter`].
#[derive(Clone, Debug)]
pub struct FactIter<'a> {
    list: FactList<'a>,
}

impl<'a> Iterator for FactIter<'a> {
    type Item = Fact<'a>;

    #[inline]
    fn next(&mut self) -> Option<Fact<'a>> {
        match &mut self.list {
            FactList::Text(text) => {
                let (fact, rest) = text.split_once(';')?;
                *text = rest;
                let (name, value) = fact.split_once('=')?;
                Some(Fact { name, value })
            }
            FactList::List(list) => {
                let (fact, rest) = list.split_first()?;
                *list = rest;
                Some(*fact)
            }
        }
    }
}

/// The facts that a command changed, and the file: the text of a 213 after `MFMT`, `MFCT` or `MFF`
/// (draft-somers-ftp-mfxx).
///
/// No space precedes them, unlike in a reply to `MLST`.
///
/// ```
/// use ftp_codes::payload::ChangedFacts;
///
/// let text = b"Modify=20020717210715; CurrentDir/readme.txt";
/// let changed = ChangedFacts::parse(text)?.value;
/// assert_eq!(changed.facts().get("modify"), Some("20020717210715"));
/// assert_eq!(ChangedFacts::new(changed.facts()), Some(changed));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ChangedFacts<'a> {
    facts: Facts<'a>,
}

impl<'a> ChangedFacts<'a> {
    /// Creates the text from the facts that were changed. Returns `None` if there are none.
    #[inline]
    #[must_use]
    pub fn new(facts: Facts<'a>) -> Option<Self> {
        facts.iter().next().map(|_| Self { facts })
    }

    /// Parses the text of a 213 after `MFMT`.
    ///
    /// # Errors
    ///
    /// The errors of [`Facts::parse`], and [`BadFormat`] if there are no facts.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, ParseError> {
        let mut cursor = Cursor::new(text);
        let mut departures = Departures::NONE;
        departures.note_if(cursor.eat(b' '), Departure::Blanks);
        let Parsed { value, departure } = Facts::entry(cursor, departures)?;
        let changed = Self::new(value)
            .ok_or_else(|| cursor.error(BadFormat, "facts and a path, as in `Modify=20020717210715; name`"))?;
        Ok(Parsed { value: changed, departure })
    }

    /// The facts that were changed, and the path.
    #[inline]
    #[must_use]
    pub const fn facts(&self) -> Facts<'a> {
        self.facts
    }
}

bytes_payload!(ChangedFacts<'a>, FileStatus);

impl Spell for ChangedFacts<'_> {
    #[inline]
    fn spell(&self, put: &mut Put<'_>) -> fmt::Result {
        Entry(&self.facts).spell(put)
    }
}

/// `facts SP pathname`
impl fmt::Display for ChangedFacts<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        spell_lossy(self, f)
    }
}
