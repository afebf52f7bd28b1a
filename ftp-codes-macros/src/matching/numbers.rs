//! A set of numbers of three digits.

/// Numbers below 1000, one bit each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Numbers([u64; 16]);

impl Numbers {
    pub(super) fn contains(&self, number: u16) -> bool {
        self.0.get(usize::from(number / 64)).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    fn insert(&mut self, number: u16) {
        if let Some(word) = self.0.get_mut(usize::from(number / 64)) {
            *word |= 1 << (number % 64);
        }
    }

    pub(super) fn union(&self, other: &Self) -> Self {
        self.combine(other, |a, b| a | b)
    }

    pub(super) fn intersection(&self, other: &Self) -> Self {
        self.combine(other, |a, b| a & b)
    }

    pub(super) fn difference(&self, other: &Self) -> Self {
        self.combine(other, |a, b| a & !b)
    }

    fn combine(&self, other: &Self, operation: impl Fn(u64, u64) -> u64) -> Self {
        let mut result = Self::default();
        for ((word, a), b) in result.0.iter_mut().zip(self.0).zip(other.0) {
            *word = operation(a, b);
        }
        result
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn is_disjoint(&self, other: &Self) -> bool {
        self.intersection(other).is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u16> {
        (0..1000).filter(|number| self.contains(*number))
    }

    /// The numbers as ranges, in their order, as few as there can be.
    pub(super) fn ranges(&self) -> Vec<(u16, u16)> {
        let mut ranges: Vec<(u16, u16)> = Vec::new();
        for number in self.iter() {
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == number => *last = number,
                _ => ranges.push((number, number)),
            }
        }
        ranges
    }
}

impl FromIterator<u16> for Numbers {
    fn from_iter<I: IntoIterator<Item = u16>>(numbers: I) -> Self {
        let mut set = Self::default();
        numbers.into_iter().for_each(|number| set.insert(number));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn ranges_are_as_few_as_there_can_be() {
        let numbers: Numbers = [999, 421, 422, 423, 0, 425].into_iter().collect();
        assert_eq!(numbers.ranges(), [(0, 0), (421, 423), (425, 425), (999, 999)]);
    }
}
