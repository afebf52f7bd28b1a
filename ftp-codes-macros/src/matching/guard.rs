//! The guard of an arm.

use proc_macro2::TokenTree;

use super::expression;
use super::fault::{Extent, Fault};
use super::token::is_word;

/// `if condition`
#[derive(Clone, Copy)]
pub(super) struct Guard<'t> {
    pub(super) keyword: &'t TokenTree,
    /// The user's own tokens.
    pub(super) condition: &'t [TokenTree],
    /// A comma and what follows, which does not belong there.
    pub(super) rest: &'t [TokenTree],
}

impl<'t> Guard<'t> {
    /// Cuts a pattern and its guard at `if`: no word of a pattern is called so.
    pub(super) fn cut(tokens: &'t [TokenTree]) -> (&'t [TokenTree], Option<Self>) {
        let length = tokens.iter().position(|token| is_word(token, "if"));
        match length.and_then(|length| tokens.split_at_checked(length)) {
            Some((pattern, [keyword, condition @ ..])) => {
                let (condition, rest) = expression::cut(condition);
                (pattern, Some(Self { keyword, condition, rest }))
            }
            _ => (tokens, None),
        }
    }

    pub(super) fn fault(self) -> Option<Fault> {
        match (self.condition, self.rest) {
            ([], _) => Some((self.keyword, "expected a condition after `if`")),
            (_, [comma, ..]) => Some((comma, "a guard is one condition; join conditions by `&&`, and patterns by `|`")),
            _ => None,
        }
        .map(|(token, message)| Fault::new(Extent::at(token.span()), message))
    }
}
