/// `Serialize` and `Deserialize`: a code is its number.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($type:ident) => {
        const _: () = {
            use ::core::convert::TryFrom;
            use ::core::fmt;
            use ::core::result::Result::{self, Err, Ok};

            use $crate::__private::serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
            use $crate::__private::serde::ser::{Serialize, Serializer};

            /// Serializes the number.
            #[automatically_derived]
            impl Serialize for $type {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_u16(self.code())
                }
            }

            /// Deserializes the number.
            #[automatically_derived]
            impl<'de> Deserialize<'de> for $type {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    struct Number;

                    impl Visitor<'_> for Number {
                        type Value = $type;

                        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                            let what = $crate::__serde!(@expected $type);
                            ::core::write!(f, "{what}, from {} to {}", RawCode::FIRST, RawCode::NO_DIGIT - 1)
                        }

                        fn visit_u64<E: Error>(self, number: u64) -> Result<$type, E> {
                            <u16 as TryFrom<u64>>::try_from(number)
                                .ok()
                                .and_then(|number| <$type as TryFrom<u16>>::try_from(number).ok())
                                .ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
                        }

                        fn visit_i64<E: Error>(self, number: i64) -> Result<$type, E> {
                            match <u64 as TryFrom<i64>>::try_from(number) {
                                Ok(number) => <Self as Visitor<'_>>::visit_u64(self, number),
                                Err(_) => Err(E::invalid_value(Unexpected::Signed(number), &self)),
                            }
                        }
                    }

                    deserializer.deserialize_u16(Number)
                }
            }
        };
    };
    (@expected ReplyCode) => {
        "the number of a listed reply code"
    };
    (@expected RawCode) => {
        "the number of a reply code"
    };
}

/// Nothing without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($type:ident) => {};
}
