//! A set of numbers of three digits.
//!
//! Users build proc macros without optimization, and every arm of every match asks this set a few questions. So a set is ten
//! words, and operations work on whole words rather than on single numbers.

/// Numbers below 1000: a word for each first digit, with a bit for each number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Numbers([u128; 10]);

/// The words of two sets, combined. Without optimization a loop takes ten times as long.
macro_rules! word_by_word {
    ($a:expr, $b:expr, |$x:ident, $y:ident| $combined:expr) => {{
        let ([a0, a1, a2, a3, a4, a5, a6, a7, a8, a9], [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9]) = ($a.0, $b.0);
        macro_rules! word {
            ($p:ident $q:ident) => {{
                let ($x, $y) = ($p, $q);
                $combined
            }};
        }
        [
            word!(a0 b0),
            word!(a1 b1),
            word!(a2 b2),
            word!(a3 b3),
            word!(a4 b4),
            word!(a5 b5),
            word!(a6 b6),
            word!(a7 b7),
            word!(a8 b8),
            word!(a9 b9),
        ]
    }};
}

/// All numbers with the same first digit.
const HUNDRED: u128 = (1 << 100) - 1;
/// Those whose second digit is 0.
const TEN: u128 = (1 << 10) - 1;
/// Those that end in 0: every tenth bit.
const EVERY_TENTH: u128 = HUNDRED / TEN;

impl Numbers {
    /// The numbers with these digits; `None` stands for any digit.
    pub(crate) fn with_digits([first, second, third]: [Option<u32>; 3]) -> Self {
        let hundred = match (second, third) {
            (None, None) => HUNDRED,
            (Some(second), None) => TEN << (10 * second),
            (None, Some(third)) => EVERY_TENTH << third,
            (Some(second), Some(third)) => 1 << (10 * second + third),
        };
        match first {
            None => Self([hundred; 10]),
            Some(first) => {
                let mut numbers = Self::default();
                if let Some(word) = numbers.0.get_mut(first as usize) {
                    *word = hundred;
                }
                numbers
            }
        }
    }

    pub(crate) fn range(first: u16, last: u16) -> Self {
        if first == last {
            let mut single = Self::default();
            single.insert(first);
            return single;
        }
        Self::below(last + 1).difference(&Self::below(first))
    }

    fn below(end: u16) -> Self {
        let (mut numbers, mut left) = (Self::default(), end);
        for word in &mut numbers.0 {
            let inside = left.min(100);
            left -= inside;
            *word = (1 << inside) - 1;
        }
        numbers
    }

    pub(crate) fn contains(&self, number: u16) -> bool {
        self.0.get(usize::from(number / 100)).is_some_and(|hundred| hundred >> (number % 100) & 1 == 1)
    }

    pub(crate) fn insert(&mut self, number: u16) {
        if let Some(hundred) = self.0.get_mut(usize::from(number / 100)) {
            *hundred |= 1 << (number % 100);
        }
    }

    pub(crate) fn union(&self, other: &Self) -> Self {
        Self(word_by_word!(self, other, |a, b| a | b))
    }

    pub(crate) fn intersection(&self, other: &Self) -> Self {
        Self(word_by_word!(self, other, |a, b| a & b))
    }

    pub(crate) fn difference(&self, other: &Self) -> Self {
        Self(word_by_word!(self, other, |a, b| a & !b))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0 == [0; 10]
    }

    pub(crate) fn is_disjoint(&self, other: &Self) -> bool {
        self.intersection(other).is_empty()
    }

    pub(crate) fn to_vec(&self) -> Vec<u16> {
        let mut numbers = Vec::new();
        for (first, last) in &self.ranges() {
            for number in *first..=*last {
                numbers.push(number);
            }
        }
        numbers
    }

    /// The numbers as ranges, in their order, as few as there can be.
    pub(crate) fn ranges(&self) -> Vec<(u16, u16)> {
        let mut ranges: Vec<(u16, u16)> = Vec::new();
        let mut start = 0;
        for mut hundred in self.0 {
            while hundred != 0 {
                let low = hundred.trailing_zeros();
                let end = low + (hundred >> low).trailing_ones();
                hundred &= u128::MAX << end;
                let (low, high) = (start + low as u16, start + end as u16 - 1);
                match ranges.last_mut() {
                    Some((_, last)) if *last + 1 == low => *last = high,
                    _ => ranges.push((low, high)),
                }
            }
            start += 100;
        }
        ranges
    }
}

#[cfg(test)]
impl FromIterator<u16> for Numbers {
    fn from_iter<I: IntoIterator<Item = u16>>(numbers: I) -> Self {
        let mut set = Self::default();
        numbers.into_iter().for_each(|number| set.insert(number));
        set
    }
}
