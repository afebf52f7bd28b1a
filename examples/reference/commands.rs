//! The chapter of commands.

use ftp_codes::{Command, Part, Replies};

use super::markdown::{escaped, linked, links};

/// All commands at a glance, what applies to all of them, then one section each.
pub(crate) fn chapter() -> String {
    let mut page = String::from("## Commands\n\n| command | title | kind | standing | defined in |\n|-|-|-|-|-|\n");
    for &command in Command::ALL {
        let (verb, title, kind) = (command.verb(), escaped(command.title()), command.kind());
        let (anchor, standing, defined) = (anchor(command), command.standing(), escaped(command.defined_in()));
        page += &format!("| [{verb}]({anchor}) | {title} | {kind} | {standing} | {defined} |\n");
    }
    page += "\n### The greeting\n\nWhat a server may send when a client connects.\n\n";
    page += &rows(&Replies::GREETING);
    page += "\n### Every command\n\nWhat a server may answer to every command, in addition to its row.\n\n";
    for (position, (replies, source)) in Replies::ANY.iter().enumerate() {
        let break_before = if position == 0 { "" } else { "\n" };
        page += &format!("{break_before}By {}:\n\n{}", linked(source), rows(replies));
    }
    page += "\n### Unknown commands\n\nWhat a server may answer to a command that it does not know or cannot accept as it is.\n\
        It applies in addition to the row of every command that is not standard.\n\n";
    page += &rows(&Replies::UNKNOWN);
    Command::ALL.iter().copied().for_each(|command| page += &section(command));
    page
}

/// The link to the heading of a command, as GitHub and docs.rs form it.
fn anchor(command: Command) -> String {
    let heading = heading(command).to_lowercase().replace(' ', "-");
    let is_kept = |character: &char| character.is_alphanumeric() || matches!(character, '-' | '_');
    format!("#{}", heading.chars().filter(is_kept).collect::<String>())
}

fn heading(command: Command) -> String {
    format!("{} {}", command.verb(), command.title())
}

/// A command with all its columns.
fn section(command: Command) -> String {
    let mut page = format!("\n### {}\n\n```text\n{}\n```\n\n", escaped(&heading(command)), command.syntax());
    page += &rows(command.replies());
    for (codes, source) in command.added_replies() {
        page += &row("of these added", &format!("{} by {}", links(*codes), linked(source)));
    }
    for (after, next) in command.sequences() {
        let verbs: Vec<String> = next.iter().map(|next| format!("[{}]({})", next.verb(), anchor(*next))).collect();
        page += &row("must follow", &format!("{} after {}", verbs.join(" or "), links(*after)));
    }
    page += &row("kind", &command.kind().to_string());
    page += &row("standing", command.standing().name());
    page += &row("defined in", &linked(command.defined_in()));
    if !command.amended_in().is_empty() {
        let sources: Vec<String> = command.amended_in().iter().map(|source| linked(source)).collect();
        page += &row("amended in", &sources.join("<br>"));
    }
    page + &format!("\n{}\n", command.description())
}

/// A table of replies, with a row for each part that has any.
fn rows(replies: &Replies) -> String {
    let parts = Part::ALL.iter().filter(|part| !replies.part(**part).is_empty());
    let rows = parts.map(|part| row(&part.to_string(), &links(replies.part(*part))));
    format!("| | |\n|-|-|\n{}", rows.collect::<String>())
}

fn row(name: &str, value: &str) -> String {
    format!("| {name} | {value} |\n")
}
