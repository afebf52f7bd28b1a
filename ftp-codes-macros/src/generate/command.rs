//! `Command`: the commands, and the `Replies` that each may get.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::code_set::set;
use super::columns::columns;
use super::{aliases, count, each, element};
use crate::lower::{COMMAND, COMMAND_PAGE, Command, LoweredCommands, Next, REPLIES_PAGE, methods};

/// The enum and its columns.
pub(super) fn command(table: &LoweredCommands<'_>, facade: &TokenStream) -> TokenStream {
    let commands = &table.commands;
    let variants = each(commands, &|command| {
        let Command { variant, page, .. } = command;
        let aliases = aliases(&command.aliases);
        quote!(#[doc = #page] #aliases #variant,)
    });
    let (count, all) = (count(commands.len()), each(commands, &|command| element(&command.variant)));
    let keys = each(&table.keys, &|(key, variant)| {
        let key = Literal::u64_unsuffixed(*key);
        quote!((#key, Self::#variant),)
    });
    let columns = columns(&methods(COMMAND, commands, |command| command.row), facade);
    let replies = each(commands, &|command| {
        let replies = fields(&command.replies);
        quote!(&Replies #replies,)
    });
    let general = each(commands, &|command| {
        let general = set(&command.general);
        quote!(#general,)
    });
    let added = each(commands, &|command| {
        let added = each(&command.added, &|(words, source)| {
            let set = set(words);
            quote!((#set, #source),)
        });
        quote!(&[#added],)
    });
    let next = each(commands, &|command| {
        let next = next(&command.next);
        quote!(#next,)
    });
    quote! {
        #facade::__command! {
            #[doc = #COMMAND_PAGE]
            #count { #variants } [#all]
            keys [#keys]
            columns {
                #columns

                /// The replies that the command may get: those that its own RFC lists, and those that were added later.
                ///
                /// [`general_replies`](Self::general_replies) are not among them.
                replies: &'static Replies = [#replies];

                /// The replies that the command may get although its row does not list them.
                ///
                /// Any command may get those of [`Replies::ANY`]. A server need not implement a command that is not
                /// standard, which may therefore get those of [`Replies::UNKNOWN`] too.
                general_replies: CodeSet = [#general];

                /// The replies that were added after the command's own RFC, and their source.
                added_replies: &'static [(CodeSet, &'static str)] = [#added];

                /// Intermediate replies, each with the commands that may follow. One of them must.
                sequences: &'static [(CodeSet, &'static [Command])] = [#next];
            }
        }
    }
}

/// `Replies`, a set for each part, and its constants: the replies that do not belong to a command.
pub(super) fn replies(table: &LoweredCommands<'_>, facade: &TokenStream) -> TokenStream {
    let parts = each(&table.parts, &|part| {
        let (meaning, field, variant) = (part.part.meaning(), &part.field, &part.variant);
        quote!(#[doc = #meaning] #field #variant)
    });
    let (greeting, unknown) = (fields(&table.greeting), fields(&table.unknown));
    let any = each(&table.any, &|(replies, source)| {
        let replies = fields(replies);
        quote!((Self #replies, #source),)
    });
    let next = next(&table.next);
    quote! {
        #facade::__replies! {
            #[doc = #REPLIES_PAGE]
            { #parts }
            greeting #greeting
            unknown #unknown
            any [#any]
            next #next
        }
    }
}

/// `&[(CodeSet([5, 0]), &[Command::Pass])]`
fn next(next: &[Next]) -> TokenStream {
    let next = each(next, &|(words, commands)| {
        let (set, commands) = (set(words), each(commands, &|command| quote!(Command::#command,)));
        quote!((#set, &[#commands]),)
    });
    quote!((&[#next]))
}

/// `{ completion: CodeSet([5, 0]), ..Replies::NONE }`
fn fields(replies: &[(Ident, Vec<u64>)]) -> TokenStream {
    let fields = each(replies, &|(field, words)| {
        let set = set(words);
        quote!(#field: #set,)
    });
    quote!({ #fields ..Replies::NONE })
}
