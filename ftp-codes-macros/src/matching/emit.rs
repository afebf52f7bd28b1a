//! The tokens of a match.
//!
//! Every operation on a stream is a call to the compiler, so the tokens of the arms are collected first.
//!
//! If what the user wrote is not an expression, the compiler reports the first token that does not fit, which may be one of
//! ours. So ours have the span of the user's token before them, and not a span in the file of the table.

use std::mem;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, TokenStreamExt as _, quote, quote_spanned};

use super::call::Call;
use super::coverage::Piece;
use super::lower::{Match, MatchArm, Set};
use super::syntax::arms::{Arm, Guard};
use super::syntax::tokens::{Extent, Fault, is_sign};

impl Match<'_> {
    /// One `match` on the number, or, where an arm binds the value, on the number and the value.
    ///
    /// With faults it is still a match, so that the scrutinee and the bodies are type-checked, and editors complete in them.
    pub(super) fn to_tokens(&self) -> TokenStream {
        let mut errors = errors(&self.faults);
        let binds = self.arms.iter().any(|arm| arm.binding.is_some());
        let mut arms = Vec::with_capacity(16 * self.arms.len());
        for arm in &self.arms {
            arm.append(binds, &mut arms);
        }
        let mut arms: TokenStream = arms.into_iter().collect();
        if !self.is_closed {
            // After a fault there may be no arm that closes the match. `compile_error!` has any type, and unlike `loop {}`
            // it does not make what follows the match unreachable.
            let errors = mem::take(&mut errors);
            quote!(_ => { #errors },).to_tokens(&mut arms);
        }
        let arms = Group::new(Delimiter::Brace, arms);
        let names = self.call.names(&self.names);
        let extent = Extent::of(self.scrutinee, Span::call_site());
        let scrutinee = parenthesized(self.scrutinee, extent);
        // Clippy would suggest removing the `&` or `*` at the start of a receiver.
        let is_plain = !self.scrutinee.first().is_some_and(|first| is_sign(first, '&') || is_sign(first, '*'));
        let matched = if is_plain && !binds && self.unlisted.is_empty() {
            // The scrutinee is needed only once, and binding it would cost time in every use.
            let number = self.number(&scrutinee, extent.span(), &names);
            quote!(match #number #arms)
        } else {
            let subject = Ident::new("subject", Span::mixed_site().located_at(extent.span())).into_token_stream();
            let number = self.number(&subject, extent.span(), &names);
            let value = if binds { Group::new(Delimiter::Parenthesis, quote!(#number, #subject)) } else { number };
            match self.scrutinee {
                [TokenTree::Ident(_)] => quote!(match #scrutinee { #subject => match #value #arms }),
                // A tuple, because a lint would call mere parentheses around the scrutinee needless.
                _ => quote!(match (#scrutinee,) { (#subject,) => match #value #arms }),
            }
        };
        if errors.is_empty() { matched } else { quote!({ #errors; #matched }) }
    }

    /// A block that returns the number of the value, and checks that its type can be matched by the patterns.
    fn number(&self, value: &TokenStream, span: Span, names: &TokenStream) -> Group {
        let (facade, id) = (self.call.facade.as_slice(), &self.call.id);
        // Errors about the value point to the scrutinee, errors about a pattern to the pattern.
        let mut questions = TokenStream::new();
        for at in &self.unlisted {
            let question = quote_spanned!(at.span()=> .can_be_unlisted());
            quote_spanned!(span=> #value.__matched::<#id, _>() #question;).to_tokens(&mut questions);
        }
        // The trait is used only by types without an inherent method of this name; a `pub` import is never called unused.
        let mut block = quote_spanned!(Span::mixed_site()=> pub use #(#facade)*::matching::AnyValue as _;);
        names.to_tokens(&mut block);
        questions.to_tokens(&mut block);
        let number = Ident::new(if self.is_complete { "number" } else { "listed_number" }, span);
        quote_spanned!(span=> #value.__matched::<#id, _>().#number()).to_tokens(&mut block);
        Group::new(Delimiter::Brace, block)
    }
}

impl Set<'_> {
    pub(super) fn to_tokens(&self) -> TokenStream {
        let errors = errors(&self.faults);
        let names = self.call.names(&self.names);
        let mut words = TokenStream::new();
        for word in &self.words {
            let word = Literal::u64_unsuffixed(*word);
            quote!(#word,).to_tokens(&mut words);
        }
        let table = self.call.table();
        quote!({
            #errors
            #names
            <#table::CodeSet>::__from_words([#words])
        })
    }
}

impl Call {
    /// `<ReplyCode as Table<_>>`
    fn table(&self) -> TokenStream {
        let (facade, id) = (self.facade.as_slice(), &self.id);
        quote!(<#id as #(#facade)*::matching::Table<_>>)
    }

    /// For an editor, code that never runs and names the variants, so that the editor can show and rename them.
    fn names(&self, names: &[Ident]) -> TokenStream {
        if !self.is_for_editor {
            return TokenStream::new();
        }
        let (table, mut variants) = (self.table(), TokenStream::new());
        for name in names {
            quote!(let _ = <#table::ReplyCode>::#name;).to_tokens(&mut variants);
        }
        quote!(if false { #variants })
    }
}

fn errors(faults: &[Fault]) -> TokenStream {
    let mut errors = TokenStream::new();
    for fault in faults {
        if !fault.message.is_empty() {
            fault.to_compile_error().to_tokens(&mut errors);
        }
    }
    errors
}

/// The scrutinee as an operand.
fn parenthesized(scrutinee: &[TokenTree], extent: Extent) -> TokenStream {
    let mut tokens = TokenStream::new();
    tokens.append_all(scrutinee);
    if let [TokenTree::Ident(_)] = scrutinee {
        return tokens;
    }
    let mut group = Group::new(Delimiter::Parenthesis, tokens);
    group.set_span(extent.last);
    TokenTree::from(group).into()
}

impl MatchArm<'_> {
    fn append(&self, binds: bool, tokens: &mut Vec<TokenTree>) {
        let Arm { attributes, guard, arrow, body, at, .. } = self.arm;
        tokens.extend_from_slice(attributes);
        let may_be_one_range = match self.pieces.as_slice() {
            [] | [_] => false,
            [first, second] => first.is_next_to(second) || second.is_next_to(first),
            _ => true,
        };
        if may_be_one_range {
            // Clippy would ask to merge the two ranges of `4xx | 5xx`.
            tokens.extend(quote!(#[allow(clippy::manual_range_patterns)]));
        }
        if binds {
            let mut tuple = Vec::new();
            self.append_pattern(&mut tuple);
            append_signs(",", at.last, &mut tuple);
            tuple.push(self.binding.cloned().unwrap_or_else(|| Ident::new("_", at.last)).into());
            let mut tuple = Group::new(Delimiter::Parenthesis, tuple.into_iter().collect());
            tuple.set_span(at.span());
            tokens.push(tuple.into());
        } else {
            self.append_pattern(tokens);
        }
        if let Some(Guard { keyword, condition, .. }) = guard {
            tokens.push((*keyword).clone());
            tokens.extend_from_slice(condition);
            if condition.is_empty() {
                tokens.push(Ident::new("false", *arrow).into());
            }
        } else if self.pieces.is_empty() {
            // The pattern has a fault; the body is kept so that it is type-checked.
            tokens.extend(quote!(if false));
        }
        append_signs("=>", *arrow, tokens);
        tokens.extend_from_slice(body);
        if body.is_empty() {
            // That the body is missing has been reported.
            tokens.extend(quote!(loop {}));
        }
        append_signs(",", Extent::of(body, *arrow).last, tokens);
    }

    fn append_pattern(&self, tokens: &mut Vec<TokenTree>) {
        for (index, piece) in self.pieces.iter().enumerate() {
            if index > 0 {
                append_signs("|", piece.at.first, tokens);
            }
            piece.append(tokens);
        }
        if self.pieces.is_empty() {
            Piece::rest(self.arm.at).append(tokens);
        }
    }
}

impl Piece {
    fn is_next_to(&self, other: &Self) -> bool {
        matches!((self.range, other.range), (Some((_, high)), Some((low, _))) if high + 1 == low)
    }

    fn append(&self, tokens: &mut Vec<TokenTree>) {
        let Extent { first, last } = self.at;
        let Some((low, high)) = self.range else { return tokens.push(Ident::new("_", first).into()) };
        append_number(low, first, tokens);
        if low != high {
            append_signs("..=", first, tokens);
            append_number(high, last, tokens);
        }
    }
}

fn append_number(number: u16, span: Span, tokens: &mut Vec<TokenTree>) {
    let mut literal = Literal::u16_unsuffixed(number);
    literal.set_span(span);
    tokens.push(literal.into());
}

/// One sign of several characters, such as `=>`.
fn append_signs(signs: &str, span: Span, tokens: &mut Vec<TokenTree>) {
    for (index, sign) in signs.char_indices() {
        let spacing = if index + 1 < signs.len() { Spacing::Joint } else { Spacing::Alone };
        let mut punct = Punct::new(sign, spacing);
        punct.set_span(span);
        tokens.push(punct.into());
    }
}
