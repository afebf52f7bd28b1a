//! Text as Markdown.

use std::fmt::Write as _;

use ftp_codes_spec::Citation;

/// A text with a link for every RFC section that it cites.
pub(crate) fn linked(source: &str) -> String {
    let mut markdown = String::new();
    let mut rest = 0;
    for (range, citation) in Citation::find_all(source) {
        let (before, cited) = (source.get(rest..range.start), source.get(range.clone()));
        markdown.push_str(&escape(before.unwrap_or_default()));
        let _ = write!(markdown, "[{}]({})", escape(cited.unwrap_or_default()), citation.url());
        rest = range.end;
    }
    markdown.push_str(&escape(source.get(rest..).unwrap_or_default()));
    markdown
}

/// Plain text as Markdown that shows it unchanged.
pub(crate) fn escape(text: &str) -> String {
    let mut markdown = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '&' | '~') {
            markdown.push('\\');
        }
        markdown.push(character);
    }
    markdown
}

/// Appends an item to a list, with the separator between it and the item before.
pub(crate) fn append(list: &mut String, separator: &str, item: &str) {
    if !list.is_empty() {
        list.push_str(separator);
    }
    list.push_str(item);
}

#[cfg(test)]
mod tests {
    use super::{escape, linked};

    #[test]
    fn plain_text_stays_as_it_is() {
        assert_eq!(escape("[ADAT=base64data] (|||6446|)"), r"\[ADAT=base64data\] (\|\|\|6446\|)");
    }

    #[test]
    fn every_section_is_a_link() {
        assert_eq!(
            linked("RFC 4217 §5 (CCC <x>)"),
            r"[RFC 4217 §5](https://www.rfc-editor.org/rfc/rfc4217#section-5) (CCC \<x\>)",
        );
        assert_eq!(linked("the manual of a vendor"), "the manual of a vendor");
    }
}
