//! From what the user wrote to one plain `match` on the number.

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;

use super::alternative::Alternative;
use super::arm::{self, Arm};
use super::call::{Call, Parts};
use super::fault::{Extent, Fault};
use super::lower::Match;
use super::numbers::Numbers;
use super::pattern::{self, Pattern};

/// `match_code!(scrutinee { arms })`
pub(crate) fn match_code(input: TokenStream) -> TokenStream {
    Call::new(input).and_then(|call| try_match_code(&call)).unwrap_or_else(|fault| fault.to_compile_error())
}

fn try_match_code(call: &Call) -> Result<TokenStream, Fault> {
    let Parts { scrutinee, arms, end, fault } = call.scrutinee_and_arms()?;
    let (arms, faults) = arm::split(&arms, end, |pattern| Alternative::all(pattern, &call.domain).is_ok());
    Ok(Match::exhaustive(call, scrutinee, &arms, fault.into_iter().chain(faults).collect()).to_tokens())
}

/// `code_matches!(scrutinee, pattern if guard)`
pub(crate) fn code_matches(input: TokenStream) -> TokenStream {
    Call::new(input).and_then(|call| try_code_matches(&call)).unwrap_or_else(|fault| fault.to_compile_error())
}

fn try_code_matches(call: &Call) -> Result<TokenStream, Fault> {
    let (scrutinee, head) = call.scrutinee_and_pattern()?;
    let [yes, no, rest] = ["true", "false", "_"].map(|word| [TokenTree::from(Ident::new(word, Span::mixed_site()))]);
    let end = Extent::of(head, Span::call_site()).last;
    let arms = [Arm::new(head, end, &yes), Arm::new(&rest, Span::call_site(), &no)];
    Ok(Match::question(call, scrutinee, &arms).to_tokens())
}

/// `code_set!(pattern)`
pub(crate) fn code_set(input: TokenStream) -> TokenStream {
    let call = match Call::new(input) {
        Ok(call) => call,
        Err(fault) => return fault.to_compile_error(),
    };
    let (codes, faults) = match pattern::parse_all(&call.tokens, Span::call_site()) {
        Ok(pattern) => codes(&pattern, &call),
        Err(fault) => (Numbers::default(), vec![fault]),
    };
    let numbers: Vec<u16> = call.domain.codes().map(|(number, _)| number).collect();
    let words = (numbers.chunks(64)).map(|numbers| {
        let bits = (numbers.iter().enumerate()).filter(|(_, number)| codes.contains(**number));
        Literal::u64_unsuffixed(bits.fold(0, |word, (bit, _)| word | 1 << bit))
    });
    let errors = faults.iter().map(Fault::to_compile_error);
    let (facade, id) = (call.facade.as_slice(), &call.id);
    let private = quote!(#(#facade)*::__private);
    quote!({
        #(#errors;)*
        <<#private::TableId<#id> as #private::Table<_>>::Set>::__from_words([#(#words),*])
    })
}

/// The listed codes of a pattern. All of its words must mean some.
fn codes(pattern: &Pattern, call: &Call) -> (Numbers, Vec<Fault>) {
    let mut faults = Vec::new();
    if let Some(binding) = &pattern.binding {
        let message = format!("a set has no value to bind to `{binding}`; write the pattern alone");
        faults.push(Fault::new(Extent::at(binding.span()), message));
    }
    let alternatives = Alternative::all(pattern, &call.domain).unwrap_or_else(|more| {
        faults.extend(more);
        Vec::new()
    });
    let mut codes = Numbers::default();
    for (alternative, word) in alternatives.iter().zip(&pattern.words) {
        let listed = alternative.numbers.intersection(&call.domain.listed);
        if listed.is_empty() {
            let message = format!("`{}` is no listed code; a set holds listed codes only", word.text);
            faults.push(Fault::new(alternative.at, message));
        }
        codes = codes.union(&listed);
    }
    (codes, faults)
}
