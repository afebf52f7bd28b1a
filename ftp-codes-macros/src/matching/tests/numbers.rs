//! Ranges and digits, number by number.

use crate::matching::numbers::Numbers;

#[test]
fn ranges_are_as_few_as_there_can_be() {
    let numbers: Numbers = [999, 421, 422, 423, 0, 425, 199, 200].into_iter().collect();
    assert_eq!(numbers.ranges(), [(0, 0), (199, 200), (421, 423), (425, 425), (999, 999)]);
    assert_eq!(Numbers::range(100, 699).ranges(), [(100, 699)]);
    assert_eq!(Numbers::default().ranges(), []);
}

/// Every range and every mask, number by number.
#[test]
fn ranges_and_digits_hold_what_they_say() {
    for (first, last) in [(0, 0), (0, 999), (99, 100), (100, 699), (421, 426), (299, 400), (999, 999), (5, 4)] {
        assert!(Numbers::range(first, last).iter().eq(first..=last), "{first}..={last}");
    }
    let any = || (0..10).map(Some).chain([None]);
    for digits in any().flat_map(|a| any().flat_map(move |b| any().map(move |c| [a, b, c]))) {
        let fits = |number: &u16| {
            let found = [number / 100, number / 10 % 10, number % 10];
            digits.iter().zip(found).all(|(wanted, digit)| wanted.is_none_or(|wanted| u16::from(wanted) == digit))
        };
        assert!(Numbers::with_digits(digits).iter().eq((0..1000).filter(fits)), "{digits:?}");
    }
}
