//! The name in front of a pattern, to which the value is bound.

use proc_macro2::{Ident, TokenTree};

use super::fault::{Extent, Fault};
use super::token::{is_sign, is_word};

/// `code @`
pub(super) struct Binding<'t> {
    pub(super) name: &'t Ident,
    /// `mut` and `ref`, which do not belong there.
    modes: &'t [TokenTree],
}

impl<'t> Binding<'t> {
    /// Cuts a binding and the pattern behind it.
    pub(super) fn cut(tokens: &'t [TokenTree]) -> (Option<Self>, &'t [TokenTree]) {
        let is_mode = |token: &TokenTree| is_word(token, "ref") || is_word(token, "mut");
        // `ref mut code` are the most words there can be; to compare a word costs time, and few patterns have an `@`.
        let words = tokens.iter().take(3).take_while(|token| matches!(token, TokenTree::Ident(_))).count();
        match tokens.split_at_checked(words.saturating_sub(1)) {
            Some((modes, [TokenTree::Ident(name), at, rest @ ..])) if is_sign(at, '@') && modes.iter().all(is_mode) => {
                (Some(Self { name, modes }), rest)
            }
            _ => (None, tokens),
        }
    }

    pub(super) fn fault(&self) -> Option<Fault> {
        let Self { name, modes } = self;
        let (Some(first), Some(last)) = (modes.first(), modes.last()) else { return None };
        let message = if is_word(last, "mut") {
            format!("a binding takes no `mut`; write `{name} @ ...`, and `let mut {name} = {name};` in the arm")
        } else {
            format!("a binding takes no `ref`, because a code is copied; write `{name} @ ...`")
        };
        Some(Fault::new(Extent { first: first.span(), last: last.span() }, message))
    }
}
