//! A reading of a conversation: which command each reply answers.

use super::connection::{Closing, Connection, Protection};
use super::doubt;
use crate::exchange::event::Event;
use crate::exchange::fit::Fit;
use crate::exchange::request::Request;
use crate::exchange::rule::Rule;
use crate::exchange::step::Step;
use crate::exchange::verdict::Verdict;
use crate::exchange::{Exchange, Phase};
use crate::{Class, Command, CommandKind, Group, RawCode, ReplyCode};

/// A command that was sent, or the greeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Sent {
    pub(super) request: Request,
    /// Whether the command that must come before it was missing: then it must be refused.
    pub(super) is_out_of_sequence: bool,
    /// Whether the caller knows that it is over: from the reply that ended it, or because it was unanswered.
    pub(super) is_told: bool,
    /// Whether the last reply has shown that it gets no reply.
    pub(super) is_unanswered: bool,
}

/// The latest reply in a reading.
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
    pub(super) doubt: u8,
    pub(super) latest: Option<Latest>,
}

/// What is known about a reply before it is attributed.
#[derive(Clone, Copy)]
pub(super) struct Arrival<'s, const N: usize> {
    pub(super) sent: &'s [Option<Sent>; N],
    pub(super) code: RawCode,
    /// How many commands were sent since the last reply.
    pub(super) recent: usize,
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
    pub(super) fn read(&self, arrival: Arrival<'_, N>, next: &mut List<N>) {
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
            // What was sent before the first command that was seen is not known.
            if is_anytime || self.connection.newest.is_none() {
                next.add(self.unasked(Request::Unknown, code, Verdict::Permitted, 0));
            }
            return;
        };
        match self.fit(arrival, first, exchange) {
            Fit::Listed => next.add(self.answer(arrival, (first, exchange), Verdict::Permitted, 0)),
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
        for (place, other) in self.beside_a_transfer(sent) {
            if self.fit(arrival, place, other) == Fit::Listed {
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

    /// The commands that may be answered before the end of the transfer that runs. Only the urgent ones overtake others
    /// that wait for it.
    pub(super) fn beside_a_transfer(&self, sent: &[Option<Sent>; N]) -> impl Iterator<Item = (usize, Exchange)> {
        let mut is_next = true;
        self.waiting(sent).skip(1).filter(move |(_, exchange)| {
            let goes_beside = goes_beside_a_transfer(exchange.request);
            let may_come = goes_beside && (is_next || is_urgent(exchange.request));
            is_next &= goes_beside;
            may_come
        })
    }

    /// The newest command, if the client has probably waited for the replies before it: one command since the last
    /// reply, or two of which the first got none.
    pub(super) fn newest(&self, Arrival { sent, recent, .. }: Arrival<'_, N>) -> Option<(usize, Exchange)> {
        let waiting = self.waiting(sent).count();
        self.waiting(sent).next_back().filter(|_| recent == 1 || recent == 2 && waiting == 2)
    }

    /// How well the reply fits an exchange. A command that was out of sequence must be refused for that.
    pub(super) fn fit(&self, arrival: Arrival<'_, N>, place: usize, exchange: Exchange) -> Fit {
        let fit = exchange.fit(arrival.code);
        let is_out_of_sequence = arrival.sent.get(place).copied().flatten().is_some_and(|sent| sent.is_out_of_sequence);
        if fit == Fit::Listed && is_out_of_sequence && !is_refusal(arrival.code) {
            return Fit::Near(Verdict::Tolerated(Rule::NotRefused));
        }
        fit
    }

    pub(super) fn answer(
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

    /// The reading in which the reply answers nothing, or answers once more what was answered last. It has no effect
    /// unless it is a shutdown.
    pub(super) fn unasked(&self, request: Request, code: RawCode, verdict: Verdict, doubt: u8) -> Self {
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

    /// The reading of an envelope, which ends nothing: the reply inside it does.
    pub(super) fn envelope(&self, front: Option<(usize, Exchange)>, code: RawCode, verdict: Verdict) -> Self {
        let request = front.map(|(_, exchange)| exchange.request);
        let step = Step::after(request.unwrap_or(Request::Unknown), code);
        let place = front.map(|(place, _)| place);
        Self { latest: Some(Latest { place, request, step, verdict, event: None }), ..*self }
    }

    pub(super) fn doubting(&self, doubt: u8) -> Self {
        Self { doubt: self.doubt.saturating_add(doubt), ..*self }
    }

    pub(super) fn with(mut self, place: usize, now: Phase) -> Self {
        if let Some(phase) = self.phases.get_mut(place) {
            *phase = now;
        }
        self
    }

    /// The same reading, in which the exchange at this place gets no more replies.
    pub(super) fn without(self, place: usize) -> Self {
        self.with(place, Phase::Over)
    }
}

/// Whether the exchange is a transfer, or another action that takes time, and has begun.
pub(super) fn is_transfer(exchange: Exchange) -> bool {
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

/// These commands are sent with the Telnet signal Synch, so that the server reads them first (RFC 959 §4.1).
const fn is_urgent(request: Request) -> bool {
    matches!(request, Request::Command(Command::Abor | Command::Quit | Command::Stat))
}

/// Whether the code says that a command was refused for a reason that has nothing to do with its effect.
fn is_refusal(code: RawCode) -> bool {
    let is_about_the_command = matches!(code.group(), Some(Group::Syntax | Group::Authentication));
    let is_passed_over = code == ReplyCode::CommandSuperfluous;
    let is_anytime = code.listed().is_some_and(|code| Request::Unknown.anytime().contains(code));
    is_anytime || is_passed_over || code.class() == Class::PermanentNegative && is_about_the_command
}

/// How many readings are kept. Beyond that, the least likely are dropped.
pub(super) const MOST: usize = 8;

/// Readings that are being collected, the likeliest first, without a gap.
#[derive(Default)]
pub(super) struct List<const N: usize> {
    readings: [Option<Reading<N>>; MOST],
}

impl<const N: usize> List<N> {
    pub(super) const fn is_empty(&self) -> bool {
        matches!(self.readings, [None, ..])
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Reading<N>> {
        self.readings.iter().map_while(Option::as_ref)
    }

    /// Adds a reading after those that are as likely; two that agree on everything are one.
    pub(super) fn add(&mut self, reading: Reading<N>) {
        let state = |reading: &Reading<N>| (reading.phases, reading.connection, reading.last);
        let is_same = |other: &Reading<N>| state(other) == state(&reading);
        let same = self.iter().position(is_same);
        if let Some(place) = same {
            if self.iter().any(|other| is_same(other) && other.doubt <= reading.doubt) {
                return;
            }
            take_out(&mut self.readings, place, None);
        }
        let place = self.iter().take_while(|other| other.doubt <= reading.doubt).count();
        let mut carried = Some(reading);
        for slot in self.readings.iter_mut().skip(place) {
            core::mem::swap(slot, &mut carried);
            if carried.is_none() {
                break;
            }
        }
    }
}

/// Takes one out, moves up those after it, and fills the last place.
pub(super) fn take_out<T>(slots: &mut [T], place: usize, filling: T) {
    let moved = slots.iter_mut().skip(place).rev();
    moved.fold(filling, |after, slot| core::mem::replace(slot, after));
}
