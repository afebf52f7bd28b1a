//! A slow and plain model of what a match means, number by number, which shares no code with the macros; and random arms.

use ftp_codes_spec::REPLIES;
use proptest::prelude::*;
use proptest::sample::select;

use crate::matching::coverage::domain;

/// First digits, and listed codes in their order.
pub(super) struct Table {
    pub(super) classes: Vec<u8>,
    pub(super) codes: Vec<(u16, String)>,
}

/// An alternative of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Alternative {
    Number(u16),
    Name(u16, String),
    /// Digits and `x`.
    Mask(String),
    Range(u16, u16),
    Unlisted,
    Any,
}

/// An arm. Its body is its index.
#[derive(Clone, Debug)]
pub(super) struct Arm {
    pub(super) attribute: &'static str,
    pub(super) binding: bool,
    pub(super) parentheses: bool,
    pub(super) alternatives: Vec<Alternative>,
    pub(super) guard: &'static str,
    /// Whether the body is a block, which needs no comma.
    pub(super) block: bool,
}

impl Table {
    /// The table of FTP.
    pub(super) fn standard() -> Self {
        let table = ftp_codes_spec::Table::parse(REPLIES).unwrap();
        let mut codes: Vec<(u16, String)> =
            table.replies.iter().map(|reply| (reply.code, reply.name.as_str().to_owned())).collect();
        codes.sort();
        Self { classes: table.classes.iter().map(|class| class.digit).collect(), codes }
    }

    /// A table whose first digits have gaps, with codes beside the gaps.
    pub(super) fn with_gaps() -> Self {
        let codes = [(100, "Hello"), (199, "Hurry"), (200, "Done"), (555, "Broken"), (900, "Gone"), (999, "Lost")];
        Self { classes: vec![1, 2, 5, 9], codes: codes.map(|(number, name)| (number, name.to_owned())).to_vec() }
    }

    pub(super) fn encoded(&self) -> String {
        let groups = [(0, "Syntax"), (2, "Connections")];
        let name = |digit| if digit == 4 { "TransientNegative" } else { "Other" };
        let classes: Vec<_> = self.classes.iter().map(|digit| (*digit, name(*digit))).collect();
        let codes: Vec<_> = self.codes.iter().map(|(number, name)| (*number, name.as_str())).collect();
        domain::encode(&classes, &groups, &codes)
    }

    pub(super) fn numbers(&self) -> impl Iterator<Item = u16> {
        self.classes.iter().flat_map(|class| u16::from(*class) * 100..=u16::from(*class) * 100 + 99)
    }

    pub(super) fn lists(&self, number: u16) -> bool {
        self.codes.binary_search_by_key(&number, |(listed, _)| *listed).is_ok()
    }
}

impl Alternative {
    pub(super) fn matches(&self, number: u16, table: &Table) -> bool {
        match self {
            Self::Number(wanted) | Self::Name(wanted, _) => *wanted == number,
            Self::Mask(mask) => {
                let digits = [number / 100, number / 10 % 10, number % 10];
                mask.bytes().zip(digits).all(|(wanted, digit)| wanted == b'x' || u16::from(wanted - b'0') == digit)
            }
            Self::Range(first, last) => *first <= number && number <= *last,
            Self::Unlisted => !table.lists(number),
            Self::Any => true,
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Name(_, name) => name.clone(),
            Self::Mask(mask) => mask.clone(),
            Self::Range(first, last) => format!("{first}..={last}"),
            Self::Unlisted => "unlisted".to_owned(),
            Self::Any => "_".to_owned(),
        }
    }
}

impl Arm {
    pub(super) fn matches(&self, number: u16, table: &Table) -> bool {
        self.alternatives.iter().any(|alternative| alternative.matches(number, table))
    }

    /// Whether the arm may be absent, or may not match for another reason than its pattern.
    pub(super) fn is_conditional(&self) -> bool {
        !self.guard.is_empty() || self.attribute.contains("cfg")
    }

    /// Its text. If it begins at `column`, those of its alternatives are pushed to `columns`.
    pub(super) fn text(&self, index: usize, column: usize, columns: &mut Vec<usize>) -> String {
        let mut text = format!("{} ", self.attribute);
        if self.binding {
            text += "found @ ";
        }
        let parentheses = self.parentheses || self.binding;
        text += if parentheses { "(" } else { "" };
        for (position, alternative) in self.alternatives.iter().enumerate() {
            text += if position > 0 { " | " } else { "" };
            columns.push(column + text.chars().count());
            text += &alternative.text();
        }
        text += if parentheses { ")" } else { "" };
        text + " " + self.guard + " => " + &self.body(index) + if self.block { " " } else { ", " }
    }

    /// Its body, as the tokens are printed.
    pub(super) fn body(&self, index: usize) -> String {
        if self.block { format!("{{ {index} }}") } else { index.to_string() }
    }
}

/// Arms in which every alternative means something, so that only coverage can be reported.
pub(super) fn arms(table: &'static Table) -> impl Strategy<Value = Vec<Arm>> {
    prop::collection::vec(arm(table), 1..14)
}

pub(super) fn arm(table: &'static Table) -> impl Strategy<Value = Arm> {
    let attribute = prop_oneof![8 => Just(""), 1 => Just("#[cfg(any())]"), 1 => Just("#[cfg_attr(all(), cfg(any()))]"), 1 => Just("#[allow(unused)]")];
    let guard = prop_oneof![5 => Just(""), 1 => Just("if guard()"), 1 => Just("if a < b && c >= d")];
    let alternatives = prop::collection::vec(alternative(table), 1..5);
    (attribute, prop::bool::weighted(0.2), any::<bool>(), alternatives, guard, any::<bool>()).prop_map(
        |(attribute, binding, parentheses, alternatives, guard, block)| Arm {
            attribute,
            binding,
            parentheses,
            alternatives,
            guard,
            block,
        },
    )
}

fn alternative(table: &'static Table) -> impl Strategy<Value = Alternative> {
    let numbers: Vec<u16> = table.numbers().collect();
    let ends = (select(numbers.clone()), select(numbers.clone()));
    prop_oneof![
        2 => select(numbers).prop_map(Alternative::Number),
        2 => select(table.codes.clone()).prop_map(|(number, name)| Alternative::Name(number, name)),
        6 => select(table.classes.clone()).prop_map(|class| Alternative::Mask(format!("{class}xx"))),
        4 => mask(table),
        2 => ends.prop_map(|(a, b)| Alternative::Range(a.min(b), a.max(b))),
        1 => Just(Alternative::Unlisted),
        1 => Just(Alternative::Any),
    ]
}

/// Any mask that matches something, with at least one `x`.
fn mask(table: &'static Table) -> impl Strategy<Value = Alternative> {
    let first = select(table.classes.clone()).prop_map(|class| class.to_string());
    let digit = || (0..10_u8).prop_map(|digit| digit.to_string());
    let x = || Just("x".to_owned());
    prop_oneof![
        (x(), digit(), x()),
        (x(), x(), digit()),
        (x(), digit(), digit()),
        (first.clone(), digit(), x()),
        (first, x(), digit()),
        (x(), x(), x()),
    ]
    .prop_map(|(a, b, c)| Alternative::Mask(a + &b + &c))
}
