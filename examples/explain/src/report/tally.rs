//! `Tally`: how often each code was seen, and what was against the rules.

use std::collections::BTreeMap;
use std::io::{self, Write};

use ftp_codes::exchange::{Rule, Verdict};
use ftp_codes::{Class, Group, RawCode};

use super::paper::Paper;
use super::{End, Unit};
use crate::conversation::{Entry, What};
use crate::question::Mask;

/// The width of the column of names.
const NAMES: usize = 48;

/// The replies of an input, counted.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    codes: BTreeMap<RawCode, usize>,
    /// The places at which replies begin that have no end.
    unfinished: Vec<String>,
    faults: usize,
    /// By verdict and rule. Rules that are broken come first.
    rules: BTreeMap<(bool, Rule), BTreeMap<Violation, Met>>,
}

/// A command, a code, or a code and the command that it answers.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Violation {
    request: Option<String>,
    code: Option<RawCode>,
}

/// How often something was seen, and where for the first time.
#[derive(Debug)]
struct Met {
    times: usize,
    place: String,
}

impl Tally {
    /// Counts an entry; whether it is a reply whose code is seen for the first time.
    pub(crate) fn count(&mut self, entry: &Entry<'_>, unit: Unit) -> bool {
        let code = match &entry.seen.what {
            What::Reply(reply) => {
                if !reply.is_complete() {
                    self.unfinished.push(unit.place(entry));
                }
                Some(reply.code())
            }
            What::Command(_) => None,
            What::Fault(_) => {
                self.faults += 1;
                return false;
            }
            _ => return false,
        };
        if let Some((verdict, rule)) = entry.judgement.verdict.and_then(|verdict| Some((verdict, verdict.rule()?))) {
            let violation = Violation { request: entry.judgement.request(), code };
            let violations = self.rules.entry((!verdict.is_broken(), rule)).or_default();
            violations.entry(violation).or_insert_with(|| Met { times: 0, place: unit.place(entry) }).times += 1;
        }
        let Some(code) = code else { return false };
        let count = self.codes.entry(code).or_default();
        *count += 1;
        *count == 1
    }

    /// The codes that were seen, and how often.
    pub(super) fn codes(&self) -> impl Iterator<Item = (RawCode, usize)> {
        self.codes.iter().map(|(code, count)| (*code, *count))
    }

    /// How many replies have a code that answers yes.
    fn of(&self, wanted: impl Fn(RawCode) -> bool) -> usize {
        self.codes.iter().filter(|(code, _)| wanted(**code)).map(|(_, count)| count).sum()
    }

    /// Writes the counts by class and by group.
    pub(crate) fn write_counts(&self, end: &End, unit: Unit, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
        let (one, many) = unit.names();
        let heading = format!("{} in {}", number(self.of(|_| true), "reply", "replies"), number(end.lines, one, many));
        writeln!(out, "\n{}", paper.bold(&heading))?;
        if let Some((line, count)) = end.cut {
            let lines = number(count, "line is", "lines are");
            writeln!(out, "{lines} too long and cut off, the first of them line {line}")?;
        }
        for place in &self.unfinished {
            writeln!(out, "the reply that begins in {place} has no last line")?;
        }
        if self.faults > 0 {
            writeln!(out, "{}, marked with `!`", number(self.faults, "fault", "faults"))?;
        }
        if self.codes.is_empty() {
            return Ok(());
        }
        writeln!(out, "\nby class")?;
        for &class in Class::ALL {
            let count = self.of(|code| code.class() == class);
            if count > 0 {
                let mask = Mask::from(class).to_string();
                let name = paper.in_class(class, &mask);
                writeln!(out, "  {name} {:NAMES$} {count:7}", class.text())?;
                self.write_codes(class, out)?;
            }
        }
        writeln!(out, "\nby group")?;
        for &group in Group::ALL {
            let count = self.of(|code| code.group() == Some(group));
            if count > 0 {
                writeln!(out, "  {} {:NAMES$} {count:7}", Mask::from(group), group.text())?;
            }
        }
        match self.of(|code| code.group().is_none()) {
            0 => Ok(()),
            count => writeln!(out, "      {:NAMES$} {count:7}", "no group"),
        }
    }

    fn write_codes(&self, class: Class, out: &mut impl Write) -> io::Result<()> {
        for (code, count) in self.codes.iter().filter(|(code, _)| code.class() == class) {
            let name = code.listed().map_or("is not listed", |listed| listed.name());
            let width = NAMES - 2;
            writeln!(out, "    {} {name:width$} {count:7}", code.as_str())?;
        }
        Ok(())
    }

    /// Writes what was against the rules; nothing if nothing was.
    pub(crate) fn write_violations(&self, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
        if self.rules.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", paper.bold("against the rules"))?;
        for ((is_tolerated, rule), violations) in &self.rules {
            let verdict = if *is_tolerated { Verdict::Tolerated(*rule) } else { Verdict::Broken(*rule) };
            writeln!(out, "  {verdict}")?;
            for (violation, Met { times, place }) in violations {
                writeln!(out, "    {times} x {} ({place})", violation.words(paper))?;
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

fn number(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
