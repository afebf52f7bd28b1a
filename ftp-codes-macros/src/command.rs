//! `Command`: the commands, and the replies that each may be answered with.

use ftp_codes_spec::{Command, Commands, Part, Sequence};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::lower::{Lowered, in_order};
use crate::page;
use crate::template::fill;

/// The enum, the way from a verb to a variant, its columns, and the replies.
pub(crate) fn command(commands: &Commands, lowered: &Lowered<'_>) -> TokenStream {
    let rows = &commands.commands;
    let variants: Vec<Ident> = rows.iter().map(variant).collect();
    let pages = rows.iter().map(|row| page::command(row, lowered));
    let verbs = rows.iter().map(|row| &row.verb);
    fill(
        include_str!("template/command.rs"),
        &[
            ("VARIANTS", &quote!(#(#[doc = #pages] #[doc(alias = #verbs)] #variants,)*)),
            ("COUNT", &Literal::usize_unsuffixed(rows.len())),
            ("ALL", &quote!(#(Self::#variants),*)),
            ("KEYS", &keys(rows)),
            ("COLUMNS", &columns(rows)),
            ("REPLIES", &replies(commands, lowered)),
        ],
    )
}

fn variant(row: &Command) -> Ident {
    ident(&row.name())
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// A verb as a number: its bytes in capital letters, the first in the highest place. Eight are enough for every verb.
fn key(verb: &str) -> u64 {
    verb.bytes().take(8).fold(0, |key, byte| key << 8 | u64::from(byte.to_ascii_uppercase()))
}

fn keys(rows: &[Command]) -> TokenStream {
    let rows = in_order(rows, |row| key(&row.verb)).into_iter().map(|row| {
        let (key, variant) = (Literal::u64_unsuffixed(key(&row.verb)), variant(row));
        quote!((#key, Self::#variant))
    });
    quote!(#(#rows),*)
}

fn columns(rows: &[Command]) -> TokenStream {
    let count = Literal::usize_unsuffixed(rows.len());
    let rows = rows.iter().map(|row| {
        let Command { verb, title, syntax, defined, amended, doc, .. } = row;
        let (kind, standing) = (ident(&format!("{:?}", row.kind)), ident(&format!("{:?}", row.standing)));
        let doc = doc.trim();
        quote! {
            Row {
                verb: #verb,
                title: #title,
                syntax: #syntax,
                description: #doc,
                kind: CommandKind::#kind,
                standing: Standing::#standing,
                defined_in: #defined,
                amended_in: &[#(#amended),*],
            }
        }
    });
    fill(include_str!("template/command_columns.rs"), &[("COUNT", &count), ("ROWS", &quote!(#(#rows),*))])
}

fn replies(commands: &Commands, lowered: &Lowered<'_>) -> TokenStream {
    let rows = &commands.commands;
    let listed = rows.iter().map(|row| sequence(&row.replies, lowered));
    let permitted = rows.iter().map(|row| sequence(&row.permitted(), lowered));
    let added = rows.iter().map(|row| {
        let added = row.added.iter().map(|added| {
            let codes = set(added.replies.iter().map(|(_, code)| code), lowered);
            let source = &added.source;
            quote!((#codes, #source))
        });
        quote!(&[#(#added),*])
    });
    let next = rows.iter().map(|row| {
        let next = row.next.iter().map(|next| {
            let after = set(next.after.iter().copied(), lowered);
            let commands = next.verbs.iter().filter_map(|verb| commands.command(verb)).map(variant);
            quote!((#after, &[#(Command::#commands),*]))
        });
        quote!(&[#(#next),*])
    });
    let any = commands.any.iter().map(|rule| {
        let replies = sequence(&rule.replies, lowered);
        let source = &rule.defined;
        quote!((#replies, #source))
    });
    fill(
        include_str!("template/command_replies.rs"),
        &[
            ("COUNT", &Literal::usize_unsuffixed(rows.len())),
            ("PERMITTED", &quote!(#(#permitted),*)),
            ("LISTED", &quote!(#(#listed),*)),
            ("ADDED", &quote!(#(#added),*)),
            ("NEXT", &quote!(#(#next),*)),
            ("GREETING", &sequence(&commands.greeting.replies, lowered)),
            ("UNKNOWN", &sequence(&commands.unknown.replies, lowered)),
            ("ANY", &quote!(#(#any),*)),
        ],
    )
}

/// `Replies { ... }`, a set for each part.
fn sequence(sequence: &Sequence, lowered: &Lowered<'_>) -> TokenStream {
    let parts = Part::ALL.iter().map(|part| ident(part.as_str()));
    let sets = Part::ALL.iter().map(|part| set(sequence.codes(*part), lowered));
    quote!(Replies { #(#parts: #sets),* })
}

fn set(codes: impl Iterator<Item = u16>, lowered: &Lowered<'_>) -> TokenStream {
    let codes: Vec<u16> = codes.collect();
    let words = crate::set::words(lowered, &|number| codes.contains(&number));
    quote!(CodeSet(#words))
}
