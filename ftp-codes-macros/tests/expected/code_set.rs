/// A set of listed codes: one bit each, usable in constants.
#[derive(
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
    ::core::default::Default,
)]
pub struct CodeSet([u64; 1]);
impl CodeSet {
    /// No code.
    pub const EMPTY: Self = Self([0; 1]);
    /// Every listed code.
    pub const ALL: Self = Self([3]);
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
    ///The listed codes of a class.
    #[must_use]
    pub const fn of_class(class: Class) -> Self {
        Self(
            match class {
                Class::JustWait => [1],
                Class::Done => [2],
            },
        )
    }
    ///The listed codes of a group.
    #[must_use]
    pub const fn of_group(group: Group) -> Self {
        Self(
            match group {
                Group::Tea => [3],
            },
        )
    }
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
    ///The codes in `self`, in `other`, or in both.
    #[inline]
    #[must_use]
    pub const fn union(mut self, other: Self) -> Self {
        let mut word = 0;
        while word < self.0.len() {
            self.0[word] = self.0[word] | other.0[word];
            word += 1;
        }
        self
    }
    ///The codes in both.
    #[inline]
    #[must_use]
    pub const fn intersection(mut self, other: Self) -> Self {
        let mut word = 0;
        while word < self.0.len() {
            self.0[word] = self.0[word] & other.0[word];
            word += 1;
        }
        self
    }
    ///The codes in `self` but not in `other`.
    #[inline]
    #[must_use]
    pub const fn difference(mut self, other: Self) -> Self {
        let mut word = 0;
        while word < self.0.len() {
            self.0[word] = self.0[word] & !other.0[word];
            word += 1;
        }
        self
    }
    ///The codes in one of the two only.
    #[inline]
    #[must_use]
    pub const fn symmetric_difference(mut self, other: Self) -> Self {
        let mut word = 0;
        while word < self.0.len() {
            self.0[word] = self.0[word] ^ other.0[word];
            word += 1;
        }
        self
    }
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
        while word < 1 {
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
        while word < 1 {
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
#[automatically_derived]
impl ::core::ops::BitOr for CodeSet {
    type Output = Self;
    #[inline]
    fn bitor(self, other: Self) -> Self {
        self.union(other)
    }
}
#[automatically_derived]
impl ::core::ops::BitOrAssign for CodeSet {
    #[inline]
    fn bitor_assign(&mut self, other: Self) {
        *self = self.union(other);
    }
}
#[automatically_derived]
impl ::core::ops::BitAnd for CodeSet {
    type Output = Self;
    #[inline]
    fn bitand(self, other: Self) -> Self {
        self.intersection(other)
    }
}
#[automatically_derived]
impl ::core::ops::BitAndAssign for CodeSet {
    #[inline]
    fn bitand_assign(&mut self, other: Self) {
        *self = self.intersection(other);
    }
}
#[automatically_derived]
impl ::core::ops::Sub for CodeSet {
    type Output = Self;
    #[inline]
    fn sub(self, other: Self) -> Self {
        self.difference(other)
    }
}
#[automatically_derived]
impl ::core::ops::SubAssign for CodeSet {
    #[inline]
    fn sub_assign(&mut self, other: Self) {
        *self = self.difference(other);
    }
}
#[automatically_derived]
impl ::core::ops::BitXor for CodeSet {
    type Output = Self;
    #[inline]
    fn bitxor(self, other: Self) -> Self {
        self.symmetric_difference(other)
    }
}
#[automatically_derived]
impl ::core::ops::BitXorAssign for CodeSet {
    #[inline]
    fn bitxor_assign(&mut self, other: Self) {
        *self = self.symmetric_difference(other);
    }
}
#[automatically_derived]
impl ::core::ops::Not for CodeSet {
    type Output = Self;
    #[inline]
    fn not(self) -> Self {
        self.complement()
    }
}
/// The codes of a [`CodeSet`], in the order of their numbers.
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
pub struct CodeSetIter(CodeSet);
#[automatically_derived]
impl ::core::iter::Iterator for CodeSetIter {
    type Item = ReplyCode;
    #[inline]
    fn next(&mut self) -> ::core::option::Option<ReplyCode> {
        let code = self.0.first()?;
        self.0.remove(code);
        ::core::option::Option::Some(code)
    }
    #[inline]
    fn size_hint(&self) -> (usize, ::core::option::Option<usize>) {
        (self.0.len(), ::core::option::Option::Some(self.0.len()))
    }
}
#[automatically_derived]
impl ::core::iter::ExactSizeIterator for CodeSetIter {}
#[automatically_derived]
impl ::core::iter::FusedIterator for CodeSetIter {}
#[automatically_derived]
impl ::core::iter::IntoIterator for CodeSet {
    type Item = ReplyCode;
    type IntoIter = CodeSetIter;
    #[inline]
    fn into_iter(self) -> CodeSetIter {
        self.iter()
    }
}
#[automatically_derived]
impl ::core::iter::IntoIterator for &CodeSet {
    type Item = ReplyCode;
    type IntoIter = CodeSetIter;
    #[inline]
    fn into_iter(self) -> CodeSetIter {
        self.iter()
    }
}
#[automatically_derived]
impl ::core::iter::Extend<ReplyCode> for CodeSet {
    fn extend<I: ::core::iter::IntoIterator<Item = ReplyCode>>(&mut self, codes: I) {
        for code in codes {
            self.insert(code);
        }
    }
}
#[automatically_derived]
impl ::core::iter::FromIterator<ReplyCode> for CodeSet {
    fn from_iter<I: ::core::iter::IntoIterator<Item = ReplyCode>>(codes: I) -> Self {
        let mut set = Self::EMPTY;
        <Self as ::core::iter::Extend<ReplyCode>>::extend(&mut set, codes);
        set
    }
}
#[automatically_derived]
impl ::core::convert::From<ReplyCode> for CodeSet {
    #[inline]
    fn from(code: ReplyCode) -> Self {
        Self::EMPTY.with(code)
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for CodeSet {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
