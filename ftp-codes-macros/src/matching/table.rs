//! The macros of a table, and what ties its types to them.

use std::path::Path;

use proc_macro2::{Ident, Literal, Punct, Spacing, Span, TokenStream};
use quote::{format_ident, quote};
use syn::LitStr;

use super::domain;
use crate::lower::Lowered;

/// `match_code!`, `code_matches!`, `code_set!`, and the impls by which they know the types.
///
/// A macro by example cannot name what stands beside it. So the types are found by a number that belongs to this call of
/// `reply_codes!` alone: `TableId<ID>` has one impl of `Table`, and that names them.
pub(crate) fn macros(lowered: &Lowered<'_>, facade: &TokenStream, path: Option<&LitStr>) -> TokenStream {
    let classes = lowered.classes.iter().map(|class| class.digit);
    let codes = lowered.codes.iter().map(|code| (code.number, code.row.name.as_str()));
    let table = domain::encode(classes, codes);
    let id = id(&table, path);
    let macros = rules(&table, id, facade);
    let impls = impls(lowered, id, facade);
    quote!(#macros #impls)
}

/// A number for this call: made of the crate and, for a table of its own, of the place of the call and the table.
fn id(table: &str, path: Option<&LitStr>) -> u64 {
    let crate_name = std::env::var("CARGO_CRATE_NAME").unwrap_or_default();
    let package = std::env::var("CARGO_PKG_NAME").unwrap_or_default();
    let place = path.map(|path| {
        let start = path.span().start();
        // The name of the file alone: where it lies differs from machine to machine.
        let file = path.span().local_file();
        let file = file.as_deref().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
        format!("{} {file}:{}:{}\n{table}", path.value(), start.line, start.column)
    });
    let identity = [package, crate_name, place.unwrap_or_default()].join("\n");
    // FNV-1a, 64 bits: short, and the same with every compiler.
    identity.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn rules(table: &str, id: u64, facade: &TokenStream) -> TokenStream {
    let dollar = Punct::new('$', Spacing::Alone);
    let id_literal = Literal::u64_unsuffixed(id);
    let pages = [
        ("match_code", include_str!("match_code.md")),
        ("code_matches", include_str!("code_matches.md")),
        ("code_set", include_str!("code_set.md")),
    ];
    let macros = pages.map(|(name, page)| {
        let page = page.trim();
        let exported = format_ident!("__{name}_{id:016x}");
        let name = format_ident!("{name}");
        quote! {
            #[doc(hidden)]
            #[macro_export]
            macro_rules! #exported {
                (#dollar(#dollar tokens:tt)*) => {
                    #facade::__private::#name! { [#facade #id_literal #table] #dollar(#dollar tokens)* }
                };
            }
            #[doc = #page]
            #[doc(inline)]
            pub use #exported as #name;
        }
    });
    macros.into_iter().collect()
}

fn impls(lowered: &Lowered<'_>, id: u64, facade: &TokenStream) -> TokenStream {
    let private = quote!(#facade::__private);
    let id = Literal::u64_unsuffixed(id);
    let words = Literal::usize_unsuffixed(lowered.codes.len().div_ceil(64));
    let subjects = [("ReplyCode", "ListedCodes"), ("RawCode", "EveryNumber")].map(|(subject, domain)| {
        let subject = Ident::new(subject, Span::call_site());
        let domain = Ident::new(domain, Span::call_site());
        quote! {
            #[automatically_derived]
            impl #private::Code<#id> for #subject {
                type Domain = #private::#domain;

                #[inline]
                fn number(&self) -> u16 {
                    self.code()
                }
            }

            // The methods of `AnyValue` once more, because those of a trait cannot be called in a constant. The bounds on
            // what follows from other bounds keep notes about these methods out of the errors.
            impl #subject {
                #[doc(hidden)]
                #[inline(always)]
                #[must_use]
                pub const fn __number<const ID: u64>(&self) -> u16
                where
                    Self: #private::Subject<ID>,
                    <Self as #private::Subject<ID>>::Domain: ::core::marker::Sized,
                {
                    self.code()
                }

                #[doc(hidden)]
                #[inline(always)]
                #[must_use]
                pub const fn __listed_number<const ID: u64>(&self) -> u16
                where
                    Self: #private::Subject<ID>,
                    <Self as #private::Subject<ID>>::Domain: #private::IsListed,
                    <<Self as #private::Subject<ID>>::Domain as #private::IsListed>::Proof: ::core::marker::Sized,
                {
                    self.code()
                }

                #[doc(hidden)]
                #[inline(always)]
                pub const fn __can_be<const NUMBER: u16, const ID: u64>(&self)
                where
                    Self: #private::Subject<ID>,
                    <Self as #private::Subject<ID>>::Domain: #private::Holds<NUMBER>,
                    <<Self as #private::Subject<ID>>::Domain as #private::Holds<NUMBER>>::Proof: ::core::marker::Sized,
                {
                }
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl #private::Table<ReplyCode> for #private::TableId<#id> {
            type Set = CodeSet;
        }

        #(#subjects)*

        impl CodeSet {
            #[doc(hidden)]
            #[inline]
            #[must_use]
            pub const fn __from_words(words: [u64; #words]) -> Self {
                Self(words)
            }
        }
    }
}
