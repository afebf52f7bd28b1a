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
