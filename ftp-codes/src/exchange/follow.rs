//! What a reply does to a session.

use super::event::Event;
use super::machine::Exchange;
use super::received::Received;
use super::request::Request;
use super::session::Session;
use super::step::Step;
use super::verdict::Verdict;
use crate::{Class, Command, RawCode};

impl<const N: usize> Session<N> {
    /// A reply that answers nothing, or nothing that can be told.
    pub(super) fn nowhere(&mut self, code: RawCode, verdict: Verdict) -> Received {
        let step = Step::after(Request::Unknown, code);
        let ends_one = !matches!(code.class(), Class::PositivePreliminary | Class::Protected);
        if ends_one && !self.waiting.is_empty() {
            self.unattributed = self.unattributed.saturating_add(1);
            self.catch_up();
        }
        let event = self.follow(Request::Unknown, step);
        Received { answered: None, step, verdict, event }
    }

    /// An exchange is over, and this is what it was before.
    pub(super) fn end(&mut self, place: usize, before: Exchange, step: Step) {
        const ABOR: Request = Request::Command(Command::Abor);
        self.remove(place);
        if place == 0 {
            self.settled = before.has_begun() && self.waiting.front().is_some_and(|next| next.request() == ABOR);
        } else if before.request() == ABOR && step == Step::Done && self.is_in_step() {
            // The transfer ended with it, and gets no reply of its own.
            self.remove(0);
        }
        self.due = match step {
            Step::Send(commands) if self.waiting.is_empty() => commands,
            _ => &[],
        };
        self.catch_up();
    }

    /// It waits no longer.
    pub(super) fn remove(&mut self, place: usize) {
        self.waiting.remove(place);
        self.settled = false;
    }

    /// As many replies have come as commands wait: all of them are answered.
    fn catch_up(&mut self) {
        if !self.is_in_step() && self.unattributed >= self.waiting.len() {
            self.forget();
        }
    }

    /// What the step means for the connection.
    pub(super) fn follow(&mut self, request: Request, step: Step) -> Option<Event> {
        let event = Event::of(request, step, self.login);
        self.login = self.login.after(request, step);
        self.protected = match event {
            Some(Event::StartTls | Event::Secured) => true,
            Some(Event::EndTls | Event::Reinitialized) => false,
            _ => self.protected,
        };
        self.closing = event == Some(Event::Closing);
        event
    }
}
