//! What does the whole table look like on one page?
//!
//! ```sh
//! cargo run --example reference > spec/REFERENCE.md
//! ```
//!
//! Everything that the crate knows, as Markdown: classes, groups, reply codes and commands with all their columns, the
//! errors of Windows Sockets, and the codes that were rejected. The page is kept in `spec/REFERENCE.md`; a test fails when
//! it is stale.

mod commands;
mod markdown;

use std::io::{self, Write as _};

use ftp_codes::{Class, CodeSet, Group, ReplyCode, Standing, WinsockError};
use markdown::{anchor, escaped, linked};

fn main() -> io::Result<()> {
    io::stdout().write_all(page().as_bytes())
}

/// The page.
pub(crate) fn page() -> String {
    let parts = [HEAD.to_owned(), overview(), digits(), codes(), commands::chapter(), winsock(), rejected()];
    parts.join("\n")
}

const HEAD: &str = "\
<!-- Made by `cargo run --example reference > spec/REFERENCE.md`; do not edit. -->

# FTP reply codes

Everything in the tables `replies.toml`, `commands.toml` and `winsock.toml`, on one page.

* [All codes](#all-codes)
* [Classes: the first digit](#classes-the-first-digit)
* [Groups: the second digit](#groups-the-second-digit)
* [Reply codes](#reply-codes)
* [Commands](#commands)
* [Errors of Windows Sockets](#errors-of-windows-sockets)
* [Codes that were rejected](#codes-that-were-rejected)

The codes, their numbers, and the names of codes, classes and groups never change. A new code is a minor version.
";

const REJECTED: &str = include_str!("../../spec/rejected.tsv");

/// All codes at a glance: by class and group, then one line each.
fn overview() -> String {
    let mut page = String::from("## All codes\n\n| |");
    Group::ALL.iter().for_each(|group| page += &format!(" `x{}x` {} |", group.digit(), group.text()));
    page += &format!("\n|-|{}\n", "-|".repeat(Group::ALL.len()));
    for &class in Class::ALL {
        page += &format!("| `{}xx` {} |", class.digit(), class.text());
        for &group in Group::ALL {
            let codes = CodeSet::of_class(class) & CodeSet::of_group(group);
            page += &format!(" {} |", markdown::links(codes));
        }
        page.push('\n');
    }
    for standing in [Standing::Standard, Standing::Extension, Standing::Historic, Standing::DeFacto] {
        let count = ReplyCode::ALL.iter().filter(|code| code.standing() == standing).count();
        page += &format!("{}{count} {standing}", if standing == Standing::Standard { "\n" } else { ", " });
    }
    page += ".\n\n| code | name | meaning | standing | defined in |\n|-|-|-|-|-|\n";
    for &code in ReplyCode::ALL {
        let (number, name, meaning) = (code.as_str(), code.name(), summary(code));
        let (link, standing, defined) = (anchor(code), code.standing(), escaped(code.defined_in()));
        page += &format!("| [{number}]({link}) | `{name}` | {meaning} | {standing} | {defined} |\n");
    }
    page
}

/// The first sentence of the explanation. Several codes share a headline, but none shares this.
pub(crate) fn summary(code: ReplyCode) -> String {
    let text = code.description().replace('\n', " ");
    let end = text.find(". ").map_or(text.len(), |end| end + 1);
    text.get(..end).unwrap_or(&text).to_owned()
}

/// Classes and groups.
fn digits() -> String {
    let mut page = String::from("## Classes: the first digit\n");
    for &class in Class::ALL {
        let mask = format!("{}xx", class.digit());
        page += &digit(&mask, class.name(), class.text(), class.defined_in(), class.description());
    }
    page += "\n## Groups: the second digit\n";
    for &group in Group::ALL {
        let mask = format!("x{}x", group.digit());
        page += &digit(&mask, group.name(), group.text(), group.defined_in(), group.description());
    }
    page
}

fn digit(mask: &str, name: &str, text: &str, defined_in: &str, description: &str) -> String {
    let (text, source) = (escaped(text), linked(defined_in));
    format!("\n### {mask} {text}\n\n`{name}`, defined in {source}.\n\n{description}\n")
}

/// Every code with all its columns, by class.
fn codes() -> String {
    let mut page = String::from("## Reply codes\n");
    for &code in ReplyCode::ALL {
        page += &format!("\n### {} {}\n\n> {}\n\n", code.as_str(), code.name(), escaped(code.text()));
        page += "| | |\n|-|-|\n";
        page += &format!("| headline | {} |\n", escaped(code.headline()));
        page += &format!("| class | `{}` {} |\n", code.class().name(), code.class().text());
        page += &format!("| group | `{}` {} |\n", code.group().name(), code.group().text());
        page += &format!("| standing | {} |\n", code.standing());
        page += &format!("| defined in | {} |\n", linked(code.defined_in()));
        if !code.amended_in().is_empty() {
            let sources: Vec<String> = code.amended_in().iter().map(|source| linked(source)).collect();
            page += &format!("| amended in | {} |\n", sources.join("<br>"));
        }
        page += &format!("\n{}\n", code.description());
        if let Some(grammar) = code.grammar() {
            page += &format!("\n```text\n{grammar}\n```\n");
        }
    }
    page
}

/// Codes that have no row, so that nobody asks again.
fn rejected() -> String {
    let mut page = String::from(
        "## Codes that were rejected\n\n\
        A code is listed if an RFC in force defines it, or if servers in use send it with one meaning; `434` is the exception,\n\
        because most published lists print it. These codes were considered and have no row. Programs still get their class\n\
        and group.\n\n\
        | code | found in | why it has no row |\n|-|-|-|\n",
    );
    for row in REJECTED.lines().filter(|line| !line.starts_with('#')) {
        page += &format!("| {} |\n", row.split('\t').collect::<Vec<_>>().join(" | "));
    }
    page
}

/// Errors that look like replies.
fn winsock() -> String {
    let mut page = String::from(
        "## Errors of Windows Sockets\n\n\
        FTP clients print these numbers next to reply codes. They come from the client's own system, not from a server.\n",
    );
    for &error in WinsockError::ALL {
        page += &format!("\n### {} {}\n\n> {}\n\n", error.code(), error.name(), escaped(error.text()));
        page += &format!("| | |\n|-|-|\n| constant | `{}` |\n", error.constant());
        if let Some(kind) = error.error_kind() {
            page += &format!("| in Rust | `std::io::ErrorKind::{kind:?}` |\n");
        }
        page += &format!("\n{}\n", error.description());
    }
    page
}
