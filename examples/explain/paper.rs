//! `Paper`: what the text is written on: how wide it is, and whether it takes colour.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, IsTerminal, Write};

use ftp_codes::Class;

/// The width of a pipe or a file, and of a terminal that does not tell.
const WIDTH: usize = 80;

/// Width and colour of the output.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paper {
    width: usize,
    colour: bool,
}

impl Paper {
    /// Output of this width, with or without colour.
    pub(crate) fn new(width: usize, colour: bool) -> Self {
        Self { width, colour }
    }

    /// Standard output. Colour only on a terminal, and not where `NO_COLOR` is set and not empty (no-color.org).
    pub(crate) fn of_stdout() -> Self {
        if !io::stdout().is_terminal() {
            return Self::new(WIDTH, false);
        }
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        // Lines of more than 100 characters are hard to read.
        let width = columns.map_or(WIDTH, |columns: usize| columns.clamp(40, 100));
        Self::new(width, !is_set("NO_COLOR") && !is_dumb)
    }

    /// Text that stands out.
    pub(crate) fn bold<'t>(&self, text: &'t str) -> Painted<'t> {
        self.painted("\x1b[1m", text)
    }

    /// Text in the colour of a class.
    pub(crate) fn in_class<'t>(&self, class: Class, text: &'t str) -> Painted<'t> {
        let colour = match class {
            Class::PositivePreliminary => "\x1b[36m",
            Class::PositiveCompletion => "\x1b[32m",
            Class::PositiveIntermediate => "\x1b[34m",
            Class::TransientNegative => "\x1b[33m",
            Class::PermanentNegative => "\x1b[31m",
            Class::Protected => "\x1b[35m",
        };
        self.painted(colour, text)
    }

    fn painted<'t>(&self, colour: &'static str, text: &'t str) -> Painted<'t> {
        Painted { colour: if self.colour { colour } else { "" }, text }
    }

    /// Writes paragraphs of Markdown, wrapped. What stands in backticks is coloured.
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
        let mut in_code = false;
        let mut line = String::new();
        let mut room = 0;
        for word in text.split_whitespace() {
            let length = word.chars().count();
            if !line.is_empty() && length + 1 > room {
                writeln!(out, "{:indent$}{}", "", self.code(&line, &mut in_code))?;
                line.clear();
            }
            if line.is_empty() {
                room = self.width.saturating_sub(indent + length);
            } else {
                line.push(' ');
                room = room.saturating_sub(length + 1);
            }
            line.push_str(word);
        }
        writeln!(out, "{:indent$}{}", "", self.code(&line, &mut in_code))
    }

    /// Colours what stands in backticks; a pair of them may begin on one line and end on the next.
    fn code<'t>(&self, line: &'t str, in_code: &mut bool) -> Cow<'t, str> {
        if !self.colour {
            return Cow::Borrowed(line);
        }
        let mut coloured = String::new();
        for (position, part) in line.split('`').enumerate() {
            *in_code ^= position > 0;
            coloured.push_str(&if *in_code { self.painted("\x1b[36m", part).to_string() } else { part.to_owned() });
        }
        Cow::Owned(coloured)
    }
}

/// A text in a colour.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Painted<'t> {
    colour: &'static str,
    text: &'t str,
}

impl fmt::Display for Painted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.colour.is_empty() || self.text.is_empty() {
            return f.write_str(self.text);
        }
        write!(f, "{}{}\x1b[0m", self.colour, self.text)
    }
}

/// The text with its control characters made visible: a server must not move the cursor of who reads its log.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    let is_harmful = |character: char| character.is_control() && character != '\t';
    if !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut harmless = String::with_capacity(text.len());
    for character in text.chars() {
        if is_harmful(character) { harmless.extend(character.escape_default()) } else { harmless.push(character) }
    }
    Cow::Owned(harmless)
}
