//! "Did you mean ...?": the known word that is nearest to a mistyped one.

use super::fault::{either, shown};

/// The known word that differs least from `wanted`, if it differs in no more than a third of the letters.
///
/// Case is ignored. Of equally near words, the first wins.
///
/// ```
/// use ftp_codes_spec::nearest;
///
/// let keys = ["code", "name", "headline"];
/// assert_eq!(nearest("headlne", keys), Some("headline"));
/// assert_eq!(nearest("nmae", keys), Some("name"));
/// assert_eq!(nearest("CODE", keys), Some("code"));
/// assert_eq!(nearest("colour", keys), None);
/// ```
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut search = Search::new(wanted);
    for word in known {
        search.compare(word);
    }
    search.best
}

/// The search for the nearest word, while the known words are compared one by one.
struct Search<'a> {
    wanted: Vec<char>,
    best: Option<&'a str>,
    /// Words in which more letters differ are ignored.
    limit: usize,
}

impl<'a> Search<'a> {
    fn new(wanted: &str) -> Self {
        let wanted = letters(wanted);
        // A word of one or two letters may still have one letter wrong.
        let limit = wanted.len().max(3) / 3;
        Self { wanted, best: None, limit }
    }

    fn compare(&mut self, word: &'a str) {
        let letters = letters(word);
        if letters.len().abs_diff(self.wanted.len()) > self.limit {
            return;
        }
        let distance = distance(&self.wanted, &letters);
        if distance < self.limit || (distance == self.limit && self.best.is_none()) {
            self.best = Some(word);
            self.limit = distance;
        }
    }
}

/// The message for an unknown word: the one that was probably meant, or all known words.
pub(crate) fn unknown(what: &str, word: &str, known: &[&str]) -> String {
    let remedy = match nearest(word, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write {}", either(known)),
    };
    format!("unknown {what} {}; {remedy}", shown(word))
}

fn letters(word: &str) -> Vec<char> {
    let mut letters = Vec::new();
    for c in word.to_lowercase().chars() {
        letters.push(c);
    }
    letters
}

/// How many letters must be inserted, deleted, replaced or swapped with their neighbour
/// (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = Vec::new();
    for j in 0..b.len() + 1 {
        above.push(j);
    }
    for (i, x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(above.len());
        let mut last = i + 1;
        row.push(last);
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX - 1);
            let mut least = (at(&above, j) + usize::from(x != y)).min(at(&above, j + 1) + 1).min(last + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                least = least.min(at(&before, j - 1) + 1);
            }
            row.push(least);
            last = least;
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{distance, letters, nearest};

    #[test]
    fn distances() {
        let cases = [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("nmae", "name", 1),
            ("ca", "abc", 3),
        ];
        for (a, b, expected) in cases {
            assert_eq!(distance(&letters(a), &letters(b)), expected, "{a} {b}");
        }
    }

    #[test]
    fn nearest_within_a_third() {
        let known = ["standard", "extension", "historic", "de-facto"];
        let cases = [
            ("standart", Some("standard")),
            ("extention", Some("extension")),
            ("de_facto", Some("de-facto")),
            ("HISTORIC", Some("historic")),
            ("hist", None),
            ("", None),
        ];
        for (wanted, expected) in cases {
            assert_eq!(nearest(wanted, known), expected, "{wanted}");
        }
        assert_eq!(nearest("a", []), None);
        assert_eq!(nearest("ab", ["ac", "ab", "ad"]), Some("ab"));
        assert_eq!(nearest("ab", ["ac", "ad"]), Some("ac"));
    }
}
