//! Pieces of markup: text from outside, text of the tables, links, numbers.

use ftp_codes::RawCode;
use ftp_codes::exchange::Rule;
use ftp_codes_spec::Citation;
use maud::{Markup, PreEscaped, Render, html};

use crate::report::paper::harmless;
use crate::time::Time;

/// Text from outside: control characters are visible, and nothing in it is markup.
#[derive(Clone, Copy, Debug)]
pub(super) struct Foreign<'t>(pub(super) &'t str);

impl Render for Foreign<'_> {
    fn render_to(&self, page: &mut String) {
        harmless(self.0).render_to(page);
    }
}

/// A source, with a link to each section of an RFC in it.
pub(super) fn linked(source: &str) -> Markup {
    let mut page = String::new();
    let mut rest = 0;
    for (range, citation) in Citation::find_all(source) {
        let (before, cited) = (source.get(rest..range.start), source.get(range.clone()));
        html! { (before.unwrap_or_default()) a href=(citation.url()) { (cited.unwrap_or_default()) } }
            .render_to(&mut page);
        rest = range.end;
    }
    source.get(rest..).unwrap_or_default().render_to(&mut page);
    PreEscaped(page)
}

/// The first paragraph of a description.
pub(super) fn first_paragraph(description: &str) -> Markup {
    with_code(description.split("\n\n").next().unwrap_or_default())
}

/// A text with code in backticks.
pub(super) fn with_code(text: &str) -> Markup {
    html! {
        @for (position, part) in text.split('`').enumerate() {
            @if position % 2 == 0 { (Foreign(part)) } @else { code { (Foreign(part)) } }
        }
    }
}

/// A code, with a link to what it means.
pub(super) fn badge(code: RawCode) -> Markup {
    html! {
        a class=(format!("code k{}", code.class().digit())) href=(format!("#code-{}", code.as_str())) { (code.as_str()) }
    }
}

/// What is wrong, and where that is written.
pub(super) fn because(rule: Rule) -> Markup {
    html! { (with_code(&rule.to_string())) " (" (linked(rule.section())) ")" }
}

/// A number, and what is counted.
pub(super) fn number(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Microseconds, as exact as is worth reading.
pub(super) fn duration(micros: i64) -> String {
    let (tenths, seconds) = (micros.saturating_add(50_000) / 100_000, micros / 1_000_000);
    match seconds {
        0 if micros < 950_000 => format!("{} ms", micros / 1000),
        ..10 => format!("{}.{} s", tenths / 10, tenths % 10),
        10..120 => format!("{seconds} s"),
        120..7200 => format!("{} min", seconds / 60),
        _ => format!("{} h", seconds / 3600),
    }
}

/// The first and the last time at which something was seen.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span(Option<(Time, Time)>);

impl Span {
    /// Something was seen.
    pub(super) fn see(&mut self, time: Option<Time>) {
        let first = self.0.map(|(first, _)| first).or(time);
        self.0 = first.zip(time).or(self.0);
    }
}

/// Prints `2026-11-21 14:16:53 to 14:16:56 (3.0 s)`; nothing if the input has no times.
impl Render for Span {
    fn render(&self) -> Markup {
        let Some((first, last)) = self.0 else { return PreEscaped(String::new()) };
        let [first_text, last_text] = [first, last].map(|time| time.to_string());
        let ([first_date, first_clock], [last_date, last_clock]) = (split(&first_text), split(&last_text));
        let last_date = if last_date == first_date { "" } else { last_date };
        let lasted = last.since(first).filter(|lasted| *lasted > 0);
        html! {
            (first_date) " " (first_clock)
            @if let Some(lasted) = lasted { " to " (last_date) " " (last_clock) " (" (duration(lasted)) ")" }
        }
    }
}

/// The date of a time, which may be empty, and the clock.
pub(super) fn split(time: &str) -> [&str; 2] {
    time.split_once('T').map_or(["", time], |(date, clock)| [date, clock])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Origin;

    #[test]
    fn nothing_in_a_foreign_text_is_markup() {
        let shown = html! { p title=(Foreign("\"x\" & 'y'")) { (Foreign("<script>\0\x1b\u{202e}\t</script>")) } };
        let expected = "<p title=\"&quot;x&quot; &amp; 'y'\">&lt;script&gt;\\u{0}\\u{1b}\\u{202e}\t&lt;/script&gt;</p>";
        assert_eq!(shown.into_string(), expected);
    }

    #[test]
    fn every_section_is_a_link() {
        let expected = "<a href=\"https://www.rfc-editor.org/rfc/rfc959#section-6\">RFC 959 §6</a> (diagram &amp; all)";
        assert_eq!(linked("RFC 959 §6 (diagram & all)").into_string(), expected);
        assert_eq!(linked("a <vendor>").into_string(), "a &lt;vendor&gt;");
    }

    #[test]
    fn a_span_repeats_no_date() {
        let shown = |times: &[i64]| {
            let mut span = Span::default();
            times.iter().for_each(|second| span.see(Some(Time::of_epoch(*second, 0))));
            span.see(None);
            span.render().into_string()
        };
        assert_eq!(shown(&[]), "");
        assert_eq!(shown(&[0]), "1970-01-01 00:00:00");
        assert_eq!([0, 34_378, 949_999, 950_000, 9_949_999].map(duration).join(","), "0 ms,34 ms,949 ms,1.0 s,9.9 s");
        assert_eq!(shown(&[0, 7, 150]), "1970-01-01 00:00:00 to  00:02:30 (2 min)");
        assert_eq!(shown(&[86_399, 86_401]), "1970-01-01 23:59:59 to 1970-01-02 00:00:01 (2.0 s)");
        let mut span = Span::default();
        span.see(Some(Time::new(1_500_000, Origin::Start)));
        assert_eq!(span.render().into_string(), " 1.500000");
    }
}
