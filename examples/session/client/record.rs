//! `Record`: what was said, what it means, and what was against the rules.

use std::collections::BTreeSet;
use std::io::{self, Write};

use ftp_codes::Command;
use ftp_codes::exchange::{Outcome, Request, Verdict};
use ftp_codes::payload::{ParseErrorKind, Payload};
use ftp_codes::reply::Reply;

/// Prints exchanges, and remembers what was against the rules.
#[derive(Debug, Default)]
pub(crate) struct Record {
    /// Each once. The commands of a visit and the limit of replies to each bound their number.
    findings: BTreeSet<String>,
    replies: usize,
    broken: bool,
}

impl Record {
    /// Prints what the client is about to do.
    pub(super) fn heading(&self, text: &str) -> io::Result<()> {
        writeln!(io::stdout(), "\n{text}")
    }

    /// Prints what the client has found out.
    pub(super) fn note(&self, text: &str) -> io::Result<()> {
        writeln!(io::stdout(), "  = {}", harmless(text))
    }

    /// Prints a command, and whether it comes at the right time. Passwords are hidden.
    pub(super) fn command(&self, command: Command, argument: &str, verdict: Verdict) -> io::Result<()> {
        let argument = if command == Command::Pass { "****" } else { argument };
        let line = format!("{command} {argument}");
        writeln!(io::stdout(), "> {}", harmless(line.trim_end()))?;
        if verdict.is_permitted() { Ok(()) } else { writeln!(io::stdout(), "      {verdict}") }
    }

    /// Prints a reply: its lines, its name and class, whether it was permitted, and what to do next.
    pub(super) fn reply(&mut self, reply: Reply<'_>, outcome: &Outcome) -> io::Result<()> {
        let (code, verdict) = (reply.code(), outcome.verdict);
        let mut out = io::stdout().lock();
        for line in reply.raw_lines() {
            writeln!(out, "< {}", harmless(&String::from_utf8_lossy(line)))?;
        }
        let name = code.listed().map_or("not listed", |listed| listed.name());
        let class = code.class().text().to_lowercase();
        writeln!(out, "      {name}, {}: {verdict}, {}", class.trim_end_matches(" reply"), outcome.step)?;
        if let Some(event) = outcome.event {
            writeln!(out, "      the connection: {event}")?;
        }
        let request = outcome.answered.unwrap_or(Request::Unknown);
        let what = format!("{} to {request}", code.code());
        self.replies = self.replies.saturating_add(1);
        self.broken |= verdict.is_broken();
        if !verdict.is_permitted() {
            self.findings.insert(format!("{what}: {verdict}"));
        }
        // If programs read the text: how it departs from the form of the standard.
        let form = match Payload::read(request.command(), reply) {
            Ok(parsed) => parsed.departure.map(|departure| departure.to_string()),
            Err(error) if error.kind() == ParseErrorKind::NotStated => None,
            Err(error) => Some(error.to_string()),
        };
        if let Some(form) = form {
            writeln!(out, "      the text: {form}")?;
            self.findings.insert(format!("{what}: the text: {form}"));
        }
        Ok(())
    }

    /// Prints what was against the rules, each once.
    pub(crate) fn sum_up(&self) -> io::Result<()> {
        if self.replies == 0 {
            return Ok(());
        }
        self.heading("Summary")?;
        if self.findings.is_empty() {
            return writeln!(io::stdout(), "{} replies, all of them permitted", self.replies);
        }
        writeln!(io::stdout(), "{} replies; not as the tables or the standards say:", self.replies)?;
        self.findings.iter().try_for_each(|finding| writeln!(io::stdout(), "! {}", harmless(finding)))
    }

    /// Whether the server broke a rule.
    pub(crate) fn has_broken_rules(&self) -> bool {
        self.broken
    }
}

/// The text with its control characters made visible: a server must not move the cursor of the terminal.
pub(crate) fn harmless(text: &str) -> String {
    text.chars().map(|it| if it.is_control() { it.escape_default().to_string() } else { it.to_string() }).collect()
}
