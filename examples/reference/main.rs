//! What does the whole table look like on one page?
//!
//! ```sh
//! cargo run --example reference > spec/REFERENCE.md
//! ```
//!
//! Everything that the crate knows, as Markdown: classes, groups, reply codes and commands with all their columns, and the
//! errors of Windows Sockets. The page is kept in `spec/REFERENCE.md`; a test tells when it is stale.

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
    let parts = [HEAD.to_owned(), overview(), digits(), codes(), commands::chapter(), winsock()];
    parts.join("\n")
}

const HEAD: &str = "\
<!-- Made by `cargo run --example reference > spec/REFERENCE.md`; do not edit. -->

# FTP reply codes

Everything in the tables `replies.toml`, `commands.toml` and `winsock.toml`, for reading.

* [All codes](#all-codes)
* [Classes: the first digit](#classes-the-first-digit)
* [Groups: the second digit](#groups-the-second-digit)
* [Reply codes](#reply-codes)
* [Commands](#commands)
* [Errors of Windows Sockets](#errors-of-windows-sockets)
";

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
    page += ".\n\n| code | name | headline | standing | defined in |\n|-|-|-|-|-|\n";
    for &code in ReplyCode::ALL {
        let (number, name, headline) = (code.as_str(), code.name(), escaped(code.headline()));
        let (link, standing, defined) = (anchor(code), code.standing(), escaped(code.defined_in()));
        page += &format!("| [{number}]({link}) | `{name}` | {headline} | {standing} | {defined} |\n");
    }
    page
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

/// The numbers that are no replies.
fn winsock() -> String {
    let mut page = String::from(
        "## Errors of Windows Sockets\n\n\
        FTP clients print these numbers beside reply codes. They come from the client's own system, not from a server.\n",
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
