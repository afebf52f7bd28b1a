//! A whole table of commands.

use crate::command::{Command, Verbs};
use crate::document::Document;
use crate::fault::Refused;
use crate::rule::Rule;
use crate::table::Table;

/// A checked table of commands, and of the replies each may be answered with.
///
/// ```
/// use ftp_codes_spec::{COMMANDS, Commands, Part, REPLIES, Table};
///
/// let replies = Table::parse(REPLIES)?;
/// let commands = Commands::parse(COMMANDS, &replies)?;
/// let user = commands.command("USER").unwrap();
/// assert!(user.permitted().has(Part::Intermediate, 331));
/// assert_eq!(user.next(331), ["PASS"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commands {
    /// What a server says when a client connects, before any command.
    pub greeting: Rule,
    /// What a server says to a command that it does not know, or cannot take as it is.
    pub unknown: Rule,
    /// What a server may say to every command, whatever its row lists.
    pub any: Vec<Rule>,
    /// The commands, in the order of the text.
    pub commands: Vec<Command>,
}

impl Commands {
    /// Reads a table and checks it, also against the table of replies: every code must be listed there.
    ///
    /// # Errors
    ///
    /// A table with any fault is refused, with all its faults at once.
    pub fn parse(text: &str, replies: &Table) -> Result<Self, Refused<Self>> {
        let mut document = Document::parse(text)?;
        let greeting = document.one_row("greeting", "add it, with its replies", |row| Rule::read(row, replies));
        let unknown = document.one_row("unknown", "add it, with its replies", |row| Rule::read(row, replies));
        let any = document.rows("any", |row| Rule::read(row, replies));
        // A command may name one that stands further down.
        let mut verbs = Verbs::new(replies, document.texts("command", "verb"));
        let commands = document.some_rows("command", "add a row for each command", |row| verbs.read(row));
        document
            .finish(Self { greeting, unknown, any, commands })
            .map_err(|refused| Refused { sound: refused.sound.without_orphans(), ..refused })
    }

    /// The command of a verb, in any case.
    pub fn command(&self, verb: &str) -> Option<&Command> {
        self.commands.iter().find(|command| command.verb.eq_ignore_ascii_case(verb))
    }

    /// Leaves out the verbs to be sent next whose own row was left out.
    fn without_orphans(mut self) -> Self {
        let sound: Vec<String> = self.commands.iter().map(|command| command.verb.clone()).collect();
        for next in self.commands.iter_mut().flat_map(|command| &mut command.next) {
            next.verbs.retain(|verb| sound.contains(verb));
        }
        self
    }
}
