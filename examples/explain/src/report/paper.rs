//! `Paper`: what text is written on: how wide it is, and whether it takes colour.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use ftp_codes::Class;

/// The width of a pipe or a file.
const WIDTH: usize = 80;

/// The style of text in backticks.
const CODE: Style = AnsiColor::Cyan.on_default();

/// Width and colour of the output.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paper {
    width: usize,
    colour: bool,
}

impl Paper {
    /// Standard output, with or without colour. Lines of more than 100 characters are hard to read.
    pub(crate) fn of_stdout(colour: bool) -> Self {
        let width = terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0).clamp(40, 100));
        Self { width, colour }
    }

    /// How many characters a line has.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Text that stands out.
    pub(crate) fn bold<'t>(&self, text: &'t str) -> Painted<'t> {
        self.painted(Style::new().bold(), text)
    }

    /// Text in the colour of a class.
    pub(crate) fn in_class<'t>(&self, class: Class, text: &'t str) -> Painted<'t> {
        let colour = match class {
            Class::PositivePreliminary => AnsiColor::Cyan,
            Class::PositiveCompletion => AnsiColor::Green,
            Class::PositiveIntermediate => AnsiColor::Blue,
            Class::TransientNegative => AnsiColor::Yellow,
            Class::PermanentNegative => AnsiColor::Red,
            Class::Protected => AnsiColor::Magenta,
        };
        self.painted(colour.on_default(), text)
    }

    fn painted<'t>(&self, style: Style, text: &'t str) -> Painted<'t> {
        Painted { style: if self.colour { style } else { Style::new() }, text }
    }

    /// Writes paragraphs of Markdown, wrapped. Text in backticks is coloured.
    pub(crate) fn write_paragraphs(&self, indent: usize, text: &str, out: &mut impl Write) -> io::Result<()> {
        for (position, paragraph) in text.split("\n\n").enumerate() {
            if position > 0 {
                writeln!(out)?;
            }
            self.write_paragraph(indent, paragraph, out)?;
        }
        Ok(())
    }

    /// Writes one paragraph, wrapped.
    pub(crate) fn write_paragraph(&self, indent: usize, text: &str, out: &mut impl Write) -> io::Result<()> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let options = textwrap::Options::new(self.width.saturating_sub(indent)).break_words(false);
        let options = options.word_splitter(textwrap::WordSplitter::NoHyphenation);
        let mut in_code = false;
        for line in textwrap::wrap(&text, options) {
            writeln!(out, "{:indent$}{}", "", self.code(&line, &mut in_code))?;
        }
        Ok(())
    }

    /// Colours the text in backticks; a pair of them may begin on one line and end on the next.
    fn code<'t>(&self, line: &'t str, in_code: &mut bool) -> Cow<'t, str> {
        if !self.colour {
            return Cow::Borrowed(line);
        }
        let mut coloured = String::new();
        for (position, part) in line.split('`').enumerate() {
            *in_code ^= position > 0;
            coloured.push_str(&if *in_code { self.painted(CODE, part).to_string() } else { part.to_owned() });
        }
        Cow::Owned(coloured)
    }
}

/// A text in a style.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Painted<'t> {
    style: Style,
    text: &'t str,
}

impl fmt::Display for Painted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.text.is_empty() {
            return Ok(());
        }
        write!(f, "{}{}{:#}", self.style, self.text, self.style)
    }
}

/// The text with its control characters made visible: a server must not move the cursor of who reads its log, or turn
/// the direction of the text around. Characters that no text may contain are shown too.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    let is_harmful = |character: char| match character {
        '\t' => false,
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => true,
        _ => character.is_control(),
    };
    if !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut harmless = String::with_capacity(text.len());
    for character in text.chars() {
        if is_harmful(character) { harmless.extend(character.escape_default()) } else { harmless.push(character) }
    }
    Cow::Owned(harmless)
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn paragraphs(width: usize, colour: bool, indent: usize, text: &str) -> String {
        let mut out = Vec::new();
        Paper { width, colour }.write_paragraphs(indent, text, &mut out).expect("memory takes everything");
        String::from_utf8(out).expect("text stays UTF-8")
    }

    #[test]
    fn paragraphs_are_wrapped_at_the_width() {
        let text = "one two three\nfour five\n\nsix §§§§§§§§§§ seven";
        let wrapped = "  one two\n  three four\n  five\n\n  six\n  §§§§§§§§§§\n  seven\n";
        assert_eq!(paragraphs(12, false, 2, text), wrapped);
        assert_eq!(paragraphs(4, false, 2, "unbreakable word"), "  unbreakable\n  word\n");
        assert_eq!(paragraphs(12, false, 0, "a control-connection"), "a\ncontrol-connection\n");
    }

    #[test]
    fn colour_replaces_backticks_and_ends_with_the_line() {
        let text = "say `USER x` now";
        assert_eq!(paragraphs(80, false, 0, text), "say `USER x` now\n");
        assert_eq!(paragraphs(80, true, 0, text), "say \x1b[36mUSER x\x1b[0m now\n");
        assert_eq!(paragraphs(9, true, 0, text), "say \x1b[36mUSER\x1b[0m\n\x1b[36mx\x1b[0m now\n");
    }

    #[test]
    fn a_class_has_its_colour_on_colour_only() {
        let paper = |colour| Paper { width: 80, colour };
        assert_eq!(paper(true).in_class(Class::PermanentNegative, "550").to_string(), "\x1b[31m550\x1b[0m");
        assert_eq!(paper(false).in_class(Class::PermanentNegative, "550").to_string(), "550");
    }
}
