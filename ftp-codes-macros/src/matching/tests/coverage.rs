//! The verdict on random arms, against brute force over all numbers.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::model::{self, Arm, Table};
use super::{column_of_arms, emitted, input, with_match};
use crate::matching::code_matches;
use crate::matching::coverage::numbers::Numbers;
use crate::matching::coverage::suggestion;

static STANDARD: LazyLock<Table> = LazyLock::new(Table::standard);
static WITH_GAPS: LazyLock<Table> = LazyLock::new(Table::with_gaps);

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_the_standard_table(arms in model::arms(&STANDARD)) {
        verdict(&STANDARD, &arms)?;
    }

    #[test]
    fn of_a_table_with_gaps(arms in model::arms(&WITH_GAPS)) {
        verdict(&WITH_GAPS, &arms)?;
    }

    #[test]
    fn of_one_pattern(arm in model::arm(&WITH_GAPS)) {
        question(&WITH_GAPS, &arm)?;
    }
}

/// What is not covered, what is unreachable, and which arm matches a number.
fn verdict(table: &Table, arms: &[Arm]) -> TestCaseResult {
    let (text, columns) = written(table, arms);
    let Plain { covered, missing, unreachable } = Plain::new(table, arms, &columns);
    let (messages, is_complete, tokens) = with_match(table, &text, |match_| {
        let messages: Vec<String> = match_.faults.iter().map(|fault| fault.message.clone()).collect();
        (messages, match_.is_complete, match_.to_tokens())
    });
    let emitted = emitted::arms(tokens);
    prop_assert_eq!(emitted::unreachable(&emitted).into_iter().collect::<BTreeSet<_>>(), unreachable, "{}", text);
    if missing.is_empty() {
        prop_assert_eq!(messages, Vec::<String>::new(), "{}", text);
        prop_assert_eq!(is_complete, table.numbers().all(|number| covered.contains(&number)), "{}", text);
    } else {
        let untouched = |number: &u16| covered.iter().all(|covered| covered / 100 != number / 100);
        let untouched = table.numbers().filter(untouched).collect();
        let (patterns, remedy) = if covered.is_empty() {
            let classes: Vec<String> = table.classes.iter().map(|class| format!("{class}xx")).collect();
            let classes = classes.join(" | ");
            (classes.clone(), format!("`_`, or for `{classes}`"))
        } else {
            let patterns = suggestion::patterns(&missing.iter().copied().collect(), &untouched).join(" | ");
            (patterns.clone(), format!("`{patterns}`, or `_`"))
        };
        let expected =
            format!("non-exhaustive match: {} not covered; add an arm for {remedy}", listed(table, &missing));
        prop_assert_eq!(messages, [expected], "{}", text);
        // With the suggested arm, everything is covered.
        let completed = format!("{text} {patterns} => 99");
        prop_assert_eq!(super::messages(table, &completed), Vec::<String>::new(), "{}", completed);
    }
    // Nothing can be any other number.
    for number in
        if is_complete { covered } else { covered.into_iter().filter(|number| table.lists(*number)).collect() }
    {
        let expected = candidates(arms, |arm| arm.matches(number, table), Arm::is_conditional);
        let found = candidates(&emitted, |arm| arm.matches(number), |arm| arm.is_conditional);
        let found: Vec<&str> = found.into_iter().map(|index| emitted[index].body.as_str()).collect();
        let expected: Vec<String> = expected.into_iter().map(|index| arms[index].body(index)).collect();
        prop_assert_eq!(found, expected, "{} of {}", number, text);
    }
    Ok(())
}

/// The text of the arms, and the columns of their alternatives in the input of the macro.
fn written(table: &Table, arms: &[Arm]) -> (String, Vec<Vec<usize>>) {
    let (mut text, start) = (String::new(), column_of_arms(table));
    let mut columns = Vec::new();
    for (index, arm) in arms.iter().enumerate() {
        let mut columns_of_arm = Vec::new();
        text += &arm.text(index, start + text.len(), &mut columns_of_arm);
        columns.push(columns_of_arm);
    }
    (text, columns)
}

/// The verdict by brute force.
struct Plain {
    /// The numbers that arms without a condition match.
    covered: BTreeSet<u16>,
    /// The listed codes that are not covered.
    missing: Vec<u16>,
    /// The columns of the alternatives that can never match.
    unreachable: BTreeSet<usize>,
}

impl Plain {
    fn new(table: &Table, arms: &[Arm], columns: &[Vec<usize>]) -> Self {
        let (mut covered, mut unreachable) = (BTreeSet::new(), BTreeSet::new());
        let mut below: Vec<usize> = Vec::new();
        for (arm, columns) in arms.iter().zip(columns) {
            let mut above = covered.clone();
            for (alternative, column) in arm.alternatives.iter().zip(columns) {
                let before = above.len();
                above.extend(table.numbers().filter(|number| alternative.matches(*number, table)));
                if above.len() == before {
                    unreachable.insert(*column);
                }
            }
            below.extend(columns);
            if !arm.is_conditional() {
                if above.difference(&covered).any(|number| table.lists(*number)) {
                    below.clear();
                }
                covered = above;
            }
        }
        let missing: Vec<u16> =
            (table.codes.iter().map(|(number, _)| *number)).filter(|n| !covered.contains(n)).collect();
        // A match of listed codes only is of a `ReplyCode`: below the arm with the last of them nothing can match.
        if missing.is_empty() && table.numbers().any(|number| !covered.contains(&number)) {
            unreachable.extend(below);
        }
        Self { covered, missing, unreachable }
    }
}

/// The indexes of the arms that may run: those with a condition, up to and including the first without.
fn candidates<A>(arms: &[A], matches: impl Fn(&A) -> bool, is_conditional: impl Fn(&A) -> bool) -> Vec<usize> {
    let mut candidates = Vec::new();
    for (index, arm) in arms.iter().enumerate().filter(|(_, arm)| matches(arm)) {
        candidates.push(index);
        if !is_conditional(arm) {
            break;
        }
    }
    candidates
}

/// Up to six codes are listed; of more, five and how many others there are.
fn listed(table: &Table, missing: &[u16]) -> String {
    let shown = if missing.len() > 6 { 5 } else { missing.len() };
    let name = |number: &u16| &table.codes.iter().find(|(listed, _)| listed == number).unwrap().1;
    let codes: Vec<String> = missing.iter().take(shown).map(|number| format!("`{number} {}`", name(number))).collect();
    match missing.len() - shown {
        0 => codes.join(", "),
        more => format!("{} and {more} more", codes.join(", ")),
    }
}

/// `code_matches!` is true for the numbers that the pattern matches.
fn question(table: &Table, arm: &Arm) -> TestCaseResult {
    let arm = Arm { attribute: "", ..arm.clone() };
    let text = arm.text(0, 0, &mut Vec::new());
    let (pattern, _) = text.split_once("=>").unwrap();
    let emitted = emitted::arms(code_matches(input(table, &format!("code, {pattern}"))));
    for number in table.numbers() {
        let found = candidates(&emitted, |arm| arm.matches(number), |arm| arm.is_conditional);
        let found: Vec<&str> = found.into_iter().map(|index| emitted[index].body.as_str()).collect();
        let expected: &[&str] = match (arm.matches(number, table), arm.is_conditional()) {
            (false, _) => &["false"],
            (true, false) => &["true"],
            (true, true) => &["true", "false"],
        };
        prop_assert_eq!(found, expected, "{} of {}", number, pattern);
    }
    Ok(())
}

#[test]
fn ranges_are_as_few_as_there_can_be() {
    let numbers: Numbers = [999, 421, 422, 423, 0, 425, 199, 200].into_iter().collect();
    assert_eq!(numbers.ranges(), [(0, 0), (199, 200), (421, 423), (425, 425), (999, 999)]);
    assert_eq!(Numbers::range(100, 699).ranges(), [(100, 699)]);
    assert_eq!(Numbers::default().ranges(), []);
}

/// Every range and every mask, number by number.
#[test]
fn ranges_and_digits_have_the_right_numbers() {
    for (first, last) in [(0, 0), (0, 999), (99, 100), (100, 699), (421, 426), (299, 400), (999, 999), (5, 4)] {
        assert!(Numbers::range(first, last).to_vec().into_iter().eq(first..=last), "{first}..={last}");
    }
    let any = || (0..10).map(Some).chain([None]);
    for digits in any().flat_map(|a| any().flat_map(move |b| any().map(move |c| [a, b, c]))) {
        let fits = |number: &u16| {
            let found = [number / 100, number / 10 % 10, number % 10];
            digits.iter().zip(found).all(|(wanted, digit)| wanted.is_none_or(|wanted| wanted == u32::from(digit)))
        };
        assert!(Numbers::with_digits(digits).to_vec().into_iter().eq((0..1000).filter(fits)), "{digits:?}");
    }
}
