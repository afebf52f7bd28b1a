//! How near a text came to the form its standard gives.

use core::fmt;

/// A value that was read, and the form in which it was written.
///
/// Readers are forgiving; this is where they say so.
///
/// ```
/// use ftp_codes::payload::{Departure, FileSize, Form};
///
/// let size = FileSize::parse(b" 1024")?;
/// assert_eq!(size.value.octets(), 1024);
/// assert_eq!(size.form, Form::Forgiving(Departure::Blanks));
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Parsed<T> {
    /// What was read.
    pub value: T,
    /// The form it was written in.
    pub form: Form,
}

impl<T> Parsed<T> {
    pub(super) const fn new(value: T, form: Form) -> Self {
        Self { value, form }
    }

    pub(super) const fn strict(value: T) -> Self {
        Self::new(value, Form::Strict)
    }

    pub(super) const fn forgiving(value: T, departure: Departure) -> Self {
        Self::new(value, Form::Forgiving(departure))
    }

    /// Whether the text had the form its standard gives.
    #[inline]
    #[must_use]
    pub const fn is_strict(&self) -> bool {
        matches!(self.form, Form::Strict)
    }

    /// The value, if the text had the form its standard gives.
    ///
    /// # Errors
    ///
    /// How the text departed from that form.
    pub fn into_strict(self) -> Result<T, Departure> {
        match self.form {
            Form::Strict => Ok(self.value),
            Form::Forgiving(departure) => Err(departure),
        }
    }

    /// The same form around another value.
    #[inline]
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Parsed<U> {
        Parsed::new(change(self.value), self.form)
    }
}

/// Whether a text had the form its standard gives, or was understood all the same.
///
/// The words around a value are free in most replies, and do not matter here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// The form the standard gives.
    Strict,
    /// Another form. It is the first departure that is told.
    Forgiving(Departure),
}

impl Form {
    /// Notes a departure, unless one was noted before.
    pub(super) fn depart(&mut self, departure: Departure) {
        if *self == Self::Strict {
            *self = Self::Forgiving(departure);
        }
    }

    pub(super) fn depart_if(&mut self, departed: bool, departure: Departure) {
        if departed {
            self.depart(departure);
        }
    }
}

macro_rules! departures {
    ($($(#[$doc:meta])* $name:ident = $kebab:literal, $words:literal;)*) => {
        /// In which way a text departed from the form of its standard, and was understood all the same.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Departure {
            $($(#[$doc])* $name,)*
        }

        impl Departure {
            /// A short name that does not change: `blanks`, `letter-case`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $kebab,)* }
            }
        }

        impl fmt::Display for Departure {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$name => $words,)* })
            }
        }
    };
}

departures! {
    /// Blanks where the grammar has none, or another number of them.
    Blanks = "blanks", "blanks where the form has none";
    /// Letters of the other case.
    LetterCase = "letter-case", "letters of the other case";
    /// No parentheses around an address.
    NoParentheses = "no-parentheses", "no parentheses around the address";
    /// The protocol or the address in an extended passive reply, where both must be left out.
    FilledFields = "filled-fields", "a protocol or an address where both must be left out";
    /// More digits than the grammar allows, all of them leading zeros.
    LeadingZeros = "leading-zeros", "more digits than the form allows";
    /// Words before a text that must come first.
    LeadingWords = "leading-words", "words before the text";
    /// Words behind a text that must end there.
    TrailingWords = "trailing-words", "words behind the text";
    /// The value stands in words other than those of the standard.
    OtherWords = "other-words", "words other than those of the standard";
    /// A quote inside a quoted path is not doubled.
    UndoubledQuote = "undoubled-quote", "a quote inside the path is not doubled";
    /// A path without quotes.
    NoQuotes = "no-quotes", "no quotes around the path";
    /// No space behind a quoted path.
    NoSpace = "no-space", "no space behind the path";
    /// No space at the start of a line that must begin with one.
    NoLeadingSpace = "no-leading-space", "no space at the start of the line";
    /// The year 2000 bug: `19` and the years since 1900, so that 2004 is `19104`.
    YearBug = "year-bug", "the year is written as `19` and the years since 1900";
    /// Characters that are not ASCII where the standard has ASCII only.
    NotAscii = "not-ascii", "characters that are not ASCII";
    /// Empty lines in a list.
    EmptyLines = "empty-lines", "empty lines in the list";
    /// The last line of a list is not the one the standard gives.
    EndLine = "end-line", "the last line is not `End`";
    /// Several lines where only one is allowed.
    SeveralLines = "several-lines", "several lines where one is allowed";
    /// No file name where one is due.
    NoFileName = "no-file-name", "no file name";
    /// The text leaves out what it is there to say.
    NothingStated = "nothing-stated", "the text leaves out what it is there to say";
}
