//! A pattern: alternatives joined by `|`, with an optional binding before them.
//!
//! ```text
//! pattern      = [ binding "@" ] ( "(" alternatives ")" / alternative ) / alternatives
//! alternatives = [ "|" ] alternative *( "|" alternative )
//! alternative  = number / name / mask / number "..=" number / "unlisted" / "_" / "(" alternatives ")"
//! ```
//!
//! Only the shape is read here; `meaning` knows the words.

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenTree};

use super::tokens::{Extent, Fault, find_sign, is_keyword, is_path_separator, is_sign, is_word, unwrapped};

/// The shape of a pattern.
#[derive(Debug, Default)]
pub(crate) struct Pattern {
    pub(crate) binding: Option<Ident>,
    /// The alternatives in order, or the faults in their place.
    pub(crate) words: Vec<Result<Word, Fault>>,
}

/// One alternative, as it was written.
#[derive(Debug)]
pub(crate) struct Word {
    pub(crate) kind: WordKind,
    pub(crate) at: Extent,
    /// The text of the tokens.
    pub(crate) text: String,
}

#[derive(Debug)]
pub(crate) enum WordKind {
    /// A number or a mask.
    Literal,
    /// A name, `unlisted` or `_`. To the compiler, `x5x` is a name too.
    Name(Ident),
    /// A range, with the text of its two ends.
    Range(String, String),
}

/// What a pattern is, for messages.
pub(crate) const A_PATTERN: &str = "a number, a name, a mask such as `2xx`, a range, `unlisted` or `_`";

impl Pattern {
    /// Reads the longest pattern at the start of the tokens, and returns what follows it. `end` is where they end.
    ///
    /// After a fault it continues with the next alternative.
    pub(crate) fn parse(tokens: &[TokenTree], end: Span) -> (Self, &[TokenTree]) {
        let mut pattern = Self::default();
        let rest = pattern.binding(tokens);
        let end = tokens.last().map_or(end, TokenTree::span);
        let Some(name) = &pattern.binding else {
            let rest = pattern.alternatives(rest, end);
            return (pattern, rest);
        };
        let message = format!("a binding belongs before the whole pattern; write `{name} @ (... | ...)`");
        let mut rest = pattern.alternative(rest, end);
        if let Some(bar) = rest.first().filter(|token| is_sign(token, '|')) {
            pattern.report(Extent::at(bar.span()), message);
            rest = &[];
        }
        (pattern, rest)
    }

    /// Reads tokens that must be a pattern and nothing else. `expected` is what may follow it.
    pub(crate) fn parse_all(tokens: &[TokenTree], end: Span, expected: &str) -> Self {
        let (mut pattern, rest) = Self::parse(tokens, end);
        pattern.unexpected(rest, expected);
        pattern
    }

    /// The pattern at the start of the tokens, if there is one without a fault.
    pub(crate) fn at_start(tokens: &[TokenTree]) -> Option<(Self, &[TokenTree])> {
        let (pattern, rest) = Self::parse(tokens, Span::call_site());
        pattern.first_fault().is_none().then_some((pattern, rest))
    }

    /// The first word that is not an alternative.
    pub(crate) fn first_fault(&self) -> Option<&Fault> {
        self.words.iter().find_map(|word| word.as_ref().err())
    }

    /// Reads `code @`. A mode before the name, `ref` or `mut`, is a fault.
    fn binding<'t>(&mut self, tokens: &'t [TokenTree]) -> &'t [TokenTree] {
        // At most two modes, as in `ref mut code`. Comparing words costs time, and few patterns have an `@`.
        let modes = match tokens {
            [TokenTree::Ident(_), TokenTree::Ident(_), TokenTree::Ident(_), ..] => 2,
            [TokenTree::Ident(_), TokenTree::Ident(_), ..] => 1,
            _ => 0,
        };
        let Some((modes, [TokenTree::Ident(name), at, rest @ ..])) = tokens.split_at_checked(modes) else {
            return tokens;
        };
        if !is_sign(at, '@') || !modes.iter().all(|word| is_word(word, "ref") || is_word(word, "mut")) {
            return tokens;
        }
        if let Some(last) = modes.last() {
            let message = if is_word(last, "mut") {
                format!("a binding cannot be `mut`; write `{name} @ ...`, and `let mut {name} = {name};` in the arm")
            } else {
                format!("a binding needs no `ref`, because a code is copied; write `{name} @ ...`")
            };
            self.report(Extent::of(modes, at.span()), message);
        }
        self.binding = Some(name.clone());
        rest
    }

    fn alternatives<'t>(&mut self, tokens: &'t [TokenTree], end: Span) -> &'t [TokenTree] {
        let mut rest = match tokens {
            [bar, rest @ ..] if is_sign(bar, '|') => rest,
            _ => tokens,
        };
        loop {
            rest = self.alternative(rest, end);
            match rest {
                [bar, more @ ..] if is_sign(bar, '|') => rest = more,
                _ => return rest,
            }
        }
    }

    fn alternative<'t>(&mut self, tokens: &'t [TokenTree], end: Span) -> &'t [TokenTree] {
        let Some((first, rest)) = tokens.split_first() else {
            return self.fault(Extent::at(end), format!("expected a pattern: {A_PATTERN}"), tokens);
        };
        let first = unwrapped(first);
        match &*first {
            TokenTree::Group(group) if matches!(group.delimiter(), Delimiter::Parenthesis | Delimiter::None) => {
                self.group(group);
                rest
            }
            TokenTree::Literal(_) => match rest {
                [dot, dot_too, ..] if is_sign(dot, '.') && is_sign(dot_too, '.') => self.range(&first, rest),
                _ => self.word(WordKind::Literal, &first, rest),
            },
            TokenTree::Ident(name) => match rest {
                [colon, colon_too, TokenTree::Ident(_), ..] if is_path_separator(colon, colon_too) => {
                    self.path(name, rest)
                }
                _ if is_keyword(&name.to_string()) => self.not_a_pattern(tokens, 1),
                [dot, dot_too, ..] if is_sign(dot, '.') && is_sign(dot_too, '.') => self.range(&first, rest),
                [at, more @ ..] if is_sign(at, '@') => {
                    let message = format!("a binding belongs before the whole pattern; write `{name} @ (... | ...)`");
                    self.fault(Extent { first: name.span(), last: at.span() }, message, more)
                }
                [TokenTree::Group(fields), ..] if fields.delimiter() == Delimiter::Parenthesis => {
                    if !["Some", "Ok"].contains(&name.to_string().as_str()) {
                        return self.not_a_pattern(tokens, 2);
                    }
                    let at = Extent { first: name.span(), last: fields.span() };
                    self.fault(at, "a pattern matches the code itself; unwrap the value before the match", rest)
                }
                _ => self.word(WordKind::Name(name.clone()), &first, rest),
            },
            _ => self.not_a_pattern(tokens, 1),
        }
    }

    fn word<'t>(&mut self, kind: WordKind, token: &TokenTree, rest: &'t [TokenTree]) -> &'t [TokenTree] {
        self.words.push(Ok(Word { kind, at: Extent::at(token.span()), text: token.to_string() }));
        rest
    }

    fn group(&mut self, group: &Group) {
        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
        let extra = self.alternatives(&inner, group.span_close());
        self.unexpected(extra, "`|` or `)`");
    }

    /// `first..=last`
    fn range<'t>(&mut self, first: &TokenTree, dots: &'t [TokenTree]) -> &'t [TokenTree] {
        let (is_inclusive, after) = match dots {
            [_, _, equals, after @ ..] if is_sign(equals, '=') => (true, after),
            [_, _, after @ ..] => (false, after),
            _ => (false, dots),
        };
        let sign = dots.get(..dots.len() - after.len()).unwrap_or(dots);
        let is_end =
            |end: &TokenTree| matches!(end, TokenTree::Literal(_) | TokenTree::Ident(_)) && !is_word(end, "if");
        let Some(last) = after.first().map(unwrapped).filter(|last| is_end(last)) else {
            let at = Extent { first: first.span(), last: Extent::of(sign, first.span()).last };
            let message = format!("a range has two ends; write `{first}..=` and the last number");
            return self.fault(at, message, after);
        };
        let at = Extent { first: first.span(), last: last.span() };
        let rest = after.get(1..).unwrap_or_default();
        if !is_inclusive {
            let before = match last.to_string().parse::<u16>() {
                Ok(last) if last > 0 => format!("{}`", last - 1),
                _ => "` and the last number".to_owned(),
            };
            let message = format!("a range includes both of its ends; write `{first}..={before}");
            self.report(at, message);
            return rest;
        }
        self.words.push(Ok(Word {
            kind: WordKind::Range(first.to_string(), last.to_string()),
            at,
            text: format!("{first}..={last}"),
        }));
        rest
    }

    /// `ReplyCode::FileUnavailable`
    fn path<'t>(&mut self, first: &Ident, mut rest: &'t [TokenTree]) -> &'t [TokenTree] {
        let mut last = first;
        while let [colon, colon_too, TokenTree::Ident(name), after @ ..] = rest {
            if !is_path_separator(colon, colon_too) {
                break;
            }
            (last, rest) = (name, after);
        }
        let at = Extent { first: first.span(), last: last.span() };
        self.report(at, format!("a name in a pattern has no path; write `{last}`"));
        rest
    }

    /// Reports the first tokens, and continues at the next `|`.
    fn not_a_pattern<'t>(&mut self, tokens: &'t [TokenTree], length: usize) -> &'t [TokenTree] {
        let (found, rest) = tokens.split_at_checked(length.max(sign_length(tokens))).unwrap_or((tokens, &[]));
        let message = match found {
            [bar, ..] if is_sign(bar, '|') => "alternatives are joined by a single `|`".to_owned(),
            [comma, ..] if is_sign(comma, ',') => "alternatives are joined by `|`, not by a comma".to_owned(),
            [dot, ..] if is_sign(dot, '.') => "a range has two ends, such as `421..=426`".to_owned(),
            [not, ..] if is_sign(not, '!') => {
                let at = Extent::of(tokens.get(..2).unwrap_or(tokens), Span::call_site());
                let message = "a pattern cannot be negated; write a guard with `!code_matches!(...)`";
                return self.fault(at, message, rest);
            }
            found => format!("expected a pattern, found {}; a pattern is {A_PATTERN}", shown(found)),
        };
        self.fault(Extent::of(found, Span::call_site()), message, rest)
    }

    fn report(&mut self, at: Extent, message: impl Into<String>) {
        self.words.push(Err(Fault::new(at, message)));
    }

    /// Adds a fault, and continues at the next `|`.
    fn fault<'t>(&mut self, at: Extent, message: impl Into<String>, rest: &'t [TokenTree]) -> &'t [TokenTree] {
        self.report(at, message);
        let next = find_sign(rest, '|').unwrap_or(rest.len());
        rest.get(next..).unwrap_or_default()
    }

    /// Reports tokens that follow a pattern. They may be the reason why the word before them is unknown.
    fn unexpected(&mut self, tokens: &[TokenTree], expected: &str) {
        let found = tokens.get(..sign_length(tokens)).unwrap_or(tokens);
        let message = match found {
            [] => return,
            [comma] if is_sign(comma, ',') => "alternatives are joined by `|`, not by a comma".to_owned(),
            found => format!("expected {expected}, found {}", shown(found)),
        };
        self.words.pop();
        self.report(Extent::of(found, Span::call_site()), message);
    }
}

/// How many tokens the sign at the start has, such as `->`; other tokens are one.
fn sign_length(tokens: &[TokenTree]) -> usize {
    let mut length = 0;
    for token in tokens {
        length += 1;
        if !matches!(token, TokenTree::Punct(sign) if sign.spacing() == Spacing::Joint) {
            break;
        }
    }
    length
}

/// Tokens in a message, without what is inside groups.
pub(crate) fn shown(tokens: &[TokenTree]) -> String {
    let mut text = String::from("`");
    for token in tokens {
        match token {
            TokenTree::Group(group) => text.push_str(match group.delimiter() {
                Delimiter::Parenthesis => "(...)",
                Delimiter::Bracket => "[...]",
                Delimiter::Brace => "{ ... }",
                Delimiter::None => "...",
            }),
            token => text.push_str(&token.to_string()),
        }
    }
    text + "`"
}

/// The tokens after any attributes at their start.
pub(crate) fn after_attributes(tokens: &[TokenTree]) -> &[TokenTree] {
    match tokens {
        [hash, TokenTree::Group(group), rest @ ..] if is_sign(hash, '#') && group.delimiter() == Delimiter::Bracket => {
            after_attributes(rest)
        }
        _ => tokens,
    }
}
