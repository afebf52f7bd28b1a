//! `Ink`: colours, where they can be seen.

use std::borrow::Cow;
use std::io::{self, IsTerminal};

use ftp_codes::Class;
use ftp_codes::exchange::Verdict;

/// Whether to write in colours.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ink {
    coloured: bool,
}

impl Ink {
    /// Colours only on a terminal, and not where `NO_COLOR` is set and not empty (no-color.org).
    pub(crate) fn for_stdout() -> Self {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
        Self { coloured: io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb }
    }

    /// A heading.
    pub(crate) fn bold(self, text: &str) -> String {
        self.painted("1", text)
    }

    /// Text in the colour of a class.
    pub(crate) fn in_class(self, class: Class, text: &str) -> String {
        let colour = match class {
            Class::PositivePreliminary => "36",
            Class::PositiveCompletion => "32",
            Class::PositiveIntermediate => "34",
            Class::TransientNegative => "33",
            Class::PermanentNegative => "31",
            Class::Protected => "35",
        };
        self.painted(colour, text)
    }

    /// A verdict: what is broken stands out.
    pub(crate) fn verdict(self, verdict: Verdict) -> String {
        let text = verdict.to_string();
        match verdict {
            Verdict::Permitted => text,
            Verdict::Tolerated(_) => self.painted("33", &text),
            Verdict::Broken(_) => self.painted("1;31", &text),
        }
    }

    fn painted(self, colour: &str, text: &str) -> String {
        if self.coloured { format!("\x1b[{colour}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// The text with its control characters made visible: a server must not move the cursor of who reads.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let escaped = text.chars().map(|it| if it.is_control() { it.escape_default().to_string() } else { it.to_string() });
    Cow::Owned(escaped.collect())
}
