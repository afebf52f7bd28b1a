//! `RawCode`: any number whose first digit is a class.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::lower::Lowered;
use crate::question;
use crate::template::fill;

/// The type, the ways into it, and what the digits answer.
pub(crate) fn raw_code(lowered: &Lowered<'_>) -> TokenStream {
    let digits: Vec<String> = lowered.classes.iter().map(|class| class.digit.to_string()).collect();
    let page = format!(
        "A reply code as it comes off the wire: any number whose first digit is {}, listed or not.\n\n\
        A number that is not listed is kept, and is still good for every question that a digit can answer \
        ([RFC 1123 §4.1.2.11](https://www.rfc-editor.org/rfc/rfc1123#section-4.1.2.11)).",
        digits.join(", "),
    );
    let slots = Literal::u16_unsuffixed(lowered.last - lowered.first + 1);
    let numbers = lowered.numbers.iter().map(|range| {
        let (low, high) = (Literal::u16_unsuffixed(*range.start()), Literal::u16_unsuffixed(*range.end()));
        quote!(#low..=#high)
    });
    let classes = lowered.classes.iter().map(|class| Literal::u8_unsuffixed(class.digit));
    let texts = (lowered.first..=lowered.last).map(|number| number.to_string());
    fill(
        include_str!("template/raw_code.rs"),
        &[
            ("PAGE", &page),
            ("NUMBERS", &quote!(#(#numbers)|*)),
            ("CLASSES", &quote!(#(#classes),*)),
            ("FIRST", &Literal::u16_unsuffixed(lowered.first)),
            ("LAST", &Literal::u16_unsuffixed(lowered.last)),
            ("SLOTS", &slots),
            ("TEXTS", &quote!(#(#texts),*)),
            ("QUESTIONS", &question::digits(lowered)),
            ("GROUP", &question::raw_group(lowered)),
        ],
    )
}
