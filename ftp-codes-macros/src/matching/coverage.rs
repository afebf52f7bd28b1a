//! What a match covers, arm by arm.

use super::domain::Domain;
use super::meaning::{Alternative, Kind};
use super::numbers::Numbers;
use super::tokens::Extent;

/// Follows the arms from top to bottom.
pub(super) struct Coverage<'d> {
    domain: &'d Domain,
    covered: Numbers,
}

/// The alternatives of an arm and what they reach.
pub(super) struct Reached {
    alternatives: Vec<ReachedAlternative>,
    /// Whether it matches a listed code that nothing above it covers.
    pub(super) is_useful_for_listed: bool,
}

/// An alternative and what it reaches.
struct ReachedAlternative {
    pieces: Vec<Piece>,
    /// Whether it matches a number that nothing above it covers.
    is_useful: bool,
}

/// A piece of the pattern that is written into the match.
pub(super) struct Piece {
    /// The first and the last number; `None` is `_`.
    pub(super) range: Option<(u16, u16)>,
    pub(super) at: Extent,
}

impl<'d> Coverage<'d> {
    pub(super) fn new(domain: &'d Domain) -> Self {
        Self { domain, covered: Numbers::default() }
    }

    /// Goes past an arm. A conditional arm covers nothing.
    pub(super) fn pass(&mut self, alternatives: &[Alternative], conditional: bool) -> Reached {
        let mut above = self.covered.clone();
        let mut reached = Vec::with_capacity(alternatives.len());
        let mut is_useful_for_listed = false;
        for alternative in alternatives {
            let fresh = alternative.numbers.difference(&above);
            is_useful_for_listed |= !fresh.is_disjoint(&self.domain.listed);
            reached.push(ReachedAlternative { pieces: pieces(alternative, &fresh), is_useful: !fresh.is_empty() });
            above = above.union(&alternative.numbers);
        }
        if !conditional {
            self.covered = above;
        }
        Reached { alternatives: reached, is_useful_for_listed }
    }

    /// The listed codes that no arm covers.
    pub(super) fn missing_codes(&self) -> Numbers {
        self.domain.listed.difference(&self.covered)
    }

    /// The numbers of the first digits of which nothing is covered.
    pub(super) fn untouched(&self) -> Numbers {
        let mut untouched = Numbers::default();
        for digit in 0..10 {
            let class = Numbers::with_digits([Some(digit), None, None]);
            if class.is_disjoint(&self.covered) {
                untouched = untouched.union(&class);
            }
        }
        untouched.intersection(&self.domain.all)
    }

    /// Whether every number is covered, listed or not.
    pub(super) fn is_complete(&self) -> bool {
        self.domain.all.difference(&self.covered).is_empty()
    }
}

/// The ranges of an alternative of which some numbers are fresh.
///
/// Of an alternative that can never match one range is kept, so that the compiler's own lint finds it. Of one that can, the
/// ranges that cannot are omitted: there is nothing wrong with `4xx` below `42x`.
fn pieces(alternative: &Alternative, fresh: &Numbers) -> Vec<Piece> {
    let at = alternative.at;
    let mut ranges = alternative.numbers.ranges();
    if fresh.is_empty() {
        ranges.truncate(1);
    } else if alternative.kind == Kind::Wildcard {
        return vec![Piece::rest(at)];
    }
    let is_omitted = |low, high| !fresh.is_empty() && fresh.is_disjoint(&Numbers::range(low, high));
    let is_one = ranges.len() == 1;
    let mut pieces = Vec::with_capacity(ranges.len());
    for (low, high) in ranges {
        if is_one || !is_omitted(low, high) {
            pieces.push(Piece { range: Some((low, high)), at });
        }
    }
    pieces
}

impl Reached {
    pub(super) fn is_useful(&self) -> bool {
        self.alternatives.iter().any(|alternative| alternative.is_useful)
    }

    pub(super) fn is_all_useful(&self) -> bool {
        self.alternatives.iter().all(|alternative| alternative.is_useful)
    }

    pub(super) fn pieces(self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for alternative in self.alternatives {
            pieces.extend(alternative.pieces);
        }
        pieces
    }
}

impl Piece {
    /// `_`
    pub(super) fn rest(at: Extent) -> Self {
        Self { range: None, at }
    }
}
