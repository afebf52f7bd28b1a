//! Parses the input of the three macros: `[facade reader [id] "table"]`, then what the user wrote.

use std::rc::Rc;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};

use super::coverage::domain::Domain;
use super::syntax::pattern::{Pattern, after_attributes};
use super::syntax::tokens::{Extent, Fault, is_arrow, is_sign, is_word};

/// A use of one of the three macros.
pub(super) struct Call {
    pub(super) facade: Vec<TokenTree>,
    /// Whether the expansion is for an editor, not for the compiler.
    pub(super) is_for_editor: bool,
    /// The type that implements `Table` for the table.
    pub(super) id: TokenStream,
    pub(super) domain: Rc<Domain>,
    /// What the user wrote.
    pub(super) tokens: Vec<TokenTree>,
}

/// What the user wrote in `match_code!`.
pub(super) struct Parts<'c> {
    pub(super) scrutinee: &'c [TokenTree],
    pub(super) arms: Vec<TokenTree>,
    /// A comma or arrow between the code and its arms.
    pub(super) fault: Option<Fault>,
}

impl Call {
    pub(super) fn new(input: TokenStream) -> Result<Self, Fault> {
        let mut tokens = input.into_iter();
        match Self::header(tokens.next()) {
            Some(call) => Ok(Self { tokens: tokens.collect(), ..call }),
            // Only a macro that `reply_codes!` generated can call this.
            None => Err(Fault::new(Extent::at(Span::call_site()), "use the macros that `reply_codes!` generates")),
        }
    }

    /// The call without what the user wrote.
    fn header(group: Option<TokenTree>) -> Option<Self> {
        let TokenTree::Group(group) = group? else { return None };
        let mut header: Vec<TokenTree> = group.stream().into_iter().collect();
        let table = header.pop()?.to_string();
        let (TokenTree::Group(id), reader) = (header.pop()?, header.pop()?) else { return None };
        Some(Self {
            domain: Domain::known(table.trim_matches('"'))?,
            is_for_editor: is_word(&reader, "editor"),
            id: id.stream(),
            facade: header,
            tokens: Vec::new(),
        })
    }

    /// `scrutinee { arms }`
    pub(super) fn scrutinee_and_arms(&self) -> Result<Parts<'_>, Fault> {
        match self.tokens.as_slice() {
            [] | [_] => Err(Fault::new(
                Extent::of(&self.tokens, Span::call_site()),
                "expected a reply code and its arms, such as `code { 2xx => ..., _ => ... }`",
            )),
            [before @ .., TokenTree::Group(arms)] if arms.delimiter() == Delimiter::Brace => {
                let (scrutinee, fault) = without_last_sign(before);
                Ok(Parts { scrutinee, arms: arms.stream().into_iter().collect(), fault })
            }
            tokens => Err(Fault::new(
                Extent::of(tokens, Span::call_site()),
                "expected the arms in braces after the reply code, such as `code { 2xx => ..., _ => ... }`",
            )),
        }
    }

    /// `scrutinee, pattern if guard`: the scrutinee, and the rest.
    ///
    /// The scrutinee may contain commas: it ends at the first one that is followed by a pattern.
    pub(super) fn scrutinee_and_pattern(&self) -> Result<(&[TokenTree], &[TokenTree]), Fault> {
        let tokens = without_last_comma(&self.tokens);
        let mut parts = None;
        for (index, token) in tokens.iter().enumerate() {
            if !is_sign(token, ',') {
                continue;
            }
            let Some((scrutinee, [_, pattern @ ..])) = tokens.split_at_checked(index) else { continue };
            parts = Some((scrutinee, pattern));
            let head = Pattern::at_start(after_attributes(pattern));
            if head.is_some_and(|(_, rest)| rest.first().is_none_or(|next| is_word(next, "if"))) {
                break;
            }
        }
        // If no pattern follows any comma, the last one counts.
        match parts {
            Some(parts) => Ok(parts),
            None => Err(Fault::new(
                Extent::of(tokens, Span::call_site()),
                "expected a reply code and a pattern, such as `code, 2xx | 331`",
            )),
        }
    }
}

/// The scrutinee without a comma or an arrow before the arms, which is a fault.
fn without_last_sign(tokens: &[TokenTree]) -> (&[TokenTree], Option<Fault>) {
    let (scrutinee, sign, name) = match tokens {
        [scrutinee @ .., comma] if is_sign(comma, ',') => (scrutinee, Extent::at(comma.span()), "comma"),
        [scrutinee @ .., equals, greater] if is_arrow(equals, greater) => {
            (scrutinee, Extent { first: equals.span(), last: greater.span() }, "arrow")
        }
        _ => return (tokens, None),
    };
    let message = format!("unexpected {name} between the code and its arms; write `code {{ ... }}`");
    (scrutinee, Some(Fault::new(sign, message)))
}

fn without_last_comma(tokens: &[TokenTree]) -> &[TokenTree] {
    match tokens {
        [tokens @ .., comma] if is_sign(comma, ',') => tokens,
        tokens => tokens,
    }
}
