//! Every fault that a table can have, with its position and its message.

#![allow(clippy::expect_used, reason = "a test may panic")]

mod command_codes;
mod command_rows;
mod commands;
mod replies;
mod syntax;
mod winsock;

use ftp_codes_spec::Refused;

/// A table without faults, in which each case changes something.
struct Sound {
    text: &'static str,
    read: fn(&str) -> Option<Refused>,
}

impl Sound {
    /// The faults of a text, as they are displayed.
    fn faults(&self, text: &str) -> Vec<String> {
        let refused = (self.read)(text);
        refused.map(|refused| refused.faults.iter().map(ToString::to_string).collect()).unwrap_or_default()
    }

    /// The text with the first `from` of each change replaced by its `to`.
    fn changed(&self, changes: &[(&str, &str)]) -> String {
        let mut text = self.text.to_owned();
        for (from, to) in changes {
            assert!(text.contains(from), "nothing to change: {from}");
            text = text.replacen(from, to, 1);
        }
        text
    }

    /// Checks the faults after each single change.
    fn check(&self, cases: &[(&str, &str, &[&str])]) {
        for (from, to, expected) in cases {
            assert_eq!(self.faults(&self.changed(&[(from, to)])), *expected, "{from:?} -> {to:?}");
        }
    }
}
