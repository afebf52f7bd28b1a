//! `CodeError`: why something is not a code.

use proc_macro2::TokenStream;

use crate::lower::Lowered;
use crate::template::fill;

/// The error of every conversion into `ReplyCode` and `RawCode`.
pub(crate) fn code_error(lowered: &Lowered<'_>) -> TokenStream {
    let (first, last) = (lowered.first, lowered.last);
    let digits: Vec<String> = lowered.classes.iter().map(|class| class.digit.to_string()).collect();
    let range = format!("`{{number:03}}` is not a reply code; its first digit would be one of {}", digits.join(", "));
    let page = format!("The number is not from {first} to {last}, or its first digit is no class.");
    fill(include_str!("template/code_error.rs"), &[("PAGE", &page), ("RANGE", &range)])
}
