//! What one alternative of a pattern means: the numbers it matches.

use ftp_codes_spec::nearest;

use super::domain::Domain;
use super::fault::{Extent, Fault};
use super::numbers::Numbers;
use super::pattern::{Pattern, Word, WordKind};

/// An alternative with its numbers.
pub(super) struct Alternative {
    pub(super) numbers: Numbers,
    pub(super) kind: Kind,
    pub(super) at: Extent,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number, or a name that stands for one.
    Number,
    /// A number that the table does not list.
    UnlistedNumber(u16),
    /// A mask or a range.
    Several,
    /// `unlisted`
    Unlisted,
    /// `_`
    Wildcard,
}

impl Alternative {
    /// The alternatives of a pattern, or every fault in them.
    pub(super) fn all(pattern: &Pattern, domain: &Domain) -> Result<Vec<Self>, Vec<Fault>> {
        let (mut alternatives, mut faults) = (Vec::new(), Vec::new());
        for word in &pattern.words {
            match Self::of(word, domain) {
                Ok(alternative) => alternatives.push(alternative),
                Err(fault) => faults.push(fault),
            }
        }
        if faults.is_empty() { Ok(alternatives) } else { Err(faults) }
    }

    fn of(word: &Word, domain: &Domain) -> Result<Self, Fault> {
        let (numbers, kind) = match &word.kind {
            WordKind::Single => single(&word.text, domain),
            WordKind::Range(first, last) => range(first, last, domain),
        }
        .map_err(|message| Fault::new(word.at, message))?;
        Ok(Self { numbers, kind, at: word.at })
    }
}

fn single(text: &str, domain: &Domain) -> Result<(Numbers, Kind), String> {
    match text {
        "_" => Ok((domain.all.clone(), Kind::Wildcard)),
        "unlisted" => Ok((domain.unlisted(), Kind::Unlisted)),
        _ if text.starts_with(|first: char| first.is_ascii_digit()) || looks_like_a_mask(text) => {
            if text.bytes().all(|byte| byte.is_ascii_digit()) { number(text, domain) } else { mask(text, domain) }
        }
        _ if text.starts_with(['"', '\'', 'b', 'c', 'r']) && text.ends_with(['"', '\'']) => {
            Err(format!("`{text}` is no pattern; write the number without quotes"))
        }
        _ => name(text, domain),
    }
}

/// `x5x`, `xx4`, `xxx`, also where a user wrote the letters of the RFC.
fn looks_like_a_mask(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'x' | b'X' | b'y' | b'z'))
}

fn number(text: &str, domain: &Domain) -> Result<(Numbers, Kind), String> {
    let number = in_domain(text, domain)?;
    let kind = if domain.listed.contains(number) { Kind::Number } else { Kind::UnlistedNumber(number) };
    Ok((Numbers::range(number, number), kind))
}

/// A number of three digits whose first digit is a class.
fn in_domain(text: &str, domain: &Domain) -> Result<u16, String> {
    (text.parse().ok())
        .filter(|number| text.len() == 3 && domain.all.contains(*number))
        .ok_or_else(|| format!("`{text}` is no reply code; numbers go {}", domain.extent()))
}

fn mask(text: &str, domain: &Domain) -> Result<(Numbers, Kind), String> {
    if text.len() != 3 || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x') {
        let hint = if looks_like_a_mask(text) {
            let written: String = text.chars().map(|c| if c.is_ascii_digit() { c } else { 'x' }).collect();
            format!("write `{written}`")
        } else {
            "a mask is three characters, digits and `x`, such as `2xx` or `x5x`".to_owned()
        };
        return Err(format!("`{text}` is no pattern; {hint}"));
    }
    let mut digits = text.bytes().map(|digit| digit.is_ascii_digit().then(|| digit - b'0'));
    let numbers = Numbers::with_digits([(); 3].map(|()| digits.next().flatten())).intersection(&domain.all);
    if numbers.is_empty() {
        return Err(format!("the mask `{text}` matches nothing; numbers go {}", domain.extent()));
    }
    Ok((numbers, Kind::Several))
}

fn range(first: &str, last: &str, domain: &Domain) -> Result<(Numbers, Kind), String> {
    for end in [first, last] {
        if !end.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(format!("`{end}` cannot end a range; the ends are numbers, such as `421..=426`"));
        }
    }
    let (low, high) = (in_domain(first, domain)?, in_domain(last, domain)?);
    if low > high {
        return Err(format!("the range `{first}..={last}` is empty; write `{last}..={first}`"));
    }
    Ok((Numbers::range(low, high).intersection(&domain.all), Kind::Several))
}

fn name(text: &str, domain: &Domain) -> Result<(Numbers, Kind), String> {
    if let Some(number) = domain.named(text) {
        return Ok((Numbers::range(number, number), Kind::Number));
    }
    let known = domain.names().chain(["unlisted"]);
    let remedy = match nearest(text, known) {
        Some(near) => format!("; did you mean `{near}`?"),
        None if text.starts_with(|first: char| first.is_lowercase()) => {
            format!("; to bind the value to it, write `{text} @ _`")
        }
        None => String::new(),
    };
    Err(format!("no listed code has the name `{text}`{remedy}"))
}
