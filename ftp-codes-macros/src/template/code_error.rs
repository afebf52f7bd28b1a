/// Why a number or a text is not the code that was asked for.
#[derive(
    ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq,
    ::core::hash::Hash,
)]
#[non_exhaustive]
pub enum CodeError {
    /// The text has another length than three bytes.
    Length {
        /// How many bytes it has.
        length: usize,
    },
    /// One of the three bytes is not an ASCII digit.
    NotADigit {
        /// Where the byte stands, from 0.
        offset: usize,
        /// The byte.
        byte: u8,
    },
    #[doc = $PAGE]
    OutOfRange {
        /// The number.
        number: u16,
    },
    /// The number is a code, but it is not listed. It is still good for every question that a digit can answer.
    Unlisted(RawCode),
}

#[automatically_derived]
impl ::core::fmt::Display for CodeError {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match *self {
            Self::Length { length } => {
                ::core::write!(f, "a reply code is three digits, not {length} bytes")
            }
            Self::NotADigit { offset, byte } => {
                let byte = byte.escape_ascii();
                ::core::write!(f, "a reply code is three digits, but there is `{byte}` at offset {offset}")
            }
            Self::OutOfRange { number } => ::core::write!(f, $RANGE),
            Self::Unlisted(code) => ::core::write!(f, "`{}` is not a listed reply code", code.as_str()),
        }
    }
}

#[automatically_derived]
impl ::core::error::Error for CodeError {}
