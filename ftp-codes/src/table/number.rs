/// What `ReplyCode` and `RawCode` have in common: the methods that depend only on the digits, and the conversions from
/// and to a number.
#[doc(hidden)]
#[macro_export]
macro_rules! __number {
    (
        $type:ident
        $($(#[$class:meta])* $is_class:ident $low:literal..=$high:literal)*;
        $($(#[$group:meta])* $is_group:ident $digit:literal)*
    ) => {
        const _: () = {
            use ::core::cmp::{Ord, Ordering, PartialEq, PartialOrd};
            use ::core::convert::{From, TryFrom};
            use ::core::option::Option::{self, Some};
            use ::core::result::Result::{self, Err, Ok};
            use ::core::str::FromStr;

            impl $type {
                /// The three ASCII digits, as on the wire.
                #[inline]
                #[must_use]
                pub const fn digits(self) -> [u8; 3] {
                    let number = self.code();
                    [(number / 100) as u8 + b'0', (number / 10 % 10) as u8 + b'0', (number % 10) as u8 + b'0']
                }

                /// The third digit as a number.
                #[inline]
                #[must_use]
                pub const fn detail(self) -> u8 {
                    (self.code() % 10) as u8
                }

                $(
                    $(#[$class])*
                    #[inline]
                    #[must_use]
                    pub const fn $is_class(self) -> bool {
                        ::core::matches!(self.code(), $low..=$high)
                    }
                )*

                $(
                    $(#[$group])*
                    #[inline]
                    #[must_use]
                    pub const fn $is_group(self) -> bool {
                        self.code() / 10 % 10 == $digit
                    }
                )*
            }

            /// Converts from three digits, as on the wire.
            #[automatically_derived]
            impl TryFrom<&[u8]> for $type {
                type Error = CodeError;

                fn try_from(text: &[u8]) -> Result<Self, CodeError> {
                    let &[first, second, third] = text else { return Err(CodeError::Length { length: text.len() }) };
                    let digits = [first, second, third];
                    if let Some(code) = Self::from_digits(digits) {
                        return Ok(code);
                    }
                    let mut number = 0;
                    let mut offset = 0;
                    for byte in digits {
                        if !byte.is_ascii_digit() {
                            return Err(CodeError::NotADigit { offset, byte });
                        }
                        number = number * 10 + (byte - b'0') as u16;
                        offset += 1;
                    }
                    <Self as TryFrom<u16>>::try_from(number)
                }
            }

            /// Converts from three digits.
            #[automatically_derived]
            impl TryFrom<&str> for $type {
                type Error = CodeError;

                #[inline]
                fn try_from(text: &str) -> Result<Self, CodeError> {
                    <Self as TryFrom<&[u8]>>::try_from(text.as_bytes())
                }
            }

            /// Converts from three digits.
            #[automatically_derived]
            impl FromStr for $type {
                type Err = CodeError;

                #[inline]
                fn from_str(text: &str) -> Result<Self, CodeError> {
                    <Self as TryFrom<&[u8]>>::try_from(text.as_bytes())
                }
            }

            #[automatically_derived]
            impl From<$type> for u16 {
                #[inline]
                fn from(code: $type) -> u16 {
                    code.code()
                }
            }

            #[automatically_derived]
            impl PartialEq<u16> for $type {
                #[inline]
                fn eq(&self, number: &u16) -> bool {
                    self.code() == *number
                }
            }

            #[automatically_derived]
            impl PartialEq<$type> for u16 {
                #[inline]
                fn eq(&self, code: &$type) -> bool {
                    *self == code.code()
                }
            }

            #[automatically_derived]
            impl PartialOrd<u16> for $type {
                #[inline]
                fn partial_cmp(&self, number: &u16) -> Option<Ordering> {
                    Some(Ord::cmp(&self.code(), number))
                }
            }

            #[automatically_derived]
            impl PartialOrd<$type> for u16 {
                #[inline]
                fn partial_cmp(&self, code: &$type) -> Option<Ordering> {
                    Some(Ord::cmp(self, &code.code()))
                }
            }
        };
        $crate::__serde! { $type }
    };
}
