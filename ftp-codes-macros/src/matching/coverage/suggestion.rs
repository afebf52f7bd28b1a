//! Finds the shortest patterns that cover what a match does not.

use super::domain::Domain;
use super::numbers::Numbers;

/// The patterns to add an arm for, as a message names them. `untouched` are the classes in which nothing is
/// covered.
pub(crate) fn remedy(missing: &Numbers, untouched: &Numbers, domain: &Domain) -> String {
    if *untouched == domain.all {
        // No pattern is as short as `_`.
        return format!("`_`, or for `{}`", domain.classes().join(" | "));
    }
    format!("`{}`, or `_`", patterns(missing, untouched).join(" | "))
}

/// Patterns that cover the numbers, as few as there can be of first digits, second digits, both together, and numbers.
///
/// Of equally short lists, the one with the most untouched classes is chosen: `6xx` closes the match both for listed codes
/// and for all numbers. Of these, the most specific one: a number rather than `42x`, and that rather than `4xx`.
pub(crate) fn patterns(missing: &Numbers, untouched: &Numbers) -> Vec<String> {
    let missing = missing.to_vec();
    let mut present = 0;
    for number in &missing {
        present |= 1 << second(*number);
    }
    let mut best: Option<(Vec<String>, usize)> = None;
    // Every choice of second digits is tried. What they leave over is a tree, which is solved from its leaves.
    for choice in 0..1_u16 << 10 {
        if choice & !present != 0 {
            continue;
        }
        let is_chosen = |digit: u16| choice >> digit & 1 == 1;
        let mut left = Vec::new();
        for number in &missing {
            if !is_chosen(second(*number)) {
                left.push(*number);
            }
        }
        let (mut patterns, classes) = by_class(&left, untouched);
        for digit in 0..10 {
            if is_chosen(digit) {
                patterns.push(format!("x{digit}x"));
            }
        }
        let is_better = best.as_ref().is_none_or(|(shortest, most_classes)| {
            patterns.len() < shortest.len() || patterns.len() == shortest.len() && classes > *most_classes
        });
        if is_better {
            best = Some((patterns, classes));
        }
    }
    best.unwrap_or_default().0
}

fn second(number: u16) -> u16 {
    number / 10 % 10
}

/// Patterns other than `x5x` that cover the numbers, and how many of them are untouched classes.
fn by_class(numbers: &[u16], untouched: &Numbers) -> (Vec<String>, usize) {
    let (mut all, mut untouched_classes) = (Vec::new(), 0);
    for class in with_equal_quotients(numbers, 100) {
        let mut patterns = Vec::new();
        for group in with_equal_quotients(class, 10) {
            if let Some(pattern) = by_group(group) {
                patterns.push(pattern);
            }
        }
        match class {
            [first, ..] if patterns.len() > 1 || untouched.contains(*first) => {
                all.push(format!("{}xx", first / 100));
                untouched_classes += usize::from(untouched.contains(*first));
            }
            _ => all.append(&mut patterns),
        }
    }
    (all, untouched_classes)
}

/// The numbers in slices, one for each class or group.
fn with_equal_quotients(numbers: &[u16], divisor: u16) -> impl Iterator<Item = &[u16]> {
    numbers.chunk_by(move |a, b| a / divisor == b / divisor)
}

fn by_group(numbers: &[u16]) -> Option<String> {
    match numbers {
        [] => None,
        [number] => Some(number.to_string()),
        [first, ..] => Some(format!("{}x", first / 10)),
    }
}

/// The codes that are not covered: number and name, a handful, and how many more.
pub(crate) fn list(missing: &Numbers, domain: &Domain) -> String {
    const HANDFUL: usize = 5;
    let mut codes = Vec::new();
    for (number, name) in domain.codes() {
        if missing.contains(*number) {
            codes.push(format!("`{number} {name}`"));
        }
    }
    match codes.get(..HANDFUL) {
        Some(shown) if codes.len() > HANDFUL + 1 => format!("{} and {} more", shown.join(", "), codes.len() - HANDFUL),
        _ => codes.join(", "),
    }
}
