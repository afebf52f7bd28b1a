//! A set of any codes.

use crate::{Class, CodeSet, RawCode};
use core::{
    fmt,
    iter::FusedIterator,
    ops::{BitOr, BitOrAssign},
};

/// A set of codes, whether they are listed or not: one bit for each number from 100 to 699, usable in constants.
///
/// Use it for what a [`CodeSet`] cannot hold: the replies of `SITE` and those of one vendor.
///
/// ```
/// use ftp_codes::{Class, RawCode, RawCodeSet, ReplyCode, code_set};
///
/// let vendor = RawCode::try_from(231)?;
/// let expected = RawCodeSet::from([vendor, ReplyCode::CommandOkay.raw()]) | code_set!(226 | 250).into();
/// assert!(expected.contains(vendor) && expected.contains(ReplyCode::FileActionOkay));
/// assert!(!expected.contains(RawCode::try_from(299)?));
///
/// const FAILURE: RawCodeSet = RawCodeSet::of_class(Class::PermanentNegative);
/// assert_eq!(FAILURE.len(), 100);
/// # Ok::<(), ftp_codes::CodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct RawCodeSet([u64; Self::WORDS]);

impl RawCodeSet {
    /// The last code has the number 699.
    const WORDS: usize = 11;

    /// No code.
    pub const EMPTY: Self = Self([0; Self::WORDS]);

    /// Every number that is a code.
    pub const ALL: Self = Self::of_digit(None);

    /// The set of these codes.
    ///
    /// ```
    /// use ftp_codes::{RawCode, RawCodeSet};
    ///
    /// const GREETING: Option<RawCode> = RawCode::from_digits(*b"220");
    /// const EXPECTED: RawCodeSet = RawCodeSet::new(GREETING.as_slice());
    /// assert_eq!(EXPECTED.len(), 1);
    /// ```
    #[must_use]
    pub const fn new(codes: &[RawCode]) -> Self {
        let mut set = Self::EMPTY;
        let mut rest = codes;
        while let [code, others @ ..] = rest {
            set = set.with(*code);
            rest = others;
        }
        set
    }

    /// Every code with this first digit.
    #[must_use]
    pub const fn of_class(class: Class) -> Self {
        Self::of_digit(Some(class as u8))
    }

    /// Every code with this first digit, or every code.
    const fn of_digit(digit: Option<u8>) -> Self {
        let mut set = Self::EMPTY;
        let mut number = 0;
        while number < 64 * Self::WORDS as u16 {
            match (RawCode::new(number), digit) {
                (Some(code), Some(digit)) if code.class() as u8 != digit => {}
                (Some(code), _) => set = set.with(code),
                (None, _) => {}
            }
            number += 1;
        }
        set
    }

    /// The set and this code.
    #[must_use]
    pub const fn with(mut self, code: RawCode) -> Self {
        let (word, bit) = Self::place(code);
        if let Some(word) = self.0.split_at_mut(word).1.first_mut() {
            *word |= bit;
        }
        self
    }

    /// The codes of both sets.
    #[must_use]
    pub const fn union(mut self, other: Self) -> Self {
        let mut words: &mut [u64] = &mut self.0;
        let mut others: &[u64] = &other.0;
        while let ([word, words_left @ ..], [more, others_left @ ..]) = (words, others) {
            *word |= *more;
            (words, others) = (words_left, others_left);
        }
        self
    }

    /// Whether the code is in the set.
    #[inline]
    #[must_use]
    pub fn contains(&self, code: impl Into<RawCode>) -> bool {
        self.contains_raw(code.into())
    }

    /// Whether the code is in the set: [`contains`](Self::contains) for constants.
    #[inline]
    #[must_use]
    pub const fn contains_raw(&self, code: RawCode) -> bool {
        let (word, bit) = Self::place(code);
        match self.0.split_at(word).1.first() {
            Some(word) => *word & bit != 0,
            None => false,
        }
    }

    /// How many codes are in the set.
    #[must_use]
    pub const fn len(&self) -> usize {
        let mut count = 0;
        let mut words: &[u64] = &self.0;
        while let [word, others @ ..] = words {
            count += word.count_ones() as usize;
            words = others;
        }
        count
    }

    /// Whether no code is in the set.
    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The codes, in the order of their numbers.
    #[inline]
    #[must_use]
    pub const fn iter(&self) -> RawCodeSetIter {
        RawCodeSetIter { set: *self, next: 0 }
    }

    /// The word that has the bit of the code, and the bit.
    #[inline]
    const fn place(code: RawCode) -> (usize, u64) {
        let number = code.code();
        // Every number is below `64 * WORDS`; saying it removes the panic of `split_at`.
        let word = number as usize / 64;
        (if word < Self::WORDS { word } else { Self::WORDS }, 1 << (number % 64))
    }
}

impl fmt::Debug for RawCodeSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(RawCode::code)).finish()
    }
}

impl From<RawCode> for RawCodeSet {
    fn from(code: RawCode) -> Self {
        Self::EMPTY.with(code)
    }
}

impl From<&[RawCode]> for RawCodeSet {
    fn from(codes: &[RawCode]) -> Self {
        Self::new(codes)
    }
}

impl<const N: usize> From<[RawCode; N]> for RawCodeSet {
    fn from(codes: [RawCode; N]) -> Self {
        Self::new(&codes)
    }
}

impl From<CodeSet> for RawCodeSet {
    fn from(codes: CodeSet) -> Self {
        codes.iter().collect()
    }
}

impl<C: Into<RawCode>> FromIterator<C> for RawCodeSet {
    fn from_iter<I: IntoIterator<Item = C>>(codes: I) -> Self {
        codes.into_iter().fold(Self::EMPTY, |set, code| set.with(code.into()))
    }
}

impl<C: Into<RawCode>> Extend<C> for RawCodeSet {
    fn extend<I: IntoIterator<Item = C>>(&mut self, codes: I) {
        *self |= codes.into_iter().collect();
    }
}

impl BitOr for RawCodeSet {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.union(other)
    }
}

impl BitOrAssign for RawCodeSet {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.union(other);
    }
}

impl IntoIterator for RawCodeSet {
    type Item = RawCode;
    type IntoIter = RawCodeSetIter;

    fn into_iter(self) -> RawCodeSetIter {
        self.iter()
    }
}

impl IntoIterator for &RawCodeSet {
    type Item = RawCode;
    type IntoIter = RawCodeSetIter;

    fn into_iter(self) -> RawCodeSetIter {
        self.iter()
    }
}

/// The codes of a [`RawCodeSet`], in the order of their numbers.
#[derive(Clone, Debug)]
pub struct RawCodeSetIter {
    set: RawCodeSet,
    next: u16,
}

impl Iterator for RawCodeSetIter {
    type Item = RawCode;

    fn next(&mut self) -> Option<RawCode> {
        while usize::from(self.next) < 64 * RawCodeSet::WORDS {
            let code = RawCode::new(self.next);
            self.next += 1;
            if let Some(code) = code.filter(|code| self.set.contains_raw(*code)) {
                return Some(code);
            }
        }
        None
    }
}

impl FusedIterator for RawCodeSetIter {}
