//! Questions about tokens, their extent, and faults in them.

use std::borrow::Cow;

use proc_macro2::{Delimiter, Group, Spacing, Span, TokenStream, TokenTree};
use quote::quote_spanned;

/// Whether the token is this word; `_` counts as one.
pub(crate) fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if *ident == word)
}

/// Whether the token is this sign.
pub(crate) fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// `=>`
pub(crate) fn is_arrow(equals: &TokenTree, greater: &TokenTree) -> bool {
    is_joint(equals, '=') && is_sign(greater, '>')
}

/// `::`
pub(crate) fn is_path_separator(colon: &TokenTree, colon_too: &TokenTree) -> bool {
    is_joint(colon, ':') && is_sign(colon_too, ':')
}

/// Whether the token is this sign, and the next sign belongs to it.
pub(crate) fn is_joint(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign && punct.spacing() == Spacing::Joint)
}

/// The position of the first token that is this sign.
pub(crate) fn find_sign(tokens: &[TokenTree], sign: char) -> Option<usize> {
    tokens.iter().position(|token| is_sign(token, sign))
}

/// The position of the first token that is this word.
pub(crate) fn find_word(tokens: &[TokenTree], word: &str) -> Option<usize> {
    tokens.iter().position(|token| is_word(token, word))
}

/// `{ ... }`
pub(crate) fn is_block(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

/// Whether the word is a keyword of the language; no pattern begins with one.
pub(crate) fn is_keyword(word: &str) -> bool {
    const KEYWORDS: [&str; 39] = [
        "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern", "false", "fn",
        "for", "gen", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "self",
        "static", "struct", "super", "trait", "true", "type", "unsafe", "use", "where", "while", "yield",
    ];
    word.as_bytes().first().is_some_and(u8::is_ascii_lowercase) && KEYWORDS.contains(&word)
}

/// The word or number that a macro by example passes on in a group without delimiters, as it does with `$first:literal`.
pub(crate) fn unwrapped(token: &TokenTree) -> Cow<'_, TokenTree> {
    let TokenTree::Group(group) = token else { return Cow::Borrowed(token) };
    if group.delimiter() == Delimiter::None {
        let mut inner = group.stream().into_iter();
        if let (Some(word @ (TokenTree::Literal(_) | TokenTree::Ident(_))), None) = (inner.next(), inner.next()) {
            return Cow::Owned(word);
        }
    }
    Cow::Borrowed(token)
}

/// The first token, looking into groups without delimiters, such as those of `$attribute:meta`.
pub(crate) fn first(tokens: TokenStream) -> Option<TokenTree> {
    match tokens.into_iter().next()? {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => first(group.stream()),
        token => Some(token),
    }
}

/// The first and the last of some tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    pub(crate) first: Span,
    pub(crate) last: Span,
}

impl Extent {
    /// The extent of some tokens; `otherwise` if there are none.
    pub(crate) fn of(tokens: &[TokenTree], otherwise: Span) -> Self {
        Self {
            first: tokens.first().map_or(otherwise, TokenTree::span),
            last: tokens.last().map_or(otherwise, TokenTree::span),
        }
    }

    pub(crate) fn at(span: Span) -> Self {
        Self { first: span, last: span }
    }

    /// One span for all of it, where the compiler can join them.
    pub(crate) fn span(self) -> Span {
        self.first.join(self.last).unwrap_or(self.first)
    }
}

/// A message and the tokens it is about.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) at: Extent,
    /// Empty if the compiler has already reported the fault.
    pub(crate) message: String,
}

impl Fault {
    pub(crate) fn new(at: Extent, message: impl Into<String>) -> Self {
        Self { at, message: message.into() }
    }

    /// `::core::compile_error! { "message" }`, underlined from the first to the last token.
    pub(crate) fn to_compile_error(&self) -> TokenStream {
        let Self { at: Extent { first, last }, message } = self;
        let mut text = Group::new(Delimiter::Brace, quote_spanned!(*first=> #message));
        text.set_span(*last);
        quote_spanned!(*first=> ::core::compile_error! #text)
    }
}
