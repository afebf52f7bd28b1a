//! `Tally`: how often each code was seen, and what went wrong.

use std::collections::BTreeMap;
use std::io::{self, Write};

use ftp_codes::exchange::{Rule, Verdict};
use ftp_codes::{Class, Group, RawCode};

use super::paper::{Paper, harmless};
use super::{End, Unit};
use crate::conversation::{Entry, What};
use crate::question::Mask;

/// The width of the column of names, and of what is beside it.
const NAMES: usize = 48;
const BESIDE: usize = 14;

/// How many kinds of trouble are kept of each sort, and how many places.
const KINDS: usize = 100;
const PLACES: usize = 10;

/// How much is shown of what a server said.
const SAID: usize = 200;

/// The replies of an input, counted.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    codes: BTreeMap<RawCode, usize>,
    /// The places at which the first replies begin that have no end, and how many there are.
    unfinished: Vec<String>,
    unfinished_count: usize,
    faults: usize,
    /// What failed, although nothing is against the rules.
    failures: Troubles,
    /// Of how many replies it is known what the rules say about them.
    judged: usize,
    /// By verdict and rule. Rules that are broken come first.
    rules: BTreeMap<(bool, Rule), Troubles>,
}

/// What went wrong for the same reason.
#[derive(Debug, Default)]
struct Troubles {
    met: BTreeMap<Trouble, Met>,
    /// How often something else was seen that is not kept.
    others: usize,
}

/// A command, a code, or a code and the command that it answers.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Trouble {
    request: Option<String>,
    code: Option<RawCode>,
}

/// How often something was seen, and where and with which words for the first time.
#[derive(Debug)]
struct Met {
    times: usize,
    place: String,
    said: String,
}

/// Whether an entry is a failure, or against the rules: a tally keeps what was said then.
pub(super) fn is_trouble(entry: &Entry<'_>) -> bool {
    let is_failure = matches!(&entry.seen.what, What::Reply(reply) if is_failure(reply.code()));
    is_failure || entry.judgement.verdict.is_some_and(|verdict| !verdict.is_permitted())
}

fn is_failure(code: RawCode) -> bool {
    matches!(code.class(), Class::TransientNegative | Class::PermanentNegative)
}

impl Tally {
    /// Counts an entry; whether it is a reply whose code is seen for the first time.
    pub(crate) fn count(&mut self, entry: &Entry<'_>, unit: Unit) -> bool {
        let code = match &entry.seen.what {
            What::Reply(reply) => {
                if !reply.is_complete() {
                    self.unfinished_count += 1;
                    if self.unfinished.len() < PLACES {
                        self.unfinished.push(unit.place(entry));
                    }
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
            self.rules.entry((!verdict.is_broken(), rule)).or_default().add(code, entry, unit);
        }
        let Some(code) = code else { return false };
        if is_failure(code) {
            self.failures.add(Some(code), entry, unit);
        }
        self.judged += usize::from(entry.judgement.verdict.is_some());
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

    /// Writes how much was seen, and of which form it is.
    pub(crate) fn write_size(&self, end: &End, unit: Unit, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
        let (one, many) = unit.names();
        let heading = format!("{} in {}", number(self.of(|_| true), "reply", "replies"), number(end.lines, one, many));
        writeln!(out, "{}", paper.bold(&heading))?;
        if let Some(format) = end.format {
            writeln!(out, "format: {format}")?;
        }
        if let Some((line, count)) = end.cut {
            let lines = number(count, "line is", "lines are");
            writeln!(out, "{lines} too long and cut off, the first of them line {line}")?;
        }
        for place in &self.unfinished {
            writeln!(out, "the reply that begins in {place} has no last line")?;
        }
        match self.unfinished_count - self.unfinished.len() {
            0 => {}
            more => writeln!(out, "{} no last line", number(more, "more reply has", "more replies have"))?,
        }
        match self.faults {
            0 => Ok(()),
            faults => writeln!(out, "{}", number(faults, "fault in the bytes", "faults in the bytes")),
        }
    }

    /// Writes what failed, the most frequent first.
    pub(crate) fn write_failures(&self, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
        if self.failures.met.is_empty() {
            return Ok(());
        }
        writeln!(out, "{}", paper.bold("failures"))?;
        let mut failures: Vec<_> = self.failures.met.iter().collect();
        failures.sort_by_key(|(_, met)| std::cmp::Reverse(met.times));
        for (failure, met) in failures {
            let said = if met.said.is_empty() { String::new() } else { format!(": {}", harmless(&met.said)) };
            writeln!(out, "  {} x {} ({}){said}", met.times, failure.words(paper), met.place)?;
        }
        self.failures.write_others("  ", out)
    }

    /// Writes what was against the rules, or that nothing was.
    pub(crate) fn write_violations(&self, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
        if self.rules.is_empty() {
            return match (self.of(|_| true), self.judged) {
                (0, _) => Ok(()),
                (_, 0) => writeln!(out, "no reply can be judged, because no command is known"),
                (all, judged) if judged < all => {
                    let judged = number(judged, "reply that can be judged", "replies that can be judged");
                    writeln!(out, "no rule was broken in the {judged}")
                }
                _ => writeln!(out, "no rule was broken"),
            };
        }
        writeln!(out, "{}", paper.bold("against the rules"))?;
        for ((is_tolerated, rule), violations) in &self.rules {
            let verdict = if *is_tolerated { Verdict::Tolerated(*rule) } else { Verdict::Broken(*rule) };
            writeln!(out, "  {verdict}")?;
            for (violation, Met { times, place, .. }) in &violations.met {
                writeln!(out, "    {times} x {} ({place})", violation.words(paper))?;
            }
            violations.write_others("    ", out)?;
        }
        Ok(())
    }

    /// Writes the counts by class and by group.
    pub(crate) fn write_counts(&self, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
        if self.codes.is_empty() {
            return Ok(());
        }
        let width = paper.width().saturating_sub(BESIDE).min(NAMES);
        writeln!(out, "by class")?;
        for &class in Class::ALL {
            let count = self.of(|code| code.class() == class);
            if count > 0 {
                let mask = Mask::from(class).to_string();
                let name = paper.in_class(class, &mask);
                writeln!(out, "  {name} {}", row(class.text(), count, width))?;
                self.write_codes(class, width.saturating_sub(2), out)?;
            }
        }
        writeln!(out, "\nby group")?;
        for &group in Group::ALL {
            let count = self.of(|code| code.group() == Some(group));
            if count > 0 {
                writeln!(out, "  {} {}", Mask::from(group), row(group.text(), count, width))?;
            }
        }
        match self.of(|code| code.group().is_none()) {
            0 => Ok(()),
            count => writeln!(out, "      {}", row("no group", count, width)),
        }
    }

    fn write_codes(&self, class: Class, width: usize, out: &mut impl Write) -> io::Result<()> {
        for (code, count) in self.codes.iter().filter(|(code, _)| code.class() == class) {
            let name = code.listed().map_or("is not listed", |listed| listed.name());
            writeln!(out, "    {} {}", code.as_str(), row(name, *count, width))?;
        }
        Ok(())
    }
}

impl Troubles {
    fn add(&mut self, code: Option<RawCode>, entry: &Entry<'_>, unit: Unit) {
        let trouble = Trouble { request: entry.judgement.request(), code };
        if let Some(met) = self.met.get_mut(&trouble) {
            met.times += 1;
        } else if self.met.len() < KINDS {
            let said = match &entry.seen.what {
                What::Reply(reply) => reply.lines().first().map(|line| line.trim().chars().take(SAID).collect()),
                _ => None,
            };
            self.met.insert(trouble, Met { times: 1, place: unit.place(entry), said: said.unwrap_or_default() });
        } else {
            self.others += 1;
        }
    }

    fn write_others(&self, indent: &str, out: &mut impl Write) -> io::Result<()> {
        match self.others {
            0 => Ok(()),
            others => {
                writeln!(out, "{indent}{} with other commands or codes", number(others, "more time", "more times"))
            }
        }
    }
}

impl Trouble {
    fn words(&self, paper: &Paper) -> String {
        let code = self.code.map(|code| paper.in_class(code.class(), code.as_str()).to_string());
        let request = self.request.as_deref().map(|request| harmless(request).into_owned());
        code.into_iter().chain(request).collect::<Vec<_>>().join(" to ")
    }
}

/// A name, and a number in the column beside it.
fn row(name: &str, count: usize, width: usize) -> String {
    let rest = (width + 8).saturating_sub(name.len()).max(2);
    format!("{name}{count:>rest$}")
}

fn number(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
