//! A match with everything decided: `emit` only writes it out.

use proc_macro2::{Ident, Span, TokenTree};

use super::call::Call;
use super::coverage::domain::Domain;
use super::coverage::meaning::{Alternative, Kind};
use super::coverage::numbers::Numbers;
use super::coverage::suggestion;
use super::coverage::{Coverage, Piece};
use super::syntax::arms::{Arm, Guard};
use super::syntax::pattern::{Pattern, WordKind};
use super::syntax::tokens::{Extent, Fault};

/// A match with everything decided.
pub(super) struct Match<'a> {
    pub(super) call: &'a Call,
    pub(super) scrutinee: &'a [TokenTree],
    pub(super) faults: Vec<Fault>,
    /// The alternatives that match no listed code: only a `RawCode` can be such a number.
    pub(super) unlisted: Vec<Extent>,
    /// Whether the arms cover the numbers that are not listed as well.
    pub(super) is_complete: bool,
    pub(super) arms: Vec<MatchArm<'a>>,
    /// Whether an arm matches all numbers that are left.
    pub(super) is_closed: bool,
    /// The names of listed codes, as the user wrote them.
    pub(super) names: Vec<Ident>,
}

/// An arm and the numbers it matches; none if its pattern has a fault.
pub(super) struct MatchArm<'a> {
    pub(super) arm: &'a Arm<'a>,
    pub(super) pieces: Vec<Piece>,
    /// The name to which the value is bound.
    pub(super) binding: Option<&'a Ident>,
}

impl<'a> Match<'a> {
    /// `match_code!`: a code that is not covered is a fault.
    pub(super) fn exhaustive(
        call: &'a Call,
        scrutinee: &'a [TokenTree],
        arms: &'a [Arm<'a>],
        mut faults: Vec<Fault>,
    ) -> Self {
        let mut coverage = Coverage::new(&call.domain);
        let mut lowered = Vec::with_capacity(arms.len());
        let (mut closing, mut closing_listed) = (None, None);
        let (mut unlisted, mut names) = (Vec::new(), Vec::new());
        for arm in arms {
            let meaning = meaning(arm, call, &mut faults);
            let reached = coverage.pass(&meaning, arm.is_conditional());
            let candidate = Some((lowered.len(), reached.is_all_useful));
            if !arm.is_conditional() {
                closing = if reached.is_useful { candidate } else { closing };
                closing_listed = if reached.is_useful_for_listed { candidate } else { closing_listed };
            }
            lowered.push(MatchArm { arm, pieces: reached.pieces, binding: binding(arm, &meaning) });
            append_unlisted(&meaning, &call.domain, &mut unlisted);
            append_names(&meaning, &mut names);
        }
        let missing = coverage.missing_codes();
        if faults.is_empty() && !missing.is_empty() {
            let list = suggestion::list(&missing, &call.domain);
            let remedy = suggestion::remedy(&missing, &coverage.untouched(), &call.domain);
            let message = format!("non-exhaustive match: {list} not covered; add an arm for {remedy}");
            faults.push(Fault::new(Extent::of(scrutinee, Span::call_site()), message));
        }
        // The last arm that can match becomes `_`, so that no arm that panics is needed. If the match is complete, nothing
        // else is left for it. If it covers only the listed codes, the value is a `ReplyCode`: no other number can occur,
        // and the arms below can never match.
        let closing = if coverage.is_complete() { closing } else { closing_listed }.filter(|_| faults.is_empty());
        if let Some((index, is_all_useful)) = closing {
            if let Some(arm) = lowered.get_mut(index) {
                arm.close(is_all_useful);
            }
        }
        Self {
            call,
            scrutinee,
            unlisted,
            names,
            // What is not covered has been reported, so the type of the value is not checked as well.
            is_complete: coverage.is_complete() || !faults.is_empty(),
            arms: lowered,
            is_closed: closing.is_some(),
            faults,
        }
    }

    /// `code_matches!`: two arms, the second of them `_`.
    pub(super) fn question(call: &'a Call, scrutinee: &'a [TokenTree], arms: &'a [Arm<'a>; 2]) -> Self {
        let [yes, no] = arms;
        let mut faults = Vec::new();
        let meaning = meaning(yes, call, &mut faults);
        let pieces = Coverage::new(&call.domain).pass(&meaning, yes.is_conditional()).pieces;
        let rest = vec![Piece::rest(no.at)];
        let (mut unlisted, mut names) = (Vec::new(), Vec::new());
        append_unlisted(&meaning, &call.domain, &mut unlisted);
        let arms = vec![
            MatchArm { arm: yes, pieces, binding: binding(yes, &meaning) },
            MatchArm { arm: no, pieces: rest, binding: None },
        ];
        append_names(&meaning, &mut names);
        Self { call, scrutinee, arms, unlisted, names, is_complete: true, is_closed: true, faults }
    }
}

/// The alternatives of an arm; none if they have a fault.
fn meaning(arm: &Arm<'_>, call: &Call, faults: &mut Vec<Fault>) -> Vec<Alternative> {
    let before = faults.len();
    let mut meaning = Alternative::all(&arm.pattern, &call.domain, faults);
    if faults.len() > before {
        meaning.clear();
    }
    if let Some(fault) = arm.guard.and_then(Guard::fault) {
        faults.push(fault);
    }
    meaning
}

/// The name before `@`, or a pattern that was meant as a binding: that is a fault, but the body should not cause another
/// because the name is missing.
fn binding<'a>(arm: &'a Arm<'_>, meaning: &[Alternative]) -> Option<&'a Ident> {
    match arm.pattern.words.as_slice() {
        [Ok(word)] if meaning.is_empty() && arm.pattern.binding.is_none() => match &word.kind {
            WordKind::Name(name) if word.text.chars().next().is_some_and(char::is_lowercase) => Some(name),
            _ => None,
        },
        _ => arm.pattern.binding.as_ref(),
    }
}

/// Appends the alternatives that match no listed code, except for `unlisted` itself, so that a user's macro can serve both
/// types.
fn append_unlisted(meaning: &[Alternative], domain: &Domain, unlisted: &mut Vec<Extent>) {
    for Alternative { numbers, kind, at, .. } in meaning {
        if matches!(kind, Kind::Number | Kind::Several) && numbers.is_disjoint(&domain.listed) {
            unlisted.push(*at);
        }
    }
}

/// Appends the names of listed codes.
fn append_names(meaning: &[Alternative], names: &mut Vec<Ident>) {
    for alternative in meaning {
        if let Some(name) = &alternative.name {
            names.push(name.clone());
        }
    }
}

impl MatchArm<'_> {
    /// Makes the arm match all that is left. An alternative that can never match stays beside `_`, for the compiler's lint.
    fn close(&mut self, is_all_useful: bool) {
        if is_all_useful {
            self.pieces.clear();
        }
        if self.pieces.iter().all(|piece| piece.range.is_some()) {
            self.pieces.push(Piece::rest(self.arm.at));
        }
    }
}

/// A set with everything decided.
pub(super) struct Set<'a> {
    pub(super) call: &'a Call,
    pub(super) faults: Vec<Fault>,
    /// A bit for each listed code, in the order of the codes.
    pub(super) words: Vec<u64>,
    /// The names of listed codes, as the user wrote them.
    pub(super) names: Vec<Ident>,
}

impl<'a> Set<'a> {
    /// The listed codes of a pattern. Each of its alternatives must match at least one.
    pub(super) fn new(call: &'a Call, pattern: &Pattern) -> Self {
        let mut faults = Vec::new();
        if let Some(binding) = &pattern.binding {
            let message = format!("a set has no value to bind to `{binding}`; write the pattern alone");
            faults.push(Fault::new(Extent::at(binding.span()), message));
        }
        let alternatives = Alternative::all(pattern, &call.domain, &mut faults);
        let mut codes = Numbers::default();
        for alternative in &alternatives {
            let listed = alternative.numbers.intersection(&call.domain.listed);
            if listed.is_empty() {
                let message = "this pattern matches no listed code; a set holds listed codes only";
                faults.push(Fault::new(alternative.at, message));
            }
            codes = codes.union(&listed);
        }
        let mut words = Vec::new();
        for listed in call.domain.codes().chunks(64) {
            let mut word = 0;
            for (bit, (number, _)) in listed.iter().enumerate() {
                word |= u64::from(codes.contains(*number)) << bit;
            }
            words.push(word);
        }
        let mut names = Vec::new();
        append_names(&alternatives, &mut names);
        Self { call, faults, words, names }
    }
}
