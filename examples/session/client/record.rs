//! `Record`: what was said, what it means, and what was against the rules.

use std::collections::BTreeSet;
use std::io::{self, Write};

use ftp_codes::exchange::{Outcome, Request, Verdict};
use ftp_codes::payload::{ParseErrorKind, Payload};
use ftp_codes::reply::Reply;
use ftp_codes::{Command, RawCode};

use crate::ink::{Ink, harmless};

/// A reply of more lines is shortened.
const MOST_LINES: usize = 24;

/// Prints exchanges, and remembers what was against the rules.
#[derive(Debug)]
pub(crate) struct Record {
    ink: Ink,
    /// Each once. How many there can be is limited by the commands of a visit and the replies to each.
    findings: BTreeSet<String>,
    replies: usize,
    broken: bool,
}

impl Record {
    pub(crate) fn new(ink: Ink) -> Self {
        Self { ink, findings: BTreeSet::new(), replies: 0, broken: false }
    }

    /// What is about to be done.
    pub(super) fn heading(&self, text: &str) -> io::Result<()> {
        writeln!(io::stdout(), "\n{}", self.ink.bold(text))
    }

    /// What the client has found out.
    pub(super) fn note(&self, text: &str) -> io::Result<()> {
        writeln!(io::stdout(), "  = {}", harmless(text))
    }

    /// A command, and whether it comes at the right time. Passwords are not for other eyes.
    pub(super) fn command(&self, command: Command, argument: &str, verdict: Verdict) -> io::Result<()> {
        let argument = if command == Command::Pass { "****" } else { argument };
        let space = if argument.is_empty() { "" } else { " " };
        let mut out = io::stdout().lock();
        writeln!(out, "> {command}{space}{}", harmless(argument))?;
        if verdict.is_permitted() { Ok(()) } else { writeln!(out, "      {}", self.ink.verdict(verdict)) }
    }

    /// A reply: its lines, its name, its class, whether it was permitted, what to do.
    pub(super) fn reply(&mut self, reply: Reply<'_>, outcome: &Outcome) -> io::Result<()> {
        let code = reply.code();
        let mut out = io::stdout().lock();
        for line in reply.raw_lines().take(MOST_LINES) {
            let line = String::from_utf8_lossy(line);
            writeln!(out, "< {}", self.ink.in_class(code.class(), &harmless(&line)))?;
        }
        let left = reply.raw_lines().count().saturating_sub(MOST_LINES);
        if left > 0 {
            writeln!(out, "< ... and {left} lines more")?;
        }
        let verdict = self.ink.verdict(outcome.verdict);
        writeln!(out, "      {}, {}: {verdict}, {}", name(code), class(code), outcome.step)?;
        if let Some(event) = outcome.event {
            writeln!(out, "      the connection: {event}")?;
        }
        let request = outcome.answered.unwrap_or(Request::Unknown);
        let form = departure(request, &reply);
        if let Some(form) = &form {
            writeln!(out, "      the text: {form}")?;
        }
        self.judge(request, code, outcome.verdict, form);
        Ok(())
    }

    fn judge(&mut self, request: Request, code: RawCode, verdict: Verdict, form: Option<String>) {
        self.replies = self.replies.saturating_add(1);
        self.broken |= verdict.is_broken();
        let what = format!("{} to {request}", code.code());
        if !verdict.is_permitted() {
            self.findings.insert(format!("{what}: {verdict}"));
        }
        self.findings.extend(form.map(|form| format!("{what}: the text: {form}")));
    }

    /// Prints what was against the rules, each once.
    pub(crate) fn sum_up(&mut self) -> io::Result<()> {
        if self.replies == 0 {
            return Ok(());
        }
        self.heading("Summary")?;
        let mut out = io::stdout().lock();
        if self.findings.is_empty() {
            return writeln!(out, "{} replies, all of them permitted", self.replies);
        }
        writeln!(out, "{} replies; outside the table or the form of the standards:", self.replies)?;
        self.findings.iter().try_for_each(|finding| writeln!(out, "! {}", harmless(finding)))
    }

    /// Whether the server broke a rule.
    pub(crate) fn has_broken_rules(&self) -> bool {
        self.broken
    }
}

fn name(code: RawCode) -> &'static str {
    code.listed().map_or("not listed", |listed| listed.name())
}

/// `positive preliminary`
fn class(code: RawCode) -> String {
    let class = code.class().text().to_lowercase();
    class.trim_end_matches(" reply").to_owned()
}

/// In which way a text for programs is not as its standard has it.
fn departure(request: Request, reply: &Reply<'_>) -> Option<String> {
    match Payload::read(request.command(), reply) {
        Ok(parsed) => parsed.departure.map(|departure| departure.to_string()),
        Err(error) if error.kind() == ParseErrorKind::NotStated => None,
        Err(error) => Some(error.to_string()),
    }
}
