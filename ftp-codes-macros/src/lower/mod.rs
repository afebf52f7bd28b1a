//! Validated tables, sorted and named as the output needs them.
//!
//! Everything is decided here: the generators only write out what they are given, and sort, name and check nothing.

mod columns;
mod commands;
mod markdown;
mod page;
mod types;
mod words;

use ftp_codes_spec::{self as spec, Commands, Table, Winsock, snake_case};
use proc_macro2::{Ident, Span};

pub(crate) use columns::{COMMAND, Cell, DIGIT, Method, REPLY_CODE, WINSOCK_ERROR, methods};
pub(crate) use commands::{Command, LoweredCommands, Next};
use markdown::append;
pub(crate) use types::{COMMAND_PAGE, REPLIES_PAGE, TypePages, WINSOCK_ERROR_PAGE};
pub(crate) use words::{Words, words};

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
    /// All numbers of replies, as ranges that do not touch: the first and the last number of each.
    pub(crate) numbers: Vec<(u16, u16)>,
    is_standard: bool,
}

/// A first or second digit: a class or a group.
pub(crate) struct Digit<'t> {
    pub(crate) variant: Ident,
    /// `is_positive_completion`
    pub(crate) predicate: Ident,
    pub(crate) predicate_page: String,
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
    /// The words by which a search of the documentation finds the error.
    pub(crate) aliases: Vec<String>,
}

impl<'t> Lowered<'t> {
    /// `commands` are those that the codes may answer; only the standard table has any.
    pub(crate) fn new(table: &'t Table, commands: Option<&Commands>) -> Self {
        let classes = digits(&table.classes, "Class", |digit| format!("{digit}xx"));
        let groups = digits(&table.groups, "Group", |digit| format!("x{digit}x"));
        let mut codes = Vec::new();
        for &row in &in_order(&table.replies, |reply| reply.code.into()) {
            let summary = summary(row, &table.replies);
            codes.push(Code {
                variant: ident(&row.name),
                number: row.code,
                row,
                line: format!("{} {}", row.code, row.headline),
                page: page::reply(row, &summary, &classes, &groups, commands),
                summary,
                aliases: aliases(&[&row.code.to_string()], &row.name, &row.aliases),
            });
        }
        let numbers = numbers(&classes);
        let first = numbers.first().map_or(0, |(first, _)| *first);
        let last = numbers.last().map_or(0, |(_, last)| *last);
        Self { classes, groups, codes, first, last, numbers, is_standard: commands.is_some() }
    }

    /// The pages of the types.
    pub(crate) fn pages(&self) -> TypePages {
        TypePages::new(self, self.is_standard)
    }

    /// A set of codes in words of 64 bits, one bit for each listed code in its order.
    fn words(&self, wanted: &[u16]) -> Vec<u64> {
        let mut words = Vec::new();
        for codes in self.codes.chunks(64) {
            let mut word = 0;
            for (bit, code) in codes.iter().enumerate() {
                if wanted.contains(&code.number) {
                    word |= 1 << bit;
                }
            }
            words.push(word);
        }
        words
    }
}

/// The headline and, where it does not distinguish the code from others, a sentence that does.
fn summary(row: &spec::Reply, all: &[spec::Reply]) -> String {
    let is_shared = all.iter().any(|other| other.code != row.code && other.headline == row.headline);
    // A headline that is only the beginning of the text says too little.
    if is_shared || row.text != row.headline {
        format!("{} {}", row.headline, page::first_sentence(&row.doc))
    } else {
        row.headline.clone()
    }
}

/// The errors of Windows Sockets in the order of their numbers.
pub(crate) fn socket_errors(table: &Winsock) -> Vec<SocketError<'_>> {
    let mut errors = Vec::new();
    for &row in &in_order(&table.errors, |row| row.code.into()) {
        errors.push(SocketError {
            variant: ident(&row.name),
            row,
            page: page::socket_error(row),
            aliases: aliases(&[&row.code.to_string(), &row.constant], &row.name, &[]),
        });
    }
    errors
}

/// `kind` is the type, `Class` or `Group`.
fn digits<'t>(rows: &'t [spec::Digit], kind: &str, mask: fn(u8) -> String) -> Vec<Digit<'t>> {
    let mut digits = Vec::new();
    for &row in &in_order(rows, |row| row.digit.into()) {
        let mask = mask(row.digit);
        digits.push(Digit {
            variant: ident(&row.name),
            predicate: ident(&format!("is_{}", snake_case(&row.name))),
            predicate_page: format!("Returns `true` if the code is `{mask}`: [`{kind}::{}`].", row.name),
            digit: row.digit,
            page: page::digit(row, &mask),
            mask,
            row,
        });
    }
    digits
}

fn numbers(classes: &[Digit<'_>]) -> Vec<(u16, u16)> {
    let mut numbers: Vec<(u16, u16)> = Vec::new();
    for class in classes {
        let first = u16::from(class.digit) * 100;
        match numbers.last_mut() {
            Some((_, last)) if *last + 1 == first => *last = first + 99,
            _ => numbers.push((first, first + 99)),
        }
    }
    numbers
}

/// Ranges of numbers in a sentence: `100 to 699`, or `100 to 199 and 900 to 999`.
pub(crate) fn extent(numbers: &[(u16, u16)]) -> String {
    let mut extent = String::new();
    for (index, (first, last)) in numbers.iter().enumerate() {
        let separator = if index + 1 < numbers.len() { ", " } else { " and " };
        append(&mut extent, separator, &format!("{first} to {last}"));
    }
    extent
}

/// The rows in the order of a number. There are few of them, and an insertion compiles faster than a sort.
fn in_order<T>(rows: &[T], number: fn(&T) -> u64) -> Vec<&T> {
    let mut ordered: Vec<&T> = Vec::with_capacity(rows.len());
    for row in rows {
        let mut index = 0;
        for other in &ordered {
            index += usize::from(number(other) <= number(row));
        }
        ordered.insert(index, row);
    }
    ordered
}

/// The words by which a search finds a variant, each once: `short` ones, the words of the name, and those of the row.
///
/// rustdoc finds `NeedPassword` for `needpass`, but for `need password` only if that is an alias.
fn aliases(short: &[&str], name: &str, listed: &[String]) -> Vec<String> {
    let mut aliases: Vec<String> = Vec::new();
    for &alias in short {
        aliases.push(alias.to_owned());
    }
    let name = snake_case(name).replace('_', " ");
    if name.contains(' ') {
        aliases.push(name);
    }
    for alias in listed {
        if !aliases.contains(alias) {
            aliases.push(alias.clone());
        }
    }
    aliases
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

#[cfg(test)]
mod tests {
    use super::Lowered;
    use crate::expanded::small;

    /// A repeated alias would be a warning in the user's crate.
    #[test]
    fn a_search_finds_the_number_the_name_and_each_alias_once() {
        let listed = ["ready", "need password"].map(str::to_owned);
        assert_eq!(super::aliases(&["331"], "NeedPassword", &listed), ["331", "need password", "ready"]);
    }

    #[test]
    fn rows_are_in_the_order_of_their_numbers() {
        let mut table = small();
        table.classes.reverse();
        assert!(!table.replies.is_sorted_by_key(|reply| reply.code), "the text must be in another order");
        let lowered = Lowered::new(&table, None);
        assert_eq!(lowered.classes.iter().map(|class| class.digit).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(lowered.codes.iter().map(|code| code.number).collect::<Vec<_>>(), [110, 210, 211]);
        assert_eq!((lowered.first, lowered.last), (100, 299));
        assert_eq!(lowered.numbers, [(100, 299)]);
        assert_eq!(lowered.words(&[211, 110]), [0b101]);
    }

    #[test]
    fn classes_with_a_gap_between_them() {
        let mut table = small();
        table.classes[1].digit = 9;
        table.replies.truncate(0);
        let lowered = Lowered::new(&table, None);
        assert_eq!(lowered.numbers, [(100, 199), (900, 999)]);
        assert_eq!((lowered.first, lowered.last), (100, 999));
        assert_eq!(super::extent(&lowered.numbers), "100 to 199 and 900 to 999");
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
        // Two codes share a headline, so their summaries go on.
        assert_eq!(
            summaries,
            ["Heating for NNN minutes.", "Tea is ready. Pour it.", "Tea is ready. The tea is strong."]
        );
    }
}
