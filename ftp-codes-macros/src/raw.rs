//! `RawCode`: any number whose first digit is a class.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::lower::Lowered;
use crate::question;

/// The type, the ways into it, and what the digits answer.
pub(crate) fn raw_code(lowered: &Lowered<'_>) -> TokenStream {
    let digits: Vec<String> = lowered.classes.iter().map(|class| class.digit.to_string()).collect();
    let page = format!(
        "A reply code as it comes off the wire: any number whose first digit is {}, listed or not.\n\n\
        A number that is not listed is kept, and is still good for every question that a digit can answer \
        ([RFC 1123 §4.1.2.11](https://www.rfc-editor.org/rfc/rfc1123#section-4.1.2.11)).",
        digits.join(", "),
    );
    let first = Literal::u16_unsuffixed(lowered.first);
    let slots = Literal::u16_unsuffixed(lowered.last - lowered.first + 1);
    let numbers = lowered.numbers.iter().map(|range| {
        let (low, high) = (Literal::u16_unsuffixed(*range.start()), Literal::u16_unsuffixed(*range.end()));
        quote!(#low..=#high)
    });
    let texts = (lowered.first..=lowered.last).map(|number| number.to_string());
    let questions = question::digits(lowered);
    let group = question::raw_group(lowered);
    quote! {
        #[doc = #page]
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq,
            ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
        )]
        #[repr(transparent)]
        pub struct RawCode(::core::num::NonZeroU16);

        impl RawCode {
            /// The code with this number; `None` if the first digit is no class or there are not three digits.
            #[inline]
            #[must_use]
            pub const fn new(number: u16) -> ::core::option::Option<Self> {
                if ::core::matches!(number, #(#numbers)|*) {
                    ::core::option::Option::Some(Self::listed_number(number))
                } else {
                    ::core::option::Option::None
                }
            }

            /// The code with these digits, ASCII as on the wire; `None` if they are no digits or the first is no class.
            #[inline]
            #[must_use]
            pub const fn from_digits(digits: [u8; 3]) -> ::core::option::Option<Self> {
                Self::new(Self::number(digits))
            }

            /// The listed code with this number; `None` if the number is not listed.
            #[inline]
            #[must_use]
            pub const fn listed(self) -> ::core::option::Option<ReplyCode> {
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
                static NUMBERS: [&str; #slots] = [#(#texts),*];
                let slot = self.code().wrapping_sub(#first);
                // Always true. Saying it keeps a panic out of the binary.
                NUMBERS[if slot < #slots { slot } else { 0 } as usize]
            }

            #questions
            #group

            /// The number that three ASCII digits make; more than 999, which is no code, if one of them is no digit.
            #[inline]
            const fn number(digits: [u8; 3]) -> u16 {
                /// What each byte adds to the number in the place of this weight.
                const fn worth(weight: u16) -> [u16; 256] {
                    let mut worth = [1000; 256];
                    let mut digit = 0;
                    while digit < 10 {
                        worth[b'0' as usize + digit] = weight * digit as u16;
                        digit += 1;
                    }
                    worth
                }
                static HUNDREDS: [u16; 256] = worth(100);
                static TENS: [u16; 256] = worth(10);
                static ONES: [u16; 256] = worth(1);
                // No branch: a byte is not asked whether it is a digit.
                let [first, second, third] = digits;
                HUNDREDS[first as usize] + TENS[second as usize] + ONES[third as usize]
            }

            /// Trusts that the first digit is a class.
            #[inline]
            const fn listed_number(number: u16) -> Self {
                match ::core::num::NonZeroU16::new(number) {
                    ::core::option::Option::Some(number) => Self(number),
                    // Never: the lowest first digit is 1.
                    ::core::option::Option::None => Self(::core::num::NonZeroU16::MIN),
                }
            }
        }
    }
}
