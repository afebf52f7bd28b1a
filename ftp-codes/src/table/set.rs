/// What `CodeSet` and `RawCodeSet` have in common: words with a bit for each code, and an iterator over the codes.
///
/// The set has `const WORDS: usize`, `const fn index(code) -> usize`, which is below `64 * WORDS`, and its inverse
/// `const fn code_at(index) -> Option<code>`.
#[doc(hidden)]
#[macro_export]
macro_rules! __set {
    ($set:ident, $iter:ident, $code:ident, $contains:ident) => {
        const _: () = {
            use ::core::convert::From;
            use ::core::iter::{ExactSizeIterator, Extend, FromIterator, FusedIterator, IntoIterator, Iterator};
            use ::core::option::Option::{self, None, Some};

            impl $set {
                /// The empty set.
                pub const EMPTY: Self = Self([0; Self::WORDS]);

                /// Creates a set of these codes.
                #[must_use]
                pub const fn new(codes: &[$code]) -> Self {
                    let mut set = Self::EMPTY;
                    let mut rest = codes;
                    while let [code, others @ ..] = rest {
                        set = set.with(*code);
                        rest = others;
                    }
                    set
                }

                /// Returns `true` if the code is in the set: [`contains`](Self::contains) for use in constants.
                #[inline]
                #[must_use]
                pub const fn $contains(self, code: $code) -> bool {
                    self.0[Self::index(code) / 64] >> (Self::index(code) % 64) & 1 == 1
                }

                /// Returns the set with this code added.
                #[inline]
                #[must_use]
                pub const fn with(mut self, code: $code) -> Self {
                    self.0[Self::index(code) / 64] |= 1 << (Self::index(code) % 64);
                    self
                }

                /// Returns the set without this code.
                #[inline]
                #[must_use]
                pub const fn without(mut self, code: $code) -> Self {
                    self.0[Self::index(code) / 64] &= !(1 << (Self::index(code) % 64));
                    self
                }

                /// Adds a code. Returns `true` if it was not yet in the set.
                #[inline]
                pub const fn insert(&mut self, code: $code) -> bool {
                    let is_new = !self.$contains(code);
                    *self = self.with(code);
                    is_new
                }

                /// Removes a code. Returns `true` if it was in the set.
                #[inline]
                pub const fn remove(&mut self, code: $code) -> bool {
                    let was_present = self.$contains(code);
                    *self = self.without(code);
                    was_present
                }

                $crate::__set! {
                    @word_by_word
                    /// Returns the codes that are in `self`, in `other`, or in both.
                    union |word, other| word | other
                }

                $crate::__set! {
                    @word_by_word
                    /// Returns the codes that are in both sets.
                    intersection |word, other| word & other
                }

                $crate::__set! {
                    @word_by_word
                    /// Returns the codes that are in `self` but not in `other`.
                    difference |word, other| word & !other
                }

                /// Returns the codes that are in one of the sets but not in both.
                #[inline]
                #[must_use]
                pub const fn symmetric_difference(self, other: Self) -> Self {
                    self.difference(other).union(other.difference(self))
                }

                /// Returns the codes of [`ALL`](Self::ALL) that are not in the set.
                #[inline]
                #[must_use]
                pub const fn complement(self) -> Self {
                    Self::ALL.difference(self)
                }

                /// The number of codes in the set.
                #[inline]
                #[must_use]
                pub const fn len(self) -> usize {
                    let mut count = 0;
                    let mut word = 0;
                    while word < Self::WORDS {
                        count += self.0[word].count_ones() as usize;
                        word += 1;
                    }
                    count
                }

                /// Returns `true` if the set is empty.
                #[inline]
                #[must_use]
                pub const fn is_empty(self) -> bool {
                    self.len() == 0
                }

                /// Returns `true` if every code of this set is in `other`.
                #[inline]
                #[must_use]
                pub const fn is_subset(self, other: Self) -> bool {
                    self.difference(other).is_empty()
                }

                /// Returns `true` if every code of `other` is in this set.
                #[inline]
                #[must_use]
                pub const fn is_superset(self, other: Self) -> bool {
                    other.is_subset(self)
                }

                /// Returns `true` if the sets have no code in common.
                #[inline]
                #[must_use]
                pub const fn is_disjoint(self, other: Self) -> bool {
                    self.intersection(other).is_empty()
                }

                /// Returns the code with the lowest number, or `None` if the set is empty.
                #[inline]
                #[must_use]
                pub const fn first(self) -> Option<$code> {
                    let mut word = 0;
                    while word < Self::WORDS {
                        if self.0[word] != 0 {
                            return Self::code_at(word * 64 + self.0[word].trailing_zeros() as usize);
                        }
                        word += 1;
                    }
                    None
                }

                /// Returns an iterator over the codes in the order of their numbers.
                #[inline]
                #[must_use]
                pub const fn iter(self) -> $iter {
                    $iter(self)
                }
            }

            $crate::__set! { @operator $set BitOr bitor BitOrAssign bitor_assign union }
            $crate::__set! { @operator $set BitAnd bitand BitAndAssign bitand_assign intersection }
            $crate::__set! { @operator $set Sub sub SubAssign sub_assign difference }
            $crate::__set! { @operator $set BitXor bitxor BitXorAssign bitxor_assign symmetric_difference }

            #[automatically_derived]
            impl ::core::ops::Not for $set {
                type Output = Self;

                #[inline]
                fn not(self) -> Self {
                    self.complement()
                }
            }

            #[automatically_derived]
            impl Iterator for $iter {
                type Item = $code;

                #[inline]
                fn next(&mut self) -> Option<$code> {
                    let code = self.0.first()?;
                    self.0.remove(code);
                    Some(code)
                }

                #[inline]
                fn size_hint(&self) -> (usize, Option<usize>) {
                    (self.0.len(), Some(self.0.len()))
                }
            }

            #[automatically_derived]
            impl ExactSizeIterator for $iter {}

            #[automatically_derived]
            impl FusedIterator for $iter {}

            #[automatically_derived]
            impl IntoIterator for $set {
                type Item = $code;
                type IntoIter = $iter;

                #[inline]
                fn into_iter(self) -> $iter {
                    self.iter()
                }
            }

            #[automatically_derived]
            impl IntoIterator for &$set {
                type Item = $code;
                type IntoIter = $iter;

                #[inline]
                fn into_iter(self) -> $iter {
                    self.iter()
                }
            }

            #[automatically_derived]
            impl Extend<$code> for $set {
                fn extend<I: IntoIterator<Item = $code>>(&mut self, codes: I) {
                    for code in codes {
                        self.insert(code);
                    }
                }
            }

            #[automatically_derived]
            impl FromIterator<$code> for $set {
                fn from_iter<I: IntoIterator<Item = $code>>(codes: I) -> Self {
                    let mut set = Self::EMPTY;
                    set.extend(codes);
                    set
                }
            }

            #[automatically_derived]
            impl From<$code> for $set {
                #[inline]
                fn from(code: $code) -> Self {
                    Self::EMPTY.with(code)
                }
            }

            #[automatically_derived]
            impl From<&[$code]> for $set {
                #[inline]
                fn from(codes: &[$code]) -> Self {
                    Self::new(codes)
                }
            }

            #[automatically_derived]
            impl<const N: usize> From<[$code; N]> for $set {
                #[inline]
                fn from(codes: [$code; N]) -> Self {
                    Self::new(&codes)
                }
            }
        };
    };
    (@word_by_word $(#[$page:meta])* $operation:ident |$word:ident, $other_word:ident| $combined:expr) => {
        $(#[$page])*
        #[inline]
        #[must_use]
        pub const fn $operation(mut self, other: Self) -> Self {
            let mut index = 0;
            while index < Self::WORDS {
                let ($word, $other_word) = (self.0[index], other.0[index]);
                self.0[index] = $combined;
                index += 1;
            }
            self
        }
    };
    (@operator $set:ident $operator:ident $method:ident $assign:ident $assign_method:ident $operation:ident) => {
        #[automatically_derived]
        impl ::core::ops::$operator for $set {
            type Output = Self;

            #[inline]
            fn $method(self, other: Self) -> Self {
                self.$operation(other)
            }
        }

        #[automatically_derived]
        impl ::core::ops::$assign for $set {
            #[inline]
            fn $assign_method(&mut self, other: Self) {
                *self = self.$operation(other);
            }
        }
    };
}
