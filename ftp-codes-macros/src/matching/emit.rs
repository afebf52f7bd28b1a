//! The tokens of a match.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote, quote_spanned};

use super::arm::Arm;
use super::call::Call;
use super::coverage::{Lowered, Reached};
use super::fault::{Extent, Fault};

/// A match, all decided.
pub(super) struct Match<'a> {
    pub(super) call: &'a Call,
    pub(super) scrutinee: &'a [TokenTree],
    /// Numbers that only a `RawCode` can be.
    pub(super) unlisted: Vec<(u16, Span)>,
    /// Whether the arms cover the numbers that are not listed as well.
    pub(super) is_complete: bool,
    pub(super) arms: Vec<MatchArm<'a>>,
}

/// An arm and what it reaches; nothing if its pattern has a fault.
pub(super) struct MatchArm<'a> {
    pub(super) arm: &'a Arm<'a>,
    pub(super) reached: Option<&'a Reached>,
    /// Whether it takes all numbers that are left.
    pub(super) closes: bool,
}

impl Match<'_> {
    /// One `match` on the number, or, where an arm binds the value, on the number and the value.
    ///
    /// With faults it is still a match, so that scrutinee and bodies are type-checked and an editor completes in them.
    pub(super) fn to_tokens(&self, faults: &[Fault]) -> TokenStream {
        let errors = faults.iter().map(Fault::to_compile_error);
        let binds = self.arms.iter().any(|arm| arm.arm.binding.is_some());
        let arms = self.arms.iter().map(|arm| arm.to_tokens(binds));
        // After a fault there may be no arm that closes the match.
        let rest = (!self.arms.iter().any(|arm| arm.closes)).then(|| quote!(_ => loop {},));
        let number = self.number();
        let subject = subject(Span::call_site());
        let value = if binds { quote!((#number, #subject)) } else { number };
        let scrutinee: TokenStream = self.scrutinee.iter().cloned().collect();
        quote!({
            #(#errors;)*
            match #scrutinee {
                #subject => match #value {
                    #(#arms)*
                    #rest
                }
            }
        })
    }

    /// The number of the value, and the questions to its type.
    fn number(&self) -> TokenStream {
        let facade = &self.call.facade;
        // Errors about the value stand under the scrutinee, errors about a number under the number.
        let span = Extent::of(self.scrutinee, Span::call_site()).span();
        let (value, id) = (subject(span), self.id(span));
        let is_complete = Ident::new(if self.is_complete { "true" } else { "false" }, span);
        let number = quote_spanned!(span=> #value.__number::<#id, #is_complete>());
        let unlisted = self.unlisted.iter().map(|(number, span)| {
            let mut literal = Literal::u16_unsuffixed(*number);
            literal.set_span(*span);
            let (value, id) = (subject(*span), self.id(*span));
            quote_spanned!(*span=> #value.__can_be::<#literal, #id>();)
        });
        quote!({
            #[allow(unused_imports)]
            use #facade::__private::AnyValue as _;
            #(#unlisted)*
            #number
        })
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
    fn to_tokens(&self, binds: bool) -> TokenStream {
        let Arm { attributes, guard, body, binding, at, .. } = self.arm;
        let mut pattern = self.pattern();
        if binds {
            let binding = binding.as_ref().map_or_else(|| quote!(_), |binding| binding.to_token_stream());
            let mut tuple = Group::new(Delimiter::Parenthesis, quote!(#pattern, #binding));
            tuple.set_span(at.span());
            pattern = tuple.into_token_stream();
        }
        let guard = match (guard, self.reached.is_some() || self.closes) {
            (Some(guard), _) => Some(guard.iter().cloned().collect()),
            (None, true) => None,
            (None, false) => Some(quote!(false)),
        };
        let guard = guard.map(|guard: TokenStream| quote!(if #guard));
        let body: TokenStream = body.iter().cloned().collect();
        // A body that was forgotten has been told.
        let body = if body.is_empty() { quote!(loop {}) } else { body };
        let attributes = attributes.iter();
        // The user wrote `4xx | 5xx`, which clippy sees as two ranges that could be one.
        let is_several = self.reached.is_some_and(|reached| reached.alternatives.len() > 1);
        let lints = is_several.then(|| quote!(#[allow(clippy::manual_range_patterns)]));
        quote!(#lints #(#attributes)* #pattern #guard => #body,)
    }

    fn pattern(&self) -> TokenStream {
        let span = self.arm.at.first;
        let wildcard = || Ident::new("_", span).into_token_stream();
        let Some(reached) = self.reached else { return wildcard() };
        if self.closes && reached.alternatives.iter().all(|alternative| alternative.is_useful) {
            return wildcard();
        }
        let mut patterns: Vec<TokenStream> = Vec::new();
        for alternative in &reached.alternatives {
            match &alternative.lowered {
                Lowered::Wildcard => patterns.push(Ident::new("_", alternative.at.first).into_token_stream()),
                Lowered::Ranges(ranges) => {
                    patterns.extend(ranges.iter().map(|(low, high)| range(*low, *high, alternative.at)));
                }
            }
        }
        if self.closes {
            patterns.push(wildcard());
        }
        quote!(#(#patterns)|*)
    }
}

fn range(low: u16, high: u16, at: Extent) -> TokenStream {
    let (mut low_end, mut high_end) = (Literal::u16_unsuffixed(low), Literal::u16_unsuffixed(high));
    low_end.set_span(at.first);
    high_end.set_span(at.last);
    if low == high { low_end.into_token_stream() } else { quote_spanned!(at.first=> #low_end..=#high_end) }
}
