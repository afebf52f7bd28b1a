//! The tokens of a match.
//!
//! A stream that is put into another costs calls to the compiler, a token does not. So the tokens of the arms are appended
//! one by one to the stream they stand in at last.
//!
//! What the user wrote may be no expression, which the compiler tells at the first token that does not fit. That may be one
//! of ours: so they stand where the user's token in front of them stands, and not in the file of the table.

use std::mem;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, TokenStreamExt as _, quote, quote_spanned};

use super::arm::Arm;
use super::coverage::Piece;
use super::fault::{Extent, Fault};
use super::guard::Guard;
use super::lower::{Match, MatchArm, Unlisted};

impl Match<'_> {
    /// One `match` on the number, or, where an arm binds the value, on the number and the value.
    ///
    /// With faults it is still a match, so that scrutinee and bodies are type-checked and an editor completes in them.
    pub(super) fn to_tokens(&self) -> TokenStream {
        let errors = self.faults.iter().map(Fault::to_compile_error);
        let mut errors = quote!(#(#errors);*);
        let binds = self.arms.iter().any(|arm| arm.arm.binding.is_some());
        let mut arms = TokenStream::new();
        for arm in &self.arms {
            arm.append(binds, &mut arms);
        }
        if !self.is_closed {
            // After a fault there may be no arm that closes the match. An error is of every type, and what stands behind
            // the match is not called unreachable, as it would be behind `loop {}`.
            let errors = mem::take(&mut errors);
            arms.extend(quote!(_ => { #errors },));
        } else if !errors.is_empty() {
            append_signs(";", Span::call_site(), &mut errors);
        }
        let arms = Group::new(Delimiter::Brace, arms);
        // The user wrote `4xx | 5xx`, which clippy sees as two ranges that could be one.
        let lints = self.arms.iter().any(|arm| arm.is_several).then(|| quote!(#[allow(clippy::manual_range_patterns)]));
        let extent = Extent::of(self.scrutinee, Span::call_site());
        let place = extent.span();
        let subject = subject(place);
        let number = self.number(&subject, place);
        let value = if binds { Group::new(Delimiter::Parenthesis, quote!(#number, #subject)) } else { number };
        let mut scrutinee = TokenStream::new();
        scrutinee.append_all(self.scrutinee);
        let mut scrutinee = Group::new(Delimiter::Parenthesis, scrutinee);
        scrutinee.set_span(Span::call_site().located_at(extent.last));
        quote!({
            #errors
            match #scrutinee {
                #lints
                #subject => match #value #arms
            }
        })
    }

    /// The number of the value, and the questions to its type.
    fn number(&self, subject: &Ident, place: Span) -> Group {
        let facade = &self.call.facade;
        // Errors about the value stand under the scrutinee, errors about a number under the number.
        let unlisted = self.unlisted.iter().map(|Unlisted { number, at }| {
            let span = at.span();
            let (value, id) = (self::subject(span), self.id(span));
            match number {
                Some(number) => {
                    let mut literal = Literal::u16_unsuffixed(*number);
                    literal.set_span(span);
                    quote_spanned!(span=> #value.__can_be::<#literal, #id>();)
                }
                None => quote_spanned!(span=> #value.__can_be_unlisted::<#id>();),
            }
        });
        let id = self.id(place);
        let question = Ident::new(if self.is_complete { "__number" } else { "__listed_number" }, place);
        // The trait is used only by values whose type has no such methods of its own.
        let mut block = quote! {
            #[allow(unused_imports)]
            use #(#facade)*::__private::AnyValue as _;
            #(#unlisted)*
        };
        quote_spanned!(place=> #subject.#question::<#id>()).to_tokens(&mut block);
        Group::new(Delimiter::Brace, block)
    }

    /// The number of the table, at a place.
    fn id(&self, span: Span) -> TokenTree {
        let mut id = self.call.id.clone();
        id.set_span(span);
        id
    }
}

/// The value under its name in the expansion, which no name of the user's meets.
fn subject(span: Span) -> Ident {
    Ident::new("subject", Span::mixed_site().located_at(span))
}

impl MatchArm<'_> {
    fn append(&self, binds: bool, tokens: &mut TokenStream) {
        let Arm { attributes, guard, arrow, body, binding, at, .. } = self.arm;
        tokens.append_all(*attributes);
        if binds {
            let mut tuple = TokenStream::new();
            self.append_pattern(&mut tuple);
            append_signs(",", at.last, &mut tuple);
            tuple.append(binding.clone().unwrap_or_else(|| Ident::new("_", at.last)));
            let mut tuple = Group::new(Delimiter::Parenthesis, tuple);
            tuple.set_span(at.span());
            tokens.append(tuple);
        } else {
            self.append_pattern(tokens);
        }
        if let Some(Guard { keyword, condition, .. }) = guard {
            tokens.append((*keyword).clone());
            tokens.append_all(*condition);
            if condition.is_empty() {
                tokens.append(Ident::new("false", *arrow));
            }
        } else if self.pieces.is_empty() {
            // The pattern has a fault: the body is there to be type-checked.
            quote!(if false).to_tokens(tokens);
        }
        append_signs("=>", *arrow, tokens);
        tokens.append_all(*body);
        if body.is_empty() {
            // A body that was forgotten has been told.
            quote!(loop {}).to_tokens(tokens);
        }
        append_signs(",", Extent::of(body, *arrow).last, tokens);
    }

    fn append_pattern(&self, tokens: &mut TokenStream) {
        for (place, piece) in self.pieces.iter().enumerate() {
            if place > 0 {
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
    fn append(&self, tokens: &mut TokenStream) {
        let Extent { first, last } = self.at;
        let Some((low, high)) = self.range else { return tokens.append(Ident::new("_", first)) };
        append_number(low, first, tokens);
        if low != high {
            append_signs("..=", first, tokens);
            append_number(high, last, tokens);
        }
    }
}

fn append_number(number: u16, span: Span, tokens: &mut TokenStream) {
    let mut literal = Literal::u16_unsuffixed(number);
    literal.set_span(span);
    tokens.append(literal);
}

/// One sign of several characters, such as `=>`.
fn append_signs(signs: &str, span: Span, tokens: &mut TokenStream) {
    for (place, sign) in signs.char_indices() {
        let spacing = if place + 1 < signs.len() { Spacing::Joint } else { Spacing::Alone };
        let mut punct = Punct::new(sign, spacing);
        punct.set_span(span);
        tokens.append(punct);
    }
}
