//! `Serialize` and `Deserialize`: a code is its number.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::lower::Lowered;

/// Nothing without the feature `serde`.
pub(crate) fn impls(lowered: &Lowered<'_>, facade: &TokenStream) -> TokenStream {
    if !cfg!(feature = "serde") {
        return TokenStream::new();
    }
    let serde = quote!(#facade::__private::serde);
    let (first, last) = (lowered.first, lowered.last);
    let listed = one(&serde, "ReplyCode", &format!("the number of a listed reply code, from {first} to {last}"));
    let raw = one(&serde, "RawCode", &format!("the number of a reply code, from {first} to {last}"));
    quote!(#listed #raw)
}

fn one(serde: &TokenStream, name: &str, expected: &str) -> TokenStream {
    let name = Ident::new(name, Span::call_site());
    quote! {
        /// As the number.
        #[automatically_derived]
        impl #serde::Serialize for #name {
            fn serialize<S: #serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                <S as #serde::Serializer>::serialize_u16(serializer, self.code())
            }
        }

        /// From the number.
        #[automatically_derived]
        impl<'de> #serde::Deserialize<'de> for #name {
            fn deserialize<D: #serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
                struct Number;

                impl #serde::de::Visitor<'_> for Number {
                    type Value = #name;

                    fn expecting(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                        f.write_str(#expected)
                    }

                    fn visit_u64<E: #serde::de::Error>(self, number: u64) -> ::core::result::Result<#name, E> {
                        <u16 as ::core::convert::TryFrom<u64>>::try_from(number)
                            .ok()
                            .and_then(|number| <#name as ::core::convert::TryFrom<u16>>::try_from(number).ok())
                            .ok_or_else(|| {
                                <E as #serde::de::Error>::invalid_value(
                                    #serde::de::Unexpected::Unsigned(number),
                                    &self,
                                )
                            })
                    }

                    fn visit_i64<E: #serde::de::Error>(self, number: i64) -> ::core::result::Result<#name, E> {
                        match <u64 as ::core::convert::TryFrom<i64>>::try_from(number) {
                            ::core::result::Result::Ok(number) => {
                                <Self as #serde::de::Visitor<'_>>::visit_u64(self, number)
                            }
                            ::core::result::Result::Err(_) => {
                                let number = #serde::de::Unexpected::Signed(number);
                                ::core::result::Result::Err(<E as #serde::de::Error>::invalid_value(number, &self))
                            }
                        }
                    }
                }

                <D as #serde::Deserializer<'de>>::deserialize_u16(deserializer, Number)
            }
        }
    }
}
