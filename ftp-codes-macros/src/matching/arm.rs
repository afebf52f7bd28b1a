//! Arms: cutting the tokens of a match at `=>`, without parsing an expression.
//!
//! A pattern is a small language, and what precedes it is the start, a comma or a block. So the tokens between two arrows
//! are cut at the first place where the rest is a pattern.

use proc_macro2::{Delimiter, Ident, Spacing, Span, TokenTree};

use super::fault::{Extent, Fault, is_sign, is_word};
use super::forgotten;
use super::pattern::{self, Pattern};

/// An arm. Guard and body are the user's own tokens.
pub(super) struct Arm<'t> {
    pub(super) attributes: &'t [TokenTree],
    pub(super) pattern: Result<Pattern, Fault>,
    /// The name in front of `@`, also of a pattern with a fault.
    pub(super) binding: Option<Ident>,
    /// Where the pattern stands.
    pub(super) at: Extent,
    /// What stands between `if` and the arrow.
    pub(super) guard: Option<&'t [TokenTree]>,
    pub(super) body: &'t [TokenTree],
}

impl<'t> Arm<'t> {
    /// Reads what stands in front of the arrow.
    pub(super) fn new(head: &'t [TokenTree], arrow: Span, body: &'t [TokenTree]) -> Self {
        let rest = pattern::after_attributes(head);
        let attributes = head.get(..head.len() - rest.len()).unwrap_or_default();
        let pattern = before_guard(rest);
        Self {
            attributes,
            binding: pattern::binding(pattern).map(|(name, _)| name.clone()),
            at: Extent::of(pattern, arrow),
            guard: rest.get(pattern.len() + 1..),
            pattern: pattern::parse_all(pattern, arrow),
            body,
        }
    }

    /// Whether the arm is there only sometimes. What it matches is not counted.
    pub(super) fn is_conditional(&self) -> bool {
        self.guard.is_some() || self.attributes.iter().any(is_cfg)
    }
}

fn is_cfg(attribute: &TokenTree) -> bool {
    let TokenTree::Group(group) = attribute else { return false };
    group.stream().into_iter().next().is_some_and(|word| is_word(&word, "cfg"))
}

/// Cuts the tokens between the braces of a match. `known` tells whether a pattern means something in the table.
pub(super) fn split<'t>(
    tokens: &'t [TokenTree],
    end: Span,
    known: impl Fn(&Pattern) -> bool,
) -> (Vec<Arm<'t>>, Vec<Fault>) {
    let mut arms: Vec<Arm<'_>> = Vec::new();
    let (mut faults, mut rest) = forgotten::first_arrows(tokens, &known);
    let mut head_length = next_arrow(rest);
    while let Some((head, after)) = head_length.and_then(|length| cut(rest, length)) {
        let Some(after) = after.get(2..) else { break };
        let arrow = rest.get(head.len()).map_or(end, TokenTree::span);
        // The body goes on to the next arrow, less the pattern in front of that.
        let next = next_arrow(after);
        let (mut body, following) = match next.and_then(|length| cut(after, length)) {
            Some((segment, _)) => {
                let length = body_length(segment).unwrap_or_else(|| {
                    let (length, fault) = forgotten::comma(segment, &known);
                    faults.extend(fault);
                    length
                });
                (segment.get(..length).unwrap_or(segment), after.get(length..).unwrap_or_default())
            }
            None => (after, [].as_slice()),
        };
        if let [inner @ .., comma] = body {
            if is_sign(comma, ',') {
                body = inner;
            }
        }
        if body.is_empty() {
            faults.push(Fault::new(Extent::at(arrow), "expected an expression after `=>`"));
        }
        body = forgotten::arrows(body, &known, &mut faults);
        arms.push(Arm::new(head, arrow, body));
        head_length = next_arrow(following);
        rest = following;
    }
    if arms.is_empty() && !rest.is_empty() {
        faults.push(forgotten::arrow(rest));
    }
    (arms, faults)
}

fn cut(tokens: &[TokenTree], length: usize) -> Option<(&[TokenTree], &[TokenTree])> {
    tokens.split_at_checked(length)
}

/// How many tokens stand in front of the next `=>`.
fn next_arrow(tokens: &[TokenTree]) -> Option<usize> {
    tokens
        .windows(2)
        .position(|pair| matches!(pair, [equals, greater] if is_joint_equals(equals) && is_sign(greater, '>')))
}

fn is_joint_equals(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '=' && punct.spacing() == Spacing::Joint)
}

/// How much of `body pattern` is the body, with the comma that ends it.
fn body_length(segment: &[TokenTree]) -> Option<usize> {
    segment.iter().enumerate().find_map(|(index, token)| {
        let is_block = matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        if !is_block && !is_sign(token, ',') {
            return None;
        }
        let rest = segment.get(index + 1..).unwrap_or_default();
        // A comma may follow a block; then the comma is the place.
        let is_inside = is_block && rest.first().is_some_and(|next| is_sign(next, ','));
        (!is_inside && pattern::begins_arm(rest)).then_some(index + 1)
    })
}

/// The tokens in front of `if`: no word of a pattern is called so.
fn before_guard(tokens: &[TokenTree]) -> &[TokenTree] {
    let length = tokens.iter().position(|token| is_word(token, "if")).unwrap_or(tokens.len());
    tokens.get(..length).unwrap_or(tokens)
}
