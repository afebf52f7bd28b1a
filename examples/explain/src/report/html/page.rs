//! The page: what a reader wants to know, in the order in which it is asked.

use ftp_codes::{Class, Group, RawCode};
use maud::{DOCTYPE, Markup, PreEscaped, Render, html};

use super::Html;
use super::trouble::Kind;
use super::words::{Foreign, first_paragraph, linked, number, with_code};
use crate::question::Mask;
use crate::report::{End, Unit};

const STYLE: &str = include_str!("../html.css");

/// Nothing is loaded, and no script runs, whatever the log contains.
const HEAD: &str = r#"<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="referrer" content="no-referrer"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/>
"#;

/// How many connections are listed before the first of them.
const LISTED: usize = 200;

/// All of it.
pub(super) fn of<W>(report: &mut Html<W>, end: &End) -> String {
    let mut page = String::new();
    let name = report.name.as_deref().unwrap_or("standard input");
    let talks = std::mem::take(&mut report.talks);
    let shown = talks.into_iter().filter(|(_, talk)| !talk.is_unshown()).collect::<Vec<_>>();
    html! {
        (DOCTYPE)
        (PreEscaped("<html lang=\"en\">"))
        head {
            (PreEscaped(HEAD))
            title { "FTP report: " (Foreign(name)) }
            style { (PreEscaped(STYLE)) }
        }
        (PreEscaped("<body>"))
        header {
            h1 { "FTP report: " code { (Foreign(name)) } }
            p { (totals(report, end)) }
            @if let Some((line, count)) = end.cut {
                p { (number(count, "line is", "lines are")) " too long and cut off, the first of them line " (line) "." }
            }
        }
        (PreEscaped("<main>"))
        section.wrong {
            h2 #wrong { "What went wrong" }
            (verdict(report, end))
            (report.troubles.list(report.connections <= 1))
        }
        section.counts {
            h2 #counts { "Replies" }
            (charts(report))
        }
        h2 #connections { "Connections" }
        @if shown.len() < report.connections {
            p { (report.connections - shown.len()) " of " (report.connections) " connections are not shown." }
        }
        @if shown.len() > 1 {
            ul.index {
                @for (connection, talk) in shown.iter().take(LISTED) {
                    li { a href=(format!("#c{connection}")) { "Connection " (connection) } ": " (talk.about()) }
                }
                @if shown.len() > LISTED { li { "and " (shown.len() - LISTED) " more" } }
            }
        }
    }
    .render_to(&mut page);
    for (connection, talk) in shown {
        page.push_str("<section class=\"talk\">");
        talk.write(connection, &mut page);
        page.push_str("</section>");
    }
    html! {
        section.codes {
            h2 #codes { "What the codes mean" }
            dl { @for (code, count) in report.tally.codes() { (meaning(code, count)) } }
        }
        (PreEscaped("</main>"))
        footer { p { "Made by ftp-explain " (env!("CARGO_PKG_VERSION")) ". Passwords are replaced by ****. The rules are those of the RFCs that are linked." } }
        (PreEscaped("</body></html>\n"))
    }
    .render_to(&mut page);
    page
}

/// What the input is, and when it was recorded, if it says so.
fn totals<W>(report: &Html<W>, end: &End) -> Markup {
    let replies = report.tally.codes().map(|(_, count)| count).sum();
    html! {
        (number(report.connections, "connection", "connections")) ", "
        (number(replies, "reply", "replies"))
        @let (one, many) = report.unit.names();
        @if end.lines > 0 && report.unit != Unit::Connection { " in " (number(end.lines, one, many)) }
        @let span = report.span.render().into_string();
        @if !span.is_empty() { ", " (PreEscaped(span)) }
        @if let Some(format) = end.format { ", format: " (format) }
        "."
    }
}

/// How often something went wrong.
fn verdict<W>(report: &Html<W>, end: &End) -> Markup {
    let of = |wanted: fn(Kind) -> bool| report.troubles.count(wanted);
    let broken = of(|kind| matches!(kind, Kind::Broken(_)));
    let faults = of(|kind| matches!(kind, Kind::Fault(..)));
    let cut = of(|kind| matches!(kind, Kind::Unfinished | Kind::Unanswered));
    let failed = of(|kind| kind == Kind::Failed);
    let tolerated = of(|kind| matches!(kind, Kind::Tolerated(_)));
    let all = [
        (broken, "broken", "rule was broken", "times a rule was broken"),
        (faults, "broken", "fault in the bytes", "faults in the bytes"),
        (cut, "cut", "reply is missing or cut off", "replies are missing or cut off"),
        (failed, "failed", "reply reports a failure", "replies report a failure"),
        (tolerated, "tolerated", "recommendation was not followed", "times a recommendation was not followed"),
    ];
    let is_empty = report.tally.codes().next().is_none();
    html! {
        @if is_empty {
            p.verdict { "No reply was found." }
            @if let Some(remedy) = end.remedy { p { (with_code(remedy)) } }
        } @else if all.iter().all(|(count, ..)| *count == 0) {
            p.verdict.good { "Nothing: no rule was broken, and no reply reports a failure." }
        } @else {
            @if broken + faults == 0 { p.verdict.good { "No rule was broken." } }
            ul.verdicts {
                @for (count, class, one, many) in all {
                    @if count > 0 { li class=(class) { strong { (count) } " " (if count == 1 { one } else { many }) } }
                }
            }
        }
    }
}

/// The replies by class and by group.
fn charts<W>(report: &Html<W>) -> Markup {
    let codes: Vec<_> = report.tally.codes().collect();
    let of = |wanted: &dyn Fn(RawCode) -> bool| -> usize {
        codes.iter().filter(|(code, _)| wanted(*code)).map(|(_, count)| count).sum()
    };
    let all = of(&|_| true);
    let classes = Class::ALL.iter().map(|&class| {
        let mask = Mask::from(class).to_string();
        (format!("k{}", class.digit()), mask, class.text(), of(&|code| code.class() == class))
    });
    let groups = Group::ALL.iter().map(|&group| {
        (String::new(), Mask::from(group).to_string(), group.text(), of(&|code| code.group() == Some(group)))
    });
    let no_group = (String::new(), "…".to_owned(), "no group", of(&|code| code.group().is_none()));
    html! {
        div.charts {
            (chart("by class", classes, all))
            (chart("by group", groups.chain([no_group]), all))
        }
    }
}

fn chart(title: &str, rows: impl Iterator<Item = (String, String, &'static str, usize)>, all: usize) -> Markup {
    html! {
        table {
            caption { (title) }
            tbody {
                @for (class, mask, text, count) in rows.filter(|(.., count)| *count > 0) {
                    tr class=(class) {
                        th scope="row" {
                            code { (mask) } " " (text)
                            div.bar style=(format!("--part:{}", percent(count, all))) {}
                        }
                        td { (count) }
                    }
                }
            }
        }
    }
}

/// The width of a bar.
fn percent(count: usize, all: usize) -> String {
    let tenths = count.saturating_mul(1000) / all.max(1);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// What a code means, and where it is defined.
fn meaning(code: RawCode, count: usize) -> Markup {
    let title = html! { span class=(format!("code k{}", code.class().digit())) { (code.as_str()) } };
    html! {
        dt id=(format!("code-{}", code.as_str())) {
            (title) " " (code.listed().map_or("is not a listed code", |listed| listed.name()))
            " " small { (number(count, "time", "times")) }
        }
        dd {
            @match code.listed() {
                Some(listed) => {
                    p { (first_paragraph(listed.description())) }
                    p.note {
                        (code.class().text())
                        @if let Some(group) = code.group() { ", " (group.text()) }
                        ". Defined in " (linked(listed.defined_in()))
                        @for source in listed.amended_in() { ", " (linked(source)) }
                        "."
                    }
                }
                None => {
                    p { (first_paragraph(code.class().description())) }
                    p.note { (code.class().text()) ", by its first digit (" (linked(code.class().defined_in())) ")." }
                }
            }
        }
    }
}
