//! No shorter list of patterns covers what a match forgets.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::model::{Alternative, Table};
use crate::matching::suggestion;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn is_the_shortest(missing in missing()) {
        let found = suggestion::patterns(&missing.iter().copied().collect());
        let table = Table::standard();
        let covers = |pattern: &String, number: u16| Alternative::Mask(pattern.clone()).matches(number, &table);
        for number in &missing {
            prop_assert!(found.iter().any(|pattern| covers(pattern, *number)), "{} of {:?}: {:?}", number, missing, found);
        }
        let shortest = (0..=found.len()).find(|length| can_be_covered(&missing, *length)).unwrap();
        prop_assert_eq!(found.len(), shortest, "{:?}: {:?}", missing, found);
    }
}

/// A few numbers: of few digits, so that they meet, or from the table.
fn missing() -> impl Strategy<Value = BTreeSet<u16>> {
    let near = (1..4_u16, 0..3_u16, 0..3_u16).prop_map(|(a, b, c)| 100 * a + 10 * b + c);
    let listed: Vec<u16> = Table::standard().codes.iter().map(|(number, _)| *number).collect();
    prop_oneof![
        prop::collection::btree_set(near, 1..9),
        prop::collection::btree_set(select(listed.clone()), 1..7),
        subsequence(listed, 1..7).prop_map(|numbers| numbers.into_iter().collect()),
    ]
}

/// Tries, for the first number, every pattern that has it.
fn can_be_covered(missing: &BTreeSet<u16>, length: usize) -> bool {
    let Some(number) = missing.first() else { return true };
    let [a, b, c] = [number / 100, number / 10 % 10, number % 10];
    let same: [&dyn Fn(&u16) -> bool; 4] =
        [&|other| other / 100 == a, &|other| other / 10 % 10 == b, &|other| other / 10 == 10 * a + b, &|other| {
            other == &(100 * a + 10 * b + c)
        }];
    length > 0
        && same.iter().any(|is_same| {
            let left = missing.iter().copied().filter(|other| !is_same(other)).collect();
            can_be_covered(&left, length - 1)
        })
}
