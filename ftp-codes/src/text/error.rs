//! Why a text cannot be parsed.

use core::{error, fmt};

/// Why a text cannot be parsed: what is wrong, where, what was expected there, and the bytes found instead.
///
/// The error owns what it shows and allocates nothing, so that it can be stored, boxed and returned.
///
/// ```
/// use ftp_codes::payload::{ParseErrorKind, PassiveAddress};
///
/// let error = PassiveAddress::parse(b"Passive (10,0,0,300,4,5)").unwrap_err();
/// assert_eq!(error.kind(), ParseErrorKind::OutOfRange);
/// assert_eq!(error.offset(), 16);
/// assert_eq!(
///     error.to_string(),
///     "value out of range at byte 16: expected numbers from 0 to 255, found `300,4,5)`",
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParseError {
    kind: ParseErrorKind,
    line: usize,
    offset: usize,
    expected: &'static str,
    found: Excerpt,
}

impl ParseError {
    #[cold]
    pub(crate) fn new(kind: ParseErrorKind, text: &[u8], offset: usize, expected: &'static str) -> Self {
        Self { kind, line: 1, offset, expected, found: Excerpt::new(text.get(offset..).unwrap_or_default()) }
    }

    #[inline]
    pub(crate) const fn on_line(self, line: usize) -> Self {
        Self { line, ..self }
    }

    /// How much the error says about the line. For a reply of several lines, the error that says most is reported.
    #[inline]
    pub(crate) const fn weight(&self) -> u8 {
        match self.kind {
            ParseErrorKind::NotStated => 0,
            ParseErrorKind::NoAddress | ParseErrorKind::BadFormat | ParseErrorKind::NoQuote | ParseErrorKind::Empty => {
                1
            }
            _ => 2,
        }
    }

    /// What is wrong.
    #[inline]
    #[must_use]
    pub const fn kind(&self) -> ParseErrorKind {
        self.kind
    }

    /// The line of the reply, counted from one. Arguments have one line.
    #[inline]
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The offset in that line, in bytes.
    #[inline]
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The bytes at that offset, at most 40 of them.
    #[inline]
    #[must_use]
    pub fn found(&self) -> &[u8] {
        self.found.as_slice()
    }

    /// What was expected there.
    #[inline]
    #[must_use]
    pub const fn expected(&self) -> &'static str {
        self.expected
    }
}

impl fmt::Display for ParseError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.kind, self.offset)?;
        if self.line > 1 {
            write!(f, " of line {}", self.line)?;
        }
        write!(f, ": expected {}, found {}", self.expected, self.found)
    }
}

impl error::Error for ParseError {}

/// More bytes than this would not help a reader.
const SHOWN: usize = 40;

/// The beginning of some bytes. The bytes after `len` are zero, so that equal excerpts are equal.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Excerpt {
    bytes: [u8; SHOWN],
    len: u8,
    is_cut: bool,
}

impl Excerpt {
    #[inline]
    fn new(text: &[u8]) -> Self {
        let shown = text.get(..SHOWN).unwrap_or(text);
        let mut bytes = [0; SHOWN];
        if let Some(places) = bytes.get_mut(..shown.len()) {
            places.copy_from_slice(shown);
        }
        Self { bytes, len: u8::try_from(shown.len()).unwrap_or(u8::MAX), is_cut: text.len() > SHOWN }
    }

    #[inline]
    fn as_slice(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.len)).unwrap_or_default()
    }
}

impl fmt::Display for Excerpt {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_slice() {
            [] => f.write_str("the end of the text"),
            shown => write!(f, "`{}`{}", shown.escape_ascii(), if self.is_cut { "..." } else { "" }),
        }
    }
}

impl fmt::Debug for Excerpt {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $kebab:literal, $words:literal;)*) => {
        /// What is wrong with a text. [`ParseError`] has an example.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ParseErrorKind {
            $($(#[$doc])* $name,)*
        }

        impl ParseErrorKind {
            /// A short name that never changes, such as `no-address` or `out-of-range`.
            #[inline]
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $kebab,)* }
            }
        }

        impl fmt::Display for ParseErrorKind {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$name => $words,)* })
            }
        }

        impl error::Error for ParseErrorKind {}
    };
}

kinds! {
    /// The text omits the value, which is allowed in many replies: see
    /// [`PayloadKind::is_optional`](crate::payload::PayloadKind::is_optional).
    NotStated = "not-stated", "no value stated";
    /// The text contains no address.
    NoAddress = "no-address", "no address";
    /// A number is larger or smaller than its field allows.
    OutOfRange = "out-of-range", "value out of range";
    /// Port 0, on which nothing can listen. No address type can hold it.
    PortZero = "port-zero", "port 0";
    /// The text does not have a form that the parser knows.
    BadFormat = "bad-format", "unknown form";
    /// A control character, or one that is not ASCII, where the grammar allows neither.
    BadCharacter = "bad-character", "invalid character";
    /// A word or number of the right form that no standard defines: a server answers 504 rather than 501, or 522
    /// if it is a network protocol.
    UnknownValue = "unknown-value", "unknown value";
    /// The text continues after a complete argument.
    TrailingText = "trailing-text", "text after the argument";
    /// The text contains no quoted path.
    NoQuote = "no-quote", "no quoted path";
    /// The text ends inside quotes.
    Unterminated = "unterminated", "no closing quote";
    /// The text, or a part that must not be empty, is empty.
    Empty = "empty", "missing text";
    /// The lengths stated in the text contradict what follows, or each other.
    LengthMismatch = "length-mismatch", "contradictory lengths";
    /// The text is not base64.
    BadBase64 = "bad-base64", "not base64";
}
