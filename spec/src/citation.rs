//! Citations: `RFC n §s` as a value, and the cells `defined`, `amended` and `source` that hold them.

use std::fmt;

use crate::reading::{Cell, Row, consists_of, shown};

/// A section or an appendix of an RFC: `RFC 959 §4.2.2`, `RFC 959 App. II`.
///
/// Displays as it is written in a table.
///
/// ```
/// use ftp_codes_spec::Citation;
///
/// let citation = Citation::parse("RFC 959 §4.2.2").unwrap();
/// assert_eq!(citation.url(), "https://www.rfc-editor.org/rfc/rfc959#section-4.2.2");
/// assert_eq!(citation.to_string(), "RFC 959 §4.2.2");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    rfc: u16,
    section: String,
    appendix: bool,
}

impl Citation {
    /// Parses a text that is exactly one citation.
    pub fn parse(text: &str) -> Option<Self> {
        let (citation, rest) = Self::read(text)?;
        rest.is_empty().then_some(citation)
    }

    /// Every citation in a text, with its byte range.
    ///
    /// There may be a line break between `RFC n` and `§s`.
    ///
    /// ```
    /// use ftp_codes_spec::Citation;
    ///
    /// let text = "See RFC 2228 §3, and RFC 4217 §5.";
    /// let found: Vec<_> = Citation::find_all(text).map(|(at, _)| &text[at]).collect();
    /// assert_eq!(found, ["RFC 2228 §3", "RFC 4217 §5"]);
    /// ```
    pub fn find_all(text: &str) -> impl Iterator<Item = (std::ops::Range<usize>, Self)> {
        text.match_indices("RFC").filter_map(move |(start, _)| {
            let (before, here) = text.split_at_checked(start)?;
            if before.ends_with(char::is_alphanumeric) {
                return None;
            }
            let (citation, rest) = Self::read(here)?;
            Some((start..text.len() - rest.len(), citation))
        })
    }

    /// A citation at the start of a text, and what follows it.
    pub(crate) fn read(text: &str) -> Option<(Self, &str)> {
        let (number, rest) = digits(gap(text.strip_prefix("RFC")?)?);
        let rfc = number.parse().ok().filter(|_| !number.starts_with('0'))?;
        let rest = gap(rest)?;
        let (appendix, rest) = match rest.strip_prefix('§') {
            Some(rest) => (false, rest),
            None => (true, gap(rest.strip_prefix("App.")?)?),
        };
        let (section, rest) = section(rest)?;
        // Only an appendix may begin with a letter.
        if !appendix && !section.as_bytes().first().is_some_and(u8::is_ascii_digit) {
            return None;
        }
        Some((Self { rfc, section: section.to_owned(), appendix }, rest))
    }

    /// The address of the section on the site of the RFC Editor.
    ///
    /// ```
    /// use ftp_codes_spec::Citation;
    ///
    /// let citation = Citation::parse("RFC 959 App. II").unwrap();
    /// assert_eq!(citation.url(), "https://www.rfc-editor.org/rfc/rfc959#appendix-II");
    /// ```
    pub fn url(&self) -> String {
        let part = if self.appendix { "appendix" } else { "section" };
        format!("https://www.rfc-editor.org/rfc/rfc{}#{part}-{}", self.rfc, self.section)
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.appendix { "App. " } else { "§" };
        write!(f, "RFC {} {sign}{}", self.rfc, self.section)
    }
}

/// The text after one space or line break.
fn gap(text: &str) -> Option<&str> {
    text.strip_prefix([' ', '\n'])
}

/// The ASCII digits at the start of a text, and what follows them.
fn digits(text: &str) -> (&str, &str) {
    leading(text, |c| c.is_ascii_digit())
}

/// The characters at the start of a text for which `kind` holds, and what follows them.
fn leading(text: &str, kind: fn(char) -> bool) -> (&str, &str) {
    for (at, c) in text.char_indices() {
        if !kind(c) {
            return text.split_at_checked(at).unwrap_or_default();
        }
    }
    (text, "")
}

/// Letters or digits with single dots between them, and what follows. A dot at the end belongs to the sentence.
fn section(text: &str) -> Option<(&str, &str)> {
    let (section, _) = leading(text, |c| c.is_alphanumeric() || c == '.');
    let section = section.trim_end_matches('.');
    for part in section.split('.') {
        if part.is_empty() || !consists_of(part, |c| c.is_ascii_alphanumeric()) {
            return None;
        }
    }
    Some((section, text.get(section.len()..)?))
}

/// Reads `defined`: one citation of an RFC, or free text about anything else.
pub(crate) fn defined(row: &mut Row<'_>) -> Option<String> {
    let cell = row.line("defined")?;
    if let Some(rest) = rest(row, "defined", &cell) {
        if !rest.is_empty() {
            let remedy = "cite one section, and put the others in `amended` or `doc`";
            row.refuse(cell.at, format!("unexpected {} after the citation in `defined`; {remedy}", shown(rest)));
        }
    }
    Some(cell.value.to_owned())
}

/// Reads `amended`: a list of such sources, each with an optional remark in parentheses.
pub(crate) fn amended(row: &mut Row<'_>) -> Vec<String> {
    let mut amended = Vec::new();
    for cell in &row.list("amended") {
        amended.push(remark(row, "amended", cell));
    }
    amended
}

/// Reads a single source with an optional remark, under any key.
pub(crate) fn remarked(row: &mut Row<'_>, key: &'static str) -> Option<String> {
    let cell = row.line(key)?;
    Some(remark(row, key, &cell))
}

fn remark(row: &mut Row<'_>, key: &str, cell: &Cell<&str>) -> String {
    if let Some(rest) = rest(row, key, cell) {
        let remark = rest.strip_prefix(" (").is_some_and(|remark| remark.len() > 1 && remark.ends_with(')'));
        if !rest.is_empty() && !remark {
            let remedy = "put a remark in parentheses: `RFC n §s (remark)`";
            row.refuse(cell.at, format!("unexpected {} after the citation in `{key}`; {remedy}", shown(rest)));
        }
    }
    cell.value.to_owned()
}

/// What follows the citation, if the source is an RFC. Any other source is free text.
fn rest<'d>(row: &mut Row<'_>, key: &str, cell: &Cell<&'d str>) -> Option<&'d str> {
    let rfc = cell.value.trim_start().get(..3).is_some_and(|start| start.eq_ignore_ascii_case("rfc"));
    if !rfc {
        return None;
    }
    let citation = Citation::read(cell.value);
    if citation.is_none() {
        let remedy = "an RFC is cited as `RFC 959 §4.2.2` or `RFC 959 App. II`";
        row.refuse(cell.at, format!("`{key}` is {}; {remedy}", shown(cell.value)));
    }
    citation.map(|(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::Citation;

    #[test]
    fn one_citation_and_nothing_else() {
        let good =
            ["RFC 959 §4", "RFC 959 §4.2.2", "RFC 2228 §10.a", "RFC 959 App. II", "RFC 4217 App. A.1", "RFC 65535 §1"];
        for text in good {
            assert_eq!(Citation::parse(text).map(|citation| citation.to_string()).as_deref(), Some(text));
        }
        let bad = [
            "",
            "RFC",
            "RFC ",
            "RFC 959",
            "RFC 959 ",
            "RFC 959 §",
            "RFC 959 § 4",
            "RFC 959 4.2",
            "RFC959 §4",
            "RFC 959§4",
            "rfc 959 §4",
            "RFC 0959 §4",
            "RFC 0 §1",
            "RFC 65536 §4",
            "RFC 959 §4.",
            "RFC 959 §4..2",
            "RFC 959 §.4",
            "RFC 959 §IV.B",
            "RFC 959 §4é",
            "RFC 959 App II",
            "RFC 959 App. ",
            "RFC 959 §4 ",
            " RFC 959 §4",
            "RFC  959 §4",
        ];
        for text in bad {
            assert_eq!(Citation::parse(text), None, "{text}");
        }
    }

    #[test]
    fn all_citations_of_a_text() {
        let cases: &[(&str, &[&str])] = &[
            ("", &[]),
            ("RFC", &[]),
            ("RFC 959, RFC 1123 §4.1.2.11.", &["RFC 1123 §4.1.2.11"]),
            ("(RFC 959\n§4.2)", &["RFC 959 §4.2"]),
            ("XRFC 959 §1", &[]),
            ("RFCRFC 959 §1", &[]),
            ("RFC RFC 959 §1, App. II", &["RFC 959 §1"]),
            ("RFC 959 App. II... RFC 2228 §8.2", &["RFC 959 App. II", "RFC 2228 §8.2"]),
        ];
        for (text, expected) in cases {
            let found: Vec<_> = Citation::find_all(text).map(|(_, citation)| citation.to_string()).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }
}
