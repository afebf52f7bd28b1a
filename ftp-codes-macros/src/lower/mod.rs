//! Validated tables, brought into the order and under the names that the output needs.
//!
//! Everything is decided here: the generators only walk through what they are given, and sort, name and check nothing.

mod columns;
mod commands;
mod markdown;
mod page;

use std::ops::RangeInclusive;

use ftp_codes_spec::{self as spec, Commands, Table, Winsock, snake_case};
use proc_macro2::{Ident, Span};

pub(crate) use columns::{COMMAND, Cell, DIGIT, Method, REPLY_CODE, WINSOCK_ERROR, methods};
pub(crate) use commands::{Command, LoweredCommands, Next};

/// A table of replies.
pub(crate) struct Lowered<'t> {
    /// First digits in their order.
    pub(crate) classes: Vec<Digit<'t>>,
    /// Second digits in their order; empty if the table has no groups.
    pub(crate) groups: Vec<Digit<'t>>,
    /// The listed codes in the order of their numbers.
    pub(crate) codes: Vec<Code<'t>>,
    /// The lowest and the highest number of a reply.
    pub(crate) first: u16,
    pub(crate) last: u16,
    /// All numbers of replies, as ranges that do not touch.
    pub(crate) numbers: Vec<RangeInclusive<u16>>,
}

/// A first or second digit: a class or a group.
pub(crate) struct Digit<'t> {
    pub(crate) variant: Ident,
    /// `is_positive_completion`
    pub(crate) predicate: Ident,
    pub(crate) digit: u8,
    /// `2xx`, `x5x`
    pub(crate) mask: String,
    pub(crate) row: &'t spec::Digit,
    pub(crate) page: String,
}

/// A listed code.
pub(crate) struct Code<'t> {
    pub(crate) variant: Ident,
    pub(crate) number: u16,
    pub(crate) row: &'t spec::Reply,
    /// What `Display` writes: number and headline.
    pub(crate) line: String,
    pub(crate) summary: String,
    pub(crate) page: String,
    /// The words by which a search of the documentation finds the code.
    pub(crate) aliases: Vec<String>,
}

/// An error of Windows Sockets.
pub(crate) struct SocketError<'t> {
    pub(crate) variant: Ident,
    pub(crate) row: &'t spec::WinsockError,
    pub(crate) page: String,
}

impl<'t> Lowered<'t> {
    /// `commands` are those that the codes may answer, if the table has any.
    pub(crate) fn new(table: &'t Table, commands: Option<&Commands>) -> Self {
        let classes = digits(&table.classes, |digit| format!("{digit}xx"));
        let groups = digits(&table.groups, |digit| format!("x{digit}x"));
        let first_digits = || classes.iter().map(|class| u16::from(class.digit));
        let codes = in_order(&table.replies, |reply| reply.code.into());
        let codes = codes.into_iter().map(|row| Code::new(row, &table.replies)).collect();
        let mut lowered = Self {
            first: first_digits().min().unwrap_or_default() * 100,
            last: first_digits().max().unwrap_or_default() * 100 + 99,
            numbers: numbers(&classes),
            classes,
            groups,
            codes,
        };
        let pages: Vec<String> = lowered.codes.iter().map(|code| page::reply(code, &lowered, commands)).collect();
        lowered.codes.iter_mut().zip(pages).for_each(|(code, page)| code.page = page);
        lowered
    }

    /// The page of `ReplyCode`.
    pub(crate) fn page(&self) -> String {
        page::table(self)
    }

    /// The first digits as a list in a sentence.
    pub(crate) fn first_digits(&self) -> String {
        let digits: Vec<String> = self.classes.iter().map(|class| class.digit.to_string()).collect();
        digits.join(", ")
    }

    /// A set of codes in words of 64 bits, one bit for each listed code in its order.
    fn words(&self, wanted: &[u16]) -> Vec<u64> {
        let word = |codes: &[Code<'_>]| {
            let bits = codes.iter().enumerate().filter(|(_, code)| wanted.contains(&code.number));
            bits.fold(0, |word, (bit, _)| word | 1 << bit)
        };
        self.codes.chunks(64).map(word).collect()
    }
}

impl<'t> Code<'t> {
    fn new(row: &'t spec::Reply, all: &[spec::Reply]) -> Self {
        // A headline that other codes have too, or that is only the beginning of the text, does not distinguish the code.
        let is_shared = all.iter().filter(|other| other.headline == row.headline).count() > 1;
        let says_too_little = is_shared || row.text != row.headline;
        let headline = &row.headline;
        Self {
            variant: ident(&row.name),
            number: row.code,
            row,
            line: format!("{} {headline}", row.code),
            summary: if says_too_little {
                format!("{headline} {}", page::first_sentence(&row.doc))
            } else {
                headline.clone()
            },
            page: String::new(),
            aliases: std::iter::once(row.code.to_string()).chain(row.aliases.iter().cloned()).collect(),
        }
    }
}

/// The errors of Windows Sockets in the order of their numbers.
pub(crate) fn socket_errors(table: &Winsock) -> Vec<SocketError<'_>> {
    let rows = in_order(&table.errors, |row| row.code.into());
    rows.into_iter().map(|row| SocketError { variant: ident(&row.name), row, page: page::socket_error(row) }).collect()
}

fn digits<'t>(rows: &'t [spec::Digit], mask: fn(u8) -> String) -> Vec<Digit<'t>> {
    let digit = |row: &'t spec::Digit| {
        let mask = mask(row.digit);
        Digit {
            variant: ident(&row.name),
            predicate: ident(&format!("is_{}", snake_case(&row.name))),
            digit: row.digit,
            page: page::digit(row, &mask),
            mask,
            row,
        }
    };
    in_order(rows, |row| row.digit.into()).into_iter().map(digit).collect()
}

fn numbers(classes: &[Digit<'_>]) -> Vec<RangeInclusive<u16>> {
    let neighbours = classes.chunk_by(|class, next| class.digit + 1 == next.digit);
    let ends = neighbours.filter_map(|run| Some((run.first()?, run.last()?)));
    ends.map(|(first, last)| u16::from(first.digit) * 100..=u16::from(last.digit) * 100 + 99).collect()
}

/// The rows in the order of a number. Each is inserted where it belongs: rows are few, and a sort takes long to compile.
fn in_order<T>(rows: &[T], number: fn(&T) -> u64) -> Vec<&T> {
    let mut ordered: Vec<&T> = Vec::with_capacity(rows.len());
    for row in rows {
        let index = ordered.partition_point(|other| number(other) <= number(row));
        ordered.insert(index, row);
    }
    ordered
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

#[cfg(test)]
mod tests {
    use super::Lowered;
    use crate::expanded::small;

    #[test]
    fn rows_are_in_the_order_of_their_numbers() {
        let mut table = small();
        table.classes.reverse();
        assert!(!table.replies.is_sorted_by_key(|reply| reply.code), "the text must be in another order");
        let lowered = Lowered::new(&table, None);
        assert_eq!(lowered.classes.iter().map(|class| class.digit).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(lowered.codes.iter().map(|code| code.number).collect::<Vec<_>>(), [110, 210, 211]);
        assert_eq!((lowered.first, lowered.last), (100, 299));
        assert_eq!(lowered.numbers, [100..=299]);
        assert_eq!(lowered.words(&[211, 110]), [0b101]);
    }

    #[test]
    fn classes_with_a_gap_between_them() {
        let mut table = small();
        table.classes[1].digit = 9;
        table.replies.truncate(0);
        let lowered = Lowered::new(&table, None);
        assert_eq!(lowered.numbers, [100..=199, 900..=999]);
        assert_eq!((lowered.first, lowered.last), (100, 999));
    }

    #[test]
    fn names_and_summaries() {
        let table = small();
        let lowered = Lowered::new(&table, None);
        let digits = lowered.classes.iter().chain(&lowered.groups);
        let named: Vec<String> =
            digits.map(|digit| format!("{} {} {}", digit.variant, digit.predicate, digit.mask)).collect();
        assert_eq!(named, ["JustWait is_just_wait 1xx", "Done is_done 2xx", "Tea is_tea x1x"]);
        let summaries: Vec<&str> = lowered.codes.iter().map(|code| code.summary.as_str()).collect();
        // Two codes share a headline, so that it says too little.
        assert_eq!(
            summaries,
            ["Heating for NNN minutes.", "Tea is ready. Pour it.", "Tea is ready. The tea is strong."]
        );
    }
}
