//! `Summary`: how often each code was met.

use std::collections::BTreeMap;
use std::io::{self, Write};

use ftp_codes::{Class, Group, RawCode};

use crate::mask::Mask;
use crate::paper::Paper;
use crate::reply::Reply;

/// The width of the column of names.
const NAMES: usize = 48;

/// The replies of a log, counted.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    codes: BTreeMap<RawCode, usize>,
    unfinished: Vec<usize>,
    faults: usize,
}

impl Summary {
    /// Counts a reply; whether its code is met for the first time.
    pub(crate) fn count(&mut self, reply: &Reply) -> bool {
        if !reply.is_complete() {
            self.unfinished.push(reply.number());
        }
        let count = self.codes.entry(reply.code()).or_default();
        *count += 1;
        *count == 1
    }

    /// Counts what is no reply.
    pub(crate) fn count_fault(&mut self) {
        self.faults += 1;
    }

    /// How many replies have a code that answers yes.
    fn of(&self, wanted: impl Fn(RawCode) -> bool) -> usize {
        self.codes.iter().filter(|(code, _)| wanted(**code)).map(|(_, count)| count).sum()
    }

    /// Writes the counts by class and by group.
    pub(crate) fn write(&self, lines: usize, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
        let heading =
            format!("{} in {}", number(self.of(|_| true), "reply", "replies"), number(lines, "line", "lines"));
        writeln!(out, "\n{}", paper.bold(&heading))?;
        for line in &self.unfinished {
            writeln!(out, "the reply that begins in line {line} has no last line")?;
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
}

fn number(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
