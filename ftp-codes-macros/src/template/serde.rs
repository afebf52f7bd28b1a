/// As the number.
#[automatically_derived]
impl $SERDE::Serialize for $NAME {
    fn serialize<S: $SERDE::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
        <S as $SERDE::Serializer>::serialize_u16(serializer, self.code())
    }
}

/// From the number.
#[automatically_derived]
impl<'de> $SERDE::Deserialize<'de> for $NAME {
    fn deserialize<D: $SERDE::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
        struct Number;

        impl $SERDE::de::Visitor<'_> for Number {
            type Value = $NAME;

            fn expecting(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str($EXPECTED)
            }

            fn visit_u64<E: $SERDE::de::Error>(self, number: u64) -> ::core::result::Result<$NAME, E> {
                <u16 as ::core::convert::TryFrom<u64>>::try_from(number)
                    .ok()
                    .and_then(|number| <$NAME as ::core::convert::TryFrom<u16>>::try_from(number).ok())
                    .ok_or_else(|| {
                        <E as $SERDE::de::Error>::invalid_value(
                            $SERDE::de::Unexpected::Unsigned(number),
                            &self,
                        )
                    })
            }

            fn visit_i64<E: $SERDE::de::Error>(self, number: i64) -> ::core::result::Result<$NAME, E> {
                match <u64 as ::core::convert::TryFrom<i64>>::try_from(number) {
                    ::core::result::Result::Ok(number) => {
                        <Self as $SERDE::de::Visitor<'_>>::visit_u64(self, number)
                    }
                    ::core::result::Result::Err(_) => {
                        let number = $SERDE::de::Unexpected::Signed(number);
                        ::core::result::Result::Err(<E as $SERDE::de::Error>::invalid_value(number, &self))
                    }
                }
            }
        }

        <D as $SERDE::Deserializer<'de>>::deserialize_u16(deserializer, Number)
    }
}
