use super::event::Event;
use super::request::Request;
use super::step::Step;
use super::verdict::Verdict;

/// What to make of a reply in the course of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Received {
    /// What it answers; `None` if nothing waits for a reply, or if it cannot be told.
    pub answered: Option<Request>,
    /// What to do. The command that is next may have been sent already.
    pub step: Step,
    /// Whether the reply was permitted.
    pub verdict: Verdict,
    /// What it means for the connection.
    pub event: Option<Event>,
}
