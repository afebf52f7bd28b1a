//! The documentation of what is generated, as Markdown.

use std::fmt::Write as _;

use ftp_codes_spec::{Citation, Digit, Reply};

use crate::lower::Place;

/// The page of a class or a group.
pub(crate) fn digit(row: &Digit, mask: &str) -> String {
    format!("`{mask}` {}\n\n{}\n\nDefined in {}.", escape(&row.text), row.doc.trim(), linked(&row.defined))
}

/// The page of a listed code.
pub(crate) fn reply(row: &Reply, classes: &[Place<'_>], groups: &[Place<'_>]) -> String {
    let mut page = format!("`{}` {}\n\n", row.code, escape(&row.headline));
    if row.text != row.headline {
        let _ = writeln!(page, "> {}\n", escape(&row.text));
    }
    let _ = writeln!(page, "{}\n\n| | |\n|-|-|", row.doc.trim());
    let (first, second) = (row.code / 100, row.code / 10 % 10);
    for (title, kind, places, digit) in [("class", "Class", classes, first), ("group", "Group", groups, second)] {
        if let Some(place) = places.iter().find(|place| u16::from(place.digit) == digit) {
            let (variant, mask) = (&place.variant, &place.mask);
            let _ = writeln!(page, "| {title} | [`{variant}`]({kind}::{variant}) `{mask}` |");
        }
    }
    let _ = writeln!(page, "| standing | {} |", row.standing.as_str());
    let _ = writeln!(page, "| defined in | {} |", linked(&row.defined));
    if !row.amended.is_empty() {
        let amended: Vec<String> = row.amended.iter().map(|source| linked(source)).collect();
        let _ = writeln!(page, "| see also | {} |", amended.join("<br>"));
    }
    if let Some(grammar) = &row.grammar {
        let _ = writeln!(page, "\n```text\n{}\n```", grammar.trim());
    }
    page
}

/// The whole table at a glance: a row per class, a column per group.
pub(crate) fn table(classes: &[Place<'_>], groups: &[Place<'_>], replies: &[&Reply]) -> String {
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
            let codes: Vec<String> = replies
                .iter()
                .filter(|reply| reply.code / 100 == u16::from(class.digit))
                .filter(|reply| column.is_none_or(|group| reply.code / 10 % 10 == u16::from(group.digit)))
                .map(|reply| format!("[`{}`](Self::{})", reply.code, reply.name))
                .collect();
            let _ = write!(page, " | {}", codes.join(" "));
        }
        page.push_str(" |\n");
    }
    page
}

/// A source with a link to every RFC section that it names.
fn linked(source: &str) -> String {
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
fn escape(text: &str) -> String {
    let mut markdown = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '&' | '~') {
            markdown.push('\\');
        }
        markdown.push(character);
    }
    markdown
}

#[cfg(test)]
mod tests {
    use super::{escape, linked, reply, table};
    use crate::expected::small;
    use crate::lower::Lowered;

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

    #[test]
    fn a_page_tells_everything() {
        let table = small();
        let lowered = Lowered::new(&table);
        let page = reply(&table.replies[0], &lowered.classes, &lowered.groups);
        let expected = "\
`210` Tea is ready.

> Tea is ready. Pour it.

Pour it.

| | |
|-|-|
| class | [`Done`](Class::Done) `2yz` |
| group | [`Tea`](Group::Tea) `x1z` |
| standing | de-facto |
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
        let lowered = Lowered::new(&small);
        let replies: Vec<_> = small.replies.iter().collect();
        let expected = "\
# All codes

| | [`x1z`](Group::Tea) About tea |
|-|-|
| [`1yz`](Class::JustWait) Wait \\| boil | [`110`](Self::Heating) |
| [`2yz`](Class::Done) Done | [`210`](Self::Brewed) |
";
        assert_eq!(table(&lowered.classes, &lowered.groups, &replies), expected);
    }

    #[test]
    fn a_table_without_groups_has_one_column() {
        let small = small();
        let lowered = Lowered::new(&small);
        let replies: Vec<_> = small.replies.iter().collect();
        let expected = "\
# All codes

| |  |
|-|-|
| [`1yz`](Class::JustWait) Wait \\| boil | [`110`](Self::Heating) |
| [`2yz`](Class::Done) Done | [`210`](Self::Brewed) |
";
        assert_eq!(table(&lowered.classes, &[], &replies), expected);
    }
}
