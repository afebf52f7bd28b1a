//! Random arms.

use proptest::prelude::*;
use proptest::sample::select;

use super::model::{Alternative, Arm, Table};

/// Arms in which every alternative means something, so that nothing but coverage is left to tell.
pub(super) fn arms(table: &'static Table) -> impl Strategy<Value = Vec<Arm>> {
    prop::collection::vec(arm(table), 1..14)
}

pub(super) fn arm(table: &'static Table) -> impl Strategy<Value = Arm> {
    let attribute = prop_oneof![8 => Just(""), 1 => Just("#[cfg(any())]"), 1 => Just("#[cfg_attr(all(), cfg(any()))]"), 1 => Just("#[allow(unused)]")];
    let guard = prop_oneof![5 => Just(""), 1 => Just("if guard()"), 1 => Just("if a < b && c >= d")];
    let alternatives = prop::collection::vec(alternative(table), 1..5);
    (attribute, prop::bool::weighted(0.2), any::<bool>(), alternatives, guard, any::<bool>()).prop_map(
        |(attribute, binding, parentheses, alternatives, guard, block)| Arm {
            attribute,
            binding,
            parentheses,
            alternatives,
            guard,
            block,
        },
    )
}

fn alternative(table: &'static Table) -> impl Strategy<Value = Alternative> {
    let numbers: Vec<u16> = table.numbers().collect();
    let ends = (select(numbers.clone()), select(numbers.clone()));
    prop_oneof![
        2 => select(numbers).prop_map(Alternative::Number),
        2 => select(table.codes.clone()).prop_map(|(number, name)| Alternative::Name(number, name)),
        6 => select(table.classes.clone()).prop_map(|class| Alternative::Mask(format!("{class}xx"))),
        4 => mask(table),
        2 => ends.prop_map(|(a, b)| Alternative::Range(a.min(b), a.max(b))),
        1 => Just(Alternative::Unlisted),
        1 => Just(Alternative::Any),
    ]
}

/// Any mask that matches something, with at least one `x`.
fn mask(table: &'static Table) -> impl Strategy<Value = Alternative> {
    let first = select(table.classes.clone()).prop_map(|class| class.to_string());
    let digit = || (0..10_u8).prop_map(|digit| digit.to_string());
    let x = || Just("x".to_owned());
    prop_oneof![
        (x(), digit(), x()),
        (x(), x(), digit()),
        (x(), digit(), digit()),
        (first.clone(), digit(), x()),
        (first, x(), digit()),
        (x(), x(), x()),
    ]
    .prop_map(|(a, b, c)| Alternative::Mask(a + &b + &c))
}
