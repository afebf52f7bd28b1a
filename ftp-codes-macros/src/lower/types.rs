//! The documentation of the types, in Markdown.

use super::{Lowered, extent, page};

pub(crate) const COMMAND_PAGE: &str = concat!(
    "An FTP command.\n\n\
    Later versions may list more commands. [`from_verb`](Self::from_verb) reads a verb in any case.",
    include_str!("examples/command.md"),
);

pub(crate) const REPLIES_PAGE: &str = concat!(
    "The replies that a command may get, divided into parts as in \
    [RFC 959 §5.4](https://www.rfc-editor.org/rfc/rfc959#section-5.4).",
    include_str!("examples/replies.md"),
);

pub(crate) const WINSOCK_ERROR_PAGE: &str = concat!(
    "A Windows Sockets error that FTP clients print among reply codes.\n\n\
    These numbers have five digits and no server sends them: they report what happened to the client's own socket. They \
    are explained here because people look them up together with reply codes.",
    include_str!("examples/winsock_error.md"),
);

/// The pages of the types of a table of replies.
pub(crate) struct TypePages {
    pub(crate) class: String,
    pub(crate) group: String,
    pub(crate) reply_code: String,
    pub(crate) raw_code: String,
    pub(crate) code_set: String,
}

impl TypePages {
    /// `standard`: whether the table is that of FTP, whose codes the examples name.
    pub(super) fn new(lowered: &Lowered<'_>, standard: bool) -> Self {
        let with = |text: String, example: &str| if standard { text + example } else { text };
        let class = "What the first digit of a reply means: whether the command succeeded.\n\n\
            The discriminant is the digit. A client that does not know a code can decide by its class \
            ([RFC 1123 §4.1.2.11](https://www.rfc-editor.org/rfc/rfc1123#section-4.1.2.11)).";
        let group =
            "What the second digit of a reply means: what the reply is about.\n\nThe discriminant is the digit.";
        let raw_code = format!(
            "A reply code as it comes off the wire: any number from {}, listed or not.\n\n\
            A number that is not listed keeps its class and group \
            ([RFC 1123 §4.1.2.11](https://www.rfc-editor.org/rfc/rfc1123#section-4.1.2.11)).",
            extent(&lowered.numbers),
        );
        let reply_code = "A listed reply code.\n\n\
            The discriminant is the number. Later versions may list more codes, so a `match` needs a `_` arm. A \
            [`match_code!`] needs none, and is checked to cover every code. A number that is not listed is a \
            [`RawCode`].\n\n";
        Self {
            class: with(class.to_owned(), include_str!("examples/class.md")),
            group: with(group.to_owned(), include_str!("examples/group.md")),
            reply_code: with(reply_code.to_owned() + &page::table(lowered), include_str!("examples/reply_code.md")),
            raw_code: with(raw_code, include_str!("examples/raw_code.md")),
            code_set: with(
                "A set of listed codes, usable in constants.".to_owned(),
                include_str!("examples/code_set.md"),
            ),
        }
    }
}
