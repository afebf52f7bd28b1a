//! `CodeSet`: a set of listed codes.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::collection;
use crate::lower::{Lowered, Place};

/// The set, its operations and its iterator.
pub(crate) fn code_set(lowered: &Lowered<'_>) -> TokenStream {
    let set = set(lowered);
    let (operators, collection) = (collection::operators(), collection::collection());
    quote!(#set #operators #collection)
}

/// Words of 64 bits with a bit for each listed code that answers yes, in the order of `ALL`.
pub(crate) fn words(lowered: &Lowered<'_>, wanted: impl Fn(u16) -> bool) -> TokenStream {
    let words = (lowered.codes.chunks(64)).map(|codes| {
        let bits = (codes.iter().enumerate()).filter(|(_, code)| wanted(code.number));
        Literal::u64_unsuffixed(bits.fold(0, |word, (bit, _)| word | 1 << bit))
    });
    quote!([#(#words),*])
}

fn set(lowered: &Lowered<'_>) -> TokenStream {
    let words = Literal::usize_unsuffixed(lowered.codes.len().div_ceil(64));
    let all = self::words(lowered, |_| true);
    let of_class = of_places(lowered, "Class", &lowered.classes, 100);
    let of_group = of_places(lowered, "Group", &lowered.groups, 10);
    let union = combine("union", "codes in `self`, in `other`, or in both", &quote!(self.0[word] | other.0[word]));
    let intersection = combine("intersection", "codes in both", &quote!(self.0[word] & other.0[word]));
    let difference =
        combine("difference", "codes in `self` but not in `other`", &quote!(self.0[word] & !other.0[word]));
    let symmetric =
        combine("symmetric_difference", "codes in one of the two only", &quote!(self.0[word] ^ other.0[word]));
    quote! {
        /// A set of listed codes: one bit each, usable in constants.
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash,
            ::core::default::Default,
        )]
        pub struct CodeSet([u64; #words]);

        impl CodeSet {
            /// No code.
            pub const EMPTY: Self = Self([0; #words]);

            /// Every listed code.
            pub const ALL: Self = Self(#all);

            /// The set of these codes.
            #[must_use]
            pub const fn new(codes: &[ReplyCode]) -> Self {
                let mut set = Self::EMPTY;
                let mut rest = codes;
                while let [code, others @ ..] = rest {
                    set = set.with(*code);
                    rest = others;
                }
                set
            }

            #of_class
            #of_group

            /// Whether the code is in the set.
            #[inline]
            #[must_use]
            pub const fn contains(self, code: ReplyCode) -> bool {
                self.0[code.position() / 64] >> (code.position() % 64) & 1 == 1
            }

            /// The set and this code.
            #[inline]
            #[must_use]
            pub const fn with(mut self, code: ReplyCode) -> Self {
                self.0[code.position() / 64] |= 1 << (code.position() % 64);
                self
            }

            /// The set without this code.
            #[inline]
            #[must_use]
            pub const fn without(mut self, code: ReplyCode) -> Self {
                self.0[code.position() / 64] &= !(1 << (code.position() % 64));
                self
            }

            /// Adds a code; whether it was missing.
            #[inline]
            pub const fn insert(&mut self, code: ReplyCode) -> bool {
                let missing = !self.contains(code);
                *self = self.with(code);
                missing
            }

            /// Takes a code out; whether it was there.
            #[inline]
            pub const fn remove(&mut self, code: ReplyCode) -> bool {
                let present = self.contains(code);
                *self = self.without(code);
                present
            }

            #union
            #intersection
            #difference
            #symmetric

            /// The listed codes that are not in the set.
            #[inline]
            #[must_use]
            pub const fn complement(self) -> Self {
                Self::ALL.difference(self)
            }

            /// How many codes are in the set.
            #[inline]
            #[must_use]
            pub const fn len(self) -> usize {
                let mut count = 0;
                let mut word = 0;
                while word < #words {
                    count += self.0[word].count_ones() as usize;
                    word += 1;
                }
                count
            }

            /// Whether no code is in the set.
            #[inline]
            #[must_use]
            pub const fn is_empty(self) -> bool {
                self.len() == 0
            }

            /// Whether every code of this set is in the other.
            #[inline]
            #[must_use]
            pub const fn is_subset(self, other: Self) -> bool {
                self.difference(other).is_empty()
            }

            /// Whether every code of the other set is in this one.
            #[inline]
            #[must_use]
            pub const fn is_superset(self, other: Self) -> bool {
                other.is_subset(self)
            }

            /// Whether no code is in both sets.
            #[inline]
            #[must_use]
            pub const fn is_disjoint(self, other: Self) -> bool {
                self.intersection(other).is_empty()
            }

            /// The code with the lowest number.
            #[inline]
            #[must_use]
            pub const fn first(self) -> ::core::option::Option<ReplyCode> {
                let mut word = 0;
                while word < #words {
                    if self.0[word] != 0 {
                        let position = word * 64 + self.0[word].trailing_zeros() as usize;
                        return ::core::option::Option::Some(ReplyCode::ALL[position]);
                    }
                    word += 1;
                }
                ::core::option::Option::None
            }

            /// The codes, in the order of their numbers.
            #[inline]
            #[must_use]
            pub const fn iter(self) -> CodeSetIter {
                CodeSetIter(self)
            }
        }
    }
}

/// `of_class`, `of_group`: the codes with a digit.
fn of_places(lowered: &Lowered<'_>, kind: &str, places: &[Place<'_>], unit: u16) -> TokenStream {
    if places.is_empty() {
        return TokenStream::new();
    }
    let noun = kind.to_ascii_lowercase();
    let page = format!("The listed codes of a {noun}.");
    let (kind, noun) = (Ident::new(kind, Span::call_site()), Ident::new(&noun, Span::call_site()));
    let name = quote::format_ident!("of_{noun}");
    let variants = places.iter().map(|place| &place.variant);
    let sets = places.iter().map(|place| words(lowered, |number| number / unit % 10 == u16::from(place.digit)));
    quote! {
        #[doc = #page]
        #[must_use]
        pub const fn #name(#noun: #kind) -> Self {
            Self(match #noun { #(#kind::#variants => #sets,)* })
        }
    }
}

fn combine(name: &str, page: &str, word: &TokenStream) -> TokenStream {
    let name = Ident::new(name, Span::call_site());
    let page = format!("The {page}.");
    quote! {
        #[doc = #page]
        #[inline]
        #[must_use]
        pub const fn #name(mut self, other: Self) -> Self {
            let mut word = 0;
            while word < self.0.len() {
                self.0[word] = #word;
                word += 1;
            }
            self
        }
    }
}
