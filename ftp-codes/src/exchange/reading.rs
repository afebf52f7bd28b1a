//! Readings of a conversation: which command each reply answers.
//!
//! A reply does not say what it answers. So a session keeps every reading of what was said in which nobody is at fault.
//! Only a reply that fits none of them is a fault; then the readings are kept in which this one fault explains it, the
//! likeliest first, and the replies that follow decide between them.

use super::connection::{Closing, Connection, Protection};
use super::event::Event;
use super::fit::Fit;
use super::request::Request;
use super::rule::Rule;
use super::step::Step;
use super::verdict::Verdict;
use super::{Exchange, Phase};
use crate::{Class, Command, CommandKind, Group, RawCode, ReplyCode};

/// How many readings are kept. Beyond that, the least likely are dropped.
const MOST: usize = 8;

/// How much more doubt there may be about a reading than about the likeliest.
const MARGIN: u8 = 6;

/// A command that was sent, or the greeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Sent {
    pub(super) request: Request,
    /// Whether the command that must come before it was missing: then it must be refused.
    pub(super) is_out_of_sequence: bool,
}

/// What a reading makes of the latest reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Latest {
    /// Where the command is that it answers.
    pub(super) place: Option<usize>,
    pub(super) request: Option<Request>,
    pub(super) step: Step,
    pub(super) verdict: Verdict,
    pub(super) event: Option<Event>,
}

/// One reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Reading<const N: usize> {
    /// How far each exchange has come.
    pub(super) phases: [Phase; N],
    pub(super) connection: Connection,
    /// Where the exchange is that was over last.
    pub(super) last: Option<usize>,
    /// How unlikely it is, compared with the others.
    doubt: u8,
    /// A fault that it assumes, though another reading does without.
    assumed: Option<Verdict>,
    pub(super) latest: Option<Latest>,
}

/// The readings that are kept, the likeliest first. There is always one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Readings<const N: usize> {
    pub(super) best: Reading<N>,
    others: [Option<Reading<N>>; MOST - 1],
}

/// What there is to know about a reply before it is attributed.
#[derive(Clone, Copy)]
struct Arrival<'s, const N: usize> {
    sent: &'s [Option<Sent>; N],
    code: RawCode,
    /// How many commands were sent since the last reply.
    recent: usize,
}

impl<const N: usize> Readings<N> {
    pub(super) const fn new(connection: Connection) -> Self {
        let best = Reading { phases: [Phase::Over; N], connection, last: None, doubt: 0, assumed: None, latest: None };
        Self { best, others: [None; MOST - 1] }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Reading<N>> {
        core::iter::once(&self.best).chain(self.others.iter().flatten())
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Reading<N>> {
        core::iter::once(&mut self.best).chain(self.others.iter_mut().flatten())
    }

    /// One more request is made. A client that waits makes it when the last one was answered: a reading in which that
    /// one still waits becomes less likely, unless it does in the likeliest as well.
    pub(super) fn ask(&mut self, place: usize, request: Request) {
        let is_idle = |reading: &Reading<N>| reading.phases.iter().all(|phase| *phase == Phase::Over);
        let waits_for_each = self.iter().any(is_idle);
        let mut next = List::default();
        for reading in self.iter() {
            let doubt = if waits_for_each && !is_idle(reading) { doubt::OVERTAKEN } else { 0 };
            let mut reading = reading.doubting(doubt).with(place, Phase::Asked);
            reading.connection.newest = Some((request, None));
            next.add(reading);
        }
        *self = next.into_readings().unwrap_or(*self);
    }

    /// Drops all but the likeliest.
    pub(super) const fn decide(&mut self) {
        self.others = [None; MOST - 1];
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
            super::session::take_out(&mut reading.phases, place, Phase::Over);
            reading.last = reading.last.filter(|last| *last != place);
            reading.last = reading.last.map(|last| if last > place { last.saturating_sub(1) } else { last });
        }
    }

    /// Whether the likely readings agree on what waits.
    pub(super) fn agree(&self) -> bool {
        let mut likely = self.iter().filter(|reading| reading.doubt < doubt::OVERTAKEN);
        likely.all(|reading| reading.phases == self.best.phases)
    }

    /// Whether some reading permits the reply, and assumes no fault.
    pub(super) fn permit(&self, sent: &[Option<Sent>; N], code: RawCode) -> bool {
        let mut next = List::default();
        let innocent = self.iter().filter(|reading| reading.assumed.is_none());
        innocent.for_each(|reading| reading.read(Arrival { sent, code, recent: 0 }, &mut next));
        let mut latest = next.readings.iter().flatten().filter_map(|reading| reading.latest);
        latest.any(|latest| latest.verdict.is_permitted())
    }

    /// The readings after one more reply, and the verdict on it.
    pub(super) fn after(&self, sent: &[Option<Sent>; N], code: RawCode, recent: usize) -> (Self, Verdict) {
        let arrival = Arrival { sent, code, recent };
        let mut next = List::default();
        self.iter().for_each(|reading| reading.read(arrival, &mut next));
        if next.is_empty() {
            self.iter().for_each(|reading| reading.blame(arrival, &mut next));
        }
        let mut next = next.into_readings().unwrap_or(*self);
        let mut verdict = next.best.latest.map_or(Verdict::Permitted, |latest| latest.verdict);
        if next.iter().all(|reading| reading.assumed.is_some()) {
            // No other reading is left.
            verdict = next.best.assumed.unwrap_or(verdict);
            next.iter_mut().for_each(|reading| reading.assumed = None);
        }
        (next, verdict)
    }
}

/// Readings that are being collected.
#[derive(Default)]
struct List<const N: usize> {
    readings: [Option<Reading<N>>; MOST],
}

impl<const N: usize> List<N> {
    const fn is_empty(&self) -> bool {
        matches!(self.readings.first(), None | Some(None))
    }

    /// Adds a reading behind those that are as likely; two that agree on everything are one.
    fn add(&mut self, reading: Reading<N>) {
        let is_same = |other: &Reading<N>| {
            let state = |reading: &Reading<N>| (reading.phases, reading.connection, reading.last, reading.assumed);
            state(other) == state(&reading)
        };
        if let Some(slot) = self.readings.iter_mut().find(|slot| slot.as_ref().is_some_and(is_same)) {
            if slot.as_ref().is_some_and(|other| other.doubt <= reading.doubt) {
                return;
            }
            *slot = None;
        }
        let mut carried = Some(reading);
        for slot in &mut self.readings {
            let is_before = match (&carried, &*slot) {
                (Some(reading), Some(other)) => reading.doubt < other.doubt,
                (carried, other) => carried.is_some() && other.is_none(),
            };
            if is_before {
                core::mem::swap(slot, &mut carried);
            }
        }
    }

    fn into_readings(self) -> Option<Readings<N>> {
        let [best, others @ ..] = self.readings;
        let best = best?;
        let compared = |reading: Reading<N>| {
            let doubt = reading.doubt.saturating_sub(best.doubt);
            // A reading in which nobody is at fault is never dropped for one that assumes a fault.
            let is_needed = best.assumed.is_some() && reading.assumed.is_none();
            let doubt = if is_needed { doubt.min(MARGIN) } else { doubt };
            Some(Reading { doubt, ..reading }).filter(|reading| reading.doubt <= MARGIN)
        };
        Some(Readings { best: compared(best)?, others: others.map(|other| compared(other?)) })
    }
}

/// How unlikely each explanation is. A reply belongs to a command that permits it rather than to one that
/// merely tolerates it, unless several commands were sent at once: then none of them was given up.
mod doubt {
    /// The client sent one command, as one does who has given up waiting, and it permits the reply.
    pub(super) const GAVE_UP: u8 = 0;
    /// The same, though an older command permits it as well.
    pub(super) const ASSUMED: u8 = 2;
    /// The same, and the server has answered it before the end of a running action.
    pub(super) const NOT_QUEUED: u8 = 0;
    pub(super) const NEAR: u8 = 1;
    /// Replies to commands that were sent together: one is missing.
    pub(super) const MISSING: u8 = 2;
    /// They come in another order.
    pub(super) const SWAPPED: u8 = 3;
    /// One comes twice.
    pub(super) const TWICE: u8 = 4;
    pub(super) const FAR: u8 = 5;
    pub(super) const TWICE_THOUGH_ASKED: u8 = 6;
    pub(super) const MISFIT: u8 = 7;
    pub(super) const STRAY: u8 = 7;
    /// A client that waits for each reply sends a command, though another one is waiting.
    pub(super) const OVERTAKEN: u8 = 4;

    pub(super) const fn of(fit: super::Fit) -> u8 {
        match fit {
            super::Fit::Listed | super::Fit::Near(_) => NEAR,
            super::Fit::Far(_) => FAR,
            super::Fit::Misfit(_) => MISFIT,
        }
    }
}

impl<const N: usize> Reading<N> {
    /// The exchanges that wait for a reply, the oldest first, and their places.
    pub(super) fn waiting(&self, sent: &[Option<Sent>; N]) -> impl DoubleEndedIterator<Item = (usize, Exchange)> {
        let both = sent.iter().zip(&self.phases).enumerate();
        both.filter_map(|(place, (sent, phase))| match (sent, phase) {
            (None, _) | (_, Phase::Over) => None,
            (Some(sent), phase) => Some((place, Exchange { request: sent.request, phase: *phase })),
        })
    }

    /// Adds the readings in which the reply is permitted, or was tolerated before.
    fn read(&self, arrival: Arrival<'_, N>, next: &mut List<N>) {
        let Arrival { sent, code, .. } = arrival;
        let front = self.waiting(sent).next();
        let is_anytime = code.listed().is_some_and(|code| Request::Unknown.anytime().contains(code));
        if code.class() == Class::Protected {
            if is_anytime && self.connection.protection != Protection::Clear {
                next.add(self.envelope(front, code, Verdict::Permitted));
            }
            return;
        }
        let Some((first, exchange)) = front else {
            if is_anytime {
                next.add(self.unasked(Request::Unknown, code, Verdict::Permitted, 0));
            }
            return;
        };
        match self.fit(arrival, first, exchange) {
            Fit::Listed => {
                next.add(self.answer(arrival, (first, exchange), Verdict::Permitted, 0));
                self.give_up(arrival, first, next);
            }
            Fit::Near(verdict) | Fit::Far(verdict)
                if self.connection.habit == Some((exchange.request, code)) && self.newest(arrival).is_none() =>
            {
                next.add(self.answer(arrival, (first, exchange), verdict, doubt::NEAR));
            }
            _ => {}
        }
        if !is_transfer(exchange) || code.class() == Class::PositivePreliminary {
            return;
        }
        for (place, other) in self.waiting(sent).skip(1) {
            if goes_beside_a_transfer(other.request) && self.fit(arrival, place, other) == Fit::Listed {
                let answered = self.answer(arrival, (place, other), Verdict::Permitted, 0);
                if other.request == Request::Command(Command::Abor) && code.class() == Class::PositiveCompletion {
                    // The transfer ends with it. It may still get a reply of its own.
                    next.add(answered.without(first).doubting(0));
                    next.add(answered.doubting(1));
                } else {
                    next.add(answered);
                }
            }
        }
    }

    /// Adds the reading in which the client has given up waiting for older commands, and the reply is for the newest.
    fn give_up(&self, arrival: Arrival<'_, N>, first: usize, next: &mut List<N>) {
        let Arrival { sent, recent, .. } = arrival;
        let (waiting, newest) = (self.waiting(sent), self.waiting(sent).next_back());
        let is_alone = recent == 1 || waiting.count() == recent;
        let has_begun = self.waiting(sent).any(|(_, exchange)| exchange.has_begun());
        let newest = newest.filter(|(place, _)| *place != first && is_alone && !has_begun);
        let Some(newest) = newest.filter(|newest| self.fit(arrival, newest.0, newest.1) == Fit::Listed) else { return };
        let answered = self.answer(arrival, newest, Verdict::Permitted, doubt::ASSUMED);
        let passed = self.waiting(sent).map(|(place, _)| place).take_while(|place| *place != newest.0);
        let assumed = Some(Verdict::Broken(Rule::Unanswered));
        next.add(Self { assumed, ..passed.fold(answered, Self::without) });
    }

    /// The newest command, if it was sent by a client that probably has waited for the replies before it: one command
    /// since the last reply, or two of which the first got none.
    fn newest(&self, Arrival { sent, recent, .. }: Arrival<'_, N>) -> Option<(usize, Exchange)> {
        let waiting = self.waiting(sent).count();
        self.waiting(sent).next_back().filter(|_| recent == 1 || recent == 2 && waiting == 2)
    }

    /// Adds the readings in which one fault explains the reply.
    fn blame(&self, arrival: Arrival<'_, N>, next: &mut List<N>) {
        let Arrival { sent, code, recent } = arrival;
        let front = self.waiting(sent).next();
        if code.class() == Class::Protected {
            let verdict = match self.connection.protection {
                Protection::Clear => Verdict::Broken(Rule::Unprotected),
                _ => Verdict::Tolerated(Rule::OtherCode),
            };
            let envelope = self.envelope(front, code, verdict);
            next.add(envelope);
            if let Some((first, exchange)) = front {
                // It was sent in the place of another reply.
                next.add(Self { last: Some(first), ..envelope.without(first) });
                if exchange.phase == Phase::Asked && !exchange.request.replies().preliminary.is_empty() {
                    next.add(envelope.with(first, Phase::Begun));
                }
            }
            return;
        }
        if let Some((first, exchange)) = front {
            let fit = self.fit(arrival, first, exchange);
            let answered = self.answer(arrival, (first, exchange), fit.verdict(), doubt::of(fit));
            next.add(answered);
            if code.class() == Class::PositivePreliminary {
                // It was sent in the place of another reply, and nothing follows.
                next.add(Self { last: Some(first), ..answered.without(first) });
            }
            let is_end = code.class() != Class::PositivePreliminary;
            let has_preliminary = !exchange.request.replies().preliminary.is_empty();
            if is_end && has_preliminary && exchange.phase == Phase::Asked {
                // It was sent in the place of the preliminary reply, or before it.
                next.add(answered.with(first, Phase::Begun).doubting(doubt::SWAPPED));
                if fit.verdict().rule() == Some(Rule::MissingPreliminary) {
                    next.add(answered.with(first, Phase::Reversed).doubting(doubt::SWAPPED));
                }
            }
            self.blame_order(arrival, (first, exchange), next);
        }
        // The command that was answered last may have got one more reply.
        let is_negative = matches!(code.class(), Class::TransientNegative | Class::PermanentNegative);
        let is_asked = front.is_some() && self.waiting(sent).count() <= recent;
        match self.connection.last {
            Some((last, before)) if code.listed().is_some_and(|code| last.all().contains(code)) => {
                // The same failure may be true of several commands.
                let is_same = before == code && !is_negative;
                let doubt = if is_asked && !is_same { doubt::TWICE_THOUGH_ASKED } else { doubt::TWICE };
                let mut again = self.unasked(last, code, Verdict::Broken(Rule::AfterEnd), doubt);
                if let (Some(place), Some(latest)) = (self.last, &mut again.latest) {
                    latest.place = Some(place);
                }
                next.add(again);
                if let Some(place) = self.last.filter(|_| code.class() == Class::PositivePreliminary) {
                    // The reply before it was the one too many.
                    next.add(again.with(place, Phase::Begun).doubting(1));
                }
            }
            _ => next.add(self.unasked(Request::Unknown, code, Verdict::Broken(Rule::Unsolicited), doubt::STRAY)),
        }
    }

    /// Adds the readings in which a reply is missing, or comes before its time.
    fn blame_order(&self, arrival: Arrival<'_, N>, (first, front): (usize, Exchange), next: &mut List<N>) {
        if is_transfer(front) {
            for (place, other) in self.waiting(arrival.sent).skip(1) {
                if goes_beside_a_transfer(other.request) {
                    let fit = self.fit(arrival, place, other);
                    next.add(self.answer(arrival, (place, other), fit.verdict(), doubt::of(fit)));
                }
            }
        }
        let Arrival { sent, recent, .. } = arrival;
        let permits = |(place, exchange): &(usize, Exchange)| {
            *place != first && self.fit(arrival, *place, *exchange) == Fit::Listed
        };
        let skip = |fitting: (usize, Exchange), doubt| {
            let answered = self.answer(arrival, fitting, Verdict::Broken(Rule::Unanswered), doubt);
            let passed = self.waiting(sent).map(|(place, _)| place).take_while(|passed| *passed != fitting.0);
            passed.fold(answered, Self::without)
        };
        let newest = self.newest(arrival).filter(permits);
        let Some(fitting) = self.waiting(sent).find(permits) else { return };
        if is_transfer(front) {
            let doubt = if newest.is_some() { doubt::NOT_QUEUED } else { doubt::SWAPPED };
            next.add(self.answer(arrival, fitting, Verdict::Tolerated(Rule::NotQueued), doubt));
            next.add(skip(fitting, doubt::MISSING));
            return;
        }
        if let Some(newest) = newest {
            next.add(skip(newest, doubt::GAVE_UP));
        }
        if newest.is_none_or(|newest| newest.0 != fitting.0) {
            next.add(skip(fitting, doubt::MISSING));
        }
        if recent != 1 || newest.is_none_or(|newest| newest.0 != fitting.0) {
            next.add(self.answer(arrival, fitting, Verdict::Broken(Rule::Unanswered), doubt::SWAPPED));
        }
    }

    /// How well the reply fits an exchange. A command that was out of sequence must be refused for that.
    fn fit(&self, arrival: Arrival<'_, N>, place: usize, exchange: Exchange) -> Fit {
        let fit = exchange.fit(arrival.code);
        let is_out_of_sequence = arrival.sent.get(place).copied().flatten().is_some_and(|sent| sent.is_out_of_sequence);
        if fit == Fit::Listed && is_out_of_sequence && !is_refusal(arrival.code) {
            return Fit::Near(Verdict::Tolerated(Rule::NotRefused));
        }
        fit
    }

    fn answer(
        &self,
        Arrival { sent, code, .. }: Arrival<'_, N>,
        (place, exchange): (usize, Exchange),
        verdict: Verdict,
        doubt: u8,
    ) -> Self {
        let mut after = exchange;
        let step = after.reply(code).step;
        let mut reading = self.doubting(doubt).with(place, after.phase);
        if after.is_over() {
            reading.last = Some(place);
            let is_newest = sent.iter().flatten().count() == place.saturating_add(1);
            if let Some((_, outcome)) = reading.connection.newest.as_mut().filter(|_| is_newest) {
                *outcome = Some(step);
            }
        }
        let event = reading.connection.follow(exchange.request, code, !exchange.has_begun());
        if matches!(verdict, Verdict::Tolerated(Rule::OtherCode | Rule::MissingPreliminary)) {
            reading.connection.habit = Some((exchange.request, code));
        }
        reading.latest = Some(Latest { place: Some(place), request: Some(exchange.request), step, verdict, event });
        reading
    }

    /// The reply answers nothing, or once more what was answered last: nothing but a shutdown comes of it.
    fn unasked(&self, request: Request, code: RawCode, verdict: Verdict, doubt: u8) -> Self {
        let mut reading = self.doubting(doubt);
        let step = Step::after(request, code);
        let event = (step == Step::Closing).then_some(Event::Closing);
        if event.is_some() && reading.connection.closing == Closing::No {
            reading.connection.closing = Closing::Announced;
        }
        let request = Some(request).filter(|request| *request != Request::Unknown);
        reading.latest = Some(Latest { place: None, request, step, verdict, event });
        reading
    }

    /// An envelope ends nothing: the reply inside does.
    fn envelope(&self, front: Option<(usize, Exchange)>, code: RawCode, verdict: Verdict) -> Self {
        let request = front.map(|(_, exchange)| exchange.request);
        let step = Step::after(request.unwrap_or(Request::Unknown), code);
        let place = front.map(|(place, _)| place);
        Self { latest: Some(Latest { place, request, step, verdict, event: None }), ..*self }
    }

    fn doubting(&self, doubt: u8) -> Self {
        Self { doubt: self.doubt.saturating_add(doubt), ..*self }
    }

    fn with(mut self, place: usize, now: Phase) -> Self {
        if let Some(phase) = self.phases.get_mut(place) {
            *phase = now;
        }
        self
    }

    /// The exchange at this place gets no reply any more.
    fn without(self, place: usize) -> Self {
        self.with(place, Phase::Over)
    }
}

/// Whether it is a transfer, or another action that takes its time, and has begun.
fn is_transfer(exchange: Exchange) -> bool {
    let is_service = match exchange.request {
        Request::Connection => false,
        Request::Command(command) => command.kind() == CommandKind::Service,
        Request::Unknown => true,
    };
    is_service && exchange.has_begun()
}

/// These commands may be sent, and answered, while a transfer runs (RFC 959 §4.1, §4.1.1).
pub(super) const fn goes_beside_a_transfer(request: Request) -> bool {
    use Command::{Abor, Quit, Rein, Stat, User};
    matches!(request, Request::Command(Abor | Stat | Quit | User | Rein))
}

/// Whether the code says that a command could not be taken, for whatever reason but its effect.
fn is_refusal(code: RawCode) -> bool {
    let is_about_the_command = matches!(code.group(), Some(Group::Syntax | Group::Authentication));
    let is_passed_over = code == ReplyCode::CommandSuperfluous;
    let is_anytime = code.listed().is_some_and(|code| Request::Unknown.anytime().contains(code));
    is_anytime || is_passed_over || code.class() == Class::PermanentNegative && is_about_the_command
}
