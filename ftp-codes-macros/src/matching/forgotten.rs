//! An arrow or a comma that was forgotten between arms: where it should stand, and how to go on.
//!
//! `known` tells whether a pattern means something in the table, so that an expression is not taken for one.

use proc_macro2::{Delimiter, Span, TokenTree};

use super::fault::{Extent, Fault, is_sign};
use super::pattern::{self, Pattern};

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

/// The body without the pieces that are patterns of the table: their arrows were forgotten.
pub(super) fn arrows<'t>(
    body: &'t [TokenTree],
    known: impl Fn(&Pattern) -> bool,
    faults: &mut Vec<Fault>,
) -> &'t [TokenTree] {
    let mut pieces = body.split(|token| is_sign(token, ','));
    let first = pieces.next().unwrap_or_default();
    // `|a, _| 200` is a closure.
    if first.len() == body.len() || first.iter().any(|token| is_sign(token, '|')) {
        return body;
    }
    let mut own = body;
    let mut length = first.len();
    for piece in pieces {
        if is_pattern(piece, &known) {
            faults.push(arrow(piece));
            own = own.get(..length).unwrap_or(own);
        }
        length += 1 + piece.len();
    }
    own
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
    let begins = |index: &usize| {
        let rest = pattern::after_attributes(segment.get(*index..).unwrap_or_default());
        pattern::begins_arm(rest) && pattern::parse(rest, Span::call_site()).is_ok_and(|(pattern, _)| known(&pattern))
    };
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
