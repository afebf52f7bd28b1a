//! A whole table of commands.

use crate::command::{Command, Verbs};
use crate::document::Document;
use crate::fault::Refused;
use crate::part::Part;
use crate::rule::Rule;
use crate::sequence::Sequence;
use crate::standing::Standing;
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
    /// What a server says to a command that it does not know, or cannot take as it is. The commands of the
    /// standard list for themselves what of it they may get.
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
    #[expect(clippy::result_large_err, reason = "a table is read once, and its faults are rare")]
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

    /// What may answer a command although its row does not list it: the rules for every command, and, unless it
    /// is of the standard, those for a command that a server need not know.
    ///
    /// ```
    /// use ftp_codes_spec::{COMMANDS, Commands, Part, REPLIES, Table};
    ///
    /// let commands = Commands::parse(COMMANDS, &Table::parse(REPLIES)?)?;
    /// let general = |verb| commands.general(commands.command(verb).unwrap());
    /// assert!(general("QUIT").has(Part::Failure, 421));
    /// // RFC 959 does not list 502 for STOR, which every server must have.
    /// assert!(!general("STOR").has(Part::Error, 502));
    /// assert!(general("SIZE").has(Part::Error, 502));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn general(&self, command: &Command) -> Sequence {
        let listed = command.permitted();
        let new = |(_, code): &(Part, u16)| !listed.iter().any(|(part, own)| own == *code && !part.is_secondary());
        let unknown = (command.standing != Standing::Standard).then_some(&self.unknown);
        self.any.iter().chain(unknown).flat_map(|rule| rule.replies.iter()).filter(new).collect()
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
