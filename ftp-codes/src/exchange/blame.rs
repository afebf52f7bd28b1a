//! The readings of a reply that no reading permits.

use super::connection::Protection;
use super::fit::Fit;
use super::reading::{Arrival, List, Reading, goes_beside_a_transfer, is_transfer};
use super::request::Request;
use super::rule::Rule;
use super::verdict::Verdict;
use super::{Exchange, Phase, doubt};
use crate::{Class, RawCode};

impl<const N: usize> Reading<N> {
    /// Adds the readings in which one fault explains the reply.
    pub(super) fn blame(&self, arrival: Arrival<'_, N>, next: &mut List<N>) {
        let front = self.waiting(arrival.sent).next();
        if arrival.code.class() == Class::Protected {
            return self.blame_envelope(arrival.code, front, next);
        }
        if let Some(front) = front {
            self.blame_code(arrival, front, next);
            self.blame_order(arrival, front, next);
        }
        self.blame_number(arrival, front, next);
    }

    /// Adds the readings in which an envelope is at fault. It ends nothing, or was sent in the place of another reply.
    fn blame_envelope(&self, code: RawCode, front: Option<(usize, Exchange)>, next: &mut List<N>) {
        let verdict = match self.connection.protection {
            Protection::Clear => Verdict::Broken(Rule::Unprotected),
            _ => Verdict::Tolerated(Rule::OtherCode),
        };
        let envelope = self.envelope(front, code, verdict);
        next.add(envelope);
        let Some((first, exchange)) = front else { return };
        next.add(Self { last: Some(first), ..envelope.without(first) });
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
            // It was sent in the place of another reply, and nothing follows.
            next.add(Self { last: Some(first), ..answered.without(first) });
        } else if awaits_preliminary(exchange) {
            // It was sent in the place of the preliminary reply, or before it.
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
        if is_transfer(front) {
            for (place, other) in self.waiting(arrival.sent).skip(1) {
                let fit = self.fit(arrival, place, other);
                if goes_beside_a_transfer(other.request) && fit != Fit::Listed {
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
        let newest = self.newest(arrival).filter(|(place, _)| *place != first);
        // A transfer may fail before it has begun.
        let fails_early = |(place, exchange): &(usize, Exchange)| {
            self.fit(arrival, *place, *exchange) == Fit::Near(Verdict::Tolerated(Rule::MissingPreliminary))
        };
        if let Some(newest) = newest.filter(fails_early) {
            next.add(skip(newest, doubt::NEAR));
        }
        let newest = newest.filter(permits);
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
}

fn awaits_preliminary(exchange: Exchange) -> bool {
    exchange.phase == Phase::Asked && !exchange.request.replies().preliminary.is_empty()
}
