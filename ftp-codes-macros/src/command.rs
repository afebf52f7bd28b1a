//! `Command`: the commands, and the replies that each may be answered with.

use ftp_codes_spec::{Command, Commands, Part, Sequence};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::lower::Lowered;
use crate::page;

/// The enum, the way from a verb to a variant, its columns, and the replies.
pub(crate) fn command(commands: &Commands, lowered: &Lowered<'_>) -> TokenStream {
    let rows = &commands.commands;
    let count = Literal::usize_unsuffixed(rows.len());
    let variants: Vec<Ident> = rows.iter().map(variant).collect();
    let pages = rows.iter().map(|row| page::command(row, lowered));
    let verbs = rows.iter().map(|row| &row.verb);
    let columns = columns(rows);
    let replies = replies(commands, lowered);
    let keys = keys(rows);
    quote! {
        /// A command of FTP.
        ///
        /// More commands may be listed in a later version. A verb in any case, and a command line, are read by
        /// [`from_verb`](Self::from_verb) and [`from_line`](Self::from_line).
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq,
            ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
        )]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum Command {
            #(#[doc = #pages] #[doc(alias = #verbs)] #variants,)*
        }

        impl Command {
            /// Every command, in the order of the table.
            pub const ALL: [Self; #count] = [#(Self::#variants),*];

            /// The verbs as numbers, sorted, each with its command.
            pub(crate) const KEYS: [(u64, Self); #count] = [#(#keys),*];
        }

        #columns
        #replies
    }
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

fn keys(rows: &[Command]) -> Vec<TokenStream> {
    let mut keys: Vec<(u64, Ident)> = rows.iter().map(|row| (key(&row.verb), variant(row))).collect();
    keys.sort_by_key(|(key, _)| *key);
    keys.into_iter()
        .map(|(key, variant)| {
            let key = Literal::u64_unsuffixed(key);
            quote!((#key, Self::#variant))
        })
        .collect()
}

fn columns(rows: &[Command]) -> TokenStream {
    let count = Literal::usize_unsuffixed(rows.len());
    let cells = rows.iter().map(|row| {
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
    quote! {
        const _: () = {
            struct Row {
                verb: &'static str,
                title: &'static str,
                syntax: &'static str,
                description: &'static str,
                kind: CommandKind,
                standing: Standing,
                defined_in: &'static str,
                amended_in: &'static [&'static str],
            }

            static ROWS: [Row; #count] = [#(#cells),*];

            impl Command {
                const fn row(self) -> &'static Row {
                    &ROWS[self as usize]
                }

                /// What is sent, in capital letters: `RETR`.
                #[must_use]
                pub const fn verb(self) -> &'static str {
                    self.row().verb
                }

                /// What the standard calls it, in small letters: `retrieve`.
                #[must_use]
                pub const fn title(self) -> &'static str {
                    self.row().title
                }

                /// The command with its arguments, in the notation of its RFC.
                #[must_use]
                pub const fn syntax(self) -> &'static str {
                    self.row().syntax
                }

                /// What it does, in our own words (Markdown).
                #[must_use]
                pub const fn description(self) -> &'static str {
                    self.row().description
                }

                /// What it is about.
                #[must_use]
                pub const fn kind(self) -> CommandKind {
                    self.row().kind
                }

                /// How well it is founded.
                #[must_use]
                pub const fn standing(self) -> Standing {
                    self.row().standing
                }

                /// Where it is defined.
                #[must_use]
                pub const fn defined_in(self) -> &'static str {
                    self.row().defined_in
                }

                /// Where else the standards speak of it.
                #[must_use]
                pub const fn amended_in(self) -> &'static [&'static str] {
                    self.row().amended_in
                }
            }
        };
    }
}

fn replies(commands: &Commands, lowered: &Lowered<'_>) -> TokenStream {
    let rows = &commands.commands;
    let count = Literal::usize_unsuffixed(rows.len());
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
    let greeting = sequence(&commands.greeting.replies, lowered);
    let unknown = sequence(&commands.unknown.replies, lowered);
    let any = commands.any.iter().map(|rule| {
        let replies = sequence(&rule.replies, lowered);
        let source = &rule.defined;
        quote!((#replies, #source))
    });
    quote! {
        impl Command {
            /// The replies that are permitted: those that its own RFC lists, and those added later.
            ///
            /// What a server may say to every command is not among them: see [`Replies::ANY`].
            #[must_use]
            pub const fn replies(self) -> &'static Replies {
                static PERMITTED: [Replies; #count] = [#(#permitted),*];
                &PERMITTED[self as usize]
            }

            /// The replies that its own RFC lists, in RFC 959 §5.4 or the like.
            #[must_use]
            pub const fn listed_replies(self) -> &'static Replies {
                static LISTED: [Replies; #count] = [#(#listed),*];
                &LISTED[self as usize]
            }

            /// The replies that were added later, and where that is written.
            #[must_use]
            pub const fn added_replies(self) -> &'static [(CodeSet, &'static str)] {
                static ADDED: [&[(CodeSet, &str)]; #count] = [#(#added),*];
                ADDED[self as usize]
            }

            /// Intermediate replies, and the commands of which one must follow.
            #[must_use]
            pub const fn sequences(self) -> &'static [(CodeSet, &'static [Self])] {
                static NEXT: [&[(CodeSet, &[Command])]; #count] = [#(#next),*];
                NEXT[self as usize]
            }
        }

        impl Replies {
            /// What a server may say when a client connects.
            pub const GREETING: Self = #greeting;

            /// What a server may say to a command that it does not know, or cannot take as it is.
            pub const UNKNOWN: Self = #unknown;

            /// What a server may say to every command, and where that is written.
            pub const ANY: &'static [(Self, &'static str)] = &[#(#any),*];
        }
    }
}

/// `Replies { ... }`, a set for each part.
fn sequence(sequence: &Sequence, lowered: &Lowered<'_>) -> TokenStream {
    let parts = Part::ALL.iter().map(|part| ident(part.as_str()));
    let sets = Part::ALL.iter().map(|part| set(sequence.codes(*part), lowered));
    quote!(Replies { #(#parts: #sets),* })
}

fn set(codes: impl Iterator<Item = u16>, lowered: &Lowered<'_>) -> TokenStream {
    let codes: Vec<u16> = codes.collect();
    let words = crate::set::words(lowered, |number| codes.contains(&number));
    quote!(CodeSet(#words))
}
