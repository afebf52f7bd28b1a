//! `Wrapping`: what something has put before every line of a log, such as `ts`, journald, a container or a quotation.
//!
//! Stamps are recognised without it. It is for logs whose records have several lines, and for stamps of unknown form: what all
//! lines begin with, but for their numbers, is taken off if more of the log can be read then.

use super::lines::without_escapes;

/// The form of what is before each line: what it is but for its numbers.
#[derive(Clone, Debug)]
pub(super) struct Wrapping(Vec<u8>);

impl Wrapping {
    /// Fewer lines may be alike by chance.
    const FEWEST: usize = 4;
    /// Nothing writes more before a line.
    const LONGEST: usize = 256;

    /// What the lines at the beginning of a log have in common, up to the end of each word, the longest first.
    pub(super) fn common(lines: impl Iterator<Item = Vec<u8>>) -> Vec<Self> {
        let lines = lines.map(|line| without_escapes(&line).into_owned());
        let mut lines: Vec<_> = lines.filter(|line| !line.trim_ascii().is_empty()).collect();
        // What writes the log may say that it begins.
        if lines.len() > Self::FEWEST * 2 {
            lines.drain(..2);
        }
        let Some((first, others)) = lines.split_first().filter(|(_, others)| others.len() + 1 >= Self::FEWEST) else {
            return Vec::new();
        };
        let is_common = |form: &Self| {
            let ends_alike =
                |line: &Vec<u8>| form.strip(line).is_some_and(|(before, _)| before.last() == form.0.last());
            others.iter().all(ends_alike)
        };
        let first = first.get(..Self::LONGEST).unwrap_or(first);
        let words = first.split_inclusive(|byte| b" \t|>:]".contains(byte));
        let ends = words.scan(0, |end, word| {
            *end += word.len();
            Some(*end)
        });
        let forms = ends.filter_map(|end| Some(Self(first.get(..end)?.to_vec())));
        let mut common: Vec<_> = forms.filter(is_common).collect();
        common.reverse();
        common
    }

    /// What is before a line, and the line.
    pub(super) fn strip<'l>(&self, line: &'l [u8]) -> Option<(&'l [u8], &'l [u8])> {
        let (mut form, mut rest) = (self.0.as_slice(), line);
        while let Some((expected, after)) = form.split_first() {
            let number = form.iter().take_while(|byte| is_of_number(**byte)).count();
            let has_digit = form.iter().take(number).any(u8::is_ascii_digit);
            // What follows the last number may begin with one.
            if has_digit && number < form.len() {
                let found = rest.iter().take_while(|byte| is_of_number(**byte)).count();
                (form, rest) = (form.get(number..)?, rest.get(found..).filter(|_| found > 0)?);
                continue;
            }
            match rest.split_first() {
                Some((byte, others)) if is_alike(*byte, *expected) => (form, rest) = (after, others),
                // The blanks at the end of an empty line may be missing.
                None if form.trim_ascii().is_empty() => break,
                _ => return None,
            }
        }
        line.split_at_checked(line.len() - rest.len())
    }
}

fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b' '
}

/// Whether both are the same, or digits, or blanks in the place of digits.
fn is_alike(one: u8, other: u8) -> bool {
    one == other || is_of_number(one) && is_of_number(other)
}
