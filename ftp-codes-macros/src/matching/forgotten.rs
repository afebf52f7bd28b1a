//! An arrow or a comma that was forgotten between arms: where it should stand, and how to go on.
//!
//! `known` tells whether a pattern means something in the table, so that an expression is not taken for one.

use proc_macro2::{Delimiter, Span, TokenTree};

use super::expression;
use super::fault::{Extent, Fault};
use super::guard::Guard;
use super::pattern::{self, Pattern};
use super::token::is_sign;

/// What stands in front of the first arm: patterns that are followed by a comma.
pub(super) fn first_arrows(tokens: &[TokenTree], known: impl Fn(&Pattern) -> bool) -> (Vec<Fault>, &[TokenTree]) {
    let (mut faults, mut rest) = (Vec::new(), tokens);
    let comma_of = |tokens: &[TokenTree]| tokens.iter().position(|token| is_sign(token, ','));
    while let Some((piece, [_, after @ ..])) = comma_of(rest).and_then(|length| rest.split_at_checked(length)) {
        if !is_pattern(piece, &known) {
            break;
        }
        faults.push(arrow(piece));
        rest = after;
    }
    (faults, rest)
}

/// What stands in front of an arrow, without arms that end in a guard and a comma: `2xx if true, _`.
pub(super) fn guarded_arrows<'t>(
    mut head: &'t [TokenTree],
    known: impl Fn(&Pattern) -> bool,
    faults: &mut Vec<Fault>,
) -> &'t [TokenTree] {
    while head.iter().any(|token| is_sign(token, ',')) {
        let (_, Some(Guard { rest: rest @ [_, next @ ..], .. })) = Guard::cut(head) else { break };
        if !begins_arm(next, &known) {
            break;
        }
        faults.push(arrow(head.get(..head.len() - rest.len()).unwrap_or(head)));
        head = next;
    }
    head
}

/// The body without what stands behind its comma, which is no arm.
pub(super) fn leftovers<'t>(body: &'t [TokenTree], faults: &mut Vec<Fault>) -> &'t [TokenTree] {
    let (own, mut rest) = expression::cut(body);
    while let [comma, after @ ..] = rest {
        let length = after.iter().position(|token| is_sign(token, ',')).unwrap_or(after.len());
        let (piece, behind) = after.split_at_checked(length).unwrap_or_default();
        faults.push(match pattern::parse(pattern::after_attributes(piece), comma.span()) {
            Ok(_) => arrow(piece),
            Err(fault) => fault,
        });
        rest = behind;
    }
    own
}

/// Whether the tokens are attributes and a pattern of the table, with a guard or nothing behind.
fn begins_arm(tokens: &[TokenTree], known: impl Fn(&Pattern) -> bool) -> bool {
    pattern::begins_arm(tokens)
        && pattern::parse(pattern::after_attributes(tokens), Span::call_site())
            .is_ok_and(|(pattern, _)| known(&pattern))
}

/// Whether the tokens are a pattern of the table, alone or in front of a block.
fn is_pattern(tokens: &[TokenTree], known: impl Fn(&Pattern) -> bool) -> bool {
    match pattern::parse(tokens, Span::call_site()) {
        Ok((pattern, [])) => known(&pattern),
        Ok((pattern, [TokenTree::Group(block)])) => block.delimiter() == Delimiter::Brace && known(&pattern),
        _ => false,
    }
}

pub(super) fn arrow(pattern: &[TokenTree]) -> Fault {
    let at = Extent::of(pattern, Span::call_site());
    Fault::new(at, "expected `=>` and an expression after this pattern")
}

/// Where a body ends after which no pattern stands, and why.
pub(super) fn comma(segment: &[TokenTree], known: impl Fn(&Pattern) -> bool) -> (usize, Option<Fault>) {
    let ends_body = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        token => is_sign(token, ','),
    };
    if let Some(last) = segment.iter().rposition(ends_body) {
        // The tokens after it are no pattern, and are told so.
        return (last + 1, None);
    }
    let begins = |index: &usize| begins_arm(segment.get(*index..).unwrap_or_default(), &known);
    match (0..segment.len()).find(begins) {
        // There is no body, which is told for itself.
        Some(0) => (0, None),
        Some(index) => {
            let at = Extent::of(segment.get(index..).unwrap_or_default(), Span::call_site());
            (index, Some(Fault::new(at, "expected a comma in front of this arm")))
        }
        None => (segment.len(), None),
    }
}
