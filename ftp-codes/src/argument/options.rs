//! Options of commands: `OPTS`.

use core::fmt;

use super::ParseErrorKind::{BadCharacter, BadFormat, Empty};
use super::{ParseError, word};
use crate::payload::FactNames;
use crate::text::{Cursor, first_stray, text_serde};

/// The argument of `OPTS`: a command and its options ([RFC 2389 §4](https://www.rfc-editor.org/rfc/rfc2389#section-4)).
///
/// ```
/// use ftp_codes::argument::{HashAlgorithm, Options};
///
/// assert_eq!(Options::parse(b"utf8 on")?, Options::Utf8(true));
/// assert_eq!(Options::parse(b"HASH SHA-256")?, Options::Hash(HashAlgorithm::new("SHA-256")));
/// let Options::Mlst(names) = Options::parse(b"MLST type;size;")? else { panic!("not MLST") };
/// assert!(names.contains("Size"));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Options<'a> {
    /// `UTF8 ON` or `UTF8 OFF`, which is in no RFC but sent by many clients.
    ///
    /// `UTF8` alone asks for neither. It is an error of the kind [`BadFormat`], which a server answers with 501.
    Utf8(bool),
    /// `MLST type;size;`: the facts that the client wants, or none (RFC 3659 §7.9).
    Mlst(FactNames<'a>),
    /// `HASH SHA-256`: selects an algorithm, or asks for the one selected (draft-bryan-ftpext-hash).
    Hash(Option<HashAlgorithm<'a>>),
    /// The options of any other command.
    Other(CommandOptions<'a>),
}

impl<'a> Options<'a> {
    /// Parses the argument of `OPTS`.
    ///
    /// `command-name [ SP command-options ]` (RFC 2389 §4)
    ///
    /// # Errors
    ///
    /// Returns [`Empty`], [`BadFormat`] if the options are not valid for the command, or [`BadCharacter`] if the
    /// name of the command is not printable ASCII, or the options contain a control character or are not UTF-8.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(text);
        let name = cursor.skip_to(b' ');
        let command = word(name, "the name of a command, as in `UTF8 ON`")?;
        let has_options = cursor.eat(b' ');
        let start = cursor;
        let options = text_of(start)?;
        if has_options && options.is_empty() {
            return Err(start.error(Empty, "options after the space"));
        }
        Ok(match Known::of(command) {
            Some(Known::Utf8) if options.eq_ignore_ascii_case("ON") => Self::Utf8(true),
            Some(Known::Utf8) if options.eq_ignore_ascii_case("OFF") => Self::Utf8(false),
            Some(Known::Utf8) => return Err(start.error(BadFormat, "`ON` or `OFF`")),
            Some(Known::Mlst) => {
                let names = FactNames::new(options);
                Self::Mlst(names.ok_or_else(|| start.error(BadFormat, "the names of facts, as in `type;size;`"))?)
            }
            Some(Known::Hash) if options.is_empty() => Self::Hash(None),
            Some(Known::Hash) => {
                let algorithm = HashAlgorithm::new(options);
                Self::Hash(Some(algorithm.ok_or_else(|| start.error(BadFormat, "one algorithm, as in `SHA-256`"))?))
            }
            None => Self::Other(CommandOptions { command, options }),
        })
    }
}

/// The text after a space: anything but control characters, in UTF-8.
#[inline]
fn text_of(start: Cursor<'_>) -> Result<&str, ParseError> {
    let rest = start.rest();
    let stray = first_stray(rest, |byte| !byte.is_ascii_control());
    let text = core::str::from_utf8(rest).map_err(|error| error.valid_up_to());
    match (stray, text) {
        (None, Ok(text)) => Ok(text),
        (stray, text) => {
            let invalid = text.err().unwrap_or(usize::MAX);
            let offset = stray.unwrap_or(usize::MAX).min(invalid);
            Err(start.error_at(offset, BadCharacter, "text without control characters, in UTF-8"))
        }
    }
}

/// The commands whose options have a type.
#[derive(Clone, Copy)]
enum Known {
    Utf8,
    Mlst,
    Hash,
}

impl Known {
    #[inline]
    fn of(command: &str) -> Option<Self> {
        if command.eq_ignore_ascii_case("UTF8") {
            Some(Self::Utf8)
        } else if command.eq_ignore_ascii_case("MLST") {
            Some(Self::Mlst)
        } else if command.eq_ignore_ascii_case("HASH") {
            Some(Self::Hash)
        } else {
            None
        }
    }
}

text_serde!(Options<'_>, serialize, Options::parse);

/// `command-name [ SP command-options ]` (RFC 2389 §4)
impl fmt::Display for Options<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (command, options) = match self {
            Self::Utf8(true) => ("UTF8", "ON"),
            Self::Utf8(false) => ("UTF8", "OFF"),
            Self::Mlst(names) => ("MLST", names.as_str()),
            Self::Hash(algorithm) => ("HASH", algorithm.map_or("", |algorithm| algorithm.name)),
            Self::Other(other) => (other.command, other.options),
        };
        f.write_str(command)?;
        if options.is_empty() { Ok(()) } else { write!(f, " {options}") }
    }
}

/// The name of a hash algorithm (draft-bryan-ftpext-hash). Part of [`Options`].
///
/// ```
/// use ftp_codes::argument::{HashAlgorithm, Options};
///
/// let algorithm = HashAlgorithm::new("SHA-256").expect("the name of an algorithm");
/// assert_eq!(algorithm.as_str(), "SHA-256");
/// assert_eq!(Options::Hash(Some(algorithm)).to_string(), "HASH SHA-256");
/// assert_eq!(HashAlgorithm::new("SHA 256"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HashAlgorithm<'a> {
    name: &'a str,
}

impl<'a> HashAlgorithm<'a> {
    /// Creates the name of an algorithm. Returns `None` if it is empty, or contains anything but ASCII letters, digits
    /// and `-_/.,`.
    #[inline]
    #[must_use]
    pub fn new(name: &'a str) -> Option<Self> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/' | b'.' | b',');
        if !name.is_empty() && name.bytes().all(fits) { Some(Self { name }) } else { None }
    }

    /// The name as it was written, in its original case.
    #[inline]
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.name
    }
}

/// The name as it was written.
impl fmt::Display for HashAlgorithm<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// The options of a command for which there is no type. Part of [`Options`].
///
/// ```
/// use ftp_codes::argument::{CommandOptions, Options};
///
/// let options = CommandOptions::new("MODE", "Z LEVEL 8").expect("options without a type");
/// assert_eq!((options.command(), options.options()), ("MODE", Some("Z LEVEL 8")));
/// assert_eq!(Options::parse(b"MODE Z LEVEL 8")?, Options::Other(options));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CommandOptions<'a> {
    command: &'a str,
    options: &'a str,
}

impl<'a> CommandOptions<'a> {
    /// Creates the options of a command. An empty `options` means that there are none.
    ///
    /// Returns `None` if the command is not one word of printable ASCII, if [`Options`] has a type for its options, or
    /// if the options contain a control character.
    #[inline]
    #[must_use]
    pub fn new(command: &'a str, options: &'a str) -> Option<Self> {
        let command = word(command.as_bytes(), "").ok().filter(|command| Known::of(command).is_none())?;
        let fits = !options.bytes().any(|byte| byte.is_ascii_control());
        if fits { Some(Self { command, options }) } else { None }
    }

    /// The name of the command as it was written, in its original case.
    #[inline]
    #[must_use]
    pub const fn command(&self) -> &'a str {
        self.command
    }

    /// The options, or `None` if there are none.
    #[inline]
    #[must_use]
    pub const fn options(&self) -> Option<&'a str> {
        if self.options.is_empty() { None } else { Some(self.options) }
    }
}
