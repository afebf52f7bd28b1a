//! The macros of a table: a call of the facade's `matching!`, which defines them, with what differs from table to table.

use proc_macro2::{Literal, Punct, Spacing, TokenStream};
use quote::{format_ident, quote};
use syn::LitStr;

use super::coverage::domain;
use crate::lower::{Digit, Lowered};
use crate::source::CallPosition;

/// `match_code!`, `code_matches!`, `code_set!`, and the impls by which they know the types.
///
/// `path` is the path of a table of the user's own.
pub(crate) fn macros(lowered: &Lowered<'_>, facade: &TokenStream, path: Option<&LitStr>) -> TokenStream {
    let mut codes = Vec::with_capacity(lowered.codes.len());
    for code in &lowered.codes {
        codes.push((code.number, code.row.name.as_str()));
    }
    let table = domain::encode(&names(&lowered.classes), &names(&lowered.groups), &codes);
    let number = number(&table, path);
    let exported = |name: &str| format_ident!("__{name}_{number:016x}");
    let (match_code, code_matches, code_set) = (exported("match_code"), exported("code_matches"), exported("code_set"));
    let (own_id, dollar) = (Literal::u64_unsuffixed(number), Punct::new('$', Spacing::Alone));
    let id = if path.is_some() { quote!(matching::TableId<#own_id>) } else { quote!(ReplyCode) };
    let words = Literal::usize_unsuffixed(lowered.codes.len().div_ceil(64));
    let whose = format_ident!("{}", if path.is_some() { "own" } else { "standard" });
    quote! {
        #facade::__private::matching! { #dollar #whose [#id] #words #table #match_code #code_matches #code_set }
    }
}

/// The digits with their names.
fn names<'l>(digits: &'l [Digit<'_>]) -> Vec<(u8, &'l str)> {
    let mut names = Vec::with_capacity(digits.len());
    for digit in digits {
        names.push((digit.digit, digit.row.name.as_str()));
    }
    names
}

/// A number that identifies a table: a hash of the crate and, for a user's own table, of its path, the position of the call
/// and the table.
fn number(table: &str, path: Option<&LitStr>) -> u64 {
    // Two versions of a crate can be in one program.
    let [package, version, crate_name] = ["CARGO_PKG_NAME", "CARGO_PKG_VERSION", "CARGO_CRATE_NAME"]
        .map(|variable| std::env::var(variable).unwrap_or_default());
    let position = path.and_then(|path| {
        let CallPosition { file, line, column } = CallPosition::of(path)?;
        // Only the name of the file: its folder differs from machine to machine.
        let file = file.file_name().unwrap_or_default().to_string_lossy();
        Some(format!("{} {file}:{line}:{column}\n{table}", path.value()))
    });
    let identity = [package, version, crate_name, position.unwrap_or_default()].join("\n");
    // FNV-1a, 64 bits: short, and the same with every compiler.
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for byte in identity.into_bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}
