//! A row of `[[reply]]`: a code and everything known about it.

use crate::citation;
use crate::name::Names;
use crate::reading::{Row, Unique, owned};
use crate::table::Digits;
use crate::word::{self, Standing};

/// A reply code and everything known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The three digits, 100 to 999.
    pub code: u16,
    /// The name of the variant, in CamelCase.
    pub name: String,
    /// What a server sends by default: as a rule the first sentence of the text.
    pub headline: String,
    /// Whether the headline is a template that must not be sent as it is.
    pub template: bool,
    /// The whole text of the standard; the same as the headline if the row has no `text`.
    pub text: String,
    /// How well established the code is.
    pub standing: Standing,
    /// Where it is defined: `RFC n §s`, or free text.
    pub defined: String,
    /// Other sources that matter: `RFC n §s`, with an optional remark in parentheses.
    pub amended: Vec<String>,
    /// What was observed in practice.
    pub observed: Vec<Observation>,
    /// Words by which a search of the documentation finds the code.
    pub aliases: Vec<String>,
    /// Our explanation, in Markdown.
    pub doc: String,
    /// The grammar of a text that programs read.
    pub grammar: Option<String>,
}

/// What a server or client does in practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// The software.
    pub by: String,
    /// What it sends or does, and where that can be seen, in Markdown.
    pub evidence: String,
}

/// The rows of `[[reply]]`, while they are being read.
pub(crate) struct ReplyRows<'d> {
    classes: &'d Digits,
    groups: &'d Digits,
    codes: Unique,
    names: Names,
}

impl<'d> ReplyRows<'d> {
    pub(crate) fn new(classes: &'d Digits, groups: &'d Digits) -> Self {
        Self { classes, groups, codes: Unique::default(), names: Names::of("replies") }
    }

    pub(crate) fn read(&mut self, row: &mut Row<'_>) -> Option<Reply> {
        let code = self.code(row);
        let name = self.names.read(row);
        let headline = row.line("headline");
        let template = row.flag("template");
        let text = row.optional_line("text");
        let standing = word::read(row, "standing", Standing::ALL, Standing::as_str);
        let defined = citation::defined(row);
        let amended = citation::amended(row);
        let observed = row.rows("observed", |row| {
            let (by, evidence) = (row.line("by"), row.line("evidence"));
            Some(Observation { by: by?.value.to_owned(), evidence: evidence?.value.to_owned() })
        });
        let aliases = owned(&row.list("aliases"));
        let doc = row.prose("doc");
        let grammar = row.optional_prose("grammar");
        let headline = headline?.value;
        Some(Reply {
            code: code?,
            name: name?,
            headline: headline.to_owned(),
            template,
            text: text.map_or(headline, |text| text.value).to_owned(),
            standing: standing?,
            defined: defined?,
            amended,
            observed,
            aliases,
            doc: doc?,
            grammar,
        })
    }

    fn code(&mut self, row: &mut Row<'_>) -> Option<u16> {
        let cell = row.integer("code")?;
        let Ok(code @ 100..=999) = u16::try_from(cell.value) else {
            row.refuse(cell.at, format!("`code` is {}, but a code has three digits, 100 to 999", cell.value));
            return None;
        };
        self.classes.require(row, code, code / 100, cell.at);
        self.groups.require(row, code, code / 10 % 10, cell.at);
        self.codes.insert(row, "code", &code.to_string(), cell.at);
        Some(code)
    }
}
