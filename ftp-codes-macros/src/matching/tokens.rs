//! What a token is.

use std::borrow::Cow;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// Whether the token is this word; `_` counts as one.
pub(super) fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if *ident == word)
}

/// Whether the token is this sign.
pub(super) fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// `=>`
pub(super) fn is_arrow(equals: &TokenTree, greater: &TokenTree) -> bool {
    is_joint(equals, '=') && is_sign(greater, '>')
}

/// `::`
pub(super) fn is_path_separator(colon: &TokenTree, colon_too: &TokenTree) -> bool {
    is_joint(colon, ':') && is_sign(colon_too, ':')
}

/// Whether the token is this sign, and the next sign belongs to it.
pub(super) fn is_joint(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign && punct.spacing() == Spacing::Joint)
}

/// `{ ... }`
pub(super) fn is_block(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

/// Whether the word is one of the language, which no pattern begins with.
pub(super) fn is_keyword(word: &str) -> bool {
    const KEYWORDS: [&str; 39] = [
        "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern", "false", "fn",
        "for", "gen", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "self",
        "static", "struct", "super", "trait", "true", "type", "unsafe", "use", "where", "while", "yield",
    ];
    word.starts_with(|first: char| first.is_ascii_lowercase()) && KEYWORDS.contains(&word)
}

/// The word or number that a macro by example hands on in a group without delimiters, as it does with `$first:literal`.
pub(super) fn unwrapped(token: &TokenTree) -> Cow<'_, TokenTree> {
    let TokenTree::Group(group) = token else { return Cow::Borrowed(token) };
    if group.delimiter() == Delimiter::None {
        let mut inner = group.stream().into_iter();
        if let (Some(word @ (TokenTree::Literal(_) | TokenTree::Ident(_))), None) = (inner.next(), inner.next()) {
            return Cow::Owned(word);
        }
    }
    Cow::Borrowed(token)
}

/// The first token, also in groups without delimiters, such as those of `$attribute:meta`.
pub(super) fn first(tokens: TokenStream) -> Option<TokenTree> {
    match tokens.into_iter().next()? {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => first(group.stream()),
        token => Some(token),
    }
}
