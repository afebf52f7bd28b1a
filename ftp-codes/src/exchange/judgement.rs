use super::step::Step;
use super::verdict::Verdict;

/// What to make of a reply: what to do, and whether it was right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Judgement {
    /// What to do. The first digit decides, whatever the verdict is.
    pub step: Step,
    /// Whether the reply was permitted.
    pub verdict: Verdict,
}
