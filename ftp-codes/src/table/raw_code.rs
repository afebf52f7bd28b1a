/// `RawCode`: any number whose first digit is a class. `CodeError`: why something is not a code.
#[doc(hidden)]
#[macro_export]
macro_rules! __raw_code {
    (
        $(#[$attribute:meta])*
        $first:literal..=$last:literal
        numbers { $($low:literal..=$high:literal,)+ }
        classes $digits:tt
        extent $extent:literal
        $(groups $group:ident)?
    ) => {
        $(#[$attribute])*
        #[doc(alias("unknown code", "unlisted code"))]
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq,
            ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
        )]
        #[repr(transparent)]
        pub struct RawCode(::core::num::NonZeroU16);

        /// Why a number or a text is not a code, or not a listed one. The page of [`RawCode`] has an example.
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq,
            ::core::hash::Hash,
        )]
        #[non_exhaustive]
        pub enum CodeError {
            /// The text is not three bytes long.
            Length {
                /// Its length in bytes.
                length: usize,
            },
            /// One of the three bytes is not an ASCII digit.
            NotADigit {
                /// The index of the byte.
                offset: usize,
                /// The byte.
                byte: u8,
            },
            #[doc = ::core::concat!("The number is not a code: valid codes are ", $extent, ".")]
            OutOfRange {
                /// The number.
                number: u16,
            },
            /// The number is not listed. It still has its class and group.
            Unlisted(RawCode),
        }

        const _: () = {
            use ::core::cmp::PartialEq;
            use ::core::convert::{From, TryFrom};
            use ::core::num::NonZeroU16;
            use ::core::option::Option::{self, None, Some};
            use ::core::result::Result::{self, Err, Ok};
            use ::core::{error, fmt, str};

            impl RawCode {
                /// Returns the code with this number, or `None` if it does not have three digits or its first digit is
                /// not a class.
                #[inline]
                #[must_use]
                pub const fn new(number: u16) -> Option<Self> {
                    if ::core::matches!(number, $($low..=$high)|+) { Some(Self::from_valid(number)) } else { None }
                }

                /// Returns the code with these ASCII digits, as on the wire, or `None` if they are not digits or the
                /// first is not a class.
                #[inline]
                #[must_use]
                pub const fn from_digits(digits: [u8; 3]) -> Option<Self> {
                    let number = Self::number(digits);
                    // Only 0 is not a `NonZeroU16`, so that one test is enough.
                    match NonZeroU16::new(if number < Self::NO_DIGIT { number } else { 0 }) {
                        Some(number) => Some(Self(number)),
                        None => None,
                    }
                }

                /// Returns the listed code with this number, or `None` if the number is not listed.
                #[inline]
                #[must_use]
                pub const fn listed(self) -> Option<ReplyCode> {
                    ReplyCode::from_code(self.code())
                }

                /// The number.
                #[inline]
                #[must_use]
                pub const fn code(self) -> u16 {
                    self.0.get()
                }

                /// The number as text.
                #[must_use]
                pub const fn as_str(self) -> &'static str {
                    static DIGITS: [[u8; 3]; RawCode::SLOTS] = {
                        let mut digits = [[0; 3]; RawCode::SLOTS];
                        let mut slot = 0;
                        while slot < RawCode::SLOTS {
                            digits[slot] = RawCode::from_valid(RawCode::FIRST + slot as u16).digits();
                            slot += 1;
                        }
                        digits
                    };
                    match str::from_utf8(&DIGITS[self.slot()]) {
                        Ok(text) => text,
                        Err(_) => "",
                    }
                }

                /// The meaning of the first digit.
                #[inline]
                #[must_use]
                pub const fn class(self) -> Class {
                    // A load takes less time than a division.
                    static CLASSES: [Class; RawCode::SLOTS] = {
                        let mut classes = [Class::ALL[0]; RawCode::SLOTS];
                        let mut slot = 0;
                        while slot < RawCode::SLOTS {
                            if let Some(class) = Class::from_digit(((RawCode::FIRST as usize + slot) / 100) as u8) {
                                classes[slot] = class;
                            }
                            slot += 1;
                        }
                        classes
                    };
                    CLASSES[self.slot()]
                }

                $(
                    /// The meaning of the second digit, or `None` if the table does not define it.
                    #[inline]
                    #[must_use]
                    pub const fn group(self) -> Option<$group> {
                        static GROUPS: [Option<$group>; RawCode::SLOTS] = {
                            let mut groups = [None; RawCode::SLOTS];
                            let mut slot = 0;
                            while slot < RawCode::SLOTS {
                                groups[slot] = $group::from_digit(((RawCode::FIRST as usize + slot) / 10 % 10) as u8);
                                slot += 1;
                            }
                            groups
                        };
                        GROUPS[self.slot()]
                    }
                )?

                /// The index in tables that have an element for each number.
                #[inline]
                const fn slot(self) -> usize {
                    let slot = self.code().wrapping_sub(Self::FIRST) as usize;
                    // Always true. Saying so keeps a panic out of the binary.
                    if slot < Self::SLOTS { slot } else { 0 }
                }

                /// The lowest number that has three digits and a class.
                const FIRST: u16 = $first;

                /// How many numbers there are from the lowest to the highest.
                const SLOTS: usize = $last - $first + 1;

                /// More than any code: what a byte adds to the number if it is not a digit.
                const NO_DIGIT: u16 = $last + 1;

                /// The number that three ASCII digits make; `NO_DIGIT` or more if it is not a code.
                #[inline]
                const fn number(digits: [u8; 3]) -> u16 {
                    static HUNDREDS: [u16; 256] = RawCode::worth(100, &$digits);
                    static TENS: [u16; 256] = RawCode::worth(10, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
                    static ONES: [u16; 256] = RawCode::worth(1, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
                    let [first, second, third] = digits;
                    HUNDREDS[first as usize] + TENS[second as usize] + ONES[third as usize]
                }

                /// What each byte adds to a number, for one of the three digits.
                const fn worth(weight: u16, digits: &[u8]) -> [u16; 256] {
                    let mut worth = [Self::NO_DIGIT; 256];
                    let mut rest = digits;
                    while let [digit, others @ ..] = rest {
                        worth[(b'0' + *digit) as usize] = weight * *digit as u16;
                        rest = others;
                    }
                    worth
                }

                /// The code with a number that is known to be valid.
                #[inline]
                const fn from_valid(number: u16) -> Self {
                    match NonZeroU16::new(number) {
                        Some(number) => Self(number),
                        // Never: the lowest first digit is 1.
                        None => Self(NonZeroU16::MIN),
                    }
                }
            }

            /// Writes the number and the headline, or only the number if it is not listed.
            #[automatically_derived]
            impl fmt::Display for RawCode {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    match self.listed() {
                        Some(code) => fmt::Display::fmt(&code, f),
                        None => f.pad(self.as_str()),
                    }
                }
            }

            #[automatically_derived]
            impl fmt::Debug for RawCode {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_tuple("RawCode").field(&self.code()).finish()
                }
            }

            #[automatically_derived]
            impl From<ReplyCode> for RawCode {
                #[inline]
                fn from(code: ReplyCode) -> Self {
                    code.raw()
                }
            }

            #[automatically_derived]
            impl TryFrom<u16> for RawCode {
                type Error = CodeError;

                #[inline]
                fn try_from(number: u16) -> Result<Self, CodeError> {
                    Self::new(number).ok_or(CodeError::OutOfRange { number })
                }
            }

            #[automatically_derived]
            impl PartialEq<ReplyCode> for RawCode {
                #[inline]
                fn eq(&self, other: &ReplyCode) -> bool {
                    self.code() == other.code()
                }
            }

            #[automatically_derived]
            impl fmt::Display for CodeError {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    match *self {
                        Self::Length { length } => ::core::write!(f, "a reply code is three digits, not {length} bytes"),
                        Self::NotADigit { offset, byte } => {
                            let byte = byte.escape_ascii();
                            ::core::write!(f, "a reply code is three digits, but found `{byte}` at offset {offset}")
                        }
                        Self::OutOfRange { number } => {
                            ::core::write!(f, "`{number:03}` is not a reply code; valid codes are {}", $extent)
                        }
                        Self::Unlisted(code) => ::core::write!(f, "`{}` is not a listed reply code", code.as_str()),
                    }
                }
            }

            #[automatically_derived]
            impl error::Error for CodeError {}
        };
    };
}
