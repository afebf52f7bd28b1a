//! The tokens of a match.
//!
//! A stream that is put into another costs calls to the compiler, a token does not. So the tokens of the arms are appended
//! one by one to the stream they stand in at last.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, TokenStreamExt as _, quote, quote_spanned};

use super::arm::Arm;
use super::coverage::Piece;
use super::fault::{Extent, Fault};
use super::lower::{Match, MatchArm};

impl Match<'_> {
    /// One `match` on the number, or, where an arm binds the value, on the number and the value.
    ///
    /// With faults it is still a match, so that scrutinee and bodies are type-checked and an editor completes in them.
    pub(super) fn to_tokens(&self) -> TokenStream {
        let errors = self.faults.iter().map(Fault::to_compile_error);
        let binds = self.arms.iter().any(|arm| arm.arm.binding.is_some());
        let mut arms = TokenStream::new();
        for arm in &self.arms {
            arm.append(binds, &mut arms);
        }
        if !self.is_closed {
            // After a fault there may be no arm that closes the match.
            arms.extend(quote!(_ => loop {},));
        }
        let arms = Group::new(Delimiter::Brace, arms);
        // The user wrote `4xx | 5xx`, which clippy sees as two ranges that could be one.
        let lints = self.arms.iter().any(|arm| arm.is_several).then(|| quote!(#[allow(clippy::manual_range_patterns)]));
        let number = self.number();
        let subject = subject(Span::call_site());
        let value = if binds { Group::new(Delimiter::Parenthesis, quote!(#number, #subject)) } else { number };
        let scrutinee = self.scrutinee;
        quote!({
            #(#errors;)*
            match #(#scrutinee)* {
                #lints
                #subject => match #value #arms
            }
        })
    }

    /// The number of the value, and the questions to its type.
    fn number(&self) -> Group {
        let facade = &self.call.facade;
        // Errors about the value stand under the scrutinee, errors about a number under the number.
        let span = Extent::of(self.scrutinee, Span::call_site()).span();
        let unlisted = self.unlisted.iter().map(|(number, span)| {
            let mut literal = Literal::u16_unsuffixed(*number);
            literal.set_span(*span);
            let (value, id) = (subject(*span), self.id(*span));
            quote_spanned!(*span=> #value.__can_be::<#literal, #id>();)
        });
        let (value, id) = (subject(span), self.id(span));
        let question = Ident::new(if self.is_complete { "__number" } else { "__listed_number" }, span);
        let mut block = quote! {
            #[allow(unused_imports)]
            use #(#facade)*::__private::AnyValue as _;
            #(#unlisted)*
        };
        quote_spanned!(span=> #value.#question::<#id>()).to_tokens(&mut block);
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
        let Arm { attributes, guard, body, binding, at, .. } = self.arm;
        let span = Span::call_site();
        tokens.append_all(*attributes);
        if binds {
            let mut tuple = TokenStream::new();
            self.append_pattern(&mut tuple);
            append_signs(",", span, &mut tuple);
            tuple.append(binding.clone().unwrap_or_else(|| Ident::new("_", span)));
            let mut tuple = Group::new(Delimiter::Parenthesis, tuple);
            tuple.set_span(at.span());
            tokens.append(tuple);
        } else {
            self.append_pattern(tokens);
        }
        if let Some(guard) = guard {
            tokens.append(Ident::new("if", span));
            tokens.append_all(*guard);
        } else if self.pieces.is_empty() {
            // The pattern has a fault: the body is there to be type-checked.
            quote!(if false).to_tokens(tokens);
        }
        append_signs("=>", span, tokens);
        tokens.append_all(*body);
        if body.is_empty() {
            // A body that was forgotten has been told.
            quote!(loop {}).to_tokens(tokens);
        }
        append_signs(",", span, tokens);
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
