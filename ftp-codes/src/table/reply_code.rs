/// `ReplyCode`: the listed codes.
#[doc(hidden)]
#[macro_export]
macro_rules! __reply_code {
    (
        $(#[$attribute:meta])*
        [$count:literal] $variants:tt $all:tt
        lines $lines:tt
        columns { $($columns:tt)* }
        $(groups $group:ident)?
    ) => {
        $(#[$attribute])*
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq,
            ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
        )]
        #[doc(alias("reply code", "response code", "status code"))]
        #[non_exhaustive]
        #[repr(u16)]
        pub enum ReplyCode $variants

        const _: () = {
            use ::core::cmp::PartialEq;
            use ::core::convert::TryFrom;
            use ::core::fmt;
            use ::core::iter::Iterator as _;
            use ::core::option::Option::{self, None, Some};
            use ::core::result::Result::{self, Err, Ok};

            impl ReplyCode {
                /// Every listed code, in the order of the numbers.
                #[doc(alias = "all codes")]
                pub const ALL: &'static [Self] = &$all;

                /// Returns the listed code with this number, or `None` if the number is not listed.
                #[inline]
                #[must_use]
                pub const fn from_code(number: u16) -> Option<Self> {
                    // Long enough for every number that `RawCode::number` makes, so that none of them needs a test.
                    const SLOTS: u16 = 3 * RawCode::NO_DIGIT + 1;
                    static VARIANTS: [Option<ReplyCode>; SLOTS as usize] = {
                        let mut variants = [None; SLOTS as usize];
                        let mut rest = ReplyCode::ALL;
                        while let [code, others @ ..] = rest {
                            variants[*code as usize] = Some(*code);
                            rest = others;
                        }
                        variants
                    };
                    // A load and no jump: a number beyond the end reads the slot of 0, which is not a code.
                    VARIANTS[if number < SLOTS { number } else { 0 } as usize]
                }

                /// Returns the listed code with these ASCII digits, as on the wire, or `None` if they are not digits or
                /// not listed.
                #[inline]
                #[must_use]
                pub const fn from_digits(digits: [u8; 3]) -> Option<Self> {
                    Self::from_code(RawCode::number(digits))
                }

                /// Returns the listed code whose variant has this name, such as `FileUnavailable`.
                #[must_use]
                pub fn from_name(name: &str) -> Option<Self> {
                    Self::ALL.iter().copied().find(|code| code.name() == name)
                }

                /// The number.
                #[inline]
                #[must_use]
                pub const fn code(self) -> u16 {
                    self as u16
                }

                /// The code as a [`RawCode`].
                #[inline]
                #[must_use]
                pub const fn raw(self) -> RawCode {
                    RawCode::from_valid(self as u16)
                }

                /// The number as text.
                #[must_use]
                pub const fn as_str(self) -> &'static str {
                    self.raw().as_str()
                }

                /// The meaning of the first digit.
                #[inline]
                #[must_use]
                pub const fn class(self) -> Class {
                    self.raw().class()
                }

                $(
                    /// The meaning of the second digit.
                    #[inline]
                    #[must_use]
                    pub const fn group(self) -> $group {
                        match self.raw().group() {
                            Some(group) => group,
                            // Never: the second digit of every listed code has a row.
                            None => $group::ALL[0],
                        }
                    }
                )?

                /// The index in [`ALL`](Self::ALL).
                #[inline]
                const fn position(self) -> usize {
                    static POSITIONS: [u16; RawCode::SLOTS] = {
                        let mut positions = [0; RawCode::SLOTS];
                        let mut position = 0;
                        while position < ReplyCode::ALL.len() {
                            positions[ReplyCode::ALL[position].raw().slot()] = position as u16;
                            position += 1;
                        }
                        positions
                    };
                    let position = POSITIONS[self.raw().slot()] as usize;
                    // Always true. Saying so keeps a panic out of the binary.
                    if position < Self::ALL.len() { position } else { 0 }
                }
            }

            $crate::__columns! { ReplyCode [$count] $($columns)* }

            /// Writes the number and the headline.
            #[automatically_derived]
            impl fmt::Display for ReplyCode {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    static LINES: [&str; $count] = $lines;
                    f.pad(LINES[self.position()])
                }
            }

            /// Converts a code that is listed. The error for any other keeps the code.
            #[automatically_derived]
            impl TryFrom<RawCode> for ReplyCode {
                type Error = CodeError;

                #[inline]
                fn try_from(code: RawCode) -> Result<Self, CodeError> {
                    code.listed().ok_or(CodeError::Unlisted(code))
                }
            }

            #[automatically_derived]
            impl TryFrom<u16> for ReplyCode {
                type Error = CodeError;

                #[inline]
                fn try_from(number: u16) -> Result<Self, CodeError> {
                    match Self::from_code(number) {
                        Some(code) => Ok(code),
                        None => Err(CodeError::Unlisted(<RawCode as TryFrom<u16>>::try_from(number)?)),
                    }
                }
            }

            #[automatically_derived]
            impl PartialEq<RawCode> for ReplyCode {
                #[inline]
                fn eq(&self, other: &RawCode) -> bool {
                    self.code() == other.code()
                }
            }
        };
    };
}
