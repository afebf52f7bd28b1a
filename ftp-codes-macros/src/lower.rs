//! A checked table, brought into the order and the names that the output needs.
//!
//! The generators only walk what stands here: nothing is sorted, named or decided after this file.

use std::ops::RangeInclusive;

use ftp_codes_spec::{Commands, Digit, Reply, Standing, Table, snake_case};
use proc_macro2::{Ident, Span};
use quote::format_ident;

/// All that the generators need to know of a table.
pub(crate) struct Lowered<'t> {
    /// First digits, in their order.
    pub(crate) classes: Vec<Place<'t>>,
    /// Second digits, in their order; none if the table has no groups.
    pub(crate) groups: Vec<Place<'t>>,
    /// The listed codes, in the order of their numbers.
    pub(crate) codes: Vec<Code<'t>>,
    /// The lowest and the highest number that a reply may carry.
    pub(crate) first: u16,
    pub(crate) last: u16,
    /// All numbers that a reply may carry, as ranges that do not touch.
    pub(crate) numbers: Vec<RangeInclusive<u16>>,
    /// The commands that the codes may answer, where they stand beside them.
    pub(crate) commands: Option<&'t Commands>,
}

/// What a digit means in its place: a class or a group.
pub(crate) struct Place<'t> {
    pub(crate) variant: Ident,
    /// `is_positive_completion`
    pub(crate) predicate: Ident,
    pub(crate) digit: u8,
    /// `2yz`, `x5z`
    pub(crate) mask: String,
    pub(crate) row: &'t Digit,
}

/// A listed code.
pub(crate) struct Code<'t> {
    pub(crate) variant: Ident,
    pub(crate) number: u16,
    pub(crate) row: &'t Reply,
    /// The variant of `Standing`.
    pub(crate) standing: Ident,
    /// What `Display` prints: number and headline.
    pub(crate) line: String,
}

impl<'t> Lowered<'t> {
    pub(crate) fn new(table: &'t Table, commands: Option<&'t Commands>) -> Self {
        let classes = places(&table.classes, |digit| format!("{digit}yz"));
        let groups = places(&table.groups, |digit| format!("x{digit}z"));
        let replies = in_order(&table.replies, |reply| reply.code.into());
        let digits = || classes.iter().map(|class| u16::from(class.digit));
        Self {
            first: digits().min().unwrap_or_default() * 100,
            last: digits().max().unwrap_or_default() * 100 + 99,
            numbers: numbers(&classes),
            classes,
            groups,
            codes: replies.into_iter().map(Code::new).collect(),
            commands,
        }
    }
}

/// The rows by a number of theirs. Each is put in its place: rows are few, and a sort is much for the compiler to build.
pub(crate) fn in_order<T>(rows: &[T], number: fn(&T) -> u64) -> Vec<&T> {
    let mut ordered: Vec<&T> = Vec::with_capacity(rows.len());
    for row in rows {
        let place = ordered.partition_point(|other| number(other) <= number(row));
        ordered.insert(place, row);
    }
    ordered
}

fn numbers(classes: &[Place<'_>]) -> Vec<RangeInclusive<u16>> {
    let neighbours = classes.chunk_by(|class, next| class.digit + 1 == next.digit);
    let ends = neighbours.filter_map(|run| Some((run.first()?, run.last()?)));
    ends.map(|(first, last)| u16::from(first.digit) * 100..=u16::from(last.digit) * 100 + 99).collect()
}

fn places<'t>(rows: &'t [Digit], mask: fn(u8) -> String) -> Vec<Place<'t>> {
    in_order(rows, |row| row.digit.into())
        .into_iter()
        .map(|row| Place {
            variant: ident(&row.name),
            predicate: format_ident!("is_{}", snake_case(&row.name)),
            digit: row.digit,
            mask: mask(row.digit),
            row,
        })
        .collect()
}

impl<'t> Code<'t> {
    fn new(row: &'t Reply) -> Self {
        Self {
            variant: ident(&row.name),
            number: row.code,
            standing: ident(match row.standing {
                Standing::Standard => "Standard",
                Standing::Extension => "Extension",
                Standing::Historic => "Historic",
                Standing::DeFacto => "DeFacto",
            }),
            line: format!("{} {}", row.code, row.headline),
            row,
        }
    }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

#[cfg(test)]
mod tests {
    use ftp_codes_spec::Table;

    use super::Lowered;
    use crate::expected::small;

    #[test]
    fn rows_stand_in_the_order_of_their_numbers() {
        let Table { mut classes, groups, replies } = small();
        classes.reverse();
        assert!(!replies.is_sorted_by_key(|reply| reply.code), "the order of the text must be another");
        let table = Table { classes, groups, replies };
        let lowered = Lowered::new(&table, None);
        assert_eq!(lowered.classes.iter().map(|class| class.digit).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(lowered.codes.iter().map(|code| code.number).collect::<Vec<_>>(), [110, 210]);
        assert_eq!((lowered.first, lowered.last), (100, 299));
        assert_eq!(lowered.numbers, [100..=299]);
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
    fn names_and_masks() {
        let table = small();
        let lowered = Lowered::new(&table, None);
        let places = lowered.classes.iter().chain(&lowered.groups);
        let told: Vec<String> =
            places.map(|place| format!("{} {} {}", place.variant, place.predicate, place.mask)).collect();
        assert_eq!(told, ["JustWait is_just_wait 1yz", "Done is_done 2yz", "Tea is_tea x1z"]);
        let lines: Vec<&str> = lowered.codes.iter().map(|code| code.line.as_str()).collect();
        assert_eq!(lines, ["110 Heating.", "210 Tea is ready."]);
    }
}
