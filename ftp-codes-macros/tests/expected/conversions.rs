/// From three digits, as they stand on the wire.
#[automatically_derived]
impl ::core::convert::TryFrom<&[u8]> for ReplyCode {
    type Error = CodeError;
    fn try_from(text: &[u8]) -> ::core::result::Result<Self, CodeError> {
        let digits: [u8; 3] = match ::core::convert::TryFrom::try_from(text) {
            ::core::result::Result::Ok(digits) => digits,
            ::core::result::Result::Err(_) => {
                return ::core::result::Result::Err(CodeError::Length {
                    length: text.len(),
                });
            }
        };
        if let ::core::option::Option::Some(code) = Self::from_digits(digits) {
            return ::core::result::Result::Ok(code);
        }
        let mut number = 0;
        let mut offset = 0;
        for byte in digits {
            if !byte.is_ascii_digit() {
                return ::core::result::Result::Err(CodeError::NotADigit {
                    offset,
                    byte,
                });
            }
            number = number * 10 + (byte - b'0') as u16;
            offset += 1;
        }
        <Self as ::core::convert::TryFrom<u16>>::try_from(number)
    }
}
/// From three digits.
#[automatically_derived]
impl ::core::convert::TryFrom<&str> for ReplyCode {
    type Error = CodeError;
    #[inline]
    fn try_from(text: &str) -> ::core::result::Result<Self, CodeError> {
        <Self as ::core::convert::TryFrom<&[u8]>>::try_from(text.as_bytes())
    }
}
/// From three digits.
#[automatically_derived]
impl ::core::str::FromStr for ReplyCode {
    type Err = CodeError;
    #[inline]
    fn from_str(text: &str) -> ::core::result::Result<Self, CodeError> {
        <Self as ::core::convert::TryFrom<&[u8]>>::try_from(text.as_bytes())
    }
}
#[automatically_derived]
impl ::core::convert::From<ReplyCode> for u16 {
    #[inline]
    fn from(code: ReplyCode) -> u16 {
        code.code()
    }
}
#[automatically_derived]
impl ::core::cmp::PartialEq<u16> for ReplyCode {
    #[inline]
    fn eq(&self, number: &u16) -> bool {
        self.code() == *number
    }
}
#[automatically_derived]
impl ::core::cmp::PartialEq<ReplyCode> for u16 {
    #[inline]
    fn eq(&self, code: &ReplyCode) -> bool {
        *self == code.code()
    }
}
#[automatically_derived]
impl ::core::cmp::PartialOrd<u16> for ReplyCode {
    #[inline]
    fn partial_cmp(
        &self,
        number: &u16,
    ) -> ::core::option::Option<::core::cmp::Ordering> {
        ::core::option::Option::Some(::core::cmp::Ord::cmp(&self.code(), number))
    }
}
#[automatically_derived]
impl ::core::cmp::PartialOrd<ReplyCode> for u16 {
    #[inline]
    fn partial_cmp(
        &self,
        code: &ReplyCode,
    ) -> ::core::option::Option<::core::cmp::Ordering> {
        ::core::option::Option::Some(::core::cmp::Ord::cmp(self, &code.code()))
    }
}
/// From three digits, as they stand on the wire.
#[automatically_derived]
impl ::core::convert::TryFrom<&[u8]> for RawCode {
    type Error = CodeError;
    fn try_from(text: &[u8]) -> ::core::result::Result<Self, CodeError> {
        let digits: [u8; 3] = match ::core::convert::TryFrom::try_from(text) {
            ::core::result::Result::Ok(digits) => digits,
            ::core::result::Result::Err(_) => {
                return ::core::result::Result::Err(CodeError::Length {
                    length: text.len(),
                });
            }
        };
        if let ::core::option::Option::Some(code) = Self::from_digits(digits) {
            return ::core::result::Result::Ok(code);
        }
        let mut number = 0;
        let mut offset = 0;
        for byte in digits {
            if !byte.is_ascii_digit() {
                return ::core::result::Result::Err(CodeError::NotADigit {
                    offset,
                    byte,
                });
            }
            number = number * 10 + (byte - b'0') as u16;
            offset += 1;
        }
        <Self as ::core::convert::TryFrom<u16>>::try_from(number)
    }
}
/// From three digits.
#[automatically_derived]
impl ::core::convert::TryFrom<&str> for RawCode {
    type Error = CodeError;
    #[inline]
    fn try_from(text: &str) -> ::core::result::Result<Self, CodeError> {
        <Self as ::core::convert::TryFrom<&[u8]>>::try_from(text.as_bytes())
    }
}
/// From three digits.
#[automatically_derived]
impl ::core::str::FromStr for RawCode {
    type Err = CodeError;
    #[inline]
    fn from_str(text: &str) -> ::core::result::Result<Self, CodeError> {
        <Self as ::core::convert::TryFrom<&[u8]>>::try_from(text.as_bytes())
    }
}
#[automatically_derived]
impl ::core::convert::From<RawCode> for u16 {
    #[inline]
    fn from(code: RawCode) -> u16 {
        code.code()
    }
}
#[automatically_derived]
impl ::core::cmp::PartialEq<u16> for RawCode {
    #[inline]
    fn eq(&self, number: &u16) -> bool {
        self.code() == *number
    }
}
#[automatically_derived]
impl ::core::cmp::PartialEq<RawCode> for u16 {
    #[inline]
    fn eq(&self, code: &RawCode) -> bool {
        *self == code.code()
    }
}
#[automatically_derived]
impl ::core::cmp::PartialOrd<u16> for RawCode {
    #[inline]
    fn partial_cmp(
        &self,
        number: &u16,
    ) -> ::core::option::Option<::core::cmp::Ordering> {
        ::core::option::Option::Some(::core::cmp::Ord::cmp(&self.code(), number))
    }
}
#[automatically_derived]
impl ::core::cmp::PartialOrd<RawCode> for u16 {
    #[inline]
    fn partial_cmp(
        &self,
        code: &RawCode,
    ) -> ::core::option::Option<::core::cmp::Ordering> {
        ::core::option::Option::Some(::core::cmp::Ord::cmp(self, &code.code()))
    }
}
#[automatically_derived]
impl ::core::convert::TryFrom<u16> for ReplyCode {
    type Error = CodeError;
    #[inline]
    fn try_from(number: u16) -> ::core::result::Result<Self, CodeError> {
        match Self::from_code(number) {
            ::core::option::Option::Some(code) => ::core::result::Result::Ok(code),
            ::core::option::Option::None => {
                let code = <RawCode as ::core::convert::TryFrom<u16>>::try_from(number)?;
                ::core::result::Result::Err(CodeError::Unlisted(code))
            }
        }
    }
}
#[automatically_derived]
impl ::core::convert::TryFrom<u16> for RawCode {
    type Error = CodeError;
    #[inline]
    fn try_from(number: u16) -> ::core::result::Result<Self, CodeError> {
        Self::new(number).ok_or(CodeError::OutOfRange { number })
    }
}
/// The error keeps the code.
#[automatically_derived]
impl ::core::convert::TryFrom<RawCode> for ReplyCode {
    type Error = CodeError;
    #[inline]
    fn try_from(code: RawCode) -> ::core::result::Result<Self, CodeError> {
        code.listed().ok_or(CodeError::Unlisted(code))
    }
}
#[automatically_derived]
impl ::core::convert::From<ReplyCode> for RawCode {
    #[inline]
    fn from(code: ReplyCode) -> Self {
        code.raw()
    }
}
#[automatically_derived]
impl ::core::cmp::PartialEq<RawCode> for ReplyCode {
    #[inline]
    fn eq(&self, other: &RawCode) -> bool {
        self.code() == other.code()
    }
}
#[automatically_derived]
impl ::core::cmp::PartialEq<ReplyCode> for RawCode {
    #[inline]
    fn eq(&self, other: &ReplyCode) -> bool {
        self.code() == other.code()
    }
}
/// Prints number and headline, or the number alone if it is not listed.
#[automatically_derived]
impl ::core::fmt::Display for RawCode {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self.listed() {
            ::core::option::Option::Some(code) => ::core::fmt::Display::fmt(&code, f),
            ::core::option::Option::None => f.pad(self.as_str()),
        }
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for RawCode {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_tuple("RawCode").field(&self.code()).finish()
    }
}
