//! Clients for Node.js.

use super::mark::{CLIENT, NOTE, SERVER, marked, read};
use crate::conversation::Side;
use crate::log::format::{Line, Read, Said, Sink, What};
use crate::log::quote;

/// What these formats remember.
#[derive(Debug, Default)]
pub(in crate::log) struct State {
    /// Whether the log is one of basic-ftp.
    pub(in crate::log) is_basic_ftp: bool,
    /// Whether the next line goes on with the bytes of the last one.
    is_in_quotes: bool,
    /// The last line of jsftp, if it is a command.
    jsftp: Option<Vec<u8>>,
}

impl State {
    pub(in crate::log) fn inside(&self) -> Option<Read> {
        self.is_in_quotes.then_some(node_ftp_more as Read)
    }
}

type Shared = crate::log::format::State;

/// `Login security: No encryption`, and then `< 220 ready` before what has come at once, several lines or replies of it.
pub(in crate::log) fn basic_ftp(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let is_note = line.text.starts_with(b"Login security: ")
        || line.text.starts_with(b"Connected to ") && line.text.ends_with(b"encryption)");
    state.node.is_basic_ftp |= is_note;
    is_note || state.node.is_basic_ftp && read(state, line, line.text, &[(b"<", SERVER), (b">", CLIENT)], sink)
}

/// `[parser] < '220 ready\\r\\n'`, `[connection] > 'USER demo'`. A long text goes on in the next line after a ` +`.
pub(in crate::log) fn node_ftp(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let marks = [
        (b"[parser] <".as_slice(), SERVER),
        (b"[connection] >", CLIENT),
        // The same bytes before they are cut into replies.
        (b"[connection] <", NOTE),
        (b"[parser] Response:", NOTE),
    ];
    let Some((side, text)) = marked(line.whole, &marks) else { return false };
    state.node.is_in_quotes = side == SERVER && text.ends_with(b"' +");
    match side {
        Some(Side::Server) => sink(What::Bytes(Side::Server, bytes_in_quotes(text).into()).into()),
        Some(Side::Client) => sink(Said::client(quote::unquoted(text))),
        None => {}
    }
    true
}

fn node_ftp_more(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    state.node.is_in_quotes = line.whole.ends_with(b"' +");
    let is_quoted = line.whole.starts_with(b"  '");
    if is_quoted {
        sink(What::Bytes(Side::Server, bytes_in_quotes(line.whole).into()).into());
    }
    is_quoted
}

fn bytes_in_quotes(text: &[u8]) -> Vec<u8> {
    quote::unquoted(text.strip_suffix(b" +").unwrap_or(text)).into_owned()
}

/// `jsftp:response 220 ready`, `jsftp:command user demo`.
pub(in crate::log) fn jsftp(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let marks = [(b"jsftp:response".as_slice(), SERVER), (b"jsftp:command", CLIENT), (b"jsftp:general", NOTE)];
    let start = memchr::memmem::find(line.whole, b"jsftp:").unwrap_or_default();
    let Some((side, text)) = line.whole.get(start..).and_then(|text| marked(text, &marks)) else { return false };
    // Each command is printed twice.
    let is_repeated = side == CLIENT && state.node.jsftp.as_deref() == Some(text);
    state.node.jsftp = (side == CLIENT && !is_repeated).then(|| text.to_vec());
    if let Some(side) = side.filter(|_| !is_repeated) {
        sink(Said::text(side, text));
    }
    true
}
