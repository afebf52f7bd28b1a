//! A match, all decided: `emit` only walks what stands here.

use proc_macro2::{Span, TokenTree};

use super::alternative::{Alternative, Kind};
use super::arm::Arm;
use super::call::Call;
use super::coverage::{Coverage, Piece};
use super::domain::Domain;
use super::fault::{Extent, Fault};
use super::guard::Guard;
use super::suggestion;

/// A match, all decided.
pub(super) struct Match<'a> {
    pub(super) call: &'a Call,
    pub(super) scrutinee: &'a [TokenTree],
    pub(super) faults: Vec<Fault>,
    pub(super) unlisted: Vec<Unlisted>,
    /// Whether the arms cover the numbers that are not listed as well.
    pub(super) is_complete: bool,
    pub(super) arms: Vec<MatchArm<'a>>,
    /// Whether an arm takes all numbers that are left.
    pub(super) is_closed: bool,
}

/// An alternative that matches no listed code: only a `RawCode` can be such a number.
pub(super) struct Unlisted {
    /// The number, if it is one.
    pub(super) number: Option<u16>,
    pub(super) at: Extent,
}

/// An arm and the numbers it matches; none if its pattern has a fault.
pub(super) struct MatchArm<'a> {
    pub(super) arm: &'a Arm<'a>,
    pub(super) pieces: Vec<Piece>,
    /// Whether the user wrote several alternatives.
    pub(super) is_several: bool,
}

impl<'a> Match<'a> {
    /// `match_code!`: what is forgotten is a fault.
    pub(super) fn exhaustive(
        call: &'a Call,
        scrutinee: &'a [TokenTree],
        arms: &'a [Arm<'a>],
        mut faults: Vec<Fault>,
    ) -> Self {
        let meanings: Vec<Vec<Alternative>> = arms.iter().map(|arm| meaning(arm, call, &mut faults)).collect();
        let mut coverage = Coverage::new(&call.domain);
        let mut lowered = Vec::with_capacity(arms.len());
        let (mut closing, mut closing_listed) = (None, None);
        for (arm, meaning) in arms.iter().zip(&meanings) {
            let reached = coverage.pass(meaning, arm.is_conditional());
            let place = Some((lowered.len(), reached.is_all_useful()));
            if !arm.is_conditional() {
                closing = if reached.is_useful() { place } else { closing };
                closing_listed = if reached.is_useful_for_listed { place } else { closing_listed };
            }
            lowered.push(MatchArm { arm, pieces: reached.pieces(), is_several: meaning.len() > 1 });
        }
        let missing = coverage.missing_codes();
        if faults.is_empty() && !missing.is_empty() {
            let list = suggestion::list(&missing, &call.domain);
            let remedy = suggestion::remedy(&missing, &coverage.untouched(), &call.domain);
            let message = format!("this match forgets {list}; add an arm for {remedy}");
            faults.push(Fault::new(Extent::of(scrutinee, Span::call_site()), message));
        }
        // The last arm that matters takes all that is left. Where the match is complete that is nothing, and there is no
        // need of an arm that panics. What stands below can never match, as a match of listed codes is for a `ReplyCode`.
        let closing = if coverage.is_complete() { closing } else { closing_listed }.filter(|_| faults.is_empty());
        if let Some((place, is_all_useful)) = closing {
            if let Some(arm) = lowered.get_mut(place) {
                arm.close(is_all_useful);
            }
        }
        Self {
            call,
            scrutinee,
            unlisted: unlisted(&meanings, &call.domain),
            // What is forgotten has been told: the types are not asked a second time.
            is_complete: coverage.is_complete() || !faults.is_empty(),
            arms: lowered,
            is_closed: closing.is_some(),
            faults,
        }
    }

    /// `code_matches!`: two arms, of which the second is `_`.
    pub(super) fn question(call: &'a Call, scrutinee: &'a [TokenTree], arms: &'a [Arm<'a>; 2]) -> Self {
        let [yes, no] = arms;
        let mut faults = Vec::new();
        let meaning = meaning(yes, call, &mut faults);
        let pieces = Coverage::new(&call.domain).pass(&meaning, yes.is_conditional()).pieces();
        let rest = vec![Piece::rest(no.at)];
        Self {
            call,
            scrutinee,
            arms: vec![
                MatchArm { arm: yes, pieces, is_several: meaning.len() > 1 },
                MatchArm { arm: no, pieces: rest, is_several: false },
            ],
            unlisted: unlisted(&[meaning], &call.domain),
            is_complete: true,
            is_closed: true,
            faults,
        }
    }
}

/// What the pattern of an arm means; nothing if it has faults.
fn meaning(arm: &Arm<'_>, call: &Call, faults: &mut Vec<Fault>) -> Vec<Alternative> {
    let meaning = match &arm.pattern {
        Ok(pattern) => Alternative::all(pattern, &call.domain),
        Err(fault) => Err(vec![fault.clone()]),
    };
    let meaning = meaning.unwrap_or_else(|more| {
        faults.extend(more);
        Vec::new()
    });
    faults.extend(arm.guard.and_then(Guard::fault));
    meaning
}

/// `unlisted` itself is not asked about: a macro of the user's can serve both types with it.
fn unlisted(meanings: &[Vec<Alternative>], domain: &Domain) -> Vec<Unlisted> {
    (meanings.iter().flatten())
        .filter_map(|Alternative { numbers, kind, at }| match *kind {
            Kind::UnlistedNumber(number) => Some(Unlisted { number: Some(number), at: *at }),
            Kind::Several if numbers.is_disjoint(&domain.listed) => Some(Unlisted { number: None, at: *at }),
            _ => None,
        })
        .collect()
}

impl MatchArm<'_> {
    /// Takes all that is left. An alternative that can never match stays beside it, for the compiler's lint.
    fn close(&mut self, is_all_useful: bool) {
        if is_all_useful {
            self.pieces.clear();
        }
        if self.pieces.iter().all(|piece| piece.range.is_some()) {
            self.pieces.push(Piece::rest(self.arm.at));
        }
    }
}
