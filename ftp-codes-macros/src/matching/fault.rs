//! A mistake in the user's tokens.

use proc_macro2::{Delimiter, Group, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::quote_spanned;

/// The first and the last of some tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    pub(super) first: Span,
    pub(super) last: Span,
}

impl Extent {
    /// The extent of some tokens; `otherwise` if there are none.
    pub(super) fn of(tokens: &[TokenTree], otherwise: Span) -> Self {
        Self {
            first: tokens.first().map_or(otherwise, TokenTree::span),
            last: tokens.last().map_or(otherwise, TokenTree::span),
        }
    }

    pub(super) fn at(span: Span) -> Self {
        Self { first: span, last: span }
    }

    /// One span for all of it, where the compiler can join them.
    pub(super) fn span(self) -> Span {
        self.first.join(self.last).unwrap_or(self.first)
    }
}

/// A message and the tokens it is about.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub(super) at: Extent,
    pub(super) message: String,
}

impl Fault {
    pub(super) fn new(at: Extent, message: impl Into<String>) -> Self {
        Self { at, message: message.into() }
    }

    /// `::core::compile_error! { "message" }`, underlined from the first to the last token.
    pub(super) fn to_compile_error(&self) -> TokenStream {
        let Self { at: Extent { first, last }, message } = self;
        let path = quote_spanned!(*first=> ::core::compile_error);
        let mut bang = Punct::new('!', Spacing::Alone);
        bang.set_span(*first);
        let mut text = Group::new(Delimiter::Brace, quote_spanned!(*first=> #message));
        text.set_span(*last);
        path.into_iter().chain([TokenTree::Punct(bang), TokenTree::Group(text)]).collect()
    }
}
