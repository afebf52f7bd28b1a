//! A pattern: alternatives joined by `|`, with an optional binding in front.
//!
//! ```text
//! pattern     = [ binding "@" ] ( "(" alternatives ")" / alternative ) / alternatives
//! alternatives = [ "|" ] alternative *( "|" alternative )
//! alternative = number / name / mask / number "..=" number / "unlisted" / "_" / "(" alternatives ")"
//! ```
//!
//! Only the shape is read here. What the words mean is for `alternative`.

use proc_macro2::{Delimiter, Ident, Span, TokenTree};

use super::fault::{Extent, Fault, is_keyword, is_sign};

/// The shape of a pattern.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) binding: Option<Ident>,
    pub(super) words: Vec<Word>,
}

/// One alternative, as it was written.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) kind: WordKind,
    pub(super) at: Extent,
    /// The text of the tokens.
    pub(super) text: String,
}

#[derive(Debug)]
pub(super) enum WordKind {
    /// A number, a name, a mask, `unlisted` or `_`.
    Single,
    /// The text of the two ends.
    Range(String, String),
}

/// Reads the longest pattern at the start of the tokens; what follows it is not looked at.
pub(super) fn parse(tokens: &[TokenTree], otherwise: Span) -> Result<(Pattern, &[TokenTree]), Fault> {
    let whole = Extent::of(tokens, otherwise);
    let (binding, rest) = binding(tokens).map_or((None, tokens), |(name, rest)| (Some(name.clone()), rest));
    let mut words = Vec::new();
    let after = match (&binding, rest) {
        (Some(name), rest) => {
            let after = alternative(rest, whole.last, &mut words)?;
            if let Some(bar) = after.first().filter(|token| is_sign(token, '|')) {
                let message = format!("a binding stands in front of the whole pattern; write `{name} @ (... | ...)`");
                return Err(Fault::new(Extent::at(bar.span()), message));
            }
            after
        }
        (None, rest) => alternatives(rest, whole.last, &mut words)?,
    };
    Ok((Pattern { binding, words }, after))
}

/// The name in front of `@`, and what follows.
pub(super) fn binding(tokens: &[TokenTree]) -> Option<(&Ident, &[TokenTree])> {
    match tokens {
        [TokenTree::Ident(name), at, rest @ ..] if is_sign(at, '@') => Some((name, rest)),
        _ => None,
    }
}

fn alternatives<'t>(tokens: &'t [TokenTree], end: Span, words: &mut Vec<Word>) -> Result<&'t [TokenTree], Fault> {
    let mut rest = match tokens {
        [bar, rest @ ..] if is_sign(bar, '|') => rest,
        _ => tokens,
    };
    loop {
        rest = alternative(rest, end, words)?;
        match rest {
            [bar, more @ ..] if is_sign(bar, '|') => rest = more,
            _ => return Ok(rest),
        }
    }
}

fn alternative<'t>(tokens: &'t [TokenTree], end: Span, words: &mut Vec<Word>) -> Result<&'t [TokenTree], Fault> {
    match tokens {
        [TokenTree::Group(group), rest @ ..]
            if matches!(group.delimiter(), Delimiter::Parenthesis | Delimiter::None) =>
        {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            match alternatives(&inner, group.span_close(), words)? {
                [] => Ok(rest),
                [extra, ..] => Err(not_a_pattern(extra)),
            }
        }
        [
            first @ (TokenTree::Literal(_) | TokenTree::Ident(_)),
            dot,
            dot_too,
            equals,
            last @ TokenTree::Literal(_),
            rest @ ..,
        ] if is_sign(dot, '.') && is_sign(dot_too, '.') && is_sign(equals, '=') => {
            words.push(Word {
                kind: WordKind::Range(first.to_string(), last.to_string()),
                at: Extent { first: first.span(), last: last.span() },
                text: format!("{first}..={last}"),
            });
            Ok(rest)
        }
        [first, dot, dot_too, ..] if is_sign(dot, '.') && is_sign(dot_too, '.') => Err(Fault::new(
            Extent { first: first.span(), last: dot_too.span() },
            format!("a range has two ends and includes both; write `{first}..=` and the last number"),
        )),
        [TokenTree::Ident(name), at, ..] if is_sign(at, '@') => Err(Fault::new(
            Extent { first: name.span(), last: at.span() },
            format!("a binding stands in front of the whole pattern; write `{name} @ (... | ...)`"),
        )),
        [TokenTree::Ident(path), colon, colon_too, ..] if is_sign(colon, ':') && is_sign(colon_too, ':') => {
            Err(Fault::new(
                Extent { first: path.span(), last: colon_too.span() },
                "a pattern is the name alone, without a path; write `ServiceReady`, not `ReplyCode::ServiceReady`",
            ))
        }
        [word @ (TokenTree::Literal(_) | TokenTree::Ident(_)), rest @ ..] => {
            let text = word.to_string();
            if is_keyword(&text) {
                return Err(not_a_pattern(word));
            }
            words.push(Word { kind: WordKind::Single, at: Extent::at(word.span()), text });
            Ok(rest)
        }
        [other, ..] => Err(not_a_pattern(other)),
        [] => Err(Fault::new(
            Extent::at(end),
            "expected a pattern: a number, a name, a mask such as `2xx`, a range, `unlisted` or `_`",
        )),
    }
}

fn not_a_pattern(token: &TokenTree) -> Fault {
    let shown = match token {
        // A group would be shown with all that is in it.
        TokenTree::Group(_) => "this".to_owned(),
        comma if is_sign(comma, ',') => {
            return Fault::new(Extent::at(comma.span()), "alternatives are joined by `|`, not by a comma");
        }
        token => format!("`{token}`"),
    };
    let message =
        format!("{shown} is no pattern; expected a number, a name, a mask such as `2xx`, a range, `unlisted` or `_`");
    Fault::new(Extent::at(token.span()), message)
}

/// Reads tokens that are a pattern and nothing else.
pub(super) fn parse_all(tokens: &[TokenTree], otherwise: Span) -> Result<Pattern, Fault> {
    match parse(tokens, otherwise)? {
        (pattern, []) => Ok(pattern),
        (_, [extra, ..]) => Err(not_a_pattern(extra)),
    }
}

/// Whether the tokens are attributes and a pattern, with a guard or nothing behind.
pub(super) fn begins_arm(tokens: &[TokenTree]) -> bool {
    match parse(after_attributes(tokens), Span::call_site()) {
        Ok((_, [])) => true,
        Ok((_, [next, ..])) => super::fault::is_word(next, "if"),
        Err(_) => false,
    }
}

pub(super) fn after_attributes(tokens: &[TokenTree]) -> &[TokenTree] {
    match tokens {
        [hash, TokenTree::Group(group), rest @ ..] if is_sign(hash, '#') && group.delimiter() == Delimiter::Bracket => {
            after_attributes(rest)
        }
        _ => tokens,
    }
}
