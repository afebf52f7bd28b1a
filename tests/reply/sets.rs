//! A set of any codes is a set.

use ftp_codes::{Class, CodeSet, RawCode, RawCodeSet, ReplyCode, code_set};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn codes() -> impl Strategy<Value = Vec<RawCode>> {
    prop::collection::vec((100_u16..700).prop_map(|number| RawCode::new(number).unwrap()), 0..20)
}

proptest! {
    #[test]
    fn it_holds_what_was_put_in(codes in codes(), others in codes()) {
        let set = RawCodeSet::from(&codes[..]);
        let model: BTreeSet<_> = codes.iter().copied().collect();
        prop_assert!(set.iter().eq(model.iter().copied()));
        prop_assert_eq!((set.len(), set.is_empty()), (model.len(), model.is_empty()));
        for code in RawCodeSet::ALL {
            prop_assert_eq!(set.contains(code), model.contains(&code));
        }
        let both = set | others.iter().copied().collect();
        prop_assert!(both.iter().eq(&model | &others.into_iter().collect()));
    }
}

#[test]
fn classes_and_listed_codes() {
    assert_eq!(RawCodeSet::ALL.len(), 600);
    let classes = Class::ALL.iter().map(|class| RawCodeSet::of_class(*class));
    assert!(classes.clone().all(|set| set.len() == 100));
    assert_eq!(classes.fold(RawCodeSet::EMPTY, RawCodeSet::union), RawCodeSet::ALL);
    let listed = RawCodeSet::from(CodeSet::ALL);
    assert!(listed.iter().eq(ReplyCode::ALL.iter().copied().map(ReplyCode::raw)));
    const EXPECTED: RawCodeSet = RawCodeSet::of_class(Class::PositiveCompletion);
    assert!(EXPECTED.contains(ReplyCode::CommandOkay) && !EXPECTED.contains(ReplyCode::ServiceNotAvailable));
    assert_eq!(format!("{:?}", RawCodeSet::from(code_set!(200 | 226))), "{200, 226}");
}
