//! Why a text cannot be read.

use core::{error, fmt};

use crate::reply::Lossy;

/// A text that cannot be read: what is wrong, where, and the bytes that show it.
///
/// ```
/// use ftp_codes::payload::{PassiveAddress, PayloadErrorKind};
///
/// let error = PassiveAddress::parse(b"Passive (10,0,0,300,4,5)").unwrap_err();
/// assert_eq!(error.kind(), PayloadErrorKind::OutOfRange);
/// assert_eq!(error.offset(), 16);
/// assert_eq!(
///     error.to_string(),
///     "value out of range at byte 16: expected numbers from 0 to 255, found `300,4,5)`",
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PayloadError<'a> {
    kind: PayloadErrorKind,
    line: usize,
    offset: usize,
    found: Lossy<'a>,
    expected: &'static str,
}

impl<'a> PayloadError<'a> {
    pub(super) fn new(kind: PayloadErrorKind, text: &'a [u8], offset: usize, expected: &'static str) -> Self {
        let found = Lossy(text.get(offset..).unwrap_or_default());
        Self { kind, line: 1, offset, found, expected }
    }

    pub(super) const fn on_line(mut self, line: usize) -> Self {
        self.line = line;
        self
    }

    /// What is wrong.
    #[inline]
    #[must_use]
    pub const fn kind(&self) -> PayloadErrorKind {
        self.kind
    }

    /// The line of the reply, counted from one.
    #[inline]
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The offset in the text of that line, in bytes.
    #[inline]
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The text from that offset on.
    #[inline]
    #[must_use]
    pub const fn found(&self) -> &'a [u8] {
        self.found.0
    }

    /// What would have been right there.
    #[inline]
    #[must_use]
    pub const fn expected(&self) -> &'static str {
        self.expected
    }
}

/// More than this many bytes of a text do not help a reader.
const SHOWN: usize = 40;

impl fmt::Display for PayloadError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.kind, self.offset)?;
        if self.line > 1 {
            write!(f, " of line {}", self.line)?;
        }
        write!(f, ": expected {}, found ", self.expected)?;
        match self.found.0.split_at_checked(SHOWN) {
            Some((shown, [_, ..])) => write!(f, "`{}`...", shown.escape_ascii()),
            _ if self.found.0.is_empty() => f.write_str("the end of the text"),
            _ => write!(f, "`{}`", self.found.0.escape_ascii()),
        }
    }
}

impl error::Error for PayloadError<'_> {}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $kebab:literal, $words:literal;)*) => {
        /// What is wrong with a text.
        ///
        /// It borrows nothing, and is an error of its own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum PayloadErrorKind {
            $($(#[$doc])* $name,)*
        }

        impl PayloadErrorKind {
            /// A short name that does not change: `no-address`, `out-of-range`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $kebab,)* }
            }
        }

        impl fmt::Display for PayloadErrorKind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$name => $words,)* })
            }
        }

        impl error::Error for PayloadErrorKind {}
    };
}

kinds! {
    /// The text holds no address.
    NoAddress = "no-address", "no address";
    /// A number is larger or smaller than its field allows.
    OutOfRange = "out-of-range", "value out of range";
    /// Port 0, on which nothing listens.
    PortZero = "port-zero", "port 0";
    /// The text has none of the forms that are understood.
    BadFormat = "bad-format", "unknown form";
    /// The text holds no quoted path.
    NoQuote = "no-quote", "no quoted path";
    /// The text ends inside quotes.
    Unterminated = "unterminated", "no closing quote";
    /// The text, or a part that must not be empty, is empty.
    Empty = "empty", "nothing there";
    /// The lengths stated in the text do not fit what follows, or not each other.
    LengthMismatch = "length-mismatch", "lengths that do not fit";
    /// The text is not base64.
    BadBase64 = "bad-base64", "not base64";
}
