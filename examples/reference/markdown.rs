//! Pieces of Markdown.

use std::fmt::Write as _;

use ftp_codes::{CodeSet, ReplyCode};

/// The link to the heading of a code, as GitHub and docs.rs form it.
pub(crate) fn anchor(code: ReplyCode) -> String {
    format!("#{}-{}", code.as_str(), code.name().to_lowercase())
}

/// Codes with a link to each.
pub(crate) fn links(codes: CodeSet) -> String {
    let links = codes.iter().map(|code| format!("[{}]({})", code.as_str(), anchor(code)));
    links.collect::<Vec<_>>().join(" ")
}

/// A source with a link to each RFC section in it.
pub(crate) fn linked(source: &str) -> String {
    let mut parts = source.split("RFC ");
    let mut page = escaped(parts.next().unwrap_or_default());
    for part in parts {
        let is_in_section = |character: char| character.is_ascii_digit() || character == '.';
        let section = part.split_once(" §").map(|(rfc, rest)| {
            let end = rest.find(|character| !is_in_section(character)).unwrap_or(rest.len());
            let (section, rest) = rest.split_at(end);
            (rfc, section, rest)
        });
        let _ = match section {
            Some((rfc, section, rest)) if rfc.bytes().all(|byte| byte.is_ascii_digit()) => {
                let url = format!("https://www.rfc-editor.org/rfc/rfc{rfc}#section-{section}");
                write!(page, "[RFC {rfc} §{section}]({url}){}", escaped(rest))
            }
            _ => write!(page, "RFC {}", escaped(part)),
        };
    }
    page
}

/// Plain text as Markdown that shows it unchanged.
pub(crate) fn escaped(text: &str) -> String {
    let mut page = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '&' | '~') {
            page.push('\\');
        }
        page.push(character);
    }
    page
}
