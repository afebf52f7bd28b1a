/// From three digits, as they stand on the wire.
#[automatically_derived]
impl ::core::convert::TryFrom<&[u8]> for $NAME {
    type Error = CodeError;

    fn try_from(text: &[u8]) -> ::core::result::Result<Self, CodeError> {
        let digits: [u8; 3] = match ::core::convert::TryFrom::try_from(text) {
            ::core::result::Result::Ok(digits) => digits,
            ::core::result::Result::Err(_) => {
                return ::core::result::Result::Err(CodeError::Length { length: text.len() });
            }
        };
        if let ::core::option::Option::Some(code) = Self::from_digits(digits) {
            return ::core::result::Result::Ok(code);
        }
        let mut number = 0;
        let mut offset = 0;
        for byte in digits {
            if !byte.is_ascii_digit() {
                return ::core::result::Result::Err(CodeError::NotADigit { offset, byte });
            }
            number = number * 10 + (byte - b'0') as u16;
            offset += 1;
        }
        <Self as ::core::convert::TryFrom<u16>>::try_from(number)
    }
}

/// From three digits.
#[automatically_derived]
impl ::core::convert::TryFrom<&str> for $NAME {
    type Error = CodeError;

    #[inline]
    fn try_from(text: &str) -> ::core::result::Result<Self, CodeError> {
        <Self as ::core::convert::TryFrom<&[u8]>>::try_from(text.as_bytes())
    }
}

/// From three digits.
#[automatically_derived]
impl ::core::str::FromStr for $NAME {
    type Err = CodeError;

    #[inline]
    fn from_str(text: &str) -> ::core::result::Result<Self, CodeError> {
        <Self as ::core::convert::TryFrom<&[u8]>>::try_from(text.as_bytes())
    }
}

#[automatically_derived]
impl ::core::convert::From<$NAME> for u16 {
    #[inline]
    fn from(code: $NAME) -> u16 {
        code.code()
    }
}

#[automatically_derived]
impl ::core::cmp::PartialEq<u16> for $NAME {
    #[inline]
    fn eq(&self, number: &u16) -> bool {
        self.code() == *number
    }
}

#[automatically_derived]
impl ::core::cmp::PartialEq<$NAME> for u16 {
    #[inline]
    fn eq(&self, code: &$NAME) -> bool {
        *self == code.code()
    }
}

#[automatically_derived]
impl ::core::cmp::PartialOrd<u16> for $NAME {
    #[inline]
    fn partial_cmp(&self, number: &u16) -> ::core::option::Option<::core::cmp::Ordering> {
        ::core::option::Option::Some(::core::cmp::Ord::cmp(&self.code(), number))
    }
}

#[automatically_derived]
impl ::core::cmp::PartialOrd<$NAME> for u16 {
    #[inline]
    fn partial_cmp(&self, code: &$NAME) -> ::core::option::Option<::core::cmp::Ordering> {
        ::core::option::Option::Some(::core::cmp::Ord::cmp(self, &code.code()))
    }
}
