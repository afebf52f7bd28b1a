//! The shortest patterns that cover what a match forgets.

use super::domain::Domain;
use super::numbers::Numbers;

/// Patterns that cover the numbers, as few as there can be of first digits, second digits, both together, and numbers.
///
/// Where two ways are equally short, the more particular one is chosen: a number before `42x`, that before `4xx`.
pub(super) fn patterns(missing: &Numbers) -> Vec<String> {
    // Every choice of second digits is tried; what they leave over is a tree, and is solved from its leaves.
    (0..1_u16 << 10)
        .filter(|chosen| (0..10).all(|digit| chosen >> digit & 1 == 0 || missing.iter().any(|n| n / 10 % 10 == digit)))
        .map(|chosen| {
            let left = missing.iter().filter(|number| chosen >> (number / 10 % 10) & 1 == 0).collect();
            let mut patterns = by_class(&left);
            patterns.extend((0..10).filter(|digit| chosen >> digit & 1 == 1).map(|digit| format!("x{digit}x")));
            patterns
        })
        .min_by_key(Vec::len)
        .unwrap_or_default()
}

fn by_class(missing: &Numbers) -> Vec<String> {
    (0..10)
        .flat_map(|class| {
            let inside: Numbers = missing.iter().filter(|number| number / 100 == class).collect();
            let patterns: Vec<String> = (0..10).flat_map(|group| by_group(&inside, class * 10 + group)).collect();
            if patterns.len() > 1 { vec![format!("{class}xx")] } else { patterns }
        })
        .collect()
}

fn by_group(missing: &Numbers, leading: u16) -> Vec<String> {
    let inside: Vec<String> =
        missing.iter().filter(|number| number / 10 == leading).map(|number| number.to_string()).collect();
    if inside.len() > 1 { vec![format!("{leading}x")] } else { inside }
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
