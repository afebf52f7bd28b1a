//! A row of `[[command]]`: a command and everything known about it.

use crate::citation;
use crate::reading::{Row, Unique, consists_of, owned, shown};
use crate::replies::{Codes, Next, Replies};
use crate::table::Table;
use crate::word::{self, Argument, CommandKind, Standing};

/// A command and everything known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The verb, in capital letters: `RETR`.
    pub verb: String,
    /// The name that the standard gives it, in lower case: `retrieve`.
    pub title: String,
    /// The command with its arguments, in the notation of its RFC.
    pub syntax: String,
    /// Whether it takes an argument.
    pub argument: Argument,
    /// What it is about.
    pub kind: CommandKind,
    /// How well established it is.
    pub standing: Standing,
    /// Where it is defined: `RFC n §s`, or free text.
    pub defined: String,
    /// Other sources that matter: `RFC n §s`, with an optional remark in parentheses.
    pub amended: Vec<String>,
    /// Words by which a search of the documentation finds the command.
    pub aliases: Vec<String>,
    /// Our explanation, in Markdown.
    pub doc: String,
    /// The replies that its own RFC lists.
    pub replies: Replies,
    /// The replies that were added later.
    pub added: Vec<Added>,
    /// The replies to unknown commands that this command must not get.
    pub excluded: Vec<u16>,
    /// What must be sent after each intermediate reply.
    pub next: Vec<Next>,
}

/// Replies to a command that its own RFC does not list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The replies.
    pub replies: Replies,
    /// Where they come from: `RFC n §s` with an optional remark in parentheses, or free text.
    pub source: String,
}

impl Command {
    /// The name of the variant: the verb in CamelCase.
    ///
    /// ```
    /// use ftp_codes_spec::{COMMANDS, Commands, REPLIES, Table};
    ///
    /// let commands = Commands::parse(COMMANDS, &Table::parse(REPLIES)?)?;
    /// assert_eq!(commands.command("retr").unwrap().name(), "Retr");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn name(&self) -> String {
        let (first, rest) = self.verb.split_at_checked(1).unwrap_or_default();
        format!("{first}{}", rest.to_ascii_lowercase())
    }

    /// All permitted replies: those that the command's own RFC lists, and those that were added later.
    ///
    /// ```
    /// use ftp_codes_spec::{COMMANDS, Commands, Part, REPLIES, Table};
    ///
    /// let commands = Commands::parse(COMMANDS, &Table::parse(REPLIES)?)?;
    /// let cdup = commands.command("CDUP").unwrap();
    /// // RFC 959 lists 200 in §5.4 but 250 in §4.1.1.
    /// assert_eq!(cdup.replies.codes(Part::Completion).collect::<Vec<_>>(), [200]);
    /// assert_eq!(cdup.permitted().codes(Part::Completion).collect::<Vec<_>>(), [200, 250]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn permitted(&self) -> Replies {
        let mut permitted = self.replies.clone();
        for added in &self.added {
            permitted.extend(&added.replies);
        }
        permitted
    }
}

/// The rows of `[[command]]`, while they are being read.
pub(crate) struct CommandRows<'t> {
    table: &'t Table,
    /// Every verb in the table, including those of rows that have not been read yet.
    all: &'t [String],
    verbs: Unique,
}

impl<'t> CommandRows<'t> {
    pub(crate) fn new(table: &'t Table, all: &'t [String]) -> Self {
        Self { table, all, verbs: Unique::default() }
    }

    pub(crate) fn read(&mut self, row: &mut Row<'_>) -> Option<Command> {
        let verb = self.verb(row);
        let title = row.line("title");
        let syntax = syntax(row, verb.as_deref());
        let argument = word::read(row, "argument", Argument::ALL, Argument::as_str);
        let kind = word::read(row, "kind", CommandKind::ALL, CommandKind::as_str);
        let standing = word::read(row, "standing", Standing::ALL, Standing::as_str);
        let defined = citation::defined(row);
        let amended = citation::amended(row);
        let aliases = owned(&row.list("aliases"));
        let doc = row.prose("doc");
        let mut codes = Codes::of(self.table);
        let replies = codes.read(row);
        let added = row.rows("added", |row| {
            let replies = codes.read(row);
            Some(Added { replies, source: citation::remarked(row, "source")? })
        });
        codes.finish(row);
        let mut excluded = Vec::new();
        for cell in &row.integers("excluded") {
            if let Some(code) = codes.listed(row, cell.value, cell.at) {
                excluded.push(code);
            }
        }
        let next = Next::read(row, &codes, self.all);
        Some(Command {
            verb: verb?,
            title: title?.value.to_owned(),
            syntax: syntax?,
            argument: argument?,
            kind: kind?,
            standing: standing?,
            defined: defined?,
            amended,
            aliases,
            doc: doc?,
            replies,
            added,
            excluded,
            next,
        })
    }

    fn verb(&mut self, row: &mut Row<'_>) -> Option<String> {
        let cell = row.line("verb")?;
        let letter = cell.value.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
        if !letter || !consists_of(cell.value, |c| c.is_ascii_uppercase() || c.is_ascii_digit()) {
            let remedy = "a verb is a capital letter A to Z, then capitals and digits, such as `RETR`";
            row.refuse(cell.at, format!("verb {} cannot be used; {remedy}", shown(cell.value)));
            return None;
        }
        self.verbs.insert(row, "verb", cell.value, cell.at);
        Some(cell.value.to_owned())
    }
}

/// Reads `syntax`, which names the verb in any case: RFC 3659 writes `MdTm`.
fn syntax(row: &mut Row<'_>, verb: Option<&str>) -> Option<String> {
    let cell = row.line("syntax")?;
    if let Some(verb) = verb.filter(|verb| !cell.value.to_ascii_uppercase().contains(verb)) {
        row.refuse(cell.at, format!("`syntax` does not name the verb `{verb}`; begin it with the verb"));
    }
    Some(cell.value.to_owned())
}
