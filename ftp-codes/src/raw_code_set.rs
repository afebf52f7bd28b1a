//! A set of any codes.

use core::fmt;

use crate::{Class, CodeSet, Group, RawCode, ReplyCode};

/// A set of codes, whether they are listed or not: one bit for each number from 100 to 699, usable in constants.
///
/// Use it for codes that a [`CodeSet`] cannot hold, such as those of one vendor or the replies to `SITE`.
///
/// ```
/// use ftp_codes::{Class, RawCode, RawCodeSet, ReplyCode, code_set};
///
/// let vendor = RawCode::try_from(231)?;
/// let expected = RawCodeSet::new(&[vendor]) | code_set!(200 | 226 | 250).into();
/// assert!(expected.contains(vendor) && expected.contains(ReplyCode::FileActionOkay));
/// assert!(!expected.contains(RawCode::try_from(299)?));
///
/// const FAILURE: RawCodeSet = RawCodeSet::of_class(Class::PermanentNegative);
/// assert_eq!(FAILURE.len(), 100);
/// # Ok::<(), ftp_codes::CodeError>(())
/// ```
///
/// The page of [`CodeSet`] has examples of the other methods, which both types have.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct RawCodeSet([u64; Self::WORDS]);

/// An iterator over the codes of a [`RawCodeSet`] in the order of their numbers, created by [`RawCodeSet::iter`].
#[derive(Clone, Debug)]
pub struct RawCodeSetIter(RawCodeSet);

impl RawCodeSet {
    /// The last code has the number 699.
    const WORDS: usize = 11;

    /// Every number that is a code.
    pub const ALL: Self = {
        let mut set = Self::EMPTY;
        let mut number = 0;
        while number < 64 * Self::WORDS as u16 {
            if let Some(code) = RawCode::new(number) {
                set = set.with(code);
            }
            number += 1;
        }
        set
    };

    /// Every code of a class.
    #[must_use]
    pub const fn of_class(class: Class) -> Self {
        Self::of_digit(100, class as u16)
    }

    /// Every code of a group.
    #[must_use]
    pub const fn of_group(group: Group) -> Self {
        Self::of_digit(10, group as u16)
    }

    /// Every code that has this digit in the position of this weight.
    const fn of_digit(weight: u16, digit: u16) -> Self {
        let (mut set, mut rest) = (Self::EMPTY, Self::ALL);
        while let Some(code) = rest.first() {
            if code.code() / weight % 10 == digit {
                set = set.with(code);
            }
            rest = rest.without(code);
        }
        set
    }

    /// Returns `true` if the code is in the set.
    ///
    /// In constants, use [`contains_raw`](Self::contains_raw).
    #[inline]
    #[must_use]
    pub fn contains(self, code: impl Into<RawCode>) -> bool {
        self.contains_raw(code.into())
    }

    #[inline]
    const fn index(code: RawCode) -> usize {
        let number = code.code() as usize;
        // Always true. Saying so removes the panic of an index.
        if number < 64 * Self::WORDS { number } else { 0 }
    }

    #[inline]
    const fn code_at(index: usize) -> Option<RawCode> {
        RawCode::new(index as u16)
    }
}

crate::__set! { RawCodeSet, RawCodeSetIter, RawCode, contains_raw }

impl fmt::Debug for RawCodeSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(RawCode::code)).finish()
    }
}

impl From<CodeSet> for RawCodeSet {
    fn from(codes: CodeSet) -> Self {
        codes.iter().map(ReplyCode::raw).collect()
    }
}
