//! The shortest patterns that cover what a match forgets.

use super::domain::Domain;
use super::numbers::Numbers;

/// Patterns that cover the numbers, as few as there can be of first digits, second digits, both together, and numbers.
///
/// Where two ways are equally short, the more particular one is chosen: a number before `42x`, that before `4xx`.
pub(super) fn patterns(missing: &Numbers) -> Vec<String> {
    let missing: Vec<u16> = missing.iter().collect();
    let present = missing.iter().fold(0, |digits, number| digits | 1 << second(number));
    // Every choice of second digits is tried; what they leave over is a tree, and is solved from its leaves.
    (0..1_u16 << 10)
        .filter(|choice| choice & !present == 0)
        .map(|choice| {
            let is_chosen = |digit: u16| choice >> digit & 1 == 1;
            let left: Vec<u16> = missing.iter().copied().filter(|number| !is_chosen(second(number))).collect();
            let mut patterns = by_class(&left);
            patterns.extend((0..10).filter(|digit| is_chosen(*digit)).map(|digit| format!("x{digit}x")));
            patterns
        })
        .min_by_key(Vec::len)
        .unwrap_or_default()
}

fn second(number: &u16) -> u16 {
    number / 10 % 10
}

fn by_class(numbers: &[u16]) -> Vec<String> {
    let classes = numbers.chunk_by(|a, b| a / 100 == b / 100);
    classes
        .flat_map(|class| {
            let patterns: Vec<String> = class.chunk_by(|a, b| a / 10 == b / 10).filter_map(by_group).collect();
            match class {
                [first, ..] if patterns.len() > 1 => vec![format!("{}xx", first / 100)],
                _ => patterns,
            }
        })
        .collect()
}

fn by_group(numbers: &[u16]) -> Option<String> {
    match numbers {
        [] => None,
        [number] => Some(number.to_string()),
        [first, ..] => Some(format!("{}x", first / 10)),
    }
}

/// The codes that a match forgets: number and name, a handful, and how many more.
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

#[cfg(test)]
mod tests {
    use super::patterns;

    #[test]
    fn the_shortest_and_most_particular_patterns_are_chosen() {
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
            assert_eq!(patterns(&missing.iter().copied().collect()), expected);
        }
    }
}
