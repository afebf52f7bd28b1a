//! The readings that explain a reply which no reading permits.

use super::connection::Protection;
use super::doubt;
use super::reading::{Arrival, List, Reading, is_transfer};
use crate::Class;
use crate::exchange::fit::Fit;
use crate::exchange::request::Request;
use crate::exchange::rule::Rule;
use crate::exchange::verdict::Verdict;
use crate::exchange::{Exchange, Phase};

impl<const N: usize> Reading<N> {
    /// Adds the readings in which one fault explains the reply.
    pub(super) fn blame(&self, arrival: Arrival<'_, N>, next: &mut List<N>) {
        let front = self.waiting(arrival.sent).next();
        if arrival.code.class() == Class::Protected {
            return self.blame_envelope(arrival, front, next);
        }
        if let Some(front) = front {
            self.blame_code(arrival, front, next);
            self.blame_order(arrival, front, next);
        }
        self.blame_number(arrival, front, next);
    }

    /// Adds the readings in which an envelope is at fault. It ends nothing, or was sent in place of another reply.
    fn blame_envelope(
        &self,
        Arrival { sent, code, .. }: Arrival<'_, N>,
        front: Option<(usize, Exchange)>,
        next: &mut List<N>,
    ) {
        let verdict = match self.connection.protection {
            Protection::Clear => Verdict::Broken(Rule::Unprotected),
            _ => Verdict::Tolerated(Rule::OtherCode),
        };
        let envelope = self.envelope(front, code, verdict);
        next.add(envelope);
        let Some((first, exchange)) = front else { return };
        next.add(Self { last: Some(first), ..envelope.without(first) });
        if is_transfer(exchange) {
            let beside = self.beside_a_transfer(sent);
            beside.for_each(|(place, _)| next.add(Self { last: Some(place), ..envelope.without(place) }));
        }
        if awaits_preliminary(exchange) {
            next.add(envelope.with(first, Phase::Begun));
        }
    }

    /// Adds the readings in which the oldest command gets a wrong code.
    fn blame_code(&self, arrival: Arrival<'_, N>, (first, exchange): (usize, Exchange), next: &mut List<N>) {
        let fit = self.fit(arrival, first, exchange);
        let answered = self.answer(arrival, (first, exchange), fit.verdict(), doubt::of(fit));
        next.add(answered);
        if arrival.code.class() == Class::PositivePreliminary {
            // It was sent in place of another reply, and nothing follows.
            next.add(Self { last: Some(first), ..answered.without(first) });
        } else if awaits_preliminary(exchange) {
            // It was sent in place of the preliminary reply, or before it.
            next.add(answered.with(first, Phase::Begun).doubting(doubt::SWAPPED));
            if fit.verdict().rule() == Some(Rule::MissingPreliminary) {
                next.add(answered.with(first, Phase::Reversed).doubting(doubt::SWAPPED));
            }
        }
    }

    /// Adds the readings in which there is one reply too many: to the command that was answered last, or to none.
    fn blame_number(&self, arrival: Arrival<'_, N>, front: Option<(usize, Exchange)>, next: &mut List<N>) {
        let Arrival { sent, code, recent } = arrival;
        let permits = |request: Request| code.listed().is_some_and(|code| request.all().contains(code));
        let Some((last, before)) = self.connection.last.filter(|(last, _)| permits(*last)) else {
            next.add(self.unasked(Request::Unknown, code, Verdict::Broken(Rule::Unsolicited), doubt::STRAY));
            return;
        };
        // The same failure may be true of several commands.
        let is_negative = matches!(code.class(), Class::TransientNegative | Class::PermanentNegative);
        let is_same = before == code && !is_negative;
        let is_asked = front.is_some() && self.waiting(sent).count() <= recent;
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

    /// Adds the readings in which a reply is missing, or comes before its time.
    fn blame_order(&self, arrival: Arrival<'_, N>, (first, front): (usize, Exchange), next: &mut List<N>) {
        let Arrival { sent, recent, .. } = arrival;
        let permits = |(place, exchange): &(usize, Exchange)| {
            *place != first && self.fit(arrival, *place, *exchange) == Fit::Listed
        };
        // A transfer may fail before it has begun.
        let fails_early = |(place, exchange): &(usize, Exchange)| {
            self.fit(arrival, *place, *exchange) == Fit::Near(Verdict::Tolerated(Rule::MissingPreliminary))
        };
        let newest = self.newest(arrival).filter(|(place, _)| *place != first);
        if let Some(newest) = newest.filter(fails_early) {
            next.add(self.passing_over(arrival, newest, doubt::NEAR));
        }
        let newest = newest.filter(permits);
        let fitting = self.waiting(sent).find(permits);
        if is_transfer(front) {
            self.blame_transfer(arrival, front, next);
            let Some(fitting) = fitting else { return };
            let doubt = if newest.is_some() { doubt::NOT_QUEUED } else { doubt::SWAPPED };
            next.add(self.answer(arrival, fitting, Verdict::Tolerated(Rule::NotQueued), doubt));
            next.add(self.passing_over(arrival, fitting, doubt::MISSING));
            return;
        }
        let Some(fitting) = fitting else { return };
        if let Some(newest) = newest {
            next.add(self.passing_over(arrival, newest, doubt::GAVE_UP));
        }
        if newest.is_none_or(|newest| newest.0 != fitting.0) {
            next.add(self.passing_over(arrival, fitting, doubt::MISSING));
        }
        if recent != 1 || newest.is_none_or(|newest| newest.0 != fitting.0) {
            next.add(self.answer(arrival, fitting, Verdict::Broken(Rule::Unanswered), doubt::SWAPPED));
        }
    }

    /// Adds the readings of a transfer that runs in which the reply is not for it, or it is not the one that runs.
    fn blame_transfer(&self, arrival: Arrival<'_, N>, front: Exchange, next: &mut List<N>) {
        for (place, other) in self.beside_a_transfer(arrival.sent) {
            let fit = self.fit(arrival, place, other);
            if fit == Fit::Listed {
                continue;
            }
            let answered = self.answer(arrival, (place, other), fit.verdict(), doubt::of(fit));
            next.add(answered);
            if arrival.code.class() == Class::PositivePreliminary {
                next.add(Self { last: Some(place), ..answered.without(place) });
            }
        }
        // The preliminary reply was for a later command, and so is this one.
        let preliminary = front.request.replies().preliminary;
        for (place, other) in self.waiting(arrival.sent).skip(1) {
            let begun = Exchange { phase: Phase::Begun, ..other };
            let may_have_begun = !preliminary.is_disjoint(other.request.replies().preliminary);
            if may_have_begun && self.fit(arrival, place, begun) == Fit::Listed {
                return next.add(self.passing_over(arrival, (place, begun), doubt::MISSING));
            }
        }
    }

    /// The reading in which those that wait before this one get no reply.
    fn passing_over(&self, arrival: Arrival<'_, N>, fitting: (usize, Exchange), doubt: u8) -> Self {
        let answered = self.answer(arrival, fitting, Verdict::Broken(Rule::Unanswered), doubt);
        let passed = self.waiting(arrival.sent).map(|(place, _)| place).take_while(|passed| *passed != fitting.0);
        passed.fold(answered, Self::without)
    }
}

fn awaits_preliminary(exchange: Exchange) -> bool {
    exchange.phase == Phase::Asked && !exchange.request.replies().preliminary.is_empty()
}
