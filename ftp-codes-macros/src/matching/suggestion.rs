//! The shortest patterns that cover what a match does not.

use std::cmp::Reverse;

use super::domain::Domain;
use super::numbers::Numbers;

/// What to add an arm for, as in a message. `untouched` are the classes of which nothing is covered.
pub(super) fn remedy(missing: &Numbers, untouched: &Numbers, domain: &Domain) -> String {
    if *untouched == domain.all {
        // No pattern is as short as `_`.
        return format!("`_`, or for `{}`", domain.classes().join(" | "));
    }
    format!("`{}`, or `_`", patterns(missing, untouched).join(" | "))
}

/// Patterns that cover the numbers, as few as there can be of first digits, second digits, both together, and numbers.
///
/// Of ways that are equally short, the one with the most classes is chosen of which nothing is covered: `6xx` closes the
/// match for listed codes and for all numbers. Of these the more particular: a number before `42x`, that before `4xx`.
pub(super) fn patterns(missing: &Numbers, untouched: &Numbers) -> Vec<String> {
    let missing: Vec<u16> = missing.iter().collect();
    let present = missing.iter().fold(0, |digits, number| digits | 1 << second(number));
    // Every choice of second digits is tried; what they leave over is a tree, and is solved from its leaves.
    (0..1_u16 << 10)
        .filter(|choice| choice & !present == 0)
        .map(|choice| {
            let is_chosen = |digit: u16| choice >> digit & 1 == 1;
            let left: Vec<u16> = missing.iter().copied().filter(|number| !is_chosen(second(number))).collect();
            let (mut patterns, classes) = by_class(&left, untouched);
            patterns.extend((0..10).filter(|digit| is_chosen(*digit)).map(|digit| format!("x{digit}x")));
            (patterns, classes)
        })
        .min_by_key(|(patterns, classes)| (patterns.len(), Reverse(*classes)))
        .unwrap_or_default()
        .0
}

fn second(number: &u16) -> u16 {
    number / 10 % 10
}

/// Patterns without second digits alone, and how many of them are untouched classes.
fn by_class(numbers: &[u16], untouched: &Numbers) -> (Vec<String>, usize) {
    let (mut all, mut untouched_classes) = (Vec::new(), 0);
    for class in numbers.chunk_by(|a, b| a / 100 == b / 100) {
        let patterns: Vec<String> = class.chunk_by(|a, b| a / 10 == b / 10).filter_map(by_group).collect();
        match class {
            [first, ..] if patterns.len() > 1 || untouched.contains(*first) => {
                all.push(format!("{}xx", first / 100));
                untouched_classes += usize::from(untouched.contains(*first));
            }
            _ => all.extend(patterns),
        }
    }
    (all, untouched_classes)
}

fn by_group(numbers: &[u16]) -> Option<String> {
    match numbers {
        [] => None,
        [number] => Some(number.to_string()),
        [first, ..] => Some(format!("{}x", first / 10)),
    }
}

/// The codes that are not covered: number and name, a handful, and how many more.
pub(super) fn list(missing: &Numbers, domain: &Domain) -> String {
    const HANDFUL: usize = 5;
    let codes: Vec<String> = (domain.codes())
        .filter(|(number, _)| missing.contains(*number))
        .map(|(number, name)| format!("`{number} {name}`"))
        .collect();
    match codes.get(..HANDFUL) {
        Some(shown) if codes.len() > HANDFUL + 1 => format!("{} and {} more", shown.join(", "), codes.len() - HANDFUL),
        _ => codes.join(", "),
    }
}
