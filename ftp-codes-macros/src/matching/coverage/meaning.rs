//! The meaning of an alternative of a pattern: the numbers it matches.

use ftp_codes_spec::nearest;
use proc_macro2::Ident;

use super::domain::Domain;
use super::numbers::Numbers;
use crate::matching::syntax::pattern::{Pattern, Word, WordKind};
use crate::matching::syntax::tokens::{Extent, Fault};

/// An alternative with its numbers.
pub(crate) struct Alternative {
    pub(crate) numbers: Numbers,
    pub(crate) kind: Kind,
    pub(crate) at: Extent,
    /// The name of a listed code, as the user wrote it.
    pub(crate) name: Option<Ident>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A number, or the name of one.
    Number,
    /// A mask or a range.
    Several,
    /// `unlisted`
    Unlisted,
    /// `_`
    Wildcard,
}

impl Alternative {
    /// The alternatives of a pattern. Without a fault there is one for every word.
    pub(crate) fn all(pattern: &Pattern, domain: &Domain, faults: &mut Vec<Fault>) -> Vec<Self> {
        let mut alternatives = Vec::with_capacity(pattern.words.len());
        for word in &pattern.words {
            match word {
                Ok(word) => match Self::of(word, domain) {
                    Ok(alternative) => alternatives.push(alternative),
                    Err(message) => faults.push(Fault::new(word.at, message)),
                },
                Err(fault) => faults.push(fault.clone()),
            }
        }
        alternatives
    }

    /// Whether every word of the pattern means something.
    pub(crate) fn are_known(pattern: &Pattern, domain: &Domain) -> bool {
        pattern.words.iter().all(|word| word.as_ref().is_ok_and(|word| Self::of(word, domain).is_ok()))
    }

    fn of(word: &Word, domain: &Domain) -> Result<Self, String> {
        let (numbers, kind) = match &word.kind {
            WordKind::Range(first, last) => range(first, last, domain),
            WordKind::Literal => literal(&word.text, domain),
            WordKind::Name(_) => name(&word.text, domain),
        }?;
        let name = match &word.kind {
            WordKind::Name(name) if kind == Kind::Number => Some(name.clone()),
            _ => None,
        };
        Ok(Self { numbers, kind, at: word.at, name })
    }
}

fn literal(text: &str, domain: &Domain) -> Result<(Numbers, Kind), String> {
    let digits = text.trim_end_matches(|last: char| !last.is_ascii_digit());
    if is_number(text) {
        return number(text, domain);
    }
    if text == "0xx" {
        // To the compiler this is a hexadecimal number without digits, and it has reported that.
        return Err(String::new());
    }
    if looks_like_a_mask(text) {
        return mask(text, domain);
    }
    if text.contains('"') || text.contains('\'') {
        let mut number = String::new();
        for letter in text.chars() {
            if letter.is_ascii_digit() {
                number.push(letter);
            }
        }
        let number = if number.len() == 3 { format!("`{number}`") } else { "the number".to_owned() };
        return Err(format!("expected a pattern, found text; write {number} without quotes"));
    }
    Err(match text.get(..3) {
        Some(number) if text.starts_with(&format!("{number}.")) => {
            format!("`{text}` is not an integer; write `{number}`")
        }
        Some(number)
            if digits.starts_with(number) && text.get(3..).is_some_and(|rest| rest.starts_with(['u', 'i'])) =>
        {
            format!("`{text}` has a suffix; write `{number}`")
        }
        _ => format!("`{text}` is not a pattern; a mask is three characters, digits and `x`, such as `2xx` or `x5x`"),
    })
}

fn name(text: &str, domain: &Domain) -> Result<(Numbers, Kind), String> {
    match text {
        "_" => return Ok((domain.all.clone(), Kind::Wildcard)),
        "unlisted" => return Ok((domain.unlisted(), Kind::Unlisted)),
        _ => {}
    }
    if let Some(number) = domain.named(text) {
        return Ok((Numbers::range(number, number), Kind::Number));
    }
    if looks_like_a_mask(text) {
        return mask(text, domain);
    }
    if let Some((mask, kind)) = domain.digit_named(text) {
        return Err(format!("`{text}` is a {kind}; write `{mask}`"));
    }
    let mut names = Vec::new();
    for (_, name) in domain.codes() {
        names.push(name.as_str());
    }
    names.push("unlisted");
    if let Some(near) = nearest(text, names.iter().copied()) {
        return Err(format!("no listed code is named `{text}`; did you mean `{near}`?"));
    }
    let is_constant = text.len() > 1 && !text.chars().any(char::is_lowercase);
    Err(if is_constant {
        format!(
            "no listed code is named `{text}`; a constant cannot be a pattern, but a guard can name it, for example \
             `_ if {text}.contains(code)`"
        )
    } else if text.chars().next().is_some_and(char::is_lowercase) {
        format!("no listed code is named `{text}`; to bind the value, write `{text} @ _`")
    } else {
        format!("no listed code is named `{text}`")
    })
}

/// `2xx`, `x5x`, `xx4`, `xxx`, also with the letters of the RFC: `2yz`.
fn looks_like_a_mask(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'x' | b'X' | b'y' | b'z'))
}

fn number(text: &str, domain: &Domain) -> Result<(Numbers, Kind), String> {
    let number = in_domain(text, domain)?;
    Ok((Numbers::range(number, number), Kind::Number))
}

/// A number of three digits whose first digit is a class.
fn in_domain(text: &str, domain: &Domain) -> Result<u16, String> {
    match text.parse() {
        Ok(number) if text.len() == 3 && domain.all.contains(number) => Ok(number),
        _ => Err(format!("`{text}` is not a reply code; valid codes are {}", domain.extent())),
    }
}

fn mask(text: &str, domain: &Domain) -> Result<(Numbers, Kind), String> {
    let (mut digits, mut written) = ([None; 3], String::new());
    for (index, character) in text.char_indices() {
        let digit = character.to_digit(10);
        written.push(if digit.is_some() { character } else { 'x' });
        if let Some(place) = digits.get_mut(index) {
            *place = digit;
        }
    }
    if written != text {
        return Err(format!("`{text}` is not a pattern; write `{written}`"));
    }
    let numbers = Numbers::with_digits(digits).intersection(&domain.all);
    if numbers.is_empty() {
        return Err(format!("no code matches the mask `{text}`; valid codes are {}", domain.extent()));
    }
    Ok((numbers, Kind::Several))
}

fn range(first: &str, last: &str, domain: &Domain) -> Result<(Numbers, Kind), String> {
    if let (Some(low), Some(high)) = (class_of_mask(first), class_of_mask(last)) {
        let mut classes = Vec::new();
        for class in low..=high {
            classes.push(format!("{class}xx"));
        }
        if classes.is_empty() {
            return Err(format!("the range `{first}..={last}` is empty"));
        }
        return Err(format!("the ends of a range are numbers; write `{}`", classes.join(" | ")));
    }
    let number = |end: &str| end.parse().ok().or_else(|| domain.named(end));
    if let (Some(low), Some(high)) = (number(first), number(last)) {
        if !is_number(first) || !is_number(last) {
            return Err(format!("the ends of a range are numbers; write `{low}..={high}`"));
        }
    }
    for end in &[first, last] {
        if !is_number(end) {
            return Err(format!("`{end}` cannot be an end of a range; the ends are numbers, such as `421..=426`"));
        }
    }
    let (low, high) = (in_domain(first, domain)?, in_domain(last, domain)?);
    if low > high {
        return Err(format!("the range `{first}..={last}` is empty; write `{last}..={first}`"));
    }
    Ok((Numbers::range(low, high).intersection(&domain.all), Kind::Several))
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digit of `4xx`.
fn class_of_mask(text: &str) -> Option<u16> {
    text.strip_suffix("xx")?.parse().ok().filter(|digit| *digit < 10)
}
