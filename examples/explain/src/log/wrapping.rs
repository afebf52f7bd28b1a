//! `Wrapping`: what something has put before every line of a log, such as `ts`, journald, a container or a quotation.
//!
//! Stamps are recognised without it. It is for logs whose records have several lines, and for stamps of unknown form: what all
//! lines begin with, but for their digits, is taken off if more of the log can be read then.

use super::lines::without_escapes;

/// The form of what is before each line: what it is but for its digits.
#[derive(Clone, Debug)]
pub(super) struct Wrapping(Vec<u8>);

impl Wrapping {
    /// Fewer lines may be alike by chance.
    const FEWEST: usize = 4;

    /// What the lines at the beginning of a log have in common, if it ends where a word does.
    pub(super) fn common(lines: impl Iterator<Item = Vec<u8>>) -> Option<Self> {
        let lines = lines.map(|line| without_escapes(&line).into_owned());
        let mut lines: Vec<_> = lines.filter(|line| !line.trim_ascii().is_empty()).collect();
        // What writes the log may say that it begins.
        if lines.len() > Self::FEWEST * 2 {
            lines.drain(..2);
        }
        let (first, others) = lines.split_first().filter(|(_, others)| others.len() + 1 >= Self::FEWEST)?;
        let mut end = 0;
        for (place, byte) in first.iter().enumerate() {
            if !others.iter().all(|line| line.get(place).is_some_and(|other| is_alike(*byte, *other))) {
                break;
            }
            let is_boundary = b" \t|>:]".contains(byte);
            if is_boundary && others.iter().all(|line| line.get(place) == Some(byte)) {
                end = place + 1;
            }
        }
        first.get(..end).filter(|form| !form.is_empty()).map(|form| Self(form.to_vec()))
    }

    /// What is before a line, and the line.
    pub(super) fn strip<'l>(&self, line: &'l [u8]) -> Option<(&'l [u8], &'l [u8])> {
        let Self(form) = self;
        let is_of_form = line.iter().zip(form).all(|(byte, form)| is_alike(*byte, *form));
        match line.split_at_checked(form.len()) {
            _ if !is_of_form => None,
            // The blanks at the end of an empty line may be missing.
            None => form.get(line.len()..)?.trim_ascii().is_empty().then_some((line, b"".as_slice())),
            wrapped => wrapped,
        }
    }
}

/// Whether both are the same, or digits, or blanks in the place of digits.
fn is_alike(one: u8, other: u8) -> bool {
    let is_of_number = |byte: u8| byte.is_ascii_digit() || byte == b' ';
    one == other || is_of_number(one) && is_of_number(other)
}
