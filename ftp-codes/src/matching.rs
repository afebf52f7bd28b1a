#![doc = include_str!("../docs/matching.md")]

#[doc(no_inline)]
pub use crate::{code_matches, code_set, match_code};
