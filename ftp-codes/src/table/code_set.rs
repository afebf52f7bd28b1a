/// `CodeSet`: a set of listed codes, with a bit for each in the order of `ReplyCode::ALL`.
#[doc(hidden)]
#[macro_export]
macro_rules! __code_set {
    ($(#[$attribute:meta])* [$count:literal] $(groups $group:ident)?) => {
        $(#[$attribute])*
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash,
            ::core::default::Default,
        )]
        pub struct CodeSet([u64; ($count as usize).div_ceil(64)]);

        /// The codes of a [`CodeSet`] in the order of their numbers.
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        pub struct CodeSetIter(CodeSet);

        const _: () = {
            use ::core::convert::{From, Into};
            use ::core::fmt;
            use ::core::iter::{ExactSizeIterator, Extend, FromIterator, FusedIterator, IntoIterator, Iterator};
            use ::core::option::Option::{self, None, Some};

            const WORDS: usize = ($count as usize).div_ceil(64);

            impl CodeSet {
                /// The empty set.
                pub const EMPTY: Self = Self([0; WORDS]);

                /// Every listed code.
                pub const ALL: Self = Self::new(ReplyCode::ALL);

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

                /// The listed codes of a class.
                #[must_use]
                pub const fn of_class(class: Class) -> Self {
                    static SETS: [CodeSet; 10] = {
                        let mut sets = [CodeSet::EMPTY; 10];
                        let mut rest = ReplyCode::ALL;
                        while let [code, others @ ..] = rest {
                            let digit = code.class() as usize;
                            sets[digit] = sets[digit].with(*code);
                            rest = others;
                        }
                        sets
                    };
                    SETS[class as usize]
                }

                $(
                    /// The listed codes of a group.
                    #[must_use]
                    pub const fn of_group(group: $group) -> Self {
                        static SETS: [CodeSet; 10] = {
                            let mut sets = [CodeSet::EMPTY; 10];
                            let mut rest = ReplyCode::ALL;
                            while let [code, others @ ..] = rest {
                                let digit = code.group() as usize;
                                sets[digit] = sets[digit].with(*code);
                                rest = others;
                            }
                            sets
                        };
                        SETS[group as usize]
                    }
                )?

                /// Whether the code is in the set. A code that is not listed is in no set.
                ///
                /// In constants, use [`contains_listed`](Self::contains_listed).
                #[inline]
                #[must_use]
                pub fn contains(self, code: impl Into<RawCode>) -> bool {
                    match Into::<RawCode>::into(code).listed() {
                        Some(code) => self.contains_listed(code),
                        None => false,
                    }
                }

                /// Whether the listed code is in the set.
                #[inline]
                #[must_use]
                pub const fn contains_listed(self, code: ReplyCode) -> bool {
                    self.0[code.position() / 64] >> (code.position() % 64) & 1 == 1
                }

                /// The set with this code added.
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

                /// Adds a code. Returns `true` if it was not yet in the set.
                #[inline]
                pub const fn insert(&mut self, code: ReplyCode) -> bool {
                    let is_new = !self.contains_listed(code);
                    *self = self.with(code);
                    is_new
                }

                /// Removes a code. Returns `true` if it was in the set.
                #[inline]
                pub const fn remove(&mut self, code: ReplyCode) -> bool {
                    let was_present = self.contains_listed(code);
                    *self = self.without(code);
                    was_present
                }

                /// The codes that are in `self`, in `other`, or in both.
                #[inline]
                #[must_use]
                pub const fn union(mut self, other: Self) -> Self {
                    let mut word = 0;
                    while word < WORDS {
                        self.0[word] |= other.0[word];
                        word += 1;
                    }
                    self
                }

                /// The codes that are in both sets.
                #[inline]
                #[must_use]
                pub const fn intersection(mut self, other: Self) -> Self {
                    let mut word = 0;
                    while word < WORDS {
                        self.0[word] &= other.0[word];
                        word += 1;
                    }
                    self
                }

                /// The codes that are in `self` but not in `other`.
                #[inline]
                #[must_use]
                pub const fn difference(mut self, other: Self) -> Self {
                    let mut word = 0;
                    while word < WORDS {
                        self.0[word] &= !other.0[word];
                        word += 1;
                    }
                    self
                }

                /// The codes that are in one of the sets but not in both.
                #[inline]
                #[must_use]
                pub const fn symmetric_difference(self, other: Self) -> Self {
                    self.difference(other).union(other.difference(self))
                }

                /// The listed codes that are not in the set.
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
                    while word < WORDS {
                        count += self.0[word].count_ones() as usize;
                        word += 1;
                    }
                    count
                }

                /// Whether the set is empty.
                #[inline]
                #[must_use]
                pub const fn is_empty(self) -> bool {
                    self.len() == 0
                }

                /// Whether every code of this set is in `other`.
                #[inline]
                #[must_use]
                pub const fn is_subset(self, other: Self) -> bool {
                    self.difference(other).is_empty()
                }

                /// Whether every code of `other` is in this set.
                #[inline]
                #[must_use]
                pub const fn is_superset(self, other: Self) -> bool {
                    other.is_subset(self)
                }

                /// Whether the sets have no code in common.
                #[inline]
                #[must_use]
                pub const fn is_disjoint(self, other: Self) -> bool {
                    self.intersection(other).is_empty()
                }

                /// The code with the lowest number.
                #[inline]
                #[must_use]
                pub const fn first(self) -> Option<ReplyCode> {
                    let mut word = 0;
                    while word < WORDS {
                        if self.0[word] != 0 {
                            return Some(ReplyCode::ALL[word * 64 + self.0[word].trailing_zeros() as usize]);
                        }
                        word += 1;
                    }
                    None
                }

                /// The codes in the order of their numbers.
                #[inline]
                #[must_use]
                pub const fn iter(self) -> CodeSetIter {
                    CodeSetIter(self)
                }
            }

            $crate::__code_set! { @operator BitOr bitor BitOrAssign bitor_assign union }
            $crate::__code_set! { @operator BitAnd bitand BitAndAssign bitand_assign intersection }
            $crate::__code_set! { @operator Sub sub SubAssign sub_assign difference }
            $crate::__code_set! { @operator BitXor bitxor BitXorAssign bitxor_assign symmetric_difference }

            #[automatically_derived]
            impl ::core::ops::Not for CodeSet {
                type Output = Self;

                #[inline]
                fn not(self) -> Self {
                    self.complement()
                }
            }

            #[automatically_derived]
            impl Iterator for CodeSetIter {
                type Item = ReplyCode;

                #[inline]
                fn next(&mut self) -> Option<ReplyCode> {
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
            impl ExactSizeIterator for CodeSetIter {}

            #[automatically_derived]
            impl FusedIterator for CodeSetIter {}

            #[automatically_derived]
            impl IntoIterator for CodeSet {
                type Item = ReplyCode;
                type IntoIter = CodeSetIter;

                #[inline]
                fn into_iter(self) -> CodeSetIter {
                    self.iter()
                }
            }

            #[automatically_derived]
            impl IntoIterator for &CodeSet {
                type Item = ReplyCode;
                type IntoIter = CodeSetIter;

                #[inline]
                fn into_iter(self) -> CodeSetIter {
                    self.iter()
                }
            }

            #[automatically_derived]
            impl Extend<ReplyCode> for CodeSet {
                fn extend<I: IntoIterator<Item = ReplyCode>>(&mut self, codes: I) {
                    for code in codes {
                        self.insert(code);
                    }
                }
            }

            #[automatically_derived]
            impl FromIterator<ReplyCode> for CodeSet {
                fn from_iter<I: IntoIterator<Item = ReplyCode>>(codes: I) -> Self {
                    let mut set = Self::EMPTY;
                    set.extend(codes);
                    set
                }
            }

            #[automatically_derived]
            impl From<ReplyCode> for CodeSet {
                #[inline]
                fn from(code: ReplyCode) -> Self {
                    Self::EMPTY.with(code)
                }
            }

            #[automatically_derived]
            impl From<&[ReplyCode]> for CodeSet {
                #[inline]
                fn from(codes: &[ReplyCode]) -> Self {
                    Self::new(codes)
                }
            }

            #[automatically_derived]
            impl<const N: usize> From<[ReplyCode; N]> for CodeSet {
                #[inline]
                fn from(codes: [ReplyCode; N]) -> Self {
                    Self::new(&codes)
                }
            }

            #[automatically_derived]
            impl fmt::Debug for CodeSet {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_set().entries(self.iter()).finish()
                }
            }
        };
    };
    (@operator $operator:ident $method:ident $assign:ident $assign_method:ident $operation:ident) => {
        #[automatically_derived]
        impl ::core::ops::$operator for CodeSet {
            type Output = Self;

            #[inline]
            fn $method(self, other: Self) -> Self {
                self.$operation(other)
            }
        }

        #[automatically_derived]
        impl ::core::ops::$assign for CodeSet {
            #[inline]
            fn $assign_method(&mut self, other: Self) {
                *self = self.$operation(other);
            }
        }
    };
}
