//! No shorter list of patterns covers what a match does not.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::model::{Alternative, Table};
use crate::matching::coverage::numbers::Numbers;
use crate::matching::coverage::suggestion::{self, patterns};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn is_the_shortest(missing in missing(), untouched in subsequence(vec![1, 2, 3, 4, 5, 6], 0..=6)) {
        let numbers = untouched.iter().flat_map(|class| class * 100..class * 100 + 100).collect();
        let found = suggestion::patterns(&missing.iter().copied().collect(), &numbers);
        let table = Table::standard();
        let covers = |pattern: &String, number: u16| Alternative::Mask(pattern.clone()).matches(number, &table);
        for number in &missing {
            prop_assert!(found.iter().any(|pattern| covers(pattern, *number)), "{} of {:?}: {:?}", number, missing, found);
        }
        let wanted: Vec<String> = untouched.iter().map(|class| format!("{class}xx")).collect();
        let classes = found.iter().filter(|pattern| wanted.contains(pattern)).count();
        let best = (0..=found.len()).find_map(|length| Some((length, most_classes(&missing, &untouched, length)?)));
        prop_assert_eq!(Some((found.len(), classes)), best, "{:?}: {:?}", missing, found);
    }
}

/// A few numbers: from few digits, so that many share one, or from the table.
fn missing() -> impl Strategy<Value = BTreeSet<u16>> {
    let near = (1..4_u16, 0..3_u16, 0..3_u16).prop_map(|(a, b, c)| 100 * a + 10 * b + c);
    let listed: Vec<u16> = Table::standard().codes.iter().map(|(number, _)| *number).collect();
    prop_oneof![
        prop::collection::btree_set(near, 1..9),
        prop::collection::btree_set(select(listed.clone()), 1..7),
        subsequence(listed, 1..7).prop_map(|numbers| numbers.into_iter().collect()),
    ]
}

/// Tries every pattern that covers the first number. If `length` patterns are enough, returns how many of them can be
/// untouched classes.
fn most_classes(missing: &BTreeSet<u16>, untouched: &[u16], length: usize) -> Option<usize> {
    let Some(number) = missing.first() else { return Some(0) };
    let [a, b, c] = [number / 100, number / 10 % 10, number % 10];
    let same: [&dyn Fn(&u16) -> bool; 4] =
        [&|other| other / 100 == a, &|other| other / 10 % 10 == b, &|other| other / 10 == 10 * a + b, &|other| {
            other == &(100 * a + 10 * b + c)
        }];
    let left = |is_same: &dyn Fn(&u16) -> bool| missing.iter().copied().filter(|other| !is_same(other)).collect();
    let length = length.checked_sub(1)?;
    (same.iter().enumerate())
        .filter_map(|(index, is_same)| {
            let is_untouched = index == 0 && untouched.contains(&a);
            Some(most_classes(&left(is_same), untouched, length)? + usize::from(is_untouched))
        })
        .max()
}

#[test]
fn an_untouched_class_is_suggested_whole() {
    let cases: [(&[u16], &[u16], &[&str]); 5] = [
        (&[631, 632, 633], &[6], &["6xx"]),
        (&[421, 631, 632], &[6], &["421", "6xx"]),
        (&[110, 230, 331, 530, 532, 631], &[1, 6], &["1xx", "x3x"]),
        (&[110, 221, 310, 321], &[1, 2, 3], &["x1x", "x2x"]),
        (&[110, 221, 350], &[2], &["110", "2xx", "350"]),
    ];
    for (missing, classes, expected) in cases {
        let untouched: Numbers = classes.iter().flat_map(|class| class * 100..class * 100 + 100).collect();
        let mut found = patterns(&missing.iter().copied().collect(), &untouched);
        let mut expected = expected.to_vec();
        found.sort();
        expected.sort();
        assert_eq!(found, expected);
    }
}

#[test]
fn the_shortest_and_most_specific_patterns_are_chosen() {
    let cases: [(&[u16], &[&str]); 7] = [
        (&[], &[]),
        (&[421], &["421"]),
        (&[421, 530], &["421", "530"]),
        (&[421, 425, 426], &["42x"]),
        (&[421, 450], &["4xx"]),
        (&[230, 331, 530, 532], &["x3x"]),
        (&[110, 230, 331, 530, 532, 631], &["110", "x3x"]),
    ];
    for (missing, expected) in cases {
        assert_eq!(patterns(&missing.iter().copied().collect(), &Numbers::default()), expected);
    }
}
