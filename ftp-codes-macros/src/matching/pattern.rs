//! A pattern: alternatives joined by `|`, with an optional binding in front.
//!
//! ```text
//! pattern      = [ binding "@" ] ( "(" alternatives ")" / alternative ) / alternatives
//! alternatives = [ "|" ] alternative *( "|" alternative )
//! alternative  = number / name / mask / number "..=" number / "unlisted" / "_" / "(" alternatives ")"
//! ```
//!
//! Only the shape is read here. What the words mean is for `alternative`.

use proc_macro2::{Delimiter, Ident, Spacing, Span, TokenTree};

use super::binding::Binding;
use super::fault::{Extent, Fault};
use super::token::{is_keyword, is_sign, is_word, unwrapped};

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
    let (binding, rest) = Binding::cut(tokens);
    if let Some(fault) = binding.as_ref().and_then(Binding::fault) {
        return Err(fault);
    }
    let binding = binding.map(|binding| binding.name.clone());
    let mut words = Vec::new();
    let after = match &binding {
        Some(name) => {
            let after = alternative(rest, whole.last, &mut words)?;
            if let Some(bar) = after.first().filter(|token| is_sign(token, '|')) {
                let message = format!("a binding stands in front of the whole pattern; write `{name} @ (... | ...)`");
                return Err(Fault::new(Extent::at(bar.span()), message));
            }
            after
        }
        None => alternatives(rest, whole.last, &mut words)?,
    };
    Ok((Pattern { binding, words }, after))
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
    let Some((first, rest)) = tokens.split_first() else {
        return Err(Fault::new(
            Extent::at(end),
            "expected a pattern: a number, a name, a mask such as `2xx`, a range, `unlisted` or `_`",
        ));
    };
    let first = unwrapped(first);
    match (&*first, rest) {
        (TokenTree::Group(group), rest) if matches!(group.delimiter(), Delimiter::Parenthesis | Delimiter::None) => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            match alternatives(&inner, group.span_close(), words)? {
                [] => Ok(rest),
                extra => Err(not_a_pattern(extra)),
            }
        }
        (TokenTree::Literal(_) | TokenTree::Ident(_), [dot, dot_too, equals, last, rest @ ..])
            if is_dots(dot, dot_too) && is_sign(equals, '=') && matches!(*unwrapped(last), TokenTree::Literal(_)) =>
        {
            let last = unwrapped(last);
            words.push(Word {
                kind: WordKind::Range(first.to_string(), last.to_string()),
                at: Extent { first: first.span(), last: last.span() },
                text: format!("{first}..={last}"),
            });
            Ok(rest)
        }
        (first, [dot, dot_too, ..]) if is_dots(dot, dot_too) => Err(Fault::new(
            Extent { first: first.span(), last: dot_too.span() },
            format!("a range has two ends and includes both; write `{first}..=` and the last number"),
        )),
        (TokenTree::Ident(name), [at, ..]) if is_sign(at, '@') => Err(Fault::new(
            Extent { first: name.span(), last: at.span() },
            format!("a binding stands in front of the whole pattern; write `{name} @ (... | ...)`"),
        )),
        (TokenTree::Ident(path), [colon, colon_too, ..]) if is_sign(colon, ':') && is_sign(colon_too, ':') => {
            Err(Fault::new(
                Extent { first: path.span(), last: colon_too.span() },
                "a pattern is the name alone, without a path; write `ServiceReady`, not `ReplyCode::ServiceReady`",
            ))
        }
        (word @ (TokenTree::Literal(_) | TokenTree::Ident(_)), rest) => {
            let text = word.to_string();
            if is_keyword(&text) {
                return Err(not_a_pattern(tokens));
            }
            words.push(Word { kind: WordKind::Single, at: Extent::at(word.span()), text });
            Ok(rest)
        }
        _ => Err(not_a_pattern(tokens)),
    }
}

fn is_dots(first: &TokenTree, second: &TokenTree) -> bool {
    is_sign(first, '.') && is_sign(second, '.')
}

/// What is said of the token at the start; `..` is one.
fn not_a_pattern(tokens: &[TokenTree]) -> Fault {
    let is_joint = |token: &&TokenTree| matches!(token, TokenTree::Punct(sign) if sign.spacing() == Spacing::Joint);
    let length = 1 + tokens.iter().take_while(is_joint).count();
    let token = tokens.get(..length).unwrap_or(tokens);
    let at = Extent::of(token, Span::call_site());
    let shown = match token {
        // A group would be shown with all that is in it.
        [TokenTree::Group(_)] => "this".to_owned(),
        [comma, ..] if is_sign(comma, ',') => {
            return Fault::new(at, "alternatives are joined by `|`, not by a comma");
        }
        token => format!("`{}`", token.iter().map(ToString::to_string).collect::<String>()),
    };
    let message =
        format!("{shown} is no pattern; expected a number, a name, a mask such as `2xx`, a range, `unlisted` or `_`");
    Fault::new(at, message)
}

/// Reads tokens that are a pattern and nothing else.
pub(super) fn parse_all(tokens: &[TokenTree], otherwise: Span) -> Result<Pattern, Fault> {
    match parse(tokens, otherwise)? {
        (pattern, []) => Ok(pattern),
        (_, extra) => Err(not_a_pattern(extra)),
    }
}

/// Whether the tokens are attributes and a pattern, with a guard or nothing behind.
pub(super) fn begins_arm(tokens: &[TokenTree]) -> bool {
    match parse(after_attributes(tokens), Span::call_site()) {
        Ok((_, [])) => true,
        Ok((_, [next, ..])) => is_word(next, "if"),
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
