//! Which exchange a reply belongs to.

use super::machine::Exchange;
use super::queue::Queue;
use super::request::Request;
use super::rule::Rule;
use super::verdict::Verdict;
use crate::{Command, RawCode};

/// Where a reply belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attribution {
    /// To the exchange at this place of the queue.
    At(usize),
    /// To the exchange at this place, and those before it will get no reply of their own.
    Past(usize),
    /// To none, and this is the verdict.
    Nowhere(Verdict),
}

impl Attribution {
    /// First in, first out, with the exceptions that RFC 959 §4.1 makes for a transfer that is running.
    ///
    /// `settled`: the first is an `ABOR` whose transfer has ended, perhaps with the only reply that the server sends.
    pub(super) fn of<const N: usize>(code: RawCode, queue: &Queue<N>, settled: bool) -> Self {
        let Some(first) = queue.front() else { return Self::Nowhere(unasked(code)) };
        let verdict = first.judge(code);
        if verdict.is_permitted() {
            return Self::At(0);
        }
        if first.has_begun() {
            if let Some(place) = beside_a_transfer(code, queue) {
                return Self::At(place);
            }
        }
        if !verdict.is_broken() {
            return Self::At(0);
        }
        if settled && queue.get(1).is_some_and(|next| next.judge(code).is_permitted()) {
            return Self::Past(1);
        }
        if queue.iter().any(|exchange| exchange.judge(code).is_permitted()) {
            return Self::Nowhere(Verdict::Broken(Rule::OutOfOrder));
        }
        Self::At(0)
    }

    /// When replies are out of order: to the only command that can get it, if there is only one.
    ///
    /// `recent`: how many commands were sent since the last reply. A client that sends one, and then gets a reply that
    /// fits it, waits for each reply: those of the older commands are lost.
    pub(super) fn in_doubt<const N: usize>(code: RawCode, queue: &Queue<N>, recent: usize) -> Self {
        if is_anytime(code) {
            return Self::Nowhere(Verdict::Permitted);
        }
        let newest = queue.len().saturating_sub(1);
        if recent == 1 && queue.get(newest).is_some_and(|exchange| exchange.judge(code).is_permitted()) {
            return Self::Past(newest);
        }
        let mut fitting = queue.iter().enumerate().filter(|(_, exchange)| exchange.judge(code).is_permitted());
        match fitting.next() {
            None => Self::Nowhere(Verdict::Broken(Rule::OutOfOrder)),
            Some((place, first)) if fitting.all(|(_, other)| other == first) => Self::At(place),
            Some(_) => Self::Nowhere(Verdict::Tolerated(Rule::OutOfOrder)),
        }
    }
}

/// `ABOR`, `STAT` and `QUIT` may be answered while a transfer runs.
pub(super) const fn goes_beside_a_transfer(request: Request) -> bool {
    matches!(request, Request::Command(Command::Abor | Command::Stat | Command::Quit))
}

fn beside_a_transfer<const N: usize>(code: RawCode, queue: &Queue<N>) -> Option<usize> {
    let fits = |exchange: &Exchange| goes_beside_a_transfer(exchange.request()) && exchange.judge(code).is_permitted();
    queue.iter().position(fits)
}

/// Nothing waits. The service may shut down all the same, and of an envelope the inner reply is judged.
fn unasked(code: RawCode) -> Verdict {
    if is_anytime(code) { Verdict::Permitted } else { Verdict::Broken(Rule::Unsolicited) }
}

fn is_anytime(code: RawCode) -> bool {
    code.listed().is_some_and(|code| Request::Unknown.anytime().contains(code))
}
