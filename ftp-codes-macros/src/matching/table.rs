//! The macros of a table, and what ties its types to them.

use std::path::Path;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote};
use syn::LitStr;

use super::domain;
use crate::lower::Lowered;
use crate::template::fill;

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
///
/// The place of a call without a path is not known: the compiler tells that of the innermost macro by example, which is
/// the facade's.
fn id(table: &str, path: Option<&LitStr>) -> u64 {
    let crate_name = std::env::var("CARGO_CRATE_NAME").unwrap_or_default();
    let mut package = std::env::var("CARGO_PKG_NAME").unwrap_or_default();
    // Two versions of a crate can meet in one program. Those of the facade do not, as each has a `TableId` of its own.
    if package != "ftp-codes" {
        package += &std::env::var("CARGO_PKG_VERSION").unwrap_or_default();
    }
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
    let macros = [
        ("match_code", include_str!("match_code.md")),
        ("code_matches", include_str!("code_matches.md")),
        ("code_set", include_str!("code_set.md")),
    ];
    let macros = macros.iter().map(|(name, page)| {
        fill(
            include_str!("../template/rules.rs"),
            &[
                ("NAME", &format_ident!("{name}")),
                ("PAGE", &page.trim()),
                ("EXPORTED", &format_ident!("__{name}_{id:016x}")),
                ("FACADE", facade),
                ("ID", &Literal::u64_unsuffixed(id)),
                ("TABLE", &table),
            ],
        )
    });
    quote!(#(#macros)*)
}

fn impls(lowered: &Lowered<'_>, id: u64, facade: &TokenStream) -> TokenStream {
    let private = quote!(#facade::__private);
    let id = Literal::u64_unsuffixed(id);
    let words = Literal::usize_unsuffixed(lowered.codes.len().div_ceil(64));
    let ident = |name| Ident::new(name, Span::call_site());
    let subjects = [("ReplyCode", "ListedCodes"), ("RawCode", "EveryNumber")];
    let subjects = subjects.iter().map(|(subject, domain)| {
        fill(
            include_str!("../template/subject.rs"),
            &[("PRIVATE", &private), ("ID", &id), ("SUBJECT", &ident(subject)), ("DOMAIN", &ident(domain))],
        )
    });
    let table = fill(include_str!("../template/table.rs"), &[("PRIVATE", &private), ("ID", &id), ("WORDS", &words)]);
    quote!(#table #(#subjects)*)
}
