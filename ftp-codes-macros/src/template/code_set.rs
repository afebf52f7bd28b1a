/// A set of listed codes: one bit each, usable in constants.
#[derive(
    ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash,
    ::core::default::Default,
)]
pub struct CodeSet([u64; $WORDS]);

impl CodeSet {
    /// No code.
    pub const EMPTY: Self = Self([0; $WORDS]);

    /// Every listed code.
    pub const ALL: Self = Self($ALL);

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

    $OF_CLASS
    $OF_GROUP

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

    $OPERATIONS

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
        while word < $WORDS {
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
        while word < $WORDS {
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
