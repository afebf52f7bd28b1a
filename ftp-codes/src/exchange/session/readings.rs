//! The readings of a conversation that are kept.
//!
//! A reply does not say what it answers. So a session keeps every reading of the conversation in which nobody is at
//! fault. Only a reply that fits none of them is a fault; then the readings are kept in which this one fault explains
//! it, the likeliest first, and the replies that follow decide between them.

use super::connection::Connection;
use super::doubt;
use super::reading::{Arrival, List, MOST, Reading, Sent, take_out};
use crate::RawCode;
use crate::exchange::Phase;
use crate::exchange::request::Request;
use crate::exchange::verdict::Verdict;

/// How much more doubt there may be about a reading than about the likeliest.
const MARGIN: u8 = 6;

/// How many replies may fit more than one explanation of a fault. After that, the likeliest counts. The others are
/// kept, because a reply that proves one of them right is not another fault.
const PATIENCE: u8 = 5;

/// The readings that are kept, the likeliest first. There is always one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Readings<const N: usize> {
    pub(super) best: Reading<N>,
    /// Without a gap.
    others: [Option<Reading<N>>; MOST - 1],
    /// How many replies have come since a fault that has more than one explanation.
    since_fault: Option<u8>,
}

impl<const N: usize> Readings<N> {
    pub(super) const fn new(connection: Connection) -> Self {
        let best = Reading { phases: [Phase::Over; N], connection, last: None, doubt: 0, latest: None };
        Self { best, others: [None; MOST - 1], since_fault: None }
    }

    /// Keeps the readings that were collected, if there are any, without the unlikely ones.
    fn keep(&mut self, list: &List<N>) {
        let mut collected = list.iter();
        let Some(best) = collected.next() else { return };
        let mut likely = collected.filter_map(|other| {
            let doubt = other.doubt.saturating_sub(best.doubt);
            (doubt <= MARGIN).then_some(Reading { doubt, ..*other })
        });
        self.best = Reading { doubt: 0, ..*best };
        for slot in &mut self.others {
            let other = likely.next();
            if slot.is_none() && other.is_none() {
                break;
            }
            *slot = other;
        }
        if self.has_one() {
            self.since_fault = None;
        }
    }

    /// Whether there is only one.
    const fn has_one(&self) -> bool {
        matches!(self.others, [None, ..])
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Reading<N>> {
        core::iter::once(&self.best).chain(self.others.iter().map_while(Option::as_ref))
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Reading<N>> {
        core::iter::once(&mut self.best).chain(self.others.iter_mut().map_while(Option::as_mut))
    }

    /// Takes one more request. A client that waits sends it after the last one was answered, so a reading in which that
    /// one still waits becomes less likely, unless it also waits in the likeliest.
    pub(super) fn ask(&mut self, place: usize, request: Request) {
        let is_idle = |reading: &Reading<N>| reading.phases.iter().all(|phase| *phase == Phase::Over);
        let waits_for_each = self.iter().any(is_idle);
        for reading in self.iter_mut() {
            if waits_for_each && !is_idle(reading) {
                *reading = reading.doubting(doubt::OVERTAKEN);
            }
            *reading = reading.with(place, Phase::Asked);
            reading.connection.newest = Some((request, None));
        }
        if !self.has_one() {
            let mut next = List::default();
            self.iter().for_each(|reading| next.add(*reading));
            self.keep(&next);
        }
    }

    /// Drops all but the likeliest.
    pub(super) const fn decide(&mut self) {
        self.others = [None; MOST - 1];
        self.since_fault = None;
    }

    /// Whether an exchange is over in every reading.
    pub(super) fn agree_on_end(&self, place: usize) -> bool {
        self.iter().all(|reading| reading.phases.get(place).is_none_or(|phase| *phase == Phase::Over))
    }

    /// Whether the exchange was over last in some reading: it may still get a reply too many.
    pub(super) fn end_with(&self, place: usize) -> bool {
        self.iter().any(|reading| reading.last == Some(place))
    }

    /// Takes out an exchange that is over.
    pub(super) fn take_out(&mut self, place: usize) {
        for reading in self.iter_mut() {
            take_out(&mut reading.phases, place, Phase::Over);
            reading.last = reading.last.filter(|last| *last != place);
            reading.last = reading.last.map(|last| if last > place { last.saturating_sub(1) } else { last });
        }
    }

    /// Whether the likely readings agree on what waits, or the likeliest counts.
    pub(super) fn agree(&self) -> bool {
        let is_decided = self.since_fault.is_some_and(|count| count >= PATIENCE);
        let mut likely = self.iter().filter(|reading| reading.doubt < doubt::OVERTAKEN);
        is_decided || likely.all(|reading| reading.phases == self.best.phases)
    }

    /// Whether some reading permits the reply.
    pub(super) fn permit(&self, sent: &[Option<Sent>; N], code: RawCode) -> bool {
        let mut next = List::default();
        self.iter().for_each(|reading| reading.read(Arrival { sent, code, recent: 0 }, &mut next));
        let mut latest = next.iter().filter_map(|reading| reading.latest);
        latest.any(|latest| latest.verdict.is_permitted())
    }

    /// Takes one more reply, and returns the verdict on it.
    pub(super) fn take(&mut self, sent: &[Option<Sent>; N], code: RawCode, recent: usize) -> Verdict {
        let arrival = Arrival { sent, code, recent };
        let mut next = List::default();
        self.iter().for_each(|reading| reading.read(arrival, &mut next));
        self.since_fault = self.since_fault.map(|count| count.saturating_add(1));
        if next.is_empty() {
            self.iter().for_each(|reading| reading.blame(arrival, &mut next));
            self.since_fault = Some(0);
        }
        self.keep(&next);
        self.best.latest.map_or(Verdict::Permitted, |latest| latest.verdict)
    }
}
