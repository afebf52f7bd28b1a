//! What a match covers, arm by arm.
//!
//! A `domain` has the numbers of a table, `meaning` the numbers of an alternative, and `suggestion` completes a match.

pub(crate) mod domain;
pub(crate) mod meaning;
pub(crate) mod numbers;
pub(crate) mod suggestion;

use self::domain::Domain;
use self::meaning::{Alternative, Kind};
use self::numbers::Numbers;
use crate::matching::syntax::tokens::Extent;

/// The numbers that are covered so far, while the arms are read from top to bottom.
pub(crate) struct Coverage<'d> {
    domain: &'d Domain,
    covered: Numbers,
}

/// What an arm reaches.
pub(crate) struct Reached {
    pub(crate) pieces: Vec<Piece>,
    /// Whether it matches a number that nothing above it covers.
    pub(crate) is_useful: bool,
    /// Whether each of its alternatives does.
    pub(crate) is_all_useful: bool,
    /// Whether it matches a listed code that nothing above it covers.
    pub(crate) is_useful_for_listed: bool,
}

/// A piece of the pattern that is written into the match.
pub(crate) struct Piece {
    /// The first and the last number; `None` is `_`.
    pub(crate) range: Option<(u16, u16)>,
    pub(crate) at: Extent,
}

impl<'d> Coverage<'d> {
    pub(crate) fn new(domain: &'d Domain) -> Self {
        Self { domain, covered: Numbers::default() }
    }

    /// Adds an arm. A conditional arm covers nothing.
    pub(crate) fn pass(&mut self, alternatives: &[Alternative], conditional: bool) -> Reached {
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
    pub(crate) fn missing_codes(&self) -> Numbers {
        self.domain.listed.difference(&self.covered)
    }

    /// The numbers of the classes in which nothing is covered.
    pub(crate) fn untouched(&self) -> Numbers {
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
    pub(crate) fn is_complete(&self) -> bool {
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
    pub(crate) fn rest(at: Extent) -> Self {
        Self { range: None, at }
    }
}
