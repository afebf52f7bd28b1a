//! The values that a match is about: the numbers of a table, and the names of the listed ones.

use std::cell::RefCell;
use std::rc::Rc;

use super::numbers::Numbers;
use crate::lower::extent;

/// The numbers of a table.
pub(crate) struct Domain {
    /// Listed codes with their names, in the order of the numbers.
    codes: Vec<(u16, String)>,
    /// The masks of classes and groups with their names.
    digits: Vec<(String, String)>,
    /// The numbers of the listed codes.
    pub(crate) listed: Numbers,
    /// Every number whose first digit is a class.
    pub(crate) all: Numbers,
}

/// The table as `reply_codes!` passes it to the match macros: one literal, because every token costs time in every use.
///
/// A word for each class, group and listed code: `1xxPositivePreliminary x0xSyntax 110RestartMarker`.
pub(crate) fn encode(classes: &[(u8, &str)], groups: &[(u8, &str)], codes: &[(u16, &str)]) -> String {
    let mut words = Vec::new();
    for (digit, name) in classes {
        words.push(format!("{digit}xx{name}"));
    }
    for (digit, name) in groups {
        words.push(format!("x{digit}x{name}"));
    }
    for (number, name) in codes {
        words.push(format!("{number}{name}"));
    }
    words.join(" ")
}

thread_local! {
    /// The tables that have been decoded: a program has many matches and few tables.
    static DECODED: RefCell<Vec<(String, Rc<Domain>)>> = const { RefCell::new(Vec::new()) };
}

impl Domain {
    /// Reads what [`encode`] wrote. Each table is decoded once.
    pub(crate) fn known(text: &str) -> Option<Rc<Self>> {
        DECODED.with_borrow_mut(|decoded| {
            if let Some((_, domain)) = decoded.iter().find(|(known, _)| known == text) {
                return Some(Rc::clone(domain));
            }
            let domain = Rc::new(Self::decode(text)?);
            decoded.push((text.to_owned(), Rc::clone(&domain)));
            Some(domain)
        })
    }

    fn decode(text: &str) -> Option<Self> {
        let (mut codes, mut digits) = (Vec::new(), Vec::new());
        let (mut listed, mut all) = (Numbers::default(), Numbers::default());
        for word in text.split(' ') {
            let (mask, name) = word.split_at_checked(3)?;
            if let Ok(number) = mask.parse() {
                listed.insert(number);
                codes.push((number, name.to_owned()));
                continue;
            }
            if let Some(class) = mask.strip_suffix("xx") {
                all = all.union(&Numbers::with_digits([Some(class.chars().next()?.to_digit(10)?), None, None]));
            }
            digits.push((mask.to_owned(), name.to_owned()));
        }
        Some(Self { codes, digits, listed, all })
    }

    /// The numbers that are not listed.
    pub(crate) fn unlisted(&self) -> Numbers {
        self.all.difference(&self.listed)
    }

    pub(crate) fn named(&self, name: &str) -> Option<u16> {
        let (number, _) = self.codes.iter().find(|(_, known)| known == name)?;
        Some(*number)
    }

    /// The mask of the class or group of this name, and which of the two it is.
    pub(crate) fn digit_named(&self, name: &str) -> Option<(&str, &'static str)> {
        let (mask, _) = self.digits.iter().find(|(_, known)| known == name)?;
        Some((mask, if mask.starts_with('x') { "group" } else { "class" }))
    }

    /// Listed codes in the order of their numbers: the order of `ReplyCode::ALL`.
    pub(crate) fn codes(&self) -> &[(u16, String)] {
        &self.codes
    }

    /// `1xx` and so on: masks that match every number.
    pub(crate) fn classes(&self) -> Vec<String> {
        let mut masks = Vec::new();
        for digit in 0..10 {
            if self.all.contains(100 * digit) {
                masks.push(format!("{digit}xx"));
            }
        }
        masks
    }

    /// `100 to 699`, or the ranges of a table whose first digits have gaps.
    pub(crate) fn extent(&self) -> String {
        extent(&self.all.ranges())
    }
}
