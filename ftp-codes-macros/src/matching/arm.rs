//! Arms: cutting the tokens of a match at `=>`, without parsing an expression.
//!
//! A pattern is a small language, and what precedes it is the start, a comma or a block. So the tokens between two arrows
//! are cut at the first place where the rest is a pattern.

use proc_macro2::{Delimiter, Ident, Spacing, Span, TokenTree};

use super::binding::Binding;
use super::fault::{Extent, Fault};
use super::forgotten;
use super::guard::Guard;
use super::pattern::{self, Pattern};
use super::token::{self, is_sign, is_word};

/// An arm. The body is the user's own tokens.
pub(super) struct Arm<'t> {
    pub(super) attributes: &'t [TokenTree],
    pub(super) pattern: Result<Pattern, Fault>,
    /// The name in front of `@`, also of a pattern with a fault.
    pub(super) binding: Option<Ident>,
    /// Where the pattern stands.
    pub(super) at: Extent,
    pub(super) guard: Option<Guard<'t>>,
    pub(super) arrow: Span,
    pub(super) body: &'t [TokenTree],
}

impl<'t> Arm<'t> {
    /// Reads what stands in front of the arrow.
    pub(super) fn new(head: &'t [TokenTree], arrow: Span, body: &'t [TokenTree]) -> Self {
        let rest = pattern::after_attributes(head);
        let attributes = head.get(..head.len() - rest.len()).unwrap_or_default();
        let (pattern, guard) = Guard::cut(rest);
        let end = guard.map_or(arrow, |guard| guard.keyword.span());
        Self {
            attributes,
            binding: Binding::cut(pattern).0.map(|binding| binding.name.clone()),
            at: Extent::of(pattern, end),
            guard,
            pattern: pattern::parse_all(pattern, end),
            arrow,
            body,
        }
    }

    /// Whether the arm is there only sometimes. What it matches is not counted.
    pub(super) fn is_conditional(&self) -> bool {
        self.guard.is_some() || self.attributes.iter().any(may_remove)
    }
}

/// Whether an attribute can take the arm away: so can `cfg`, `cfg_attr`, and whatever else is not known here.
fn may_remove(attribute: &TokenTree) -> bool {
    const KNOWN: [&str; 7] = ["allow", "deny", "doc", "expect", "forbid", "rustfmt", "warn"];
    let TokenTree::Group(group) = attribute else { return false };
    !token::first(group.stream()).is_some_and(|word| KNOWN.iter().any(|known| is_word(&word, known)))
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
        let head = forgotten::guarded_arrows(head, &known, &mut faults);
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
        if body.first().is_none_or(|first| is_sign(first, ',')) {
            faults.push(Fault::new(Extent::at(arrow), "expected an expression after `=>`"));
        }
        body = forgotten::leftovers(body, &mut faults);
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
