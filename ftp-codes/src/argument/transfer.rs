//! How data is represented and transferred: `TYPE`, `STRU` and `MODE`.

use core::fmt;
use core::num::NonZeroU8;

use super::ParseErrorKind::{OutOfRange, UnknownValue};
use super::{ParseError, letter, number, space};
use crate::text::{Cursor, text_serde};

/// The type of an argument that is one letter.
macro_rules! letters {
    (
        $(#[$doc:meta])*
        $name:ident, $command:literal, $expected:literal;
        $($(#[$variant_doc:meta])* $variant:ident = $letter:literal,)*
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            #[doc = concat!("Parses the ", $command, ".")]
            ///
            /// # Errors
            ///
            /// Returns [`Empty`](crate::argument::ParseErrorKind::Empty),
            /// [`BadCharacter`](crate::argument::ParseErrorKind::BadCharacter),
            /// [`UnknownValue`](crate::argument::ParseErrorKind::UnknownValue) if it is another letter, or
            /// [`TrailingText`](crate::argument::ParseErrorKind::TrailingText).
            #[inline]
            pub fn parse(text: &[u8]) -> Result<Self, $crate::argument::ParseError> {
                let start = $crate::text::Cursor::new(text);
                let mut cursor = start;
                let letter = $crate::argument::letter(&mut cursor, $expected)?;
                cursor.end()?;
                Self::of(letter)
                    .ok_or_else(|| start.error($crate::argument::ParseErrorKind::UnknownValue, $expected))
            }

            #[inline]
            fn of(letter: u8) -> Option<Self> {
                [$(Self::$variant),*].into_iter().find(|one| one.as_str().as_bytes() == [letter])
            }

            /// The letter, as it is sent.
            #[inline]
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $letter,)* }
            }
        }

        $crate::text::text_serde!($name, $name::parse);

        /// The letter.
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(super) use letters;

letters! {
    /// The vertical format control of a text: the second argument of `TYPE A` and `TYPE E`
    /// ([RFC 959 §3.1.1.5](https://www.rfc-editor.org/rfc/rfc959#section-3.1.1.5)). Part of [`DataType`], which has an
    /// example.
    FormatControl, "second argument of `TYPE A`", "`N`, `T` or `C`";
    /// `N`: non print, the default.
    NonPrint = "N",
    /// `T`: Telnet format controls.
    Telnet = "T",
    /// `C`: carriage control (ASA).
    CarriageControl = "C",
}

letters! {
    /// The argument of `STRU`: the structure of a file
    /// ([RFC 959 §3.1.2](https://www.rfc-editor.org/rfc/rfc959#section-3.1.2), §4.1.2).
    ///
    /// ```
    /// use ftp_codes::argument::DataStructure;
    /// use ftp_codes::payload::ParseErrorKind;
    ///
    /// assert_eq!(DataStructure::parse(b"f")?, DataStructure::File);
    /// assert_eq!(DataStructure::File.as_str(), "F");
    /// assert_eq!(DataStructure::parse(b"X").unwrap_err().kind(), ParseErrorKind::UnknownValue);
    /// # Ok::<(), ftp_codes::payload::ParseError>(())
    /// ```
    DataStructure, "argument of `STRU`", "`F`, `R` or `P`";
    /// `F`: file, no record structure; the default.
    File = "F",
    /// `R`: record structure.
    Record = "R",
    /// `P`: page structure.
    Page = "P",
}

letters! {
    /// The argument of `MODE`: how data is transmitted
    /// ([RFC 959 §3.4](https://www.rfc-editor.org/rfc/rfc959#section-3.4), §4.1.2).
    ///
    /// ```
    /// use ftp_codes::argument::TransmissionMode;
    ///
    /// assert_eq!(TransmissionMode::parse(b"s")?, TransmissionMode::Stream);
    /// assert_eq!(TransmissionMode::Stream.as_str(), "S");
    /// # Ok::<(), ftp_codes::payload::ParseError>(())
    /// ```
    #[non_exhaustive]
    TransmissionMode, "argument of `MODE`", "`S`, `B`, `C` or `Z`";
    /// `S`: stream, the default.
    Stream = "S",
    /// `B`: block.
    Block = "B",
    /// `C`: compressed.
    Compressed = "C",
    /// `Z`: deflate (draft-preston-ftpext-deflate).
    Deflate = "Z",
}

/// The argument of `TYPE`: how data is represented
/// ([RFC 959 §3.1.1](https://www.rfc-editor.org/rfc/rfc959#section-3.1.1), §4.1.2).
///
/// ```
/// use ftp_codes::argument::{DataType, FormatControl};
///
/// assert_eq!(DataType::parse(b"A")?, DataType::Ascii(FormatControl::NonPrint));
/// assert_eq!(DataType::parse(b"a n")?, DataType::Ascii(FormatControl::NonPrint));
/// assert!(DataType::parse(b"I")?.is_octets());
/// assert!(DataType::parse(b"L 8")?.is_octets());
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DataType {
    /// `A`: text in ASCII.
    Ascii(FormatControl),
    /// `E`: text in EBCDIC.
    Ebcdic(FormatControl),
    /// `I`: image, the data as it is.
    Image,
    /// `L`: logical bytes of this many bits.
    Local(NonZeroU8),
}

impl DataType {
    /// Parses the argument of `TYPE`.
    ///
    /// `A [ SP form-code ] / E [ SP form-code ] / I / L SP byte-size`, with a byte size of 1 to 255 (RFC 959 §5.3.2)
    ///
    /// # Errors
    ///
    /// Returns [`Empty`](super::ParseErrorKind::Empty), [`BadCharacter`](super::ParseErrorKind::BadCharacter),
    /// [`UnknownValue`] if a letter is not defined, [`BadFormat`](super::ParseErrorKind::BadFormat) if it is followed
    /// by anything but a space, [`OutOfRange`] if the byte size is not one of 1 to 255, or
    /// [`TrailingText`](super::ParseErrorKind::TrailingText).
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Self, ParseError> {
        let start = Cursor::new(text);
        let mut cursor = start;
        let data_type = match letter(&mut cursor, "`A`, `E`, `I` or `L`")? {
            b'A' => Self::Ascii(form(&mut cursor)?),
            b'E' => Self::Ebcdic(form(&mut cursor)?),
            b'I' => Self::Image,
            b'L' => {
                let expected = "a space and a byte size from 1 to 255, as in `L 8`";
                space(&mut cursor, expected)?;
                let size = cursor;
                let number = number(&mut cursor, u8::MAX.into(), expected)?;
                let number = u8::try_from(number).ok().and_then(NonZeroU8::new);
                Self::Local(number.ok_or_else(|| size.error(OutOfRange, expected))?)
            }
            _ => return Err(start.error(UnknownValue, "`A`, `E`, `I` or `L`")),
        };
        cursor.end()?;
        Ok(data_type)
    }

    /// Returns `true` if data is transferred as octets, unchanged: `I`, or `L 8`, which means the same (RFC 1123
    /// §4.1.2.1).
    #[inline]
    #[must_use]
    pub const fn is_octets(self) -> bool {
        match self {
            Self::Image => true,
            Self::Local(size) => size.get() == 8,
            Self::Ascii(_) | Self::Ebcdic(_) => false,
        }
    }
}

/// `[ SP form-code ]`
#[inline]
fn form(cursor: &mut Cursor<'_>) -> Result<FormatControl, ParseError> {
    if cursor.is_at_end() {
        return Ok(FormatControl::NonPrint);
    }
    let expected = "a space and `N`, `T` or `C`, as in `A N`";
    space(cursor, expected)?;
    let start = *cursor;
    FormatControl::of(letter(cursor, expected)?).ok_or_else(|| start.error(UnknownValue, expected))
}

text_serde!(DataType, DataType::parse);

/// `A`, `A T`, `I`, `L 8` (RFC 959 §5.3.2). The default format control is not written.
impl fmt::Display for DataType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (letter, form) = match self {
            Self::Image => return f.write_str("I"),
            Self::Local(size) => return write!(f, "L {size}"),
            Self::Ascii(form) => ('A', form),
            Self::Ebcdic(form) => ('E', form),
        };
        match form {
            FormatControl::NonPrint => write!(f, "{letter}"),
            form => write!(f, "{letter} {form}"),
        }
    }
}
