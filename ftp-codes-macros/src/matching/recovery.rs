//! Reports what is missing or wrong between arms (an arrow, a comma, a body) at the place where it belongs, and still reads
//! the arms that it can make out, so that faults inside them are reported as well.
//!
//! A pattern counts only if it means something in the table, so that an expression is not mistaken for one.

use proc_macro2::{Punct, Spacing, Span, TokenTree};

use super::coverage::domain::Domain;
use super::coverage::meaning::Alternative;
use super::syntax::arms::{Arm, next_arrow};
use super::syntax::expression;
use super::syntax::pattern::{Pattern, after_attributes, shown};
use super::syntax::tokens::{Extent, Fault, find_sign, find_word, is_block, is_joint, is_sign, is_word};

/// The tokens with `=>` where another sign follows a pattern, such as `->` or `:`, and commas for semicolons.
pub(super) fn with_signs(tokens: &[TokenTree], domain: &Domain, faults: &mut Vec<Fault>) -> Vec<TokenTree> {
    let mut written = Vec::with_capacity(tokens.len());
    let (mut rest, mut is_start) = (tokens, true);
    while let [token, after @ ..] = rest {
        if is_start {
            let after_pattern = known_pattern(after_attributes(rest), domain);
            if let Some((sign, after)) = after_pattern.and_then(wrong_arrow) {
                let at = Extent::of(sign, Span::call_site());
                faults.push(Fault::new(at, format!("expected `=>`, found {}", shown(sign))));
                written.extend_from_slice(rest.get(..rest.len() - sign.len() - after.len()).unwrap_or_default());
                written.push(punct('=', Spacing::Joint, at.first));
                written.push(punct('>', Spacing::Alone, at.first));
                (rest, is_start) = (after, false);
                continue;
            }
        }
        if is_sign(token, ';') {
            faults.push(Fault::new(Extent::at(token.span()), "expected `,`, found `;`"));
            written.push(punct(',', Spacing::Alone, token.span()));
        } else {
            written.push(token.clone());
        }
        is_start = is_sign(token, ',') || is_sign(token, ';') || is_block(token);
        rest = after;
    }
    written
}

fn punct(sign: char, spacing: Spacing, span: Span) -> TokenTree {
    let mut punct = Punct::new(sign, spacing);
    punct.set_span(span);
    punct.into()
}

/// `->`, `:` or `=` at the start, and what follows it.
fn wrong_arrow(tokens: &[TokenTree]) -> Option<(&[TokenTree], &[TokenTree])> {
    let length = match tokens {
        [minus, greater, ..] if is_joint(minus, '-') && is_sign(greater, '>') => 2,
        [sign, ..] if (is_sign(sign, ':') && !is_joint(sign, ':')) || (is_sign(sign, '=') && !is_joint(sign, '=')) => 1,
        _ => return None,
    };
    tokens.split_at_checked(length)
}

/// Cuts arms that are not clear, at every `=>`, and appends them to those that are.
pub(super) fn split<'t>(tokens: &'t [TokenTree], domain: &Domain, arms: &mut Vec<Arm<'t>>, faults: &mut Vec<Fault>) {
    let clear = arms.len();
    let mut rest = without_first_patterns(tokens, domain, faults);
    while let Some((head, [equals, _, after @ ..])) = next_arrow(rest).and_then(|length| rest.split_at_checked(length))
    {
        let head = without_guarded_patterns(head, domain, faults);
        // The body extends to the pattern before the next arrow.
        let (body, following) = match next_arrow(after) {
            Some(length) => {
                let segment = after.get(..length).unwrap_or_default();
                after.split_at_checked(body_length(segment, domain, faults)).unwrap_or((after, &[]))
            }
            None => (after, [].as_slice()),
        };
        let body = match body {
            [inner @ .., comma] if is_sign(comma, ',') => inner,
            body => body,
        };
        if body.first().is_none_or(|first| is_sign(first, ',')) {
            faults.push(Fault::new(Extent::at(equals.span()), "expected an expression after `=>`"));
        }
        let body = without_leftovers(body, following, faults);
        arms.push(Arm::new(head, equals.span(), body, "`|`, `if` or `=>`"));
        rest = following;
    }
    if arms.len() == clear && !rest.is_empty() {
        faults.push(arrow(rest, &[]));
    }
}

/// Reports patterns before the first arm that are followed by a comma: `2xx, _ => 1`.
fn without_first_patterns<'t>(tokens: &'t [TokenTree], domain: &Domain, faults: &mut Vec<Fault>) -> &'t [TokenTree] {
    let mut rest = tokens;
    while let Some((piece, [_, after @ ..])) = find_sign(rest, ',').and_then(|length| rest.split_at_checked(length)) {
        if !is_pattern(piece, domain) {
            break;
        }
        faults.push(arrow(piece, after));
        rest = after;
    }
    rest
}

/// Reports arms before an arrow that end in a guard and a comma: `2xx if true, _ => 1`.
fn without_guarded_patterns<'t>(
    mut head: &'t [TokenTree],
    domain: &Domain,
    faults: &mut Vec<Fault>,
) -> &'t [TokenTree] {
    while let Some(keyword) = find_word(head, "if") {
        let (condition, rest) = expression::cut(head.get(keyword + 1..).unwrap_or_default());
        let [_, next @ ..] = rest else { break };
        if condition.is_empty() || !begins_arm(next, domain) {
            break;
        }
        faults.push(arrow(head.get(..head.len() - rest.len()).unwrap_or(head), &[]));
        head = next;
    }
    head
}

/// The body without what follows its comma, which is not an arm.
fn without_leftovers<'t>(body: &'t [TokenTree], following: &[TokenTree], faults: &mut Vec<Fault>) -> &'t [TokenTree] {
    let (own, mut rest) = expression::cut(body);
    while let [comma, after @ ..] = rest {
        let length = find_sign(after, ',').unwrap_or(after.len());
        let (piece, later) = after.split_at_checked(length).unwrap_or_default();
        let (pattern, _) = Pattern::parse(after_attributes(piece), comma.span());
        match pattern.first_fault() {
            Some(fault) => faults.push(fault.clone()),
            None => faults.push(arrow(piece, if later.is_empty() { following } else { later })),
        }
        rest = later;
    }
    own
}

/// What follows the pattern at the start, if there is one and all of its words mean something in the table.
fn known_pattern<'t>(tokens: &'t [TokenTree], domain: &Domain) -> Option<&'t [TokenTree]> {
    let (pattern, rest) = Pattern::at_start(tokens)?;
    Alternative::are_known(&pattern, domain).then_some(rest)
}

/// Whether the tokens are attributes and a pattern of the table, and then a guard or nothing.
fn begins_arm(tokens: &[TokenTree], domain: &Domain) -> bool {
    known_pattern(after_attributes(tokens), domain).is_some_and(ends_head)
}

/// Whether the tokens after a pattern are a guard or nothing.
fn ends_head(rest: &[TokenTree]) -> bool {
    rest.first().is_none_or(|next| is_word(next, "if"))
}

/// Whether the tokens are a pattern of the table, alone or before a block.
fn is_pattern(tokens: &[TokenTree], domain: &Domain) -> bool {
    match known_pattern(tokens, domain) {
        Some([]) => true,
        Some([block]) => is_block(block),
        _ => false,
    }
}

/// The fault of a pattern without an arrow. `after` is what follows it, with or without a comma.
fn arrow(pattern: &[TokenTree], after: &[TokenTree]) -> Fault {
    let at = Extent::of(pattern, Span::call_site());
    let after = match after {
        [comma, after @ ..] if is_sign(comma, ',') => after,
        after => after,
    };
    let joined = if Pattern::at_start(after).is_some() { ", or `|` before the next pattern" } else { "" };
    Fault::new(at, format!("expected `=>` and an expression after this pattern{joined}"))
}

/// How much of `body pattern` is the body, with the comma that ends it. If no pattern follows the body, the tokens in its
/// place are reported.
fn body_length(segment: &[TokenTree], domain: &Domain, faults: &mut Vec<Fault>) -> usize {
    let rest = |index: usize| segment.get(index..).unwrap_or_default();
    for (index, token) in segment.iter().enumerate() {
        let after = rest(index + 1);
        // A comma after a block belongs to the body.
        let may_end = is_sign(token, ',') || is_block(token) && !after.first().is_some_and(|next| is_sign(next, ','));
        if may_end && Pattern::at_start(after_attributes(after)).is_some_and(|(_, rest)| ends_head(rest)) {
            return index + 1;
        }
    }
    // A block before the arrow belongs to what is in the place of a pattern, as in `Reply { code } =>`.
    let before = segment.len() - usize::from(segment.len() > 1 && segment.last().is_some_and(is_block));
    let mut length = 0;
    for (index, token) in segment.iter().enumerate() {
        if index < before && (is_sign(token, ',') || is_block(token)) {
            length = index + 1;
        }
    }
    if length > 0 {
        return length;
    }
    for index in 0..segment.len() {
        if begins_arm(rest(index), domain) {
            // If there is no body at all, that is reported instead.
            if index > 0 {
                let at = Extent::of(rest(index), Span::call_site());
                faults.push(Fault::new(at, "expected a comma before this arm"));
            }
            return index;
        }
    }
    segment.len()
}
