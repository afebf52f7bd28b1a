//! A whole table of commands.

use crate::command::{Command, CommandRows};
use crate::reading::{Document, Refused, Row};
use crate::replies::{Replies, Rule};
use crate::table::Table;
use crate::word::Standing;

/// A validated table of commands, and of the replies that each may get.
///
/// ```
/// use ftp_codes_spec::{COMMANDS, Commands, Part, REPLIES, Table};
///
/// let replies = Table::parse(REPLIES)?;
/// let commands = Commands::parse(COMMANDS, &replies)?;
/// let user = commands.command("USER").unwrap();
/// assert!(user.permitted().has(Part::Intermediate, 331));
/// assert_eq!(user.next[0].verbs, ["PASS"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commands {
    /// What a server sends when a client connects, before any command.
    pub greeting: Rule,
    /// What a server answers to a command that it does not know, or does not accept as it was sent. The rows of standard
    /// commands list these replies themselves.
    pub unknown: Rule,
    /// What a server may answer to any command, whatever its row lists.
    pub any: Vec<Rule>,
    /// The commands, in the order of the text.
    pub commands: Vec<Command>,
}

impl Commands {
    /// Reads and validates a table. Every code must be listed in the table of replies.
    ///
    /// # Errors
    ///
    /// All faults of the table at once.
    pub fn parse(text: &str, replies: &Table) -> Result<Self, Refused> {
        let mut document = Document::parse(text)?;
        // A row may name a command further down.
        let all = document.texts("command", "verb");
        let rule = |row: &mut Row<'_>| Rule::read(row, replies, &all);
        let greeting = document.one_row("greeting", "add it, with its replies", rule);
        let unknown = document.one_row("unknown", "add it, with its replies", rule);
        let any = document.rows("any", rule);
        let mut rows = CommandRows::new(replies, &all);
        let commands = document.some_rows("command", "add a row for each command", |row| rows.read(row));
        let both = greeting.zip(unknown);
        document.finish(both.map(|(greeting, unknown)| Self { greeting, unknown, any, commands }))
    }

    /// The command with a verb, in any case.
    pub fn command(&self, verb: &str) -> Option<&Command> {
        self.commands.iter().find(|command| command.verb.eq_ignore_ascii_case(verb))
    }

    /// The replies that a command may get although its row does not list them.
    ///
    /// Any command may get the replies of [`any`](Self::any). A server need not implement a command that is not standard,
    /// so such a command may also get the replies to an unknown command, except those that its row excludes.
    ///
    /// ```
    /// use ftp_codes_spec::{COMMANDS, Commands, Part, REPLIES, Table};
    ///
    /// let commands = Commands::parse(COMMANDS, &Table::parse(REPLIES)?)?;
    /// let general = |verb| commands.general(commands.command(verb).unwrap());
    /// assert!(general("QUIT").has(Part::Failure, 421));
    /// // RFC 959 does not list 502 for STOR, which every server must implement.
    /// assert!(!general("STOR").has(Part::Error, 502));
    /// assert!(general("SIZE").has(Part::Error, 502));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn general(&self, command: &Command) -> Replies {
        let mut general = Replies::default();
        if command.standing != Standing::Standard {
            general.extend(&self.unknown.replies);
            general.remove(&command.excluded);
        }
        for rule in &self.any {
            general.extend(&rule.replies);
        }
        general
    }
}
