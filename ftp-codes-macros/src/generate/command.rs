//! `Command`: the commands, the words of their columns, and the `Replies` that each may get.

use ftp_codes_spec::{Argument, CommandKind, Part, Standing};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::code_set::set;
use super::columns::columns;
use super::{all, count};
use crate::lower::{COMMAND, Command, LoweredCommands, Next};

/// The enum and its columns.
pub(super) fn command(table: &LoweredCommands<'_>, facade: &TokenStream) -> TokenStream {
    let commands = &table.commands;
    let variants = commands.iter().map(|command| {
        let Command { variant, page, row, .. } = command;
        let verb = &row.verb;
        quote!(#[doc = #page] #[doc(alias = #verb)] #variant,)
    });
    let (count, all) = (count(commands.len()), all(commands.iter().map(|command| &command.variant)));
    let keys = table.keys.iter().map(|(key, variant)| {
        let key = Literal::u64_unsuffixed(*key);
        quote!((#key, Self::#variant))
    });
    let columns = columns(COMMAND, &commands.iter().map(|command| command.row).collect::<Vec<_>>(), facade);
    let replies = commands.iter().map(|command| {
        let replies = fields(&command.replies);
        quote!(&Replies #replies)
    });
    let general = commands.iter().map(|command| set(&command.general));
    let added = commands.iter().map(|command| {
        let added = command.added.iter().map(|(words, source)| {
            let set = set(words);
            quote!((#set, #source))
        });
        quote!(&[#(#added),*])
    });
    let next = commands.iter().map(|command| next(&command.next));
    quote! {
        #facade::__command! {
            /// A command of FTP.
            ///
            /// Later versions may list more commands. [`from_verb`](Self::from_verb) reads a verb in any case.
            #count { #(#variants)* } #all
            keys [#(#keys),*]
            columns {
                #columns

                /// The replies that the command may get: those that its own RFC lists, and those that were added later.
                ///
                /// [`general_replies`](Self::general_replies) are not among them.
                replies: &'static Replies = [#(#replies),*];

                /// The replies that the command may get although its row does not list them.
                ///
                /// Any command may get those of [`Replies::ANY`]. A server need not implement a command that is not
                /// standard, which may therefore get those of [`Replies::UNKNOWN`] too.
                general_replies: CodeSet = [#(#general),*];

                /// The replies that were added after the command's own RFC, and where that is written.
                added_replies: &'static [(CodeSet, &'static str)] = [#(#added),*];

                /// Intermediate replies, and the commands of which one must follow.
                sequences: &'static [(CodeSet, &'static [Command])] = [#(#next),*];
            }
        }
    }
}

/// `Replies`, a set for each part, with the replies that do not belong to a command.
pub(super) fn replies(table: &LoweredCommands<'_>, facade: &TokenStream) -> TokenStream {
    let parts = table.parts.iter().map(|part| {
        let (meaning, field, variant) = (part.part.meaning(), &part.field, &part.variant);
        quote!(#[doc = #meaning] #field #variant)
    });
    let (greeting, unknown) = (fields(&table.greeting), fields(&table.unknown));
    let any = table.any.iter().map(|(replies, source)| {
        let replies = fields(replies);
        quote!((Self #replies, #source))
    });
    let next = next(&table.next);
    quote! {
        #facade::__replies! {
            /// The replies that something may get, in the parts of
            /// [RFC 959 §5.4](https://www.rfc-editor.org/rfc/rfc959#section-5.4).
            ///
            /// ```
            /// use ftp_codes::{Command, Part, ReplyCode, code_set};
            ///
            /// let replies = Command::Retr.replies();
            /// assert_eq!(replies.preliminary, code_set!(125 | 150));
            /// assert!(replies.part(Part::SecondaryCompletion).contains(ReplyCode::ClosingDataConnection));
            /// ```
            { #(#parts)* }
            greeting #greeting
            unknown #unknown
            any [#(#any),*]
            next #next
        }
    }
}

/// `Standing`, `CommandKind`, `Argument`, `Part`: the words that cells are chosen from.
pub(super) fn words(facade: &TokenStream) -> TokenStream {
    let standing = Standing::ALL.iter().map(|word| (word.name(), word.as_str(), word.meaning()));
    let kind = CommandKind::ALL.iter().map(|word| (word.name(), word.as_str(), word.meaning()));
    let argument = Argument::ALL.iter().map(|word| (word.name(), word.as_str(), word.meaning()));
    let part = Part::ALL.iter().map(|word| (word.name(), word.as_str(), word.meaning()));
    let types = [
        ("Standing", Standing::ABOUT, standing.collect::<Vec<_>>()),
        ("CommandKind", CommandKind::ABOUT, kind.collect()),
        ("Argument", Argument::ABOUT, argument.collect()),
        ("Part", Part::ABOUT, part.collect()),
    ];
    let types = types.iter().map(|(name, about, words)| {
        let name = Ident::new(name, Span::call_site());
        let words = words.iter().map(|(name, word, meaning)| {
            let name = Ident::new(name, Span::call_site());
            quote!(#[doc = #meaning] #name = #word,)
        });
        quote!(#facade::__words! { #[doc = #about] #name { #(#words)* } })
    });
    quote!(#(#types)*)
}

/// `&[(CodeSet([5, 0]), &[Command::Pass])]`
fn next(next: &[Next]) -> TokenStream {
    let next = next.iter().map(|(words, commands)| {
        let set = set(words);
        quote!((#set, &[#(Command::#commands),*]))
    });
    quote!((&[#(#next),*]))
}

/// `{ completion: CodeSet([5, 0]), ..Self::NONE }`
fn fields(replies: &[(Ident, Vec<u64>)]) -> TokenStream {
    let fields = replies.iter().map(|(field, words)| {
        let set = set(words);
        quote!(#field: #set,)
    });
    quote!({ #(#fields)* ..Replies::NONE })
}
