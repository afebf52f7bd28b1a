//! Splits the tokens of a match into arms, without parsing expressions.
//!
//! A body ends at a comma or a block, if the head of another arm follows: attributes, a pattern, then `=>` or `if`. No
//! expression begins like that. Where this finds no clear arm, `recovery` takes over.

use proc_macro2::{Span, TokenTree};

use super::expression;
use super::pattern::{Pattern, after_attributes};
use super::tokens::{self, Extent, Fault, find_sign, find_word, is_arrow, is_block, is_sign, is_word};

/// An arm. The body is the user's own tokens.
pub(crate) struct Arm<'t> {
    pub(crate) attributes: &'t [TokenTree],
    pub(crate) pattern: Pattern,
    /// The extent of the pattern.
    pub(crate) at: Extent,
    pub(crate) guard: Option<Guard<'t>>,
    pub(crate) arrow: Span,
    pub(crate) body: &'t [TokenTree],
}

/// `if condition`
#[derive(Clone, Copy)]
pub(crate) struct Guard<'t> {
    pub(crate) keyword: &'t TokenTree,
    /// The user's own tokens.
    pub(crate) condition: &'t [TokenTree],
    /// A comma and what follows it, neither of which belongs there.
    pub(crate) rest: &'t [TokenTree],
}

/// Cuts arms from the start of the tokens, up to the first that is not clear, with which the rest begins.
pub(crate) fn split(tokens: &[TokenTree]) -> (Vec<Arm<'_>>, &[TokenTree]) {
    let (mut arms, mut rest) = (Vec::new(), tokens);
    while let Some((arm, after)) = Arm::cut(rest) {
        arms.push(arm);
        rest = after;
    }
    (arms, rest)
}

impl<'t> Arm<'t> {
    /// The arm at the start, if it is clear, and the rest.
    fn cut(tokens: &'t [TokenTree]) -> Option<(Self, &'t [TokenTree])> {
        let arrow = next_arrow(tokens)?;
        let (head, [equals, _, after @ ..]) = tokens.split_at_checked(arrow)? else { return None };
        let (body, rest) = after.split_at_checked(body_length(after)?)?;
        let body = match body {
            [inner @ .., comma] if is_sign(comma, ',') => inner,
            body => body,
        };
        let pattern = head.get(..find_word(head, "if").unwrap_or(head.len())).unwrap_or_default();
        let is_clear = !body.is_empty()
            && expression::cut(body).1.is_empty()
            && find_sign(pattern, ',').is_none()
            && find_sign(body, ';').is_none();
        let arm = Self::new(head, equals.span(), body, "`|`, `if` or `=>`");
        (is_clear && arm.guard.is_none_or(|guard| guard.fault().is_none())).then_some((arm, rest))
    }

    /// Reads what comes before the arrow. `expected` is what may follow the pattern.
    pub(crate) fn new(head: &'t [TokenTree], arrow: Span, body: &'t [TokenTree], expected: &str) -> Self {
        let rest = after_attributes(head);
        let attributes = head.get(..head.len() - rest.len()).unwrap_or_default();
        let (pattern, guard) = Guard::cut(rest);
        let end = guard.map_or(arrow, |guard| guard.keyword.span());
        let expected = if guard.is_some() { "`|` or `if`" } else { expected };
        Self {
            attributes,
            at: Extent::of(pattern, end),
            pattern: Pattern::parse_all(pattern, end, expected),
            guard,
            arrow,
            body,
        }
    }

    /// Whether the arm may be removed, or may fail to match although its pattern does. Such an arm covers nothing.
    pub(crate) fn is_conditional(&self) -> bool {
        self.guard.is_some() || self.attributes.iter().any(may_remove)
    }
}

impl<'t> Guard<'t> {
    /// Cuts a pattern and its guard at `if`, which cannot occur in a pattern.
    fn cut(tokens: &'t [TokenTree]) -> (&'t [TokenTree], Option<Self>) {
        match find_word(tokens, "if").and_then(|length| tokens.split_at_checked(length)) {
            Some((pattern, [keyword, condition @ ..])) => {
                let (condition, rest) = expression::cut(condition);
                (pattern, Some(Self { keyword, condition, rest }))
            }
            _ => (tokens, None),
        }
    }

    pub(crate) fn fault(self) -> Option<Fault> {
        let (token, message) = match (self.condition, self.rest) {
            ([], _) => (self.keyword, "expected a condition after `if`"),
            (_, [comma, ..]) => (comma, "a guard is one condition; join conditions with `&&`, and patterns with `|`"),
            _ => return None,
        };
        Some(Fault::new(Extent::at(token.span()), message))
    }
}

/// Whether an attribute may remove the arm: `cfg` and `cfg_attr` can, and so might any that is not known here.
fn may_remove(attribute: &TokenTree) -> bool {
    const KNOWN: [&str; 7] = ["allow", "deny", "doc", "expect", "forbid", "rustfmt", "warn"];
    let TokenTree::Group(group) = attribute else { return false };
    !tokens::first(group.stream()).is_some_and(|word| KNOWN.contains(&word.to_string().as_str()))
}

/// How many tokens there are before the next `=>`.
pub(crate) fn next_arrow(tokens: &[TokenTree]) -> Option<usize> {
    for (index, equals) in tokens.iter().enumerate() {
        if tokens.get(index + 1).is_some_and(|greater| is_arrow(equals, greater)) {
            return Some(index);
        }
    }
    None
}

/// The length of the body at the start, with the comma that ends it; `None` if its end is not clear.
fn body_length(tokens: &[TokenTree]) -> Option<usize> {
    for (index, token) in tokens.iter().enumerate() {
        let rest = tokens.get(index + 1..).unwrap_or_default();
        if (is_sign(token, ',') || is_block(token)) && begins_with_head(rest) {
            return Some(index + 1);
        }
        if rest.first().is_some_and(|next| is_arrow(token, next)) {
            return None;
        }
    }
    Some(tokens.len())
}

/// Whether the tokens begin with attributes, a pattern, then `=>` or `if`.
fn begins_with_head(tokens: &[TokenTree]) -> bool {
    match Pattern::at_start(after_attributes(tokens)) {
        Some((_, [next, after @ ..])) => {
            is_word(next, "if") || after.first().is_some_and(|greater| is_arrow(next, greater))
        }
        _ => false,
    }
}
