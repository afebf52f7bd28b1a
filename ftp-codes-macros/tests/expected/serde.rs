/// As the number.
#[automatically_derived]
impl ::ftp_codes::__private::serde::Serialize for ReplyCode {
    fn serialize<S: ::ftp_codes::__private::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        <S as ::ftp_codes::__private::serde::Serializer>::serialize_u16(
            serializer,
            self.code(),
        )
    }
}
/// From the number.
#[automatically_derived]
impl<'de> ::ftp_codes::__private::serde::Deserialize<'de> for ReplyCode {
    fn deserialize<D: ::ftp_codes::__private::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        struct Number;
        impl ::ftp_codes::__private::serde::de::Visitor<'_> for Number {
            type Value = ReplyCode;
            fn expecting(
                &self,
                f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                f.write_str("the number of a listed reply code, from 100 to 299")
            }
            fn visit_u64<E: ::ftp_codes::__private::serde::de::Error>(
                self,
                number: u64,
            ) -> ::core::result::Result<ReplyCode, E> {
                <u16 as ::core::convert::TryFrom<u64>>::try_from(number)
                    .ok()
                    .and_then(|number| {
                        <ReplyCode as ::core::convert::TryFrom<u16>>::try_from(number)
                            .ok()
                    })
                    .ok_or_else(|| {
                        <E as ::ftp_codes::__private::serde::de::Error>::invalid_value(
                            ::ftp_codes::__private::serde::de::Unexpected::Unsigned(
                                number,
                            ),
                            &self,
                        )
                    })
            }
            fn visit_i64<E: ::ftp_codes::__private::serde::de::Error>(
                self,
                number: i64,
            ) -> ::core::result::Result<ReplyCode, E> {
                match <u64 as ::core::convert::TryFrom<i64>>::try_from(number) {
                    ::core::result::Result::Ok(number) => {
                        <Self as ::ftp_codes::__private::serde::de::Visitor<
                            '_,
                        >>::visit_u64(self, number)
                    }
                    ::core::result::Result::Err(_) => {
                        let number = ::ftp_codes::__private::serde::de::Unexpected::Signed(
                            number,
                        );
                        ::core::result::Result::Err(
                            <E as ::ftp_codes::__private::serde::de::Error>::invalid_value(
                                number,
                                &self,
                            ),
                        )
                    }
                }
            }
        }
        <D as ::ftp_codes::__private::serde::Deserializer<
            'de,
        >>::deserialize_u16(deserializer, Number)
    }
}
/// As the number.
#[automatically_derived]
impl ::ftp_codes::__private::serde::Serialize for RawCode {
    fn serialize<S: ::ftp_codes::__private::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        <S as ::ftp_codes::__private::serde::Serializer>::serialize_u16(
            serializer,
            self.code(),
        )
    }
}
/// From the number.
#[automatically_derived]
impl<'de> ::ftp_codes::__private::serde::Deserialize<'de> for RawCode {
    fn deserialize<D: ::ftp_codes::__private::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        struct Number;
        impl ::ftp_codes::__private::serde::de::Visitor<'_> for Number {
            type Value = RawCode;
            fn expecting(
                &self,
                f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                f.write_str("the number of a reply code, from 100 to 299")
            }
            fn visit_u64<E: ::ftp_codes::__private::serde::de::Error>(
                self,
                number: u64,
            ) -> ::core::result::Result<RawCode, E> {
                <u16 as ::core::convert::TryFrom<u64>>::try_from(number)
                    .ok()
                    .and_then(|number| {
                        <RawCode as ::core::convert::TryFrom<u16>>::try_from(number).ok()
                    })
                    .ok_or_else(|| {
                        <E as ::ftp_codes::__private::serde::de::Error>::invalid_value(
                            ::ftp_codes::__private::serde::de::Unexpected::Unsigned(
                                number,
                            ),
                            &self,
                        )
                    })
            }
            fn visit_i64<E: ::ftp_codes::__private::serde::de::Error>(
                self,
                number: i64,
            ) -> ::core::result::Result<RawCode, E> {
                match <u64 as ::core::convert::TryFrom<i64>>::try_from(number) {
                    ::core::result::Result::Ok(number) => {
                        <Self as ::ftp_codes::__private::serde::de::Visitor<
                            '_,
                        >>::visit_u64(self, number)
                    }
                    ::core::result::Result::Err(_) => {
                        let number = ::ftp_codes::__private::serde::de::Unexpected::Signed(
                            number,
                        );
                        ::core::result::Result::Err(
                            <E as ::ftp_codes::__private::serde::de::Error>::invalid_value(
                                number,
                                &self,
                            ),
                        )
                    }
                }
            }
        }
        <D as ::ftp_codes::__private::serde::Deserializer<
            'de,
        >>::deserialize_u16(deserializer, Number)
    }
}
