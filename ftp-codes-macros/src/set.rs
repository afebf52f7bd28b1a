//! `CodeSet`: a set of listed codes.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::collection;
use crate::lower::{Lowered, Place};
use crate::template::fill;

/// The set, its operations and its iterator.
pub(crate) fn code_set(lowered: &Lowered<'_>) -> TokenStream {
    let set = set(lowered);
    let (operators, collection) = (collection::operators(), collection::collection());
    quote!(#set #operators #collection)
}

/// Words of 64 bits with a bit for each listed code that answers yes, in the order of `ALL`.
pub(crate) fn words(lowered: &Lowered<'_>, wanted: &dyn Fn(u16) -> bool) -> TokenStream {
    let words = (lowered.codes.chunks(64)).map(|codes| {
        let bits = (codes.iter().enumerate()).filter(|(_, code)| wanted(code.number));
        Literal::u64_unsuffixed(bits.fold(0, |word, (bit, _)| word | 1 << bit))
    });
    quote!([#(#words),*])
}

fn set(lowered: &Lowered<'_>) -> TokenStream {
    fill(
        include_str!("template/code_set.rs"),
        &[
            ("WORDS", &Literal::usize_unsuffixed(lowered.codes.len().div_ceil(64))),
            ("ALL", &words(lowered, &|_| true)),
            ("OF_CLASS", &of_places(lowered, "Class", &lowered.classes, 100)),
            ("OF_GROUP", &of_places(lowered, "Group", &lowered.groups, 10)),
            ("OPERATIONS", &operations()),
        ],
    )
}

/// `of_class`, `of_group`: the codes with a digit.
fn of_places(lowered: &Lowered<'_>, kind: &str, places: &[Place<'_>], unit: u16) -> TokenStream {
    if places.is_empty() {
        return TokenStream::new();
    }
    let noun = kind.to_ascii_lowercase();
    let page = format!("The listed codes of a {noun}.");
    let (kind, noun) = (Ident::new(kind, Span::call_site()), Ident::new(&noun, Span::call_site()));
    let name = quote::format_ident!("of_{noun}");
    let variants = places.iter().map(|place| &place.variant);
    let sets = places.iter().map(|place| words(lowered, &|number| number / unit % 10 == u16::from(place.digit)));
    quote! {
        #[doc = #page]
        #[must_use]
        pub const fn #name(#noun: #kind) -> Self {
            Self(match #noun { #(#kind::#variants => #sets,)* })
        }
    }
}

/// `union` and its like: from the words of two sets the words of a third.
fn operations() -> TokenStream {
    let operations = [
        ("union", "The codes in `self`, in `other`, or in both.", quote!(|)),
        ("intersection", "The codes in both.", quote!(&)),
        ("difference", "The codes in `self` but not in `other`.", quote!(&!)),
        ("symmetric_difference", "The codes in one of the two only.", quote!(^)),
    ];
    let methods = operations.iter().map(|(name, page, sign)| {
        let name = Ident::new(name, Span::call_site());
        fill(include_str!("template/set_operation.rs"), &[("NAME", &name), ("PAGE", page), ("SIGN", sign)])
    });
    quote!(#(#methods)*)
}
