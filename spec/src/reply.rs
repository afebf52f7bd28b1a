//! A row of `[[reply]]`: a code and all that is known of it.

use crate::digit::Digits;
use crate::name::Names;
use crate::once::Once;
use crate::row::Row;
use crate::source;
use crate::standing::Standing;

/// A reply code and all that is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The three digits, 100 to 999.
    pub code: u16,
    /// The name of the variant, in CamelCase.
    pub name: String,
    /// What a server sends by default: as a rule the first sentence of the text.
    pub headline: String,
    /// The whole text, as the standard has it.
    pub text: String,
    /// How well the code is founded.
    pub standing: Standing,
    /// Where it is defined: `RFC n §s`, or free text.
    pub defined: String,
    /// Where more is said of it: `RFC n §s`, and perhaps a remark in parentheses.
    pub amended: Vec<String>,
    /// Our explanation, in Markdown.
    pub doc: String,
    /// The grammar of a text that a program can read.
    pub grammar: Option<String>,
}

impl Reply {
    /// The first digit of the code, which is that of its class.
    pub fn first_digit(&self) -> u8 {
        digit(self.code / 100)
    }

    /// The second digit of the code, which is that of its group.
    pub fn second_digit(&self) -> u8 {
        digit(self.code / 10)
    }
}

/// The last digit of a number.
fn digit(number: u16) -> u8 {
    u8::try_from(number % 10).unwrap_or_default()
}

/// The replies of a table, while it is being read.
pub(crate) struct Replies<'d> {
    classes: &'d Digits,
    groups: &'d Digits,
    codes: Once,
    names: Names,
}

impl<'d> Replies<'d> {
    pub(crate) fn new(classes: &'d Digits, groups: &'d Digits) -> Self {
        Self { classes, groups, codes: Once::default(), names: Names::of("replies") }
    }

    pub(crate) fn read(&mut self, row: &mut Row<'_>) -> Option<Reply> {
        let code = self.code(row);
        let name = self.names.read(row);
        let headline = row.line("headline");
        let text = row.line("text");
        let standing = Standing::read(row);
        let defined = source::defined(row);
        let amended = source::amended(row);
        let doc = row.prose("doc");
        let grammar = row.optional_prose("grammar");
        Some(Reply {
            code: code?,
            name: name?,
            headline: headline?.value.to_owned(),
            text: text?.value.to_owned(),
            standing: standing?,
            defined: defined?,
            amended,
            doc: doc?.value.to_owned(),
            grammar: grammar.map(|cell| cell.value.to_owned()),
        })
    }

    fn code(&mut self, row: &mut Row<'_>) -> Option<u16> {
        let cell = row.integer("code")?;
        let Some(code) = u16::try_from(cell.value).ok().filter(|code| (100..=999).contains(code)) else {
            row.refuse(cell.at, format!("`code` is {}, but a code has three digits, 100 to 999", cell.value));
            return None;
        };
        self.classes.require(row, code, code / 100, cell.at);
        self.groups.require(row, code, code / 10 % 10, cell.at);
        self.codes.take(row, "code", &code.to_string(), cell.at);
        Some(code)
    }
}
