//! What is missing or wrong between arms: an arrow, a comma, a body. It is reported where it should be, and the arms that
//! can be made out are read nevertheless, so that what is wrong inside them is reported as well.
//!
//! `known` returns whether a pattern means something in the table, so that an expression is not taken for a pattern.

use proc_macro2::{Delimiter, Punct, Spacing, Span, TokenTree};

use super::arms::{Arm, next_arrow};
use super::expression;
use super::pattern::{Pattern, after_attributes};
use super::tokens::{Extent, Fault, is_block, is_joint, is_sign, is_word};

/// The tokens with `=>` where another sign follows a pattern, such as `->` or `:`, and commas for semicolons.
pub(super) fn with_signs(
    tokens: &[TokenTree],
    known: impl Fn(&Pattern) -> bool,
    faults: &mut Vec<Fault>,
) -> Vec<TokenTree> {
    let mut written = Vec::with_capacity(tokens.len());
    let (mut rest, mut is_start) = (tokens, true);
    while let [token, after @ ..] = rest {
        if is_start {
            let after_pattern = Pattern::at_start(after_attributes(rest)).filter(|(pattern, _)| known(pattern));
            if let Some((sign, after)) = after_pattern.and_then(|(_, after)| wrong_arrow(after)) {
                let at = Extent::of(sign, Span::call_site());
                let found: String = sign.iter().map(ToString::to_string).collect();
                faults.push(Fault::new(at, format!("expected `=>`, found `{found}`")));
                written.extend_from_slice(rest.get(..rest.len() - sign.len() - after.len()).unwrap_or_default());
                written.extend([punct('=', Spacing::Joint, at.first), punct('>', Spacing::Alone, at.first)]);
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

/// Cuts arms that are not clear, at every `=>`.
pub(super) fn split<'t>(
    tokens: &'t [TokenTree],
    known: impl Fn(&Pattern) -> bool,
    faults: &mut Vec<Fault>,
) -> Vec<Arm<'t>> {
    let mut arms: Vec<Arm<'_>> = Vec::new();
    let mut rest = without_first_patterns(tokens, &known, faults);
    while let Some((head, [equals, _, after @ ..])) = next_arrow(rest).and_then(|length| rest.split_at_checked(length))
    {
        let head = without_guarded_patterns(head, &known, faults);
        // The body goes on to the next arrow, less the pattern in front of that.
        let (body, following) = match next_arrow(after) {
            Some(length) => {
                let segment = after.get(..length).unwrap_or_default();
                after.split_at_checked(body_length(segment, &known, faults)).unwrap_or((after, &[]))
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
    if arms.is_empty() && !rest.is_empty() {
        faults.push(arrow(rest, &[]));
    }
    arms
}

/// Reports patterns in front of the first arm that a comma follows: `2xx, _ => 1`.
fn without_first_patterns<'t>(
    tokens: &'t [TokenTree],
    known: impl Fn(&Pattern) -> bool,
    faults: &mut Vec<Fault>,
) -> &'t [TokenTree] {
    let mut rest = tokens;
    let comma_of = |tokens: &[TokenTree]| tokens.iter().position(|token| is_sign(token, ','));
    while let Some((piece, [_, after @ ..])) = comma_of(rest).and_then(|length| rest.split_at_checked(length)) {
        if !is_pattern(piece, &known) {
            break;
        }
        faults.push(arrow(piece, after));
        rest = after;
    }
    rest
}

/// Reports arms in front of an arrow that end in a guard and a comma: `2xx if true, _ => 1`.
fn without_guarded_patterns<'t>(
    mut head: &'t [TokenTree],
    known: impl Fn(&Pattern) -> bool,
    faults: &mut Vec<Fault>,
) -> &'t [TokenTree] {
    while let Some(keyword) = head.iter().position(|token| is_word(token, "if")) {
        let (condition, rest) = expression::cut(head.get(keyword + 1..).unwrap_or_default());
        let [_, next @ ..] = rest else { break };
        if condition.is_empty() || !begins_arm(next, &known) {
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
        let length = after.iter().position(|token| is_sign(token, ',')).unwrap_or(after.len());
        let (piece, later) = after.split_at_checked(length).unwrap_or_default();
        let (pattern, _) = Pattern::parse(after_attributes(piece), comma.span());
        match pattern.words.into_iter().find_map(Result::err) {
            Some(fault) => faults.push(fault),
            None => faults.push(arrow(piece, if later.is_empty() { following } else { later })),
        }
        rest = later;
    }
    own
}

/// Whether the tokens are attributes and a pattern of the table, and then a guard or nothing.
fn begins_arm(tokens: &[TokenTree], known: impl Fn(&Pattern) -> bool) -> bool {
    match Pattern::at_start(after_attributes(tokens)) {
        Some((pattern, rest)) => rest.first().is_none_or(|next| is_word(next, "if")) && known(&pattern),
        None => false,
    }
}

/// Whether the tokens are a pattern of the table, alone or in front of a block.
fn is_pattern(tokens: &[TokenTree], known: impl Fn(&Pattern) -> bool) -> bool {
    match Pattern::at_start(tokens) {
        Some((pattern, [])) => known(&pattern),
        Some((pattern, [TokenTree::Group(block)])) => block.delimiter() == Delimiter::Brace && known(&pattern),
        _ => false,
    }
}

/// The arrow that is missing after a pattern; `after` is what follows, with or without a comma in front.
fn arrow(pattern: &[TokenTree], after: &[TokenTree]) -> Fault {
    let at = Extent::of(pattern, Span::call_site());
    let after = match after {
        [comma, after @ ..] if is_sign(comma, ',') => after,
        after => after,
    };
    let joined = if Pattern::at_start(after).is_some() { ", or `|` before the next pattern" } else { "" };
    Fault::new(at, format!("expected `=>` and an expression after this pattern{joined}"))
}

/// How much of `body pattern` is the body, with the comma that ends it. Where no pattern follows the body, the tokens that
/// are in the place of one are reported as such.
fn body_length(segment: &[TokenTree], known: impl Fn(&Pattern) -> bool, faults: &mut Vec<Fault>) -> usize {
    let rest = |index: usize| segment.get(index..).unwrap_or_default();
    let begins_any = |tokens: &[TokenTree]| begins_arm(tokens, |_| true);
    let ends_body = |index: &usize| match segment.get(*index) {
        Some(token) if is_block(token) => {
            // A comma may follow a block; then the body ends with it.
            !rest(index + 1).first().is_some_and(|next| is_sign(next, ',')) && begins_any(rest(index + 1))
        }
        Some(token) => is_sign(token, ',') && begins_any(rest(index + 1)),
        None => false,
    };
    if let Some(last) = (0..segment.len()).find(ends_body) {
        return last + 1;
    }
    // A block in front of the arrow belongs to what is in the place of a pattern, as in `Reply { code } =>`.
    let before = segment.len() - usize::from(segment.len() > 1 && segment.last().is_some_and(is_block));
    if let Some(last) = rest(0).iter().take(before).rposition(|token| is_sign(token, ',') || is_block(token)) {
        return last + 1;
    }
    match (0..segment.len()).find(|index| begins_arm(rest(*index), &known)) {
        // There is no body, which is reported for itself.
        Some(0) => 0,
        Some(index) => {
            let at = Extent::of(rest(index), Span::call_site());
            faults.push(Fault::new(at, "expected a comma in front of this arm"));
            index
        }
        None => segment.len(),
    }
}
