//! The table of commands: the order of the verbs, and replies as sets of bits.

use ftp_codes_spec::{self as spec, Commands, Part, Replies, snake_case};
use proc_macro2::Ident;

use super::{Lowered, ident, in_order, page};

/// A set of codes in words of 64 bits.
pub(crate) type Words = Vec<u64>;

/// The table of commands.
pub(crate) struct LoweredCommands<'t> {
    /// The commands in the order of the table.
    pub(crate) commands: Vec<Command<'t>>,
    /// The verbs as numbers in ascending order, each with its command.
    pub(crate) keys: Vec<(u64, Ident)>,
    pub(crate) parts: Vec<PartOfReplies>,
    pub(crate) greeting: Vec<(Ident, Words)>,
    pub(crate) unknown: Vec<(Ident, Words)>,
    /// What any command may get, and where that is written.
    pub(crate) any: Vec<(Vec<(Ident, Words)>, &'t str)>,
    /// What must follow an intermediate reply that any command may get.
    pub(crate) next: Vec<Next>,
}

/// A command.
pub(crate) struct Command<'t> {
    pub(crate) variant: Ident,
    pub(crate) row: &'t spec::Command,
    pub(crate) page: String,
    /// The replies of its row, in the fields of their parts.
    pub(crate) replies: Vec<(Ident, Words)>,
    /// The replies that its row does not list.
    pub(crate) general: Words,
    /// The replies that were added later, and where that is written.
    pub(crate) added: Vec<(Words, &'t str)>,
    /// Intermediate replies, and the commands of which one must follow.
    pub(crate) next: Vec<Next>,
}

/// Intermediate replies, and the commands of which one must follow.
pub(crate) type Next = (Words, Vec<Ident>);

/// A part as a field and as a variant.
pub(crate) struct PartOfReplies {
    pub(crate) part: Part,
    pub(crate) field: Ident,
    pub(crate) variant: Ident,
}

impl<'t> LoweredCommands<'t> {
    pub(crate) fn new(table: &'t Commands, replies: &Lowered<'_>) -> Self {
        let parts = Part::ALL.iter().map(|part| PartOfReplies {
            part: *part,
            field: ident(&snake_case(part.name())),
            variant: ident(part.name()),
        });
        let keys = in_order(&table.commands, |row| key(&row.verb));
        Self {
            commands: table.commands.iter().map(|row| Command::new(row, table, replies)).collect(),
            keys: keys.into_iter().map(|row| (key(&row.verb), ident(&row.name()))).collect(),
            parts: parts.collect(),
            greeting: by_part(&table.greeting.replies, replies),
            unknown: by_part(&table.unknown.replies, replies),
            any: table.any.iter().map(|rule| (by_part(&rule.replies, replies), rule.defined.as_str())).collect(),
            next: table.any.iter().flat_map(|rule| next(&rule.next, table, replies)).collect(),
        }
    }
}

impl<'t> Command<'t> {
    fn new(row: &'t spec::Command, table: &'t Commands, replies: &Lowered<'_>) -> Self {
        Self {
            variant: ident(&row.name()),
            row,
            page: page::command(row, replies),
            replies: by_part(&row.permitted(), replies),
            general: words(&table.general(row), replies),
            added: row.added.iter().map(|added| (words(&added.replies, replies), added.source.as_str())).collect(),
            next: next(&row.next, table, replies),
        }
    }
}

fn next(row: &[spec::Next], table: &Commands, replies: &Lowered<'_>) -> Vec<Next> {
    let next = row.iter().map(|next| {
        let commands = next.verbs.iter().filter_map(|verb| table.command(verb));
        (replies.words(&next.after), commands.map(|command| ident(&command.name())).collect())
    });
    next.collect()
}

/// A verb as a number: its bytes in capital letters, the first one highest. Every verb fits into eight.
fn key(verb: &str) -> u64 {
    verb.bytes().take(8).fold(0, |key, byte| key << 8 | u64::from(byte.to_ascii_uppercase()))
}

/// A set for each part that has codes.
fn by_part(row: &Replies, replies: &Lowered<'_>) -> Vec<(Ident, Words)> {
    let parts = Part::ALL.iter().map(|part| (part, row.codes(*part).collect::<Vec<u16>>()));
    let parts = parts.filter(|(_, codes)| !codes.is_empty());
    parts.map(|(part, codes)| (ident(&snake_case(part.name())), replies.words(&codes))).collect()
}

fn words(row: &Replies, replies: &Lowered<'_>) -> Words {
    replies.words(&row.iter().map(|(_, code)| code).collect::<Vec<u16>>())
}
