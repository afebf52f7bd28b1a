//! `ReplyCode`: the listed codes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::lower::Lowered;
use crate::template::fill;
use crate::{page, question};

/// The enum, the way from a number to a variant, and what the digits answer.
pub(crate) fn reply_code(lowered: &Lowered<'_>) -> TokenStream {
    let page = format!(
        "A listed reply code.\n\n\
        The discriminant is the number. More codes may be listed in a later version: a `match` needs a last arm, or \
        `match_code!`, which proves that none is forgotten. A number that is not listed is a [`RawCode`].\n\n{}",
        page::table(lowered),
    );
    let variants: Vec<_> = lowered.codes.iter().map(|code| &code.variant).collect();
    let rows = lowered.codes.iter().map(|code| {
        let (variant, number) = (&code.variant, Literal::u16_unsuffixed(code.number));
        let (page, alias) = (page::reply(code, lowered), code.number.to_string());
        quote!(#[doc = #page] #[doc(alias = #alias)] #variant = #number)
    });
    fill(
        include_str!("template/reply_code.rs"),
        &[
            ("PAGE", &page),
            ("VARIANTS", &quote!(#(#rows,)*)),
            ("COUNT", &Literal::usize_unsuffixed(variants.len())),
            ("ALL", &quote!(#(Self::#variants),*)),
            ("FIRST", &Literal::u16_unsuffixed(lowered.first)),
            ("SLOTS", &Literal::u16_unsuffixed(lowered.last - lowered.first + 1)),
            ("QUESTIONS", &question::digits(lowered)),
            ("GROUP", &question::group(lowered)),
        ],
    )
}
