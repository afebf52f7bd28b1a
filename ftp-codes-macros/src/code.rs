//! `ReplyCode`: the listed codes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::lower::Lowered;
use crate::{page, question};

/// The enum, the way from a number to a variant, and what the digits answer.
pub(crate) fn reply_code(lowered: &Lowered<'_>) -> TokenStream {
    let page = format!(
        "A listed reply code.\n\n\
        The discriminant is the number. More codes may be listed in a later version: a `match` needs a last arm, or \
        `match_code!`, which proves that none is forgotten. A number that is not listed is a [`RawCode`].\n\n{}",
        page::table(lowered),
    );
    let count = Literal::usize_unsuffixed(lowered.codes.len());
    let first = Literal::u16_unsuffixed(lowered.first);
    let slots = Literal::u16_unsuffixed(lowered.last - lowered.first + 1);
    let variants: Vec<_> = lowered.codes.iter().map(|code| &code.variant).collect();
    let numbers = lowered.codes.iter().map(|code| Literal::u16_unsuffixed(code.number));
    let pages = lowered.codes.iter().map(|code| page::reply(code, lowered));
    let aliases = lowered.codes.iter().map(|code| code.number.to_string());
    let questions = question::digits(lowered);
    let group = question::group(lowered);
    quote! {
        #[doc = #page]
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq,
            ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
        )]
        #[non_exhaustive]
        #[repr(u16)]
        pub enum ReplyCode {
            #(#[doc = #pages] #[doc(alias = #aliases)] #variants = #numbers,)*
        }

        impl ReplyCode {
            /// Every listed code, in the order of the numbers.
            pub const ALL: [Self; #count] = [#(Self::#variants),*];

            /// The listed code with this number; `None` if the number is not listed.
            #[inline]
            #[must_use]
            pub const fn from_code(number: u16) -> ::core::option::Option<Self> {
                // As long as the numbers that `RawCode::number` makes, so that none of them needs a test.
                const SLOTS: u16 = 3 * RawCode::NO_DIGIT + 1;
                static VARIANTS: [::core::option::Option<ReplyCode>; SLOTS as usize] = {
                    let mut variants = [::core::option::Option::None; SLOTS as usize];
                    let mut position = 0;
                    while position < ReplyCode::ALL.len() {
                        let code = ReplyCode::ALL[position];
                        variants[code as usize] = ::core::option::Option::Some(code);
                        position += 1;
                    }
                    variants
                };
                // A table, not a jump: a number behind its end reads the slot of 0, which is no code.
                VARIANTS[if number < SLOTS { number } else { 0 } as usize]
            }

            /// The listed code with these digits, ASCII as on the wire; `None` if they are no digits, or not listed.
            #[inline]
            #[must_use]
            pub const fn from_digits(digits: [u8; 3]) -> ::core::option::Option<Self> {
                Self::from_code(RawCode::number(digits))
            }

            /// The number.
            #[inline]
            #[must_use]
            pub const fn code(self) -> u16 {
                self as u16
            }

            /// The code as one that could also be unlisted.
            #[inline]
            #[must_use]
            pub const fn raw(self) -> RawCode {
                RawCode::listed_number(self as u16)
            }

            #questions
            #group

            /// Where the code stands in [`ALL`](Self::ALL).
            #[inline]
            const fn position(self) -> usize {
                static POSITIONS: [u16; #slots] = {
                    let mut positions = [0; #slots];
                    let mut position = 0;
                    while position < ReplyCode::ALL.len() {
                        positions[(ReplyCode::ALL[position] as u16 - #first) as usize] = position as u16;
                        position += 1;
                    }
                    positions
                };
                let position = POSITIONS[(self as u16 - #first) as usize] as usize;
                // Always true. Saying it keeps a panic out of the binary.
                if position < Self::ALL.len() { position } else { 0 }
            }
        }
    }
}
