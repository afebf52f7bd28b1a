//! `Violations`: what was said against the rules, counted.

use std::collections::BTreeMap;
use std::io::{self, Write};

use ftp_codes::RawCode;
use ftp_codes::exchange::{Rule, Verdict};

use crate::pairing::Pairing;
use crate::paper::Paper;
use crate::reply::Reply;

/// The violations in a log, by verdict and rule. Those that are broken come first.
#[derive(Debug, Default)]
pub(crate) struct Violations {
    rules: BTreeMap<(bool, Rule), BTreeMap<Violation, Met>>,
}

/// A command, a code, or a code and the command that it answers.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Violation {
    request: Option<String>,
    code: Option<RawCode>,
}

/// How often something was met, and in which line for the first time.
#[derive(Debug)]
struct Met {
    times: usize,
    line: usize,
}

impl Violations {
    /// Counts a reply, unless it is permitted or nobody can tell.
    pub(crate) fn count_reply(&mut self, reply: &Reply, pairing: &Pairing) {
        if let Some(verdict) = pairing.verdict {
            let violation = Violation { request: pairing.request(), code: Some(reply.code()) };
            self.count(verdict, violation, reply.number());
        }
    }

    /// Counts a command, unless it is permitted.
    pub(crate) fn count_command(&mut self, request: String, verdict: Verdict, line: usize) {
        self.count(verdict, Violation { request: Some(request), code: None }, line);
    }

    fn count(&mut self, verdict: Verdict, violation: Violation, line: usize) {
        let Some(rule) = verdict.rule() else { return };
        let violations = self.rules.entry((!verdict.is_broken(), rule)).or_default();
        violations.entry(violation).or_insert(Met { times: 0, line }).times += 1;
    }

    /// Writes them; nothing if there are none.
    pub(crate) fn write(&self, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
        if self.rules.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", paper.bold("against the rules"))?;
        for ((is_tolerated, rule), violations) in &self.rules {
            let verdict = if *is_tolerated { Verdict::Tolerated(*rule) } else { Verdict::Broken(*rule) };
            writeln!(out, "  {verdict}")?;
            for (violation, Met { times, line }) in violations {
                writeln!(out, "    {times} x {} (line {line})", violation.words(paper))?;
            }
        }
        Ok(())
    }
}

impl Violation {
    fn words(&self, paper: &Paper) -> String {
        let code = self.code.map(|code| paper.in_class(code.class(), code.as_str()).to_string());
        code.into_iter().chain(self.request.clone()).collect::<Vec<_>>().join(" to ")
    }
}
