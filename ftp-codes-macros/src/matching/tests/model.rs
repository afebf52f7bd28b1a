//! What a match means, number by number: the slow and plain way, which shares nothing with the macros.

use ftp_codes_spec::REPLIES;

use crate::matching::domain;

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

/// An arm. Its body is its place.
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

    /// A table whose first digits have gaps, and with codes at both ends of them.
    pub(super) fn with_gaps() -> Self {
        let codes = [(100, "Hello"), (199, "Hurry"), (200, "Done"), (555, "Broken"), (900, "Gone"), (999, "Lost")];
        Self { classes: vec![1, 2, 5, 9], codes: codes.map(|(number, name)| (number, name.to_owned())).to_vec() }
    }

    pub(super) fn encoded(&self) -> String {
        domain::encode(self.classes.iter().copied(), self.codes.iter().map(|(number, name)| (*number, name.as_str())))
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

    /// Whether it is there, and taken, only sometimes.
    pub(super) fn is_conditional(&self) -> bool {
        !self.guard.is_empty() || self.attribute.contains("cfg")
    }

    /// Its text. The columns of its alternatives are pushed, when it begins at `column`.
    pub(super) fn text(&self, place: usize, column: usize, columns: &mut Vec<usize>) -> String {
        let mut text = format!("{} ", self.attribute);
        if self.binding {
            text += "found @ ";
        }
        let parentheses = self.parentheses || self.binding;
        text += if parentheses { "(" } else { "" };
        for (index, alternative) in self.alternatives.iter().enumerate() {
            text += if index > 0 { " | " } else { "" };
            columns.push(column + text.chars().count());
            text += &alternative.text();
        }
        text += if parentheses { ")" } else { "" };
        text + " " + self.guard + " => " + &self.body(place) + if self.block { " " } else { ", " }
    }

    /// Its body, as the tokens are printed.
    pub(super) fn body(&self, place: usize) -> String {
        if self.block { format!("{{ {place} }}") } else { place.to_string() }
    }
}
