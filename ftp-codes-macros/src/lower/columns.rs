//! Columns: the keys of a row that become methods.
//!
//! A column is declared here and nowhere else: its name, its documentation, its line on the page of a variant, and its cell
//! in each row. The type of the method follows from the kind of the cells.

use ftp_codes_spec as spec;

use super::markdown::{append, escape, linked};

/// A column of the rows `R`.
pub(crate) struct Column<R> {
    /// The name of the method.
    name: &'static str,
    /// Its documentation.
    doc: &'static str,
    /// The title of its line in the table on the page of a variant.
    title: Option<&'static str>,
    cell: fn(&R) -> Cell<'_>,
}

/// The cell of a row. The kind is the same in all rows, and gives the method its type.
pub(crate) enum Cell<'r> {
    /// `&'static str`
    Text(&'r str),
    /// `Option<&'static str>`
    OptionalText(Option<&'r str>),
    /// `&'static [&'static str]`
    Texts(&'r [String]),
    /// `&'static [(&'static str, &'static str)]`
    Observations(&'r [spec::Observation]),
    /// `bool`
    Flag(bool),
    /// A type of the facade: its name, the variant and the word.
    Word(&'static str, &'static str, &'static str),
    /// `Option<std::io::ErrorKind>`
    ErrorKind(Option<&'r str>),
}

/// A method with its value for each row.
pub(crate) struct Method<'r> {
    pub(crate) name: &'static str,
    pub(crate) doc: &'static str,
    pub(crate) cells: Vec<Cell<'r>>,
}

/// The columns of `ReplyCode`.
pub(crate) const REPLY_CODE: &[Column<spec::Reply>] = &[
    Column { name: "name", doc: "The name of the variant.", title: None, cell: |row| Cell::Text(&row.name) },
    Column {
        name: "headline",
        doc: "The first sentence of the standard text: what a server sends by default.\n\n\
            Do not send a headline for which [`is_template`](Self::is_template) is true.",
        title: None,
        cell: |row| Cell::Text(&row.headline),
    },
    Column {
        name: "is_template",
        doc: "Whether the headline is a template, which must not be sent as it is.\n\n\
            A template has a part to fill in, such as an address or a path, or is an example.",
        title: Some("headline is a template"),
        cell: |row| Cell::Flag(row.template),
    },
    Column { name: "text", doc: "The whole standard text.", title: None, cell: |row| Cell::Text(&row.text) },
    Column {
        name: "description",
        doc: "What the code means and what to do, in Markdown.",
        title: None,
        cell: |row| Cell::Text(&row.doc),
    },
    Column {
        name: "standing",
        doc: "How well established the code is.",
        title: Some("standing"),
        cell: |row| Cell::Word("Standing", row.standing.name(), row.standing.as_str()),
    },
    Column {
        name: "defined_in",
        doc: "Where the code is defined: an RFC and its section, or the software that sends it.",
        title: Some("defined in"),
        cell: |row| Cell::Text(&row.defined),
    },
    Column {
        name: "amended_in",
        doc: "Other sources that matter for the code.",
        title: Some("see also"),
        cell: |row| Cell::Texts(&row.amended),
    },
    Column {
        name: "observed",
        doc: "What was observed in practice: the software, and the evidence.",
        title: Some("observed"),
        cell: |row| Cell::Observations(&row.observed),
    },
    Column {
        name: "grammar",
        doc: "The grammar of the text, if programs read it.",
        title: None,
        cell: |row| Cell::OptionalText(row.grammar.as_deref()),
    },
];

/// The columns of `Class` and `Group`.
pub(crate) const DIGIT: &[Column<spec::Digit>] = &[
    Column { name: "name", doc: "The name of the variant.", title: None, cell: |row| Cell::Text(&row.name) },
    Column {
        name: "text",
        doc: "The name that the standard gives it.",
        title: None,
        cell: |row| Cell::Text(&row.text),
    },
    Column { name: "description", doc: "What it means, in Markdown.", title: None, cell: |row| Cell::Text(&row.doc) },
    Column {
        name: "defined_in",
        doc: "Where it is defined.",
        title: Some("defined in"),
        cell: |row| Cell::Text(&row.defined),
    },
];

/// The columns of `Command`.
pub(crate) const COMMAND: &[Column<spec::Command>] = &[
    Column {
        name: "verb",
        doc: "The verb, in capital letters: `RETR`.",
        title: None,
        cell: |row| Cell::Text(&row.verb),
    },
    Column {
        name: "title",
        doc: "The name that the standard gives it, in lower case: `retrieve`.",
        title: None,
        cell: |row| Cell::Text(&row.title),
    },
    Column {
        name: "syntax",
        doc: "The command with its arguments, in the notation of its RFC.",
        title: None,
        cell: |row| Cell::Text(&row.syntax),
    },
    Column {
        name: "argument",
        doc: "Whether the command takes an argument.",
        title: Some("argument"),
        cell: |row| Cell::Word("Argument", row.argument.name(), row.argument.as_str()),
    },
    Column {
        name: "description",
        doc: "What the command does, in Markdown.",
        title: None,
        cell: |row| Cell::Text(&row.doc),
    },
    Column {
        name: "kind",
        doc: "What the command is about.",
        title: Some("kind"),
        cell: |row| Cell::Word("CommandKind", row.kind.name(), row.kind.as_str()),
    },
    Column {
        name: "standing",
        doc: "How well established the command is.",
        title: Some("standing"),
        cell: |row| Cell::Word("Standing", row.standing.name(), row.standing.as_str()),
    },
    Column {
        name: "defined_in",
        doc: "Where the command is defined.",
        title: Some("defined in"),
        cell: |row| Cell::Text(&row.defined),
    },
    Column {
        name: "amended_in",
        doc: "Other sources that matter for the command.",
        title: Some("see also"),
        cell: |row| Cell::Texts(&row.amended),
    },
];

/// The columns of `WinsockError`.
pub(crate) const WINSOCK_ERROR: &[Column<spec::WinsockError>] = &[
    Column { name: "name", doc: "The name of the variant.", title: None, cell: |row| Cell::Text(&row.name) },
    Column {
        name: "constant",
        doc: "Microsoft's name of the constant.",
        title: Some("constant"),
        cell: |row| Cell::Text(&row.constant),
    },
    Column { name: "text", doc: "Microsoft's text for it.", title: None, cell: |row| Cell::Text(&row.text) },
    Column {
        name: "description",
        doc: "What it means and what to do, in Markdown.",
        title: None,
        cell: |row| Cell::Text(&row.doc),
    },
    Column {
        name: "error_kind",
        doc: "The kind of [`std::io::Error`] with the same meaning, if there is one.",
        title: Some("error kind"),
        cell: |row| Cell::ErrorKind(row.error_kind.as_deref()),
    },
];

/// The methods of the columns. `row` gives the row of an item.
pub(crate) fn methods<'r, R, T>(columns: &[Column<R>], items: &[T], row: fn(&T) -> &'r R) -> Vec<Method<'r>> {
    let mut methods = Vec::new();
    for column in columns {
        let mut cells = Vec::new();
        for item in items {
            cells.push((column.cell)(row(item)));
        }
        methods.push(Method { name: column.name, doc: column.doc, cells });
    }
    methods
}

/// The lines of a row in the table on the page of its variant: titles, and values in Markdown.
pub(super) fn titled<R>(columns: &[Column<R>], row: &R) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    for column in columns {
        if let Some(title) = column.title {
            lines.push((title, (column.cell)(row).markdown()));
        }
    }
    lines
}

impl Cell<'_> {
    /// The value in Markdown; empty if there is nothing to show.
    fn markdown(&self) -> String {
        match self {
            Self::Text(text) | Self::OptionalText(Some(text)) => linked(text),
            Self::Texts(texts) => {
                let mut lines = String::new();
                for text in *texts {
                    append(&mut lines, "<br>", &linked(text));
                }
                lines
            }
            Self::Observations(observations) => {
                let mut lines = String::new();
                for seen in *observations {
                    append(&mut lines, "<br>", &format!("{}: {}", escape(&seen.by), seen.evidence.replace('|', "\\|")));
                }
                lines
            }
            Self::Flag(true) => "yes".to_owned(),
            Self::Word(_, _, word) => (*word).to_owned(),
            Self::ErrorKind(Some(kind)) => format!("[`{kind}`](std::io::ErrorKind::{kind})"),
            Self::OptionalText(None) | Self::Flag(false) | Self::ErrorKind(None) => String::new(),
        }
    }
}
