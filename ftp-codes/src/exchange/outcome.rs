use super::event::Event;
use super::request::Request;
use super::step::Step;
use super::verdict::Verdict;

/// What to do after a reply, and whether it was permitted: see
/// [`Exchange::reply`](super::Exchange::reply).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Judgement {
    /// What to do. The first digit decides, even if the reply breaks a rule.
    pub step: Step,
    /// Whether the reply was permitted.
    pub verdict: Verdict,
}

/// What a reply means in a session: see [`Session::reply`](super::Session::reply).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Outcome<T = ()> {
    /// What the reply answers, or `None` if nothing waits for it.
    pub answered: Option<Request>,
    /// The tag of the command that it answers.
    pub tag: Option<T>,
    /// What to do. The next command may have been sent already.
    pub step: Step,
    /// Whether the reply was permitted.
    pub verdict: Verdict,
    /// What the reply means for the connection.
    pub event: Option<Event>,
}
