//! From what the user wrote to one plain `match` on the number.

use proc_macro2::{Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};

use super::alternative::{Alternative, Kind};
use super::arm;
use super::call::Call;
use super::coverage::Coverage;
use super::emit::{Match, MatchArm};
use super::fault::{Extent, Fault};
use super::numbers::Numbers;
use super::pattern::{self, Pattern};
use super::suggestion;

/// `match_code!(scrutinee { arms })`
pub(crate) fn match_code(input: TokenStream) -> TokenStream {
    Call::new(input).and_then(|call| try_match_code(&call)).unwrap_or_else(|fault| fault.to_compile_error())
}

fn try_match_code(call: &Call) -> Result<TokenStream, Fault> {
    let (scrutinee, tokens, end) = call.scrutinee_and_arms()?;
    let domain = &call.domain;
    let (arms, mut faults) = arm::split(&tokens, end, |pattern| Alternative::all(pattern, domain).is_ok());
    let meanings: Vec<Option<Vec<Alternative>>> = (arms.iter())
        .map(|arm| match &arm.pattern {
            Ok(pattern) => Alternative::all(pattern, domain).map_err(|more| faults.extend(more)).ok(),
            Err(fault) => {
                faults.push(fault.clone());
                None
            }
        })
        .collect();
    let mut coverage = Coverage::new(domain);
    let reached: Vec<_> = (arms.iter().zip(&meanings))
        .map(|(arm, meaning)| meaning.as_ref().map(|meaning| coverage.pass(meaning, arm.is_conditional())))
        .collect();
    let missing = coverage.missing_codes();
    if faults.is_empty() && !missing.is_empty() {
        let list = suggestion::list(&missing, domain);
        let patterns = suggestion::patterns(&missing).join(" | ");
        let message = format!("this match forgets {list}; add an arm for `{patterns}`, or `_`");
        faults.push(Fault::new(Extent::of(scrutinee, end), message));
    }
    // The last arm that matters takes all that is left. Where the match is complete that is nothing, and there is no need
    // of an arm that panics.
    let closing = (arms.iter().zip(&reached))
        .rposition(|(arm, reached)| !arm.is_conditional() && reached.as_ref().is_some_and(|reached| reached.is_useful))
        .filter(|_| faults.is_empty());
    let match_ = Match {
        call,
        scrutinee,
        unlisted: unlisted(meanings.iter().flatten().flatten()),
        // What is forgotten has been told: the types are not asked a second time.
        is_complete: coverage.is_complete() || !faults.is_empty(),
        arms: (arms.iter().zip(&reached).enumerate())
            .map(|(place, (arm, reached))| MatchArm { arm, reached: reached.as_ref(), closes: closing == Some(place) })
            .collect(),
    };
    Ok(match_.to_tokens(&faults))
}

/// Numbers that are not listed, with their places: a `ReplyCode` is never one of them.
fn unlisted<'a>(alternatives: impl Iterator<Item = &'a Alternative>) -> Vec<(u16, Span)> {
    alternatives
        .filter_map(|alternative| match alternative.kind {
            Kind::UnlistedNumber(number) => Some((number, alternative.at.first)),
            _ => None,
        })
        .collect()
}

/// `code_matches!(scrutinee, pattern if guard)`
pub(crate) fn code_matches(input: TokenStream) -> TokenStream {
    Call::new(input).and_then(|call| try_code_matches(&call)).unwrap_or_else(|fault| fault.to_compile_error())
}

fn try_code_matches(call: &Call) -> Result<TokenStream, Fault> {
    let (scrutinee, head) = call.scrutinee_and_pattern()?;
    let (yes, no) = ([word("true")], [word("false")]);
    let yes = arm::Arm::new(head, Span::call_site(), &yes);
    let rest = [word("_")];
    let no = arm::Arm::new(&rest, Span::call_site(), &no);
    let mut faults = Vec::new();
    let meaning = match &yes.pattern {
        Ok(pattern) => Alternative::all(pattern, &call.domain).map_err(|more| faults.extend(more)).unwrap_or_default(),
        Err(fault) => {
            faults.push(fault.clone());
            Vec::new()
        }
    };
    let mut coverage = Coverage::new(&call.domain);
    let reached = coverage.pass(&meaning, yes.is_conditional());
    let match_ = Match {
        call,
        scrutinee,
        unlisted: unlisted(meaning.iter()),
        is_complete: true,
        arms: vec![
            MatchArm { arm: &yes, reached: faults.is_empty().then_some(&reached), closes: false },
            MatchArm { arm: &no, reached: None, closes: true },
        ],
    };
    Ok(match_.to_tokens(&faults))
}

fn word(word: &str) -> TokenTree {
    proc_macro2::Ident::new(word, Span::mixed_site()).into()
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
    let (facade, id) = (&call.facade, &call.id);
    quote!({
        #(#errors;)*
        <<#facade::__private::TableId<#id> as #facade::__private::Table<_>>::Set>::__from_words([#(#words),*])
    })
    .into_token_stream()
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
