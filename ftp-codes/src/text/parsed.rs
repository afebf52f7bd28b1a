//! How a text departs from the form of its standard.

use core::{error, fmt};

/// A value that was parsed, and how its text departed from the form of the standard.
///
/// Parsing replies is lenient; this is where a departure is reported.
///
/// ```
/// use ftp_codes::payload::{Departure, FileSize};
///
/// let size = FileSize::parse(b" 1024")?;
/// assert_eq!(size.value.octets(), 1024);
/// assert_eq!(size.departure, Some(Departure::Blanks));
///
/// assert_eq!(size.map(|size| size.octets()).value, 1024);
/// assert_eq!(size.into_strict(), Err(Departure::Blanks));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Parsed<T> {
    /// What was parsed.
    pub value: T,
    /// The first departure from the form of the standard, if there is one.
    pub departure: Option<Departure>,
}

impl<T> Parsed<T> {
    /// Returns the value if the text had the form of its standard.
    ///
    /// # Errors
    ///
    /// Returns the first departure from that form.
    #[inline]
    pub fn into_strict(self) -> Result<T, Departure> {
        match self.departure {
            None => Ok(self.value),
            Some(departure) => Err(departure),
        }
    }

    /// Changes the value, and keeps the departure.
    #[inline]
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Parsed<U> {
        Parsed { value: change(self.value), departure: self.departure }
    }
}

/// The first departure that a parser noted.
#[derive(Clone, Copy)]
pub(crate) struct Departures {
    pub(crate) first: Option<Departure>,
}

impl Departures {
    pub(crate) const NONE: Self = Self { first: None };

    #[inline]
    pub(crate) const fn of(departure: Option<Departure>) -> Self {
        Self { first: departure }
    }

    #[inline]
    pub(crate) fn note(&mut self, departure: Departure) {
        if self.first.is_none() {
            self.first = Some(departure);
        }
    }

    #[inline]
    pub(crate) fn note_if(&mut self, departed: bool, departure: Departure) {
        if departed {
            self.note(departure);
        }
    }
}

macro_rules! departures {
    ($($(#[$doc:meta])* $name:ident = $kebab:literal, $words:literal;)*) => {
        /// How a text departs from the form of its standard, although it was understood. [`Parsed`] has an example.
        ///
        /// It is an [`Error`](error::Error), for programs that accept only the form of the standard: see
        /// [`Parsed::into_strict`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Departure {
            $($(#[$doc])* $name,)*
        }

        impl Departure {
            /// A short name that never changes, such as `blanks` or `letter-case`.
            #[inline]
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $kebab,)* }
            }
        }

        impl fmt::Display for Departure {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$name => $words,)* })
            }
        }

        impl error::Error for Departure {}
    };
}

departures! {
    /// Blanks where the grammar has none, or a different number of them.
    Blanks = "blanks", "blanks where the form has none";
    /// Letters in the wrong case.
    LetterCase = "letter-case", "letters in the wrong case";
    /// No parentheses around an address.
    NoParentheses = "no-parentheses", "no parentheses around the address";
    /// A protocol or an address in an extended passive reply, where both must be empty.
    FilledFields = "filled-fields", "a protocol or an address where both must be empty";
    /// More digits than the grammar allows; the additional ones are leading zeros.
    LeadingZeros = "leading-zeros", "more digits than the form allows";
    /// Words before a value that must come first.
    LeadingWords = "leading-words", "words before the value";
    /// Words after a value that must come last.
    TrailingWords = "trailing-words", "words after the value";
    /// Words other than those of the standard around the value.
    OtherWords = "other-words", "words other than those of the standard";
    /// A quote inside a quoted path is not doubled.
    UndoubledQuote = "undoubled-quote", "a quote inside the path is not doubled";
    /// A path without quotes.
    NoQuotes = "no-quotes", "no quotes around the path";
    /// No space after a quoted path.
    NoSpace = "no-space", "no space after the path";
    /// No space at the start of a line that must begin with one.
    NoLeadingSpace = "no-leading-space", "no space at the start of the line";
    /// The year 2000 bug: `19` and the years since 1900, so that 2004 is `19104`.
    YearBug = "year-bug", "the year is written as `19` and the years since 1900";
    /// Characters that are not ASCII where the standard has ASCII only.
    NotAscii = "not-ascii", "characters that are not ASCII";
    /// Control characters where the standard has none.
    ControlCharacters = "control-characters", "control characters";
    /// Empty lines in a list.
    EmptyLines = "empty-lines", "empty lines in the list";
    /// A list without items where the standard asks for at least one.
    EmptyList = "empty-list", "no items in the list";
    /// The last line of a list is not the one of the standard.
    EndLine = "end-line", "the last line is not `End`";
    /// Several lines where the standard allows one.
    SeveralLines = "several-lines", "several lines where one is allowed";
    /// No file name where the standard asks for one.
    NoFileName = "no-file-name", "no file name";
}
