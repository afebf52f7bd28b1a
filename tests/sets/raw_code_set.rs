//! Sets of codes, listed or not.

use std::collections::BTreeSet;

use ftp_codes::{Class, CodeSet, Group, RawCode, RawCodeSet, ReplyCode, code_set};
use proptest::prelude::*;

fn code() -> impl Strategy<Value = RawCode> {
    (100_u16..700).prop_map(|number| RawCode::new(number).unwrap())
}

fn codes() -> impl Strategy<Value = Vec<RawCode>> {
    prop::collection::vec(code(), 0..20)
}

fn model(set: RawCodeSet) -> BTreeSet<RawCode> {
    set.iter().collect()
}

proptest! {
    #[test]
    fn a_set_holds_what_it_was_made_from(codes in codes()) {
        let set = RawCodeSet::from(&codes[..]);
        let model: BTreeSet<_> = codes.iter().copied().collect();
        prop_assert!(set.iter().eq(model.iter().copied()));
        prop_assert_eq!((set.len(), set.is_empty()), (model.len(), model.is_empty()));
        for code in RawCodeSet::ALL {
            prop_assert_eq!(set.contains(code), model.contains(&code));
        }
    }

    #[test]
    fn operations_agree_with_the_model(codes in codes(), others in codes(), code in code()) {
        let (set, other) = (RawCodeSet::from(&codes[..]), others.iter().copied().collect::<RawCodeSet>());
        let (a, b) = (model(set), model(other));
        prop_assert_eq!(model(set | other), &a | &b);
        prop_assert_eq!(model(set & other), &a & &b);
        prop_assert_eq!(model(set - other), &a - &b);
        prop_assert_eq!(model(set ^ other), &a ^ &b);
        prop_assert_eq!(model(!set), &model(RawCodeSet::ALL) - &a);
        prop_assert_eq!(set.first(), a.first().copied());
        prop_assert_eq!(set.iter().len(), a.len());
        for (left, right) in [(set, other), (set, set | other), (set | other, set), (set, !set)] {
            let (a, b) = (model(left), model(right));
            prop_assert_eq!(left.is_subset(right), a.is_subset(&b));
            prop_assert_eq!(left.is_superset(right), a.is_superset(&b));
            prop_assert_eq!(left.is_disjoint(right), a.is_disjoint(&b));
        }
        let (mut set, mut after) = (set, a);
        prop_assert_eq!(set.insert(code), after.insert(code));
        prop_assert_eq!(model(set), after.clone());
        prop_assert_eq!((set.remove(code), set.remove(code)), (after.remove(&code), false));
        prop_assert_eq!(model(set), after);
    }
}

#[test]
fn classes_and_listed_codes() {
    assert_eq!(RawCodeSet::ALL.len(), 600);
    let classes = Class::ALL.iter().map(|class| RawCodeSet::of_class(*class));
    assert!(classes.clone().all(|set| set.len() == 100));
    assert_eq!(classes.fold(RawCodeSet::EMPTY, RawCodeSet::union), RawCodeSet::ALL);
    for group in Group::ALL {
        let expected = RawCodeSet::ALL.iter().filter(|code| code.group() == Some(*group)).collect();
        assert_eq!(RawCodeSet::of_group(*group), expected);
    }
    let listed = RawCodeSet::from(CodeSet::ALL);
    assert!(listed.iter().eq(ReplyCode::ALL.iter().copied().map(ReplyCode::raw)));
    const EXPECTED: RawCodeSet = RawCodeSet::of_class(Class::PositiveCompletion);
    assert!(EXPECTED.contains(ReplyCode::CommandOkay) && !EXPECTED.contains(ReplyCode::ServiceNotAvailable));
    assert_eq!(format!("{:?}", RawCodeSet::from(code_set!(200 | 226))), "{200, 226}");
}
