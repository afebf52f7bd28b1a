//! What a value can be: the numbers of a table, and the names of those that are listed.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::rc::Rc;

use super::numbers::Numbers;

/// The numbers of a table.
pub(super) struct Domain {
    /// Listed codes with their names, in the order of the numbers.
    codes: Vec<(u16, String)>,
    /// The numbers of the listed codes.
    pub(super) listed: Numbers,
    /// Every number whose first digit is a class.
    pub(super) all: Numbers,
}

/// The table as it travels from `reply_codes!` to the match macros: one literal, because a token costs time in every use.
///
/// First the first digits, then the listed codes: `12345 110RestartMarker 120ServiceReadyInMinutes`.
pub(crate) fn encode<'a>(classes: impl Iterator<Item = u8>, codes: impl Iterator<Item = (u16, &'a str)>) -> String {
    let mut text: String = classes.map(|digit| char::from(b'0' + digit)).collect();
    for (number, name) in codes {
        let _ = write!(text, " {number}{name}");
    }
    text
}

thread_local! {
    /// What has been decoded already: a program has many matches and few tables.
    static DECODED: RefCell<Vec<(String, Rc<Domain>)>> = const { RefCell::new(Vec::new()) };
}

impl Domain {
    /// Reads what [`encode`] wrote, every table once.
    pub(super) fn known(text: &str) -> Option<Rc<Self>> {
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
        let mut words = text.split(' ');
        let classes = words.next()?;
        let is_class = |number: u16| classes.chars().any(|digit| digit.to_digit(10) == Some(u32::from(number / 100)));
        let codes: Vec<(u16, String)> = words
            .map(|word| {
                let (number, name) = word.split_at_checked(3)?;
                Some((number.parse().ok()?, name.to_owned()))
            })
            .collect::<Option<_>>()?;
        Some(Self {
            listed: codes.iter().map(|(number, _)| *number).collect(),
            all: (0..1000).filter(|number| is_class(*number)).collect(),
            codes,
        })
    }

    /// The numbers that are not listed.
    pub(super) fn unlisted(&self) -> Numbers {
        self.all.difference(&self.listed)
    }

    pub(super) fn named(&self, name: &str) -> Option<u16> {
        self.codes.iter().find(|(_, known)| known == name).map(|(number, _)| *number)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.codes.iter().map(|(_, name)| name.as_str())
    }

    /// Listed codes in the order of their numbers: the order of `ReplyCode::ALL`.
    pub(super) fn codes(&self) -> impl Iterator<Item = (u16, &str)> {
        self.codes.iter().map(|(number, name)| (*number, name.as_str()))
    }

    /// `1xx` and so on: masks that match every number.
    pub(super) fn classes(&self) -> Vec<String> {
        (0..10).filter(|digit| self.all.contains(100 * digit)).map(|digit| format!("{digit}xx")).collect()
    }

    /// `from 100 to 699`, or the ranges of a table whose first digits have gaps.
    pub(super) fn extent(&self) -> String {
        let ranges: Vec<String> =
            (self.all.ranges().iter()).map(|(first, last)| format!("from {first} to {last}")).collect();
        match ranges.as_slice() {
            [others @ .., last] if !others.is_empty() => format!("{} and {last}", others.join(", ")),
            _ => ranges.concat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Domain, encode};

    #[test]
    fn what_is_encoded_is_decoded() {
        let text = encode([1, 9].into_iter(), [(100, "Welcome"), (999, "Inventory")].into_iter());
        assert_eq!(text, "19 100Welcome 999Inventory");
        let domain = Domain::decode(&text).unwrap();
        assert_eq!(domain.codes().collect::<Vec<_>>(), [(100, "Welcome"), (999, "Inventory")]);
        assert_eq!(domain.named("Inventory"), Some(999));
        assert_eq!(domain.extent(), "from 100 to 199 and from 900 to 999");
        assert_eq!(domain.unlisted().iter().count(), 198);
    }
}
