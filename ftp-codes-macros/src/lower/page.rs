//! The documentation of what is generated, in Markdown.

use std::fmt::Write as _;

use ftp_codes_spec::{self as spec, Commands, Replies};

use super::columns::{COMMAND, DIGIT, REPLY_CODE, WINSOCK_ERROR, titled};
use super::commands::by_part;
use super::markdown::{append, escape, linked};
use super::{Code, Digit, Lowered};

/// The page of a class or a group.
pub(super) fn digit(row: &spec::Digit, mask: &str) -> String {
    let mut page = format!("`{mask}` {}\n\n{}\n\n", escape(&row.text), row.doc);
    lines(&mut page, &titled(DIGIT, row));
    page
}

/// The page of a listed code.
pub(super) fn reply(
    row: &spec::Reply,
    summary: &str,
    classes: &[Digit<'_>],
    groups: &[Digit<'_>],
    commands: Option<&Commands>,
) -> String {
    let mut page = format!("`{}` {}\n\n", row.code, escape(summary));
    if row.text != row.headline {
        let _ = writeln!(page, "> {}\n", escape(&row.text));
    }
    let _ = writeln!(page, "{}\n", row.doc);
    let mut table = vec![
        ("class", digit_link("Class", classes, row.code / 100)),
        ("group", digit_link("Group", groups, row.code / 10 % 10)),
    ];
    table.append(&mut titled(REPLY_CODE, row));
    if let Some(commands) = commands {
        table.push(("may answer", answered_by(row.code, commands)));
    }
    lines(&mut page, &table);
    if let Some(grammar) = &row.grammar {
        let _ = writeln!(page, "\n```text\n{grammar}\n```");
    }
    page
}

/// A link to a class or a group; empty if the table does not have it.
fn digit_link(kind: &str, digits: &[Digit<'_>], wanted: u16) -> String {
    for Digit { digit, variant, mask, .. } in digits {
        if u16::from(*digit) == wanted {
            return format!("[`{variant}`]({kind}::{variant}) `{mask}`");
        }
    }
    String::new()
}

/// The page of a command.
pub(super) fn command(row: &spec::Command, lowered: &Lowered<'_>) -> String {
    let mut page = format!("`{}` {}\n\n```text\n{}\n```\n\n{}\n\n", row.verb, escape(&row.title), row.syntax, row.doc);
    let mut table = titled(COMMAND, row);
    for (part, codes) in by_part(&row.replies) {
        table.push((part.as_str(), links(&codes, lowered)));
    }
    for added in &row.added {
        let mut parts = String::new();
        for (part, codes) in by_part(&added.replies) {
            append(&mut parts, ", ", &format!("{part} {}", links(&codes, lowered)));
        }
        table.push(("added", format!("{parts}: {}", linked(&added.source))));
    }
    for next in &row.next {
        let mut verbs = String::new();
        for verb in &next.verbs {
            append(&mut verbs, " or ", &format!("`{verb}`"));
        }
        table.push(("next", format!("{verbs} after {}", links(&next.after, lowered))));
    }
    lines(&mut page, &table);
    page
}

/// The page of an error of Windows Sockets.
pub(super) fn socket_error(row: &spec::WinsockError) -> String {
    let mut page = format!("`{}` {}\n\n{}\n\n", row.code, escape(&row.text), row.doc);
    lines(&mut page, &titled(WINSOCK_ERROR, row));
    page
}

/// The whole table on the page of `ReplyCode`: a row for each class, a column for each group.
pub(super) fn table(lowered: &Lowered<'_>) -> String {
    let Lowered { classes, groups, codes, .. } = lowered;
    let mut page = String::from("# All codes\n\n|");
    // A table without groups has one column.
    let mut columns: Vec<Option<&Digit<'_>>> = Vec::new();
    for group in groups {
        columns.push(Some(group));
    }
    if columns.is_empty() {
        columns.push(None);
    }
    for column in &columns {
        let _ = match column {
            Some(group) => write!(page, " | [`{}`](Group::{}) {}", group.mask, group.variant, escape(&group.row.text)),
            None => write!(page, " | "),
        };
    }
    let _ = writeln!(page, " |\n|-{}|", "|-".repeat(columns.len()));
    for class in classes {
        let _ = write!(page, "| [`{}`](Class::{}) {}", class.mask, class.variant, escape(&class.row.text));
        for column in &columns {
            let mut cell = String::new();
            for Code { number, variant, .. } in codes {
                let in_class = number / 100 == u16::from(class.digit);
                let in_group = column.is_none_or(|group| number / 10 % 10 == u16::from(group.digit));
                if in_class && in_group {
                    append(&mut cell, " ", &format!("[`{number}`](Self::{variant})"));
                }
            }
            let _ = write!(page, " | {cell}");
        }
        page.push_str(" |\n");
    }
    page
}

/// The first sentence of a text in Markdown.
pub(super) fn first_sentence(text: &str) -> String {
    let paragraph = text.split_once("\n\n").map_or(text, |(first, _)| first).replace('\n', " ");
    let end = paragraph.find(". ").map_or(paragraph.len(), |end| end + 1);
    paragraph.get(..end).unwrap_or(&paragraph).to_owned()
}

/// Writes a table of titles and values, without empty values.
fn lines(page: &mut String, lines: &[(&str, String)]) {
    let mut rule = "|-|-|\n";
    for (title, value) in lines {
        if !value.is_empty() {
            let _ = writeln!(page, "| {title} | {value} |");
            page.push_str(std::mem::take(&mut rule));
        }
    }
}

/// Links to the commands that may get a code.
fn answered_by(code: u16, commands: &Commands) -> String {
    let holds = |replies: &Replies| replies.iter().any(|(_, listed)| listed == code);
    if commands.any.iter().any(|rule| holds(&rule.replies)) {
        return "any command".to_owned();
    }
    let mut answered = String::new();
    if holds(&commands.greeting.replies) {
        answered.push_str("the connection");
    }
    for command in &commands.commands {
        if holds(&command.permitted()) {
            append(&mut answered, " ", &format!("[`{}`](Command::{})", command.verb, command.name()));
        }
    }
    answered
}

fn links(codes: &[u16], lowered: &Lowered<'_>) -> String {
    let mut links = String::new();
    for code in codes {
        if let Some(code) = lowered.codes.iter().find(|listed| listed.number == *code) {
            append(&mut links, " ", &format!("[`{}`](ReplyCode::{})", code.number, code.variant));
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use ftp_codes_spec::Table;

    use super::{command, first_sentence, table};
    use crate::expanded::{commands, small};
    use crate::lower::Lowered;

    #[test]
    fn the_page_of_a_code() {
        let (table, commands) = (small(), commands());
        let lowered = Lowered::new(&table, Some(&commands));
        let expected = "\
`210` Tea is ready. Pour it.

> Tea is ready. Pour it.

Pour it. Mind the lid.

| class | [`Done`](Class::Done) `2xx` |
|-|-|
| group | [`Tea`](Group::Tea) `x1x` |
| standing | de-facto |
| defined in | [RFC 2324 §2.3](https://www.rfc-editor.org/rfc/rfc2324#section-2.3) |
| see also | [RFC 7168 §2.3](https://www.rfc-editor.org/rfc/rfc7168#section-2.3) (tea) |
| observed | a teapot: 210 Tea. |
| may answer | the connection [`BREW`](Command::Brew) |

```text
\"210\" SP \"Tea\"
```
";
        assert_eq!(lowered.codes[1].page, expected);
    }

    #[test]
    fn the_page_of_a_command_gives_the_part_of_each_code() {
        let (table, commands) = (small(), commands());
        let lowered = Lowered::new(&table, Some(&commands));
        let page = command(&commands.commands[0], &lowered);
        for line in [
            "| preliminary | [`110`](ReplyCode::Heating) |",
            "| secondary completion | [`210`](ReplyCode::Brewed) |",
            "| added | completion [`210`](ReplyCode::Brewed): \
             [RFC 7168 §2.1.1](https://www.rfc-editor.org/rfc/rfc7168#section-2.1.1) |",
        ] {
            assert!(page.lines().any(|other| other == line), "{line}\n\n{page}");
        }
    }

    #[test]
    fn a_table_has_a_row_per_class_and_a_column_per_group() {
        let small = small();
        let page = table(&Lowered::new(&small, None));
        let expected = "\
# All codes

| | [`x1x`](Group::Tea) About tea |
|-|-|
| [`1xx`](Class::JustWait) Wait \\| boil | [`110`](Self::Heating) |
| [`2xx`](Class::Done) Done | [`210`](Self::Brewed) [`211`](Self::Steeped) |
";
        assert_eq!(page, expected);
    }

    #[test]
    fn a_table_without_groups_has_one_column() {
        let small = Table { groups: Vec::new(), ..small() };
        let page = table(&Lowered::new(&small, None));
        let expected = "\
# All codes

| |  |
|-|-|
| [`1xx`](Class::JustWait) Wait \\| boil | [`110`](Self::Heating) |
| [`2xx`](Class::Done) Done | [`210`](Self::Brewed) [`211`](Self::Steeped) |
";
        assert_eq!(page, expected);
    }

    #[test]
    fn the_first_sentence() {
        for (text, expected) in [
            ("One. Two.", "One."),
            ("One\nline. Two.", "One line."),
            ("One.\n\nTwo. Three.", "One."),
            ("No full stop", "No full stop"),
            ("RFC 959 §4.2 says so. Yes.", "RFC 959 §4.2 says so."),
        ] {
            assert_eq!(first_sentence(text), expected);
        }
    }
}
