//! `match_code!`, `code_matches!` and `code_set!`.
//!
//! ```text
//! call ── the tokens of the use, cut into scrutinee and arms or pattern
//!   ├─ arm ── arms, cut at `=>`; `forgotten` says where one should stand, `expression` where a body ends
//!   ├─ binding, pattern, guard ── the shape of what stands in front of the arrow
//!   ├─ alternative ── the numbers that each of its words means in the `domain`
//!   ├─ coverage ── what is reached and what is forgotten; `suggestion` says how to complete it
//!   ├─ lower ── the match, all decided
//!   └─ expand, emit ── one plain `match` on the number
//! table ── the other side: the macros by example that `reply_codes!` writes
//! ```

mod alternative;
mod arm;
mod binding;
mod call;
mod coverage;
mod domain;
mod emit;
mod expand;
mod expression;
mod fault;
mod forgotten;
mod guard;
mod lower;
mod numbers;
mod pattern;
mod suggestion;
mod table;
#[cfg(test)]
mod tests;
mod token;

pub(crate) use expand::{code_matches, code_set, match_code};
pub(crate) use table::macros;
