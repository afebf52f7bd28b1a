//! `Html`: a report in one file, to attach to a bug report.
//!
//! What went wrong comes first, then the numbers, then each connection as a sequence diagram. The page needs no script and
//! loads nothing. Because it begins with what is known at the end, it is kept in memory, and bounded.

mod page;
mod step;
mod talk;
mod trouble;
mod words;

use std::collections::{BTreeMap, VecDeque};
use std::io::{self, Write};

use super::tally::Tally;
use super::{End, Report, Unit};
use crate::conversation::{Entry, What};
use crate::time::Time;
use step::Step;
use talk::{Budget, Talk};
use trouble::{Kind, Place, Troubles};
use words::{Span, split};

/// How many bytes the steps of a page may take, and how many more those with trouble: a page is made to be sent.
const STEPS: usize = 12 << 20;
const TROUBLE: usize = 3 << 20;

/// How many connections of which nothing is shown are kept, in case that something goes wrong in them.
const UNSHOWN: usize = 1024;

/// A page.
#[derive(Debug)]
pub(crate) struct Html<W> {
    /// The name of the file that was read.
    name: Option<String>,
    out: W,
    unit: Unit,
    tally: Tally,
    troubles: Troubles,
    span: Span,
    talks: BTreeMap<usize, Talk>,
    /// The connections that began last.
    latest: VecDeque<usize>,
    connections: usize,
    budget: Budget,
    /// How many steps there were.
    steps: usize,
}

impl<W: Write> Html<W> {
    /// A page about a file of this name, or about standard input.
    pub(crate) fn new(name: Option<String>, out: W) -> Self {
        Self {
            name,
            out,
            unit: Unit::default(),
            tally: Tally::default(),
            troubles: Troubles::default(),
            span: Span::default(),
            talks: BTreeMap::new(),
            latest: VecDeque::new(),
            connections: 0,
            budget: Budget { any: STEPS, trouble: TROUBLE },
            steps: 0,
        }
    }

    /// Makes an item of a step, and notes what went wrong in it.
    fn push(&mut self, connection: usize, mut step: Step, line: usize, time: Option<Time>) {
        self.steps += 1;
        let number = self.steps;
        let Some(talk) = self.talks.get_mut(&connection) else { return };
        let (pause, clock) = at(time, talk);
        let is_busy = talk.is_busy;
        let troubles = std::mem::take(&mut step.troubles);
        let (sent, said) = (step.sent.take(), std::mem::take(&mut step.said));
        for trouble in &troubles {
            match trouble.kind {
                Kind::Broken(_) | Kind::Fault(..) => talk.broken += 1,
                Kind::Failed => talk.failed += 1,
                _ => {}
            }
        }
        let item = step.markup(number, (self.unit, line), (pause, &clock), is_busy);
        let is_shown = talk.push(item, !troubles.is_empty(), &mut self.budget);
        let place = Place { unit: self.unit, line, connection, step: is_shown.then_some(number) };
        for trouble in troubles {
            self.troubles.add(trouble, place, sent.as_deref(), &said);
        }
    }

    fn open(&mut self, connection: usize) -> &mut Talk {
        self.connections = self.connections.max(connection);
        if !self.talks.contains_key(&connection) {
            self.latest.push_back(connection);
            let oldest = if self.latest.len() > UNSHOWN { self.latest.pop_front() } else { None };
            let unshown = oldest.filter(|oldest| self.talks.get(oldest).is_some_and(Talk::is_unshown));
            unshown.map(|unshown| self.talks.remove(&unshown));
        }
        self.talks.entry(connection).or_default()
    }

    /// Notes a command that nobody has answered.
    fn close(&mut self, connection: usize) {
        let Some(talk) = self.talks.get_mut(&connection) else { return };
        // A log may show commands only.
        if let Some(waiting) = talk.waiting.take().filter(|_| talk.replies > 0) {
            self.push(connection, Step::of_end(&waiting), waiting.line, None);
        }
    }
}

impl<W: Write> Report for Html<W> {
    fn counts(&mut self, unit: Unit) {
        self.unit = unit;
    }

    fn entry(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        self.tally.count(entry, self.unit);
        self.span.see(entry.seen.time);
        let talk = self.open(entry.connection);
        talk.span.see(entry.seen.time);
        talk.replies += usize::from(matches!(entry.seen.what, What::Reply(_)));
        let step = Step::of(entry, talk);
        if matches!(entry.seen.what, What::Closed(_)) {
            self.close(entry.connection);
        }
        if let Some(step) = step {
            self.push(entry.connection, step, entry.seen.line, entry.seen.time);
        }
        Ok(())
    }

    fn end(&mut self, end: &End) -> io::Result<()> {
        let connections: Vec<usize> = self.talks.keys().copied().collect();
        connections.into_iter().for_each(|connection| self.close(connection));
        let page = page::of(self, end);
        self.out.write_all(page.as_bytes())?;
        self.out.flush()
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How long nothing happened before, and when it happened: the date only if it is another one.
fn at(time: Option<Time>, talk: &mut Talk) -> (Option<i64>, String) {
    let Some(time) = time else { return (None, String::new()) };
    let pause = talk.latest.replace(time).and_then(|latest| time.since(latest));
    let text = time.to_string();
    let [date, clock] = split(&text);
    if date == talk.date {
        return (pause, clock.to_owned());
    }
    date.clone_into(&mut talk.date);
    (pause, format!("{date} {clock}"))
}
