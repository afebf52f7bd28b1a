//! `match_code!`, `code_matches!` and `code_set!`.
//!
//! ```text
//! call ── the tokens of the call, cut into scrutinee and arms or pattern
//!   ├─ syntax ── the arms, where their bodies end, and the shape of a pattern; `recovery` reads arms that are not clear
//!   ├─ coverage ── the numbers that each alternative means, what is reached, and what would complete the match
//!   ├─ lower ── the match, all decided
//!   └─ emit ── one plain `match` on the number
//! macros ── the macros that `reply_codes!` defines beside the types, which call the functions here
//! ```

mod call;
mod coverage;
mod emit;
mod lower;
mod macros;
mod recovery;
mod syntax;
#[cfg(test)]
mod tests;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};

use self::call::{Call, Parts};
use self::lower::{Match, Set};
use self::syntax::arms::{self, Arm};
use self::syntax::pattern::Pattern;
use self::syntax::tokens::{Extent, Fault};

pub(crate) use self::macros::macros;

/// `match_code!(scrutinee { arms })`
pub(crate) fn match_code(input: TokenStream) -> TokenStream {
    expand(input, &|call| {
        let Parts { scrutinee, arms: tokens, fault } = call.scrutinee_and_arms()?;
        let mut faults = Vec::new();
        if let Some(fault) = fault {
            faults.push(fault);
        }
        let (mut arms, rest) = arms::split(&tokens);
        let rest = recovery::with_signs(rest, &call.domain, &mut faults);
        recovery::split(&rest, &call.domain, &mut arms, &mut faults);
        Ok(Match::exhaustive(call, scrutinee, &arms, faults).to_tokens())
    })
}

/// `code_matches!(scrutinee, pattern if guard)`
pub(crate) fn code_matches(input: TokenStream) -> TokenStream {
    expand(input, &|call| {
        let (scrutinee, head) = call.scrutinee_and_pattern()?;
        let word = |word| [TokenTree::from(Ident::new(word, Span::mixed_site()))];
        let (yes, no, rest) = (word("true"), word("false"), word("_"));
        let end = Extent::of(head, Span::call_site()).last;
        let expected = "`|` or `if`";
        let arms = [Arm::new(head, end, &yes, expected), Arm::new(&rest, Span::call_site(), &no, expected)];
        Ok(Match::question(call, scrutinee, &arms).to_tokens())
    })
}

/// `code_set!(pattern)`
pub(crate) fn code_set(input: TokenStream) -> TokenStream {
    expand(input, &|call| {
        let pattern = Pattern::parse_all(&call.tokens, Span::call_site(), "`|`");
        Ok(Set::new(call, &pattern).to_tokens())
    })
}

fn expand(input: TokenStream, expand: &dyn Fn(&Call) -> Result<TokenStream, Fault>) -> TokenStream {
    match Call::new(input).and_then(|call| expand(&call)) {
        Ok(tokens) => tokens,
        Err(fault) => fault.to_compile_error(),
    }
}
