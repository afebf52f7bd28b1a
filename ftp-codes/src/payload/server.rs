//! What a server is and supports: 215, 216, 521 and 522.

use core::fmt;

use super::ParseErrorKind::{BadFormat, Empty, NotStated, OutOfRange};
use super::{Departure, ParseError, Parsed};
use crate::text::{
    Cursor, Departures, Put, Spell, bytes_payload, is_blank, is_tchars, list_in_parentheses, payload, spell_lossy,
    trim_blanks,
};
use crate::wire::{Lossy, is_sendable};

/// The type of a server's system: the text of a 215
/// ([RFC 959 §4.1.3](https://www.rfc-editor.org/rfc/rfc959#section-4.1.3) `SYST`).
///
/// The first word is a name from the Assigned Numbers; any text may follow.
///
/// ```
/// use ftp_codes::payload::SystemType;
///
/// let system = SystemType::parse(b"UNIX Type: L8")?.value;
/// assert_eq!(system.name(), b"UNIX");
/// assert_eq!(system.text(), Some(&b"Type: L8"[..]));
/// assert!(system.is("unix"));
/// assert_eq!(SystemType::new(b"UNIX", b"Type: L8"), Some(system));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SystemType<'a> {
    name: Lossy<'a>,
    text: Lossy<'a>,
}

impl<'a> SystemType<'a> {
    /// Creates a system type from a name and further text, which may be empty.
    ///
    /// Returns `None` if the name is empty or contains a blank, if the text begins or ends with one, or if either
    /// contains a CR, an LF or a NUL.
    #[inline]
    #[must_use]
    pub fn new(name: &'a [u8], text: &'a [u8]) -> Option<Self> {
        let is_word = !name.is_empty() && !name.iter().copied().any(is_blank);
        let fits = is_word && trim_blanks(text) == text && is_sendable(name) && is_sendable(text);
        if fits { Some(Self { name: Lossy(name), text: Lossy(text) }) } else { None }
    }

    /// Parses the text of a 215.
    ///
    /// `NAME [ SP text ]` (RFC 959 §4.1.3), in ASCII (RFC 959 §4.2)
    ///
    /// # Errors
    ///
    /// Returns [`Empty`] if there is no word.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, ParseError> {
        let mut cursor = Cursor::new(text);
        let mut departures = Departures::NONE;
        departures.note_if(cursor.blanks(), Departure::Blanks);
        let name = cursor.word();
        if name.is_empty() {
            return Err(cursor.error(Empty, "the name of a system, as in `UNIX Type: L8`"));
        }
        note_other_characters(&mut departures, text);
        Ok(Parsed {
            value: Self { name: Lossy(name), text: Lossy(trim_blanks(cursor.rest())) },
            departure: departures.first,
        })
    }

    /// The first word: the name of the system.
    #[inline]
    #[must_use]
    pub const fn name(&self) -> &'a [u8] {
        self.name.0
    }

    /// Returns `true` if the system has this name, ignoring case.
    #[inline]
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name.0.eq_ignore_ascii_case(name.as_bytes())
    }

    /// The text after the name.
    #[inline]
    #[must_use]
    pub const fn text(&self) -> Option<&'a [u8]> {
        if self.text.0.is_empty() { None } else { Some(self.text.0) }
    }
}

/// Notes characters that are neither printable ASCII nor blanks.
#[inline]
pub(super) fn note_other_characters(departures: &mut Departures, text: &[u8]) {
    if !is_tchars(text) {
        let is_ascii = text.is_ascii();
        departures.note(if is_ascii { Departure::ControlCharacters } else { Departure::NotAscii });
    }
}

bytes_payload!(SystemType<'a>, SystemType);

impl Spell for SystemType<'_> {
    #[inline]
    fn spell(&self, put: &mut Put<'_>) -> fmt::Result {
        put(self.name.0)?;
        if !self.text.0.is_empty() {
            put(b" ")?;
        }
        put(self.text.0)
    }
}

/// `NAME [ SP text ]` (RFC 959 §4.1.3)
impl fmt::Display for SystemType<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        spell_lossy(self, f)
    }
}

/// What an IPv6-to-IPv4 gateway translates: the text of a 216, its answer to `ALGS`
/// ([RFC 6384 §11](https://www.rfc-editor.org/rfc/rfc6384#section-11)).
///
/// ```
/// use ftp_codes::payload::AlgTranslation;
///
/// let gateway = AlgTranslation::parse(b"EPSVEPRT")?.value;
/// assert_eq!(gateway, AlgTranslation::EpsvEprt);
/// assert_eq!(gateway.as_str(), "EPSVEPRT");
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AlgTranslation {
    /// `NONE`: nothing.
    None,
    /// `EPSV`: `EPSV` only.
    Epsv,
    /// `EPSVEPRT`: `EPSV` and `EPRT`.
    EpsvEprt,
}

impl AlgTranslation {
    /// Every token.
    pub const ALL: &'static [Self] = &[Self::None, Self::Epsv, Self::EpsvEprt];

    /// Parses the text of a 216.
    ///
    /// `response-token = "NONE" / "EPSV" / "EPSVEPRT"`, then free text after a space (RFC 6384 §11)
    ///
    /// # Errors
    ///
    /// Returns [`BadFormat`] if the first word is not one of the three.
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Parsed<Self>, ParseError> {
        let mut cursor = Cursor::new(text);
        let mut departures = Departures::NONE;
        departures.note_if(cursor.blanks(), Departure::Blanks);
        let start = cursor;
        let word = cursor.word();
        // The literals of an ABNF match in upper and lower case (RFC 5234 §2.3).
        let token = Self::ALL.iter().find(|token| token.as_str().as_bytes().eq_ignore_ascii_case(word));
        match token {
            Some(token) => Ok(Parsed { value: *token, departure: departures.first }),
            None => Err(start.error(BadFormat, "`NONE`, `EPSV` or `EPSVEPRT`")),
        }
    }

    /// The token, as it is sent.
    #[inline]
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "NONE",
            Self::Epsv => "EPSV",
            Self::EpsvEprt => "EPSVEPRT",
        }
    }
}

payload!(AlgTranslation, AlgStatus);

/// The token, as it is sent.
impl fmt::Display for AlgTranslation {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// More than there are kinds of network in use.
const MOST: usize = 8;

/// One to eight numbers. The numbers after `len` are zero, so that equal lists are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct ShortList {
    numbers: [u16; MOST],
    len: usize,
}

impl ShortList {
    #[inline]
    fn new(numbers: &[u16]) -> Option<Self> {
        let mut list = Self { numbers: [0; MOST], len: numbers.len() };
        list.numbers.get_mut(..numbers.len()).filter(|places| !places.is_empty())?.copy_from_slice(numbers);
        Some(list)
    }

    /// The first list in parentheses, and whether it has blanks. Some servers write `(use 1)`.
    #[inline]
    fn parse(text: &[u8], expected: &'static str) -> Result<(Self, Departures, bool), ParseError> {
        for mut cursor in Cursor::after_each(text, b'(') {
            let mut departures = Departures::NONE;
            departures.note_if(cursor.eat_word(b"use "), Departure::OtherWords);
            let Some(read) = list_in_parentheses(cursor) else {
                continue;
            };
            let mut list = Self { numbers: [0; MOST], len: read.count() };
            let range = "up to eight numbers from 0 to 65535";
            read.fill(&mut list.numbers, u16::MAX, range)?;
            if list.len > MOST {
                return Err(read.start().error(OutOfRange, range));
            }
            return Ok((list, departures, read.has_blanks));
        }
        Err(Cursor::new(text).error(NotStated, expected))
    }

    #[inline]
    fn as_slice(&self) -> &[u16] {
        self.numbers.get(..self.len).unwrap_or_default()
    }

    #[inline]
    fn write(&self, f: &mut fmt::Formatter<'_>, words: &str, comma: &str) -> fmt::Result {
        f.write_str(words)?;
        for (position, number) in self.as_slice().iter().enumerate() {
            let comma = if position == 0 { "" } else { comma };
            write!(f, "{comma}{number}")?;
        }
        f.write_str(")")
    }
}

/// The address families that a server supports: the text of a 521 after `LPRT` or `LPSV`
/// ([RFC 1639 §4](https://www.rfc-editor.org/rfc/rfc1639#section-4)).
///
/// They are IP version numbers, unlike the numbers in [`SupportedProtocols`].
///
/// ```
/// use ftp_codes::payload::SupportedFamilies;
///
/// let text = b"Supported address families are (4, 6)";
/// let families = SupportedFamilies::parse(text)?.value;
/// assert_eq!(families.as_slice(), [4, 6]);
/// assert_eq!(SupportedFamilies::new(&[4, 6]), Some(families));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SupportedFamilies {
    list: ShortList,
}

impl SupportedFamilies {
    /// Creates a list of families. Returns `None` if it is empty, or has more than eight.
    #[inline]
    #[must_use]
    pub fn new(families: &[u16]) -> Option<Self> {
        ShortList::new(families).map(|list| Self { list })
    }

    /// Parses the text of a 521 after `LPRT` or `LPSV`.
    ///
    /// `"(" af *( "," [SP] af ) ")"` (RFC 1639 §4)
    ///
    /// # Errors
    ///
    /// Returns [`NotStated`] if there is no list, or [`OutOfRange`] if a number needs more than 16 bits, or if there
    /// are more than eight.
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Parsed<Self>, ParseError> {
        let (list, departures, _) = ShortList::parse(text, "a list of families, as in `(4, 6)`")?;
        Ok(Parsed { value: Self { list }, departure: departures.first })
    }

    /// The families, in the order in which they are stated.
    #[inline]
    #[must_use]
    pub fn as_slice(&self) -> &[u16] {
        self.list.as_slice()
    }
}

payload!(SupportedFamilies, ProtSettingNotAllowed);

/// `Supported address families are (af1, af2)` (RFC 1639 §4)
impl fmt::Display for SupportedFamilies {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.list.write(f, "Supported address families are (", ", ")
    }
}

/// The network protocols that a server supports: the text of a 522 after `EPRT` or `EPSV`
/// ([RFC 2428 §2](https://www.rfc-editor.org/rfc/rfc2428#section-2)).
///
/// RFC 4217 §10.2 gives the code another meaning, without a list.
///
/// ```
/// use ftp_codes::payload::SupportedProtocols;
///
/// let text = b"Network protocol not supported, use (1,2)";
/// let protocols = SupportedProtocols::parse(text)?.value;
/// assert!(protocols.as_slice().contains(&SupportedProtocols::IPV6));
/// assert_eq!(SupportedProtocols::new(&[1, 2]), Some(protocols));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SupportedProtocols {
    list: ShortList,
}

impl SupportedProtocols {
    /// IPv4 (RFC 2428 §2).
    pub const IPV4: u16 = 1;
    /// IPv6 (RFC 2428 §2).
    pub const IPV6: u16 = 2;

    /// Creates a list of protocols. Returns `None` if it is empty, or has more than eight.
    #[inline]
    #[must_use]
    pub fn new(protocols: &[u16]) -> Option<Self> {
        ShortList::new(protocols).map(|list| Self { list })
    }

    /// Parses the text of a 522.
    ///
    /// `"(" prot *( "," prot ) ")"` (RFC 2428 §2)
    ///
    /// # Errors
    ///
    /// Returns [`NotStated`] if there is no list, or [`OutOfRange`] if a number needs more than 16 bits, or if there
    /// are more than eight.
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Parsed<Self>, ParseError> {
        let (list, mut departures, has_blanks) = ShortList::parse(text, "a list of protocols, as in `(1,2)`")?;
        departures.note_if(has_blanks, Departure::Blanks);
        Ok(Parsed { value: Self { list }, departure: departures.first })
    }

    /// The protocols, in the order in which they are stated.
    #[inline]
    #[must_use]
    pub fn as_slice(&self) -> &[u16] {
        self.list.as_slice()
    }
}

payload!(SupportedProtocols, NetworkProtocolNotSupported);

/// `Network protocol not supported, use (1,2)` (RFC 2428 §2)
impl fmt::Display for SupportedProtocols {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.list.write(f, "Network protocol not supported, use (", ",")
    }
}
