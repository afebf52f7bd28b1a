//! What a match covers, arm by arm.

use super::alternative::{Alternative, Kind};
use super::domain::Domain;
use super::fault::Extent;
use super::numbers::Numbers;

/// Follows the arms from top to bottom.
pub(super) struct Coverage<'d> {
    domain: &'d Domain,
    covered: Numbers,
}

/// How an alternative is written into the match.
pub(super) enum Lowered {
    Ranges(Vec<(u16, u16)>),
    Wildcard,
}

/// An alternative and what it reaches.
pub(super) struct ReachedAlternative {
    pub(super) lowered: Lowered,
    pub(super) at: Extent,
    /// Whether it matches a number that nothing above it covers.
    pub(super) is_useful: bool,
}

/// The alternatives of an arm and what they reach.
pub(super) struct Reached {
    pub(super) alternatives: Vec<ReachedAlternative>,
    pub(super) is_useful: bool,
}

impl<'d> Coverage<'d> {
    pub(super) fn new(domain: &'d Domain) -> Self {
        Self { domain, covered: Numbers::default() }
    }

    /// Goes past an arm. A conditional arm covers nothing.
    ///
    /// An alternative that can never match keeps all its ranges, so that the compiler's own lint finds it. Of one that can,
    /// the ranges that can not are left out: there is nothing wrong with `4xx` below `42x`.
    pub(super) fn pass(&mut self, alternatives: &[Alternative], conditional: bool) -> Reached {
        let mut above = self.covered.clone();
        let alternatives: Vec<ReachedAlternative> = alternatives
            .iter()
            .map(|alternative| {
                let fresh = alternative.numbers.difference(&above);
                above = above.union(&alternative.numbers);
                let lowered = if alternative.kind == Kind::Wildcard {
                    Lowered::Wildcard
                } else {
                    let mut ranges = alternative.numbers.ranges();
                    if ranges.len() > 1 && !fresh.is_empty() {
                        ranges.retain(|(low, high)| !fresh.is_disjoint(&Numbers::range(*low, *high)));
                    }
                    Lowered::Ranges(ranges)
                };
                ReachedAlternative { lowered, at: alternative.at, is_useful: !fresh.is_empty() }
            })
            .collect();
        if !conditional {
            self.covered = above;
        }
        Reached { is_useful: alternatives.iter().any(|alternative| alternative.is_useful), alternatives }
    }

    /// The listed codes that no arm covers.
    pub(super) fn missing_codes(&self) -> Numbers {
        self.domain.listed.difference(&self.covered)
    }

    /// Whether every number is covered, listed or not.
    pub(super) fn is_complete(&self) -> bool {
        self.domain.all.difference(&self.covered).is_empty()
    }
}
