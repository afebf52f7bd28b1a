//! Columns: the keys of a row that become methods.
//!
//! A column is declared here and nowhere else: its name, its documentation, its line on the page of a variant, and its cell
//! in each row. The type of the method follows from the kind of the cells.

use ftp_codes_spec as spec;

use super::markdown::{escape, linked};

/// A column of the rows `R`.
pub(crate) struct Column<R> {
    /// The name of the method.
    pub(crate) name: &'static str,
    /// Its documentation.
    pub(crate) doc: &'static str,
    /// The title of its line in the table on the page of a variant.
    title: Option<&'static str>,
    pub(crate) cells: Cells<R>,
}

/// The cell of each row, by the type of the method.
pub(crate) enum Cells<R> {
    /// `&'static str`
    Text(fn(&R) -> &str),
    /// `Option<&'static str>`
    OptionalText(fn(&R) -> Option<&str>),
    /// `&'static [&'static str]`
    Texts(fn(&R) -> &[String]),
    /// `&'static [(&'static str, &'static str)]`
    Pairs(fn(&R) -> Vec<(&str, &str)>),
    /// `bool`
    Flag(fn(&R) -> bool),
    /// A type of the facade: its name, then the variant and the word.
    Word(&'static str, fn(&R) -> (&'static str, &'static str)),
    /// `Option<std::io::ErrorKind>`
    ErrorKind(fn(&R) -> Option<&str>),
}

/// The columns of `ReplyCode`.
pub(crate) const REPLY_CODE: &[Column<spec::Reply>] = &[
    Column { name: "name", doc: "The name of the variant.", title: None, cells: Cells::Text(|row| &row.name) },
    Column {
        name: "headline",
        doc: "The first sentence of the standard text: what a server sends by default.\n\n\
            Do not send a headline for which [`is_template`](Self::is_template) is true.",
        title: None,
        cells: Cells::Text(|row| &row.headline),
    },
    Column {
        name: "is_template",
        doc: "Whether the headline is a template, which must not be sent as it is.\n\n\
            It has a part to fill in, such as an address or a path, or it is an example.",
        title: Some("headline is a template"),
        cells: Cells::Flag(|row| row.template),
    },
    Column { name: "text", doc: "The whole standard text.", title: None, cells: Cells::Text(|row| &row.text) },
    Column {
        name: "description",
        doc: "What the code means and what to do, in Markdown.",
        title: None,
        cells: Cells::Text(|row| &row.doc),
    },
    Column {
        name: "standing",
        doc: "How well established the code is.",
        title: Some("standing"),
        cells: Cells::Word("Standing", |row| (row.standing.name(), row.standing.as_str())),
    },
    Column {
        name: "defined_in",
        doc: "Where the code is defined: an RFC and its section, or the software that sends it.",
        title: Some("defined in"),
        cells: Cells::Text(|row| &row.defined),
    },
    Column {
        name: "amended_in",
        doc: "Other sources that matter for the code.",
        title: Some("see also"),
        cells: Cells::Texts(|row| &row.amended),
    },
    Column {
        name: "observed",
        doc: "What was observed in practice: the software, and the evidence.",
        title: Some("observed"),
        cells: Cells::Pairs(|row| row.observed.iter().map(|seen| (seen.by.as_str(), seen.evidence.as_str())).collect()),
    },
    Column {
        name: "grammar",
        doc: "The grammar of the text, if programs read it.",
        title: None,
        cells: Cells::OptionalText(|row| row.grammar.as_deref()),
    },
];

/// The columns of `Class` and `Group`.
pub(crate) const DIGIT: &[Column<spec::Digit>] = &[
    Column { name: "name", doc: "The name of the variant.", title: None, cells: Cells::Text(|row| &row.name) },
    Column {
        name: "text",
        doc: "The name that the standard gives it.",
        title: None,
        cells: Cells::Text(|row| &row.text),
    },
    Column { name: "description", doc: "What it means, in Markdown.", title: None, cells: Cells::Text(|row| &row.doc) },
    Column {
        name: "defined_in",
        doc: "Where it is defined.",
        title: Some("defined in"),
        cells: Cells::Text(|row| &row.defined),
    },
];

/// The columns of `Command`.
pub(crate) const COMMAND: &[Column<spec::Command>] = &[
    Column {
        name: "verb",
        doc: "What is sent, in capital letters: `RETR`.",
        title: None,
        cells: Cells::Text(|row| &row.verb),
    },
    Column {
        name: "title",
        doc: "What the standard calls it, in small letters: `retrieve`.",
        title: None,
        cells: Cells::Text(|row| &row.title),
    },
    Column {
        name: "syntax",
        doc: "The command with its arguments, in the notation of its RFC.",
        title: None,
        cells: Cells::Text(|row| &row.syntax),
    },
    Column {
        name: "argument",
        doc: "Whether the command takes an argument.",
        title: Some("argument"),
        cells: Cells::Word("Argument", |row| (row.argument.name(), row.argument.as_str())),
    },
    Column {
        name: "description",
        doc: "What the command does, in Markdown.",
        title: None,
        cells: Cells::Text(|row| &row.doc),
    },
    Column {
        name: "kind",
        doc: "What the command is about.",
        title: Some("kind"),
        cells: Cells::Word("CommandKind", |row| (row.kind.name(), row.kind.as_str())),
    },
    Column {
        name: "standing",
        doc: "How well established the command is.",
        title: Some("standing"),
        cells: Cells::Word("Standing", |row| (row.standing.name(), row.standing.as_str())),
    },
    Column {
        name: "defined_in",
        doc: "Where the command is defined.",
        title: Some("defined in"),
        cells: Cells::Text(|row| &row.defined),
    },
    Column {
        name: "amended_in",
        doc: "Other sources that matter for the command.",
        title: Some("see also"),
        cells: Cells::Texts(|row| &row.amended),
    },
];

/// The columns of `WinsockError`.
pub(crate) const WINSOCK_ERROR: &[Column<spec::WinsockError>] = &[
    Column { name: "name", doc: "The name of the variant.", title: None, cells: Cells::Text(|row| &row.name) },
    Column {
        name: "constant",
        doc: "Microsoft's name of the constant.",
        title: Some("constant"),
        cells: Cells::Text(|row| &row.constant),
    },
    Column { name: "text", doc: "Microsoft's text for it.", title: None, cells: Cells::Text(|row| &row.text) },
    Column {
        name: "description",
        doc: "What it means and what to do, in Markdown.",
        title: None,
        cells: Cells::Text(|row| &row.doc),
    },
    Column {
        name: "error_kind",
        doc: "The kind of [`std::io::Error`] with the same meaning, if there is one.",
        title: Some("error kind"),
        cells: Cells::ErrorKind(|row| row.error_kind.as_deref()),
    },
];

/// The lines of a row in the table on the page of its variant: titles, and values in Markdown.
pub(super) fn titled<'r, R>(columns: &'r [Column<R>], row: &'r R) -> impl Iterator<Item = (&'static str, String)> {
    columns.iter().filter_map(move |column| Some((column.title?, column.cells.markdown(row)?)))
}

impl<R> Cells<R> {
    /// The value of a row in Markdown; `None` if there is nothing to show.
    fn markdown(&self, row: &R) -> Option<String> {
        let lines: Vec<String> = match self {
            Self::Text(text) => vec![linked(text(row))],
            Self::OptionalText(text) => text(row).map(linked).into_iter().collect(),
            Self::Texts(texts) => texts(row).iter().map(|text| linked(text)).collect(),
            Self::Pairs(pairs) => {
                pairs(row).into_iter().map(|(who, what)| format!("{}: {}", escape(who), linked(what))).collect()
            }
            Self::Flag(flag) => flag(row).then(|| "yes".to_owned()).into_iter().collect(),
            Self::Word(_, word) => vec![word(row).1.to_owned()],
            Self::ErrorKind(kind) => {
                kind(row).map(|kind| format!("[`{kind}`](std::io::ErrorKind::{kind})")).into_iter().collect()
            }
        };
        (!lines.is_empty()).then(|| lines.join("<br>"))
    }
}
