//! Sets of listed codes.

use std::collections::BTreeSet;

use ftp_codes::{Class, CodeSet, Group, ReplyCode};

fn model(set: CodeSet) -> BTreeSet<ReplyCode> {
    set.iter().collect()
}

/// Sets of every kind: empty, by class, by group, of a single code, and the complements of all these.
fn samples() -> Vec<CodeSet> {
    let mut samples = vec![CodeSet::EMPTY];
    samples.extend(Class::ALL.iter().copied().map(CodeSet::of_class));
    samples.extend(Group::ALL.iter().copied().map(CodeSet::of_group));
    samples.extend(ReplyCode::ALL.iter().copied().map(CodeSet::from));
    samples.extend(samples.clone().into_iter().map(|set| !set));
    samples
}

#[test]
fn sets_by_digit_agree_with_the_digits() {
    for &class in Class::ALL {
        let expected = ReplyCode::ALL.iter().copied().filter(|code| code.class() == class).collect();
        assert_eq!(CodeSet::of_class(class), expected);
    }
    for &group in Group::ALL {
        let expected = ReplyCode::ALL.iter().copied().filter(|code| code.group() == group).collect();
        assert_eq!(CodeSet::of_group(group), expected);
    }
}

#[test]
fn operations_agree_with_the_model() {
    for left in samples() {
        let a = model(left);
        assert_eq!(left.len(), a.len());
        assert_eq!(left.is_empty(), a.is_empty());
        assert_eq!(left.first(), a.first().copied());
        assert_eq!(model(!left), ReplyCode::ALL.iter().copied().filter(|code| !a.contains(code)).collect());
        for &code in ReplyCode::ALL {
            assert_eq!(left.contains(code), a.contains(&code));
        }
        for right in samples() {
            let b = model(right);
            assert_eq!(model(left | right), &a | &b);
            assert_eq!(model(left & right), &a & &b);
            assert_eq!(model(left - right), &a - &b);
            assert_eq!(model(left ^ right), &a ^ &b);
            assert_eq!(left.is_subset(right), a.is_subset(&b));
            assert_eq!(left.is_superset(right), a.is_superset(&b));
            assert_eq!(left.is_disjoint(right), a.is_disjoint(&b));
            assert_eq!(left == right, a == b);
            let mut assigned = [left; 4];
            assigned[0] |= right;
            assigned[1] &= right;
            assigned[2] -= right;
            assigned[3] ^= right;
            assert_eq!(assigned, [left | right, left & right, left - right, left ^ right]);
        }
    }
}

#[test]
fn it_is_a_collection() {
    let mut set: CodeSet = [ReplyCode::NotLoggedIn, ReplyCode::ServiceReady].into_iter().collect();
    assert_eq!(format!("{set:?}"), "{ServiceReady, NotLoggedIn}");
    assert_eq!(set.iter().len(), 2);
    set.extend([ReplyCode::CommandOkay, ReplyCode::CommandOkay]);
    assert!(!set.insert(ReplyCode::CommandOkay) && set.remove(ReplyCode::NotLoggedIn));
    let mut codes = Vec::new();
    for code in &set {
        codes.push(code.code());
    }
    assert_eq!(codes, [200, 220]);
    assert_eq!(set.into_iter().map(ReplyCode::code).collect::<Vec<_>>(), codes);
    assert_eq!(CodeSet::default(), CodeSet::EMPTY);
    assert_eq!(CodeSet::ALL.into_iter().collect::<Vec<_>>(), ReplyCode::ALL);
    // Two words: more than 64 codes are listed.
    assert!(size_of::<CodeSet>() == 16);
}
