//! The table of commands, lowered: verbs in order, and replies as sets of bits.

use ftp_codes_spec::{self as spec, Commands, Part, Replies, snake_case};
use proc_macro2::Ident;

use super::{Lowered, aliases, ident, in_order, page};

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
    /// What any command may get, and its source.
    pub(crate) any: Vec<(Vec<(Ident, Words)>, &'t str)>,
    /// The intermediate replies that any command may get, each with the commands that may follow.
    pub(crate) next: Vec<Next>,
}

/// A command.
pub(crate) struct Command<'t> {
    pub(crate) variant: Ident,
    pub(crate) row: &'t spec::Command,
    pub(crate) page: String,
    /// The words by which a search of the documentation finds the command.
    pub(crate) aliases: Vec<String>,
    /// The replies of its row, in the fields of their parts.
    pub(crate) replies: Vec<(Ident, Words)>,
    /// The replies that its row does not list.
    pub(crate) general: Words,
    /// The replies that were added later, and their source.
    pub(crate) added: Vec<(Words, &'t str)>,
    /// Its intermediate replies, each with the commands that may follow.
    pub(crate) next: Vec<Next>,
}

/// Intermediate replies, and the commands that may follow them.
pub(crate) type Next = (Words, Vec<Ident>);

/// A part as a field and as a variant.
pub(crate) struct PartOfReplies {
    pub(crate) part: Part,
    pub(crate) field: Ident,
    pub(crate) variant: Ident,
}

impl<'t> LoweredCommands<'t> {
    pub(crate) fn new(table: &'t Commands, replies: &Lowered<'_>) -> Self {
        let mut commands = Vec::new();
        for row in &table.commands {
            commands.push(Command::new(row, table, replies));
        }
        let mut keys = Vec::new();
        for &row in &in_order(&table.commands, |row| key(&row.verb)) {
            keys.push((key(&row.verb), ident(&row.name())));
        }
        let mut parts = Vec::new();
        for part in Part::ALL {
            let (field, variant) = (field(*part), ident(part.name()));
            parts.push(PartOfReplies { part: *part, field, variant });
        }
        let (mut any, mut following) = (Vec::new(), Vec::new());
        for rule in &table.any {
            any.push((fields(&rule.replies, replies), rule.defined.as_str()));
            following.append(&mut next(&rule.next, table, replies));
        }
        let (greeting, unknown) = (&table.greeting.replies, &table.unknown.replies);
        let (greeting, unknown) = (fields(greeting, replies), fields(unknown, replies));
        Self { commands, keys, parts, greeting, unknown, any, next: following }
    }
}

impl<'t> Command<'t> {
    fn new(row: &'t spec::Command, table: &'t Commands, replies: &Lowered<'_>) -> Self {
        let mut added = Vec::new();
        for one in &row.added {
            added.push((words(&one.replies, replies), one.source.as_str()));
        }
        Self {
            variant: ident(&row.name()),
            row,
            page: page::command(row, replies),
            aliases: aliases(&[&row.verb, &row.title], &row.name(), &row.aliases),
            replies: fields(&row.permitted(), replies),
            general: words(&table.general(row), replies),
            added,
            next: next(&row.next, table, replies),
        }
    }
}

fn next(row: &[spec::Next], table: &Commands, replies: &Lowered<'_>) -> Vec<Next> {
    let mut lowered = Vec::new();
    for next in row {
        let mut commands = Vec::new();
        for verb in &next.verbs {
            if let Some(command) = table.command(verb) {
                commands.push(ident(&command.name()));
            }
        }
        lowered.push((replies.words(&next.after), commands));
    }
    lowered
}

/// A verb as a number: its bytes in capital letters, the first one most significant. Every verb fits into eight bytes.
fn key(verb: &str) -> u64 {
    let mut key = 0;
    for byte in verb.bytes().take(8) {
        key = key << 8 | u64::from(byte.to_ascii_uppercase());
    }
    key
}

/// A part as a field: `secondary_completion`.
fn field(part: Part) -> Ident {
    ident(&snake_case(part.name()))
}

/// A set for each part that has codes.
fn fields(row: &Replies, replies: &Lowered<'_>) -> Vec<(Ident, Words)> {
    let mut fields = Vec::new();
    for (part, codes) in by_part(row) {
        fields.push((field(part), replies.words(&codes)));
    }
    fields
}

/// The parts that have codes, in their order.
pub(super) fn by_part(replies: &Replies) -> Vec<(Part, Vec<u16>)> {
    let mut parts: Vec<(Part, Vec<u16>)> = Vec::new();
    for (part, code) in replies.iter() {
        match parts.last_mut() {
            Some((last, codes)) if *last == part => codes.push(code),
            _ => parts.push((part, vec![code])),
        }
    }
    parts
}

/// The codes of all parts.
fn words(row: &Replies, replies: &Lowered<'_>) -> Words {
    let mut codes = Vec::new();
    for (_, code) in row.iter() {
        codes.push(code);
    }
    replies.words(&codes)
}
