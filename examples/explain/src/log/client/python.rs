//! Clients in Python that log what they do: ftplib and aioftp.

use std::borrow::Cow;

use ftp_codes::Command;
use ftp_codes::exchange::{Exchange, Request};

use super::mark::{CLIENT, Mark, NOTE, SERVER, marked};
use crate::conversation::Side;
use crate::log::draft::code_of;
use crate::log::format::{Line, Said, Sink, State, What};
use crate::log::head::Head;
use crate::log::{guess, quote};

/// What ftplib of Python has printed.
#[derive(Debug, Default)]
pub(in crate::log) struct Ftplib {
    /// At the highest level a reply is shown twice: line by line, then as a whole.
    is_received: bool,
    is_detailed: bool,
    /// The last reply was a preliminary one.
    is_begun: bool,
    /// A command waits for its reply.
    is_asked: bool,
    /// A command that was sent while a transfer had begun and not ended.
    meanwhile: Option<Vec<u8>>,
}

/// `*cmd* 'USER demo'`, `*resp* '331 Please specify the password.'`.
pub(in crate::log) fn ftplib(state: &mut State, line: &Line<'_>, sink: Sink<'_>) -> bool {
    const MARKS: [Mark; 8] = [
        (b"*resp*", SERVER),
        (b"*get*", SERVER),
        (b"*cmd*", CLIENT),
        (b"*put urgent*", CLIENT),
        // The same once more, as bytes.
        (b"*put*", NOTE),
        (b"*welcome*", NOTE),
        (b"*retrieve*", NOTE),
        (b"*store*", NOTE),
    ];
    let Some((side, quoted)) = marked(line.text, &MARKS) else { return false };
    let Some(side) = side else { return true };
    let ftplib = &mut state.ftplib;
    let text = match quote::unquoted(quoted) {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_ascii_end()),
        Cow::Owned(text) => Cow::Owned(text.trim_ascii_end().to_vec()),
    };
    match side {
        Side::Server if line.text.starts_with(b"*get*") => (ftplib.is_received, ftplib.is_detailed) = (true, true),
        Side::Server if std::mem::take(&mut ftplib.is_received) => return true,
        _ => {}
    }
    ftplib.flush(Some(text.as_ref()).filter(|_| side == Side::Server), sink);
    // It waits for every reply. One that it could not decode is not shown.
    if std::mem::replace(&mut ftplib.is_asked, side == Side::Client) && side == Side::Client {
        sink(What::Gap.into());
    }
    if side == Side::Client && ftplib.is_begun && !ftplib.is_detailed {
        ftplib.meanwhile = Some(text.into_owned());
        return true;
    }
    ftplib.is_begun = side == Side::Server && text.starts_with(b"1");
    sink(Said::text(side, text));
    true
}

impl Ftplib {
    /// Passes on the command that was sent during a transfer. If the next reply answers it, the transfer was aborted, and
    /// `abort` shows neither its command nor the replies. Otherwise the reply ends the transfer.
    pub(in crate::log) fn flush(&mut self, reply: Option<&[u8]>, sink: Sink<'_>) {
        let Some(command) = self.meanwhile.take() else { return };
        let request = Request::from(Command::from_line(&command).map(|(command, _)| command));
        let is_permitted = |code| Exchange::of(request).judge(code).is_permitted();
        if reply.and_then(code_of).is_none_or(is_permitted) {
            sink(What::Gap.into());
        }
        sink(Said::client(command));
        self.is_begun = false;
    }
}

/// `aioftp.client: 220 ready`, `aioftp.client:command:395 - USER demo`.
pub(in crate::log) fn aioftp(state: &mut State, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some(start) = memchr::memmem::find(line.whole, b"aioftp.") else { return false };
    // The logger may be the last stamp, or others follow it. `DEBUG:aioftp.client:` is one stamp.
    let is_last = start < line.head.bytes.len();
    if !is_last && line.whole.get(..start).is_some_and(|before| before.ends_with(b":")) {
        return false;
    }
    let text = if is_last { line.said() } else { after_logger(line.whole.get(start..).unwrap_or_default()) };
    if state.is_open || text.starts_with(b" ") || code_of(text).is_some() {
        sink(Said::server(text));
    } else if guess::looks_like_command(text) {
        sink(Said::client(text));
    }
    true
}

/// What follows the name of a logger and the function, the line and the level after it.
fn after_logger(line: &[u8]) -> &[u8] {
    let end = line.iter().position(|byte| byte.is_ascii_whitespace()).unwrap_or(line.len());
    let mut text = line.get(end..).unwrap_or_default();
    loop {
        // More than one blank is text.
        let rest = text.strip_prefix(b" ").unwrap_or(text);
        let word = rest.split(u8::is_ascii_whitespace).next().unwrap_or_default();
        if !Head::is_of_logger(word) {
            return rest;
        }
        text = rest.get(word.len()..).unwrap_or_default();
    }
}
