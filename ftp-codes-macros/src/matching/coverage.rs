//! What a match covers, arm by arm.

use super::domain::Domain;
use super::meaning::{Alternative, Kind};
use super::numbers::Numbers;
use super::tokens::Extent;

/// The numbers that are covered so far, while the arms are read from top to bottom.
pub(super) struct Coverage<'d> {
    domain: &'d Domain,
    covered: Numbers,
}

/// What an arm reaches.
pub(super) struct Reached {
    pub(super) pieces: Vec<Piece>,
    /// Whether it matches a number that nothing above it covers.
    pub(super) is_useful: bool,
    /// Whether each of its alternatives does.
    pub(super) is_all_useful: bool,
    /// Whether it matches a listed code that nothing above it covers.
    pub(super) is_useful_for_listed: bool,
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

    /// Adds an arm. A conditional arm covers nothing.
    pub(super) fn pass(&mut self, alternatives: &[Alternative], conditional: bool) -> Reached {
        let mut above = self.covered.clone();
        let mut reached =
            Reached { pieces: Vec::new(), is_useful: false, is_all_useful: true, is_useful_for_listed: false };
        for alternative in alternatives {
            let fresh = alternative.numbers.difference(&above);
            reached.is_useful |= !fresh.is_empty();
            reached.is_all_useful &= !fresh.is_empty();
            reached.is_useful_for_listed |= !fresh.is_disjoint(&self.domain.listed);
            append_pieces(alternative, &fresh, &mut reached.pieces);
            above = above.union(&alternative.numbers);
        }
        if !conditional {
            self.covered = above;
        }
        reached
    }

    /// The listed codes that no arm covers.
    pub(super) fn missing_codes(&self) -> Numbers {
        self.domain.listed.difference(&self.covered)
    }

    /// The numbers of the classes in which nothing is covered.
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

/// Appends the ranges of an alternative that contain fresh numbers.
///
/// If the alternative can never match, one of its ranges is kept, so that the compiler's own lint reports it. If it can,
/// the ranges that cannot are omitted: there is nothing wrong with `4xx` below `42x`.
fn append_pieces(alternative: &Alternative, fresh: &Numbers, pieces: &mut Vec<Piece>) {
    let at = alternative.at;
    if alternative.kind == Kind::Wildcard && !fresh.is_empty() {
        return pieces.push(Piece::rest(at));
    }
    let ranges = alternative.numbers.ranges();
    for (low, high) in &ranges {
        // A single range has the numbers of the alternative; asking about it would cost time in every arm.
        if fresh.is_empty() || ranges.len() == 1 || !fresh.is_disjoint(&Numbers::range(*low, *high)) {
            pieces.push(Piece { range: Some((*low, *high)), at });
        }
        if fresh.is_empty() {
            break;
        }
    }
}

impl Piece {
    /// `_`
    pub(super) fn rest(at: Extent) -> Self {
        Self { range: None, at }
    }
}
