//! The documentation of what is generated, as Markdown.

use std::fmt::Write as _;

use ftp_codes_spec::{Command, Commands, Part, Sequence};

use crate::lower::{Code, Lowered, Place};
use crate::markdown::{escape, linked};

/// The page of a class or a group.
pub(crate) fn digit(place: &Place<'_>) -> String {
    let Place { mask, row, .. } = place;
    format!("`{mask}` {}\n\n{}\n\nDefined in {}.", escape(&row.text), row.doc.trim(), linked(&row.defined))
}

/// The page of a listed code.
pub(crate) fn reply(code: &Code<'_>, lowered: &Lowered<'_>) -> String {
    let row = code.row;
    let mut page = format!("`{}` {}\n\n", row.code, escape(&row.headline));
    if row.text != row.headline {
        let _ = writeln!(page, "> {}\n", escape(&row.text));
    }
    let _ = writeln!(page, "{}\n", row.doc.trim());
    let _ = writeln!(page, "| standing | {} |\n|-|-|", row.standing.as_str());
    let (first, second) = (row.code / 100, row.code / 10 % 10);
    let digits = [("class", "Class", &lowered.classes, first), ("group", "Group", &lowered.groups, second)];
    for (title, kind, places, digit) in digits {
        if let Some(place) = places.iter().find(|place| u16::from(place.digit) == digit) {
            let (variant, mask) = (&place.variant, &place.mask);
            let _ = writeln!(page, "| {title} | [`{variant}`]({kind}::{variant}) `{mask}` |");
        }
    }
    let _ = writeln!(page, "| defined in | {} |", linked(&row.defined));
    if !row.amended.is_empty() {
        let amended: Vec<String> = row.amended.iter().map(|source| linked(source)).collect();
        let _ = writeln!(page, "| see also | {} |", amended.join("<br>"));
    }
    if let Some(commands) = lowered.commands {
        let answered = answered_by(row.code, commands);
        if !answered.is_empty() {
            let _ = writeln!(page, "| may answer | {answered} |");
        }
    }
    if let Some(grammar) = &row.grammar {
        let _ = writeln!(page, "\n```text\n{}\n```", grammar.trim());
    }
    page
}

/// The whole table at a glance: a row per class, a column per group.
pub(crate) fn table(lowered: &Lowered<'_>) -> String {
    let Lowered { classes, groups, codes, .. } = lowered;
    let mut page = String::from("# All codes\n\n|");
    // A table without groups has one column.
    let columns: Vec<Option<&Place<'_>>> =
        if groups.is_empty() { vec![None] } else { groups.iter().map(Some).collect() };
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
            let codes: Vec<String> = (codes.iter())
                .filter(|code| code.number / 100 == u16::from(class.digit))
                .filter(|code| column.is_none_or(|group| code.number / 10 % 10 == u16::from(group.digit)))
                .map(|code| format!("[`{}`](Self::{})", code.number, code.variant))
                .collect();
            let _ = write!(page, " | {}", codes.join(" "));
        }
        page.push_str(" |\n");
    }
    page
}

/// Links to the commands that may be answered with a code.
fn answered_by(code: u16, commands: &Commands) -> String {
    let holds = |replies: &Sequence| replies.iter().any(|(_, listed)| listed == code);
    if commands.any.iter().any(|rule| holds(&rule.replies)) {
        return "any command".to_owned();
    }
    let greeting = holds(&commands.greeting.replies).then(|| "the connection".to_owned());
    let commands = (commands.commands.iter())
        .filter(|command| holds(&command.permitted()))
        .map(|command| format!("[`{}`](Command::{})", command.verb, command.name()));
    greeting.into_iter().chain(commands).collect::<Vec<_>>().join(" ")
}

/// The page of a command.
pub(crate) fn command(row: &Command, lowered: &Lowered<'_>) -> String {
    let mut page = format!("`{}` {}\n\n```text\n{}\n```\n\n", row.verb, escape(&row.title), row.syntax);
    let _ = writeln!(page, "{}\n", row.doc.trim());
    let _ = writeln!(page, "| standing | {} |\n|-|-|", row.standing.as_str());
    let _ = writeln!(page, "| defined in | {} |", linked(&row.defined));
    if !row.amended.is_empty() {
        let amended: Vec<String> = row.amended.iter().map(|source| linked(source)).collect();
        let _ = writeln!(page, "| see also | {} |", amended.join("<br>"));
    }
    let parts = |page: &mut String, replies: &Sequence| {
        for part in Part::ALL {
            let codes: Vec<String> = replies.codes(part).filter_map(|code| link(code, lowered)).collect();
            if !codes.is_empty() {
                let _ = writeln!(page, "| {} | {} |", part.as_str().replace('_', " "), codes.join(" "));
            }
        }
    };
    parts(&mut page, &row.replies);
    for added in &row.added {
        let codes: Vec<String> = added.replies.iter().filter_map(|(_, code)| link(code, lowered)).collect();
        let _ = writeln!(page, "| added | {} {} |", codes.join(" "), linked(&added.source));
    }
    for next in &row.next {
        let after: Vec<String> = next.after.iter().filter_map(|code| link(*code, lowered)).collect();
        let verbs: Vec<String> = next.verbs.iter().map(|verb| format!("`{verb}`")).collect();
        let _ = writeln!(page, "| after {} | {} |", after.join(" "), verbs.join(" or "));
    }
    page
}

fn link(code: u16, lowered: &Lowered<'_>) -> Option<String> {
    let code = lowered.codes.iter().find(|listed| listed.number == code)?;
    Some(format!("[`{}`](ReplyCode::{})", code.number, code.variant))
}

#[cfg(test)]
mod tests {
    use ftp_codes_spec::Table;

    use super::{reply, table};
    use crate::expected::small;
    use crate::lower::Lowered;

    #[test]
    fn a_page_tells_everything() {
        let table = small();
        let lowered = Lowered::new(&table, None);
        let page = reply(&lowered.codes[1], &lowered);
        let expected = "\
`210` Tea is ready.

> Tea is ready. Pour it.

Pour it.

| standing | de-facto |
|-|-|
| class | [`Done`](Class::Done) `2yz` |
| group | [`Tea`](Group::Tea) `x1z` |
| defined in | [RFC 2324 §2.3](https://www.rfc-editor.org/rfc/rfc2324#section-2.3) |
| see also | [RFC 7168 §2.3](https://www.rfc-editor.org/rfc/rfc7168#section-2.3) (tea) |

```text
\"210\" SP \"Tea\"
```
";
        assert_eq!(page, expected);
    }

    #[test]
    fn a_table_has_a_row_per_class_and_a_column_per_group() {
        let small = small();
        let lowered = Lowered::new(&small, None);
        let expected = "\
# All codes

| | [`x1z`](Group::Tea) About tea |
|-|-|
| [`1yz`](Class::JustWait) Wait \\| boil | [`110`](Self::Heating) |
| [`2yz`](Class::Done) Done | [`210`](Self::Brewed) |
";
        assert_eq!(table(&lowered), expected);
    }

    #[test]
    fn a_table_without_groups_has_one_column() {
        let small = Table { groups: Vec::new(), ..small() };
        let lowered = Lowered::new(&small, None);
        let expected = "\
# All codes

| |  |
|-|-|
| [`1yz`](Class::JustWait) Wait \\| boil | [`110`](Self::Heating) |
| [`2yz`](Class::Done) Done | [`210`](Self::Brewed) |
";
        assert_eq!(table(&lowered), expected);
    }
}
