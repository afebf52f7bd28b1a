//! `Talk`: one connection of a log, whose lines are put together.

use ftp_codes::command::CommandDecoder;
use ftp_codes::exchange::{Exchange, Request};
use ftp_codes::reply::{OwnedReply, ReplyDecoder};
use ftp_codes::wire::telnet;
use ftp_codes::{Class, Command, RawCode};

use super::draft::{Draft, code_of};
use super::format::{Bare, Form, What};
use super::guess;
use super::head::{Head, strip_alike};
use crate::conversation::{self, Fault, Key, Peers, Seen, Side};
use crate::reply::{Extent, Reply};
use crate::time::Time;

/// Where in the log something is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) offset: usize,
    pub(super) time: Option<Time>,
}

/// Takes what is found.
type Found<'f> = &'f mut dyn FnMut(Seen);

/// What was read of one connection.
#[derive(Debug, Default)]
pub(super) struct Talk {
    /// A reply that may go on.
    open: Option<Open>,
    /// What the client has sent of a line that has not ended.
    half: Vec<u8>,
    /// Commands before the first reply. A client may send them before it has seen the greeting.
    early: Vec<(Vec<u8>, Place)>,
    /// The bytes of either side that are not used up.
    bytes: Option<Box<Streams>>,
    /// The last reply, if it had one line and none of it was marked.
    last: Vec<u8>,
    /// How many commands, and how many replies.
    commands: usize,
    replies: usize,
    /// The last line of the last reply.
    replied: usize,
    /// Whether a command came after the last reply.
    is_asked: bool,
    /// Whether a command that is not shown may have come after it.
    is_hidden: bool,
    /// Whether it was a preliminary one, in a log that may leave out the one that ends the action.
    is_begun: bool,
}

/// A reply that may go on.
#[derive(Debug)]
struct Open {
    draft: Draft,
    form: Form,
    place: Place,
    /// How many stamps, and blanks after them, were before a line without a mark.
    bare: Option<(usize, usize)>,
}

/// Both sides of a connection as bytes.
#[derive(Debug, Default)]
struct Streams {
    server: Vec<u8>,
    client: Vec<u8>,
    replies: ReplyDecoder,
    commands: CommandDecoder,
}

impl Talk {
    /// No client sends more commands before the greeting.
    const EARLY: usize = 8;

    /// Whether a reply has begun and not ended.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether a command waits for a reply, and most of the commands before it got none.
    pub(super) fn is_silent(&self) -> bool {
        self.is_asked && self.replies * 2 < self.commands
    }

    /// The line in which the open reply begins.
    pub(super) fn line(&self) -> usize {
        self.open.as_ref().map_or(0, |open| open.place.line)
    }

    /// Takes what a format has found.
    pub(super) fn take(&mut self, what: What<'_>, place: Place, found: Found<'_>) {
        if !matches!(what, What::Text(..) | What::Bytes(..)) {
            self.flush_early(found);
        }
        match what {
            What::Text(Side::Server, text, Form::Exact) if !text.contains(&b'\n') => {
                self.server_line(&text, Form::Exact, place, found);
            }
            What::Text(Side::Server, text, form) => {
                for line in text.split(|byte| *byte == b'\n') {
                    self.server_line(line.strip_suffix(b"\r").unwrap_or(line), form, place, found);
                }
            }
            What::Text(Side::Client, text, Form::Part) => {
                const LONGEST: usize = 1 << 16;
                if self.half.len() < LONGEST {
                    self.half.extend_from_slice(&text);
                }
            }
            What::Text(Side::Client, text, _) => self.command(&text, place, found),
            What::Bytes(side, bytes) => self.stream(side, &bytes, place, found),
            What::Pair(command, code, text) => {
                self.command(&command, place, found);
                let reply = match text {
                    None => Reply::new(OwnedReply::lossy(code, ""), Extent::Code),
                    Some(text) => Reply::new(OwnedReply::lossy(code, text), Extent::Last),
                };
                self.reply(reply, place, found);
            }
            What::Connected => {
                self.close(found);
                found(seen(place, conversation::What::Connected(Peers::default())));
            }
            What::Closed => {
                self.close(found);
                found(seen(place, conversation::What::Closed(None)));
            }
            // The next lines may be of a reply that has begun.
            What::Hidden if self.open.is_some() => self.is_hidden = true,
            What::Hidden => found(seen(place, conversation::What::Hidden)),
            What::Gap => {
                self.flush(found);
                found(seen(place, conversation::What::Gap));
            }
        }
    }

    /// The end of the log.
    pub(super) fn end(&mut self, found: Found<'_>) {
        self.close(found);
        self.flush_early(found);
    }

    /// A line of the server.
    fn server_line(&mut self, text: &[u8], form: Form, place: Place, found: Found<'_>) {
        let code = code_of(text);
        self.replied = place.line;
        if let Some(open) = &mut self.open {
            let is_same = code == Some(open.draft.code());
            match open.form {
                Form::Flat if code.is_none() || is_same => return open.draft.push_flat(text),
                // What is left of a preliminary reply was in a packet of which only the first line is shown.
                Form::Gaps if is_same || code.is_none() || open.draft.code().class() != Class::PositivePreliminary => {
                    open.draft.push(text);
                }
                Form::Flat | Form::Gaps => {
                    self.flush(found);
                    return self.server_line(text, form, place, found);
                }
                Form::Exact | Form::Part => open.draft.push(text),
            }
            if !open.draft.is_open() {
                self.close(found);
            }
            return;
        }
        let Some(draft) = code.and_then(|_| Draft::begin(text)) else { return };
        if std::mem::take(&mut self.is_hidden) {
            found(seen(place, conversation::What::Hidden));
        }
        let is_over = !draft.is_open() && form != Form::Flat;
        self.open = Some(Open { draft, form, place, bare: None });
        if is_over {
            self.close(found);
        }
    }

    /// A line without a mark, which can be a reply where the policy allows it; `is_unmarked`: nothing in the log is marked.
    pub(super) fn bare(
        &mut self,
        whole: &[u8],
        text: &[u8],
        head: Head<'_>,
        (policy, is_unmarked): (Bare, bool),
        place: Place,
        found: Found<'_>,
    ) {
        if let Some(open) = &mut self.open {
            match open.bare {
                Some((stamps, blanks)) => open.draft.push(strip_alike(whole, stamps, blanks)),
                None if head.stamps == 0 && !whole.is_empty() => open.draft.push(whole),
                None => return,
            }
            self.replied = place.line;
            if !open.draft.is_open() {
                self.close(found);
            }
            return;
        }
        // In a log without marks a command is known by its verb, and others by looking like those that are.
        let is_command = guess::is_command(text) || self.commands > 0 && guess::looks_like_command(text);
        if is_unmarked && self.replies > 0 && is_command {
            if self.is_asked {
                // It does not show every reply.
                found(seen(place, conversation::What::Gap));
            }
            return self.command(text, place, found);
        }
        let is_allowed = match policy {
            Bare::Always => true,
            // A log that shows no commands at all has nothing that waits for a reply.
            Bare::AfterCommand | Bare::Sparse => self.is_asked || self.commands == 0,
            Bare::AfterReply => self.is_asked || self.replied == place.line - 1,
            Bare::Never => false,
        };
        if !is_allowed || !guess::is_reply(text) {
            return;
        }
        // Some clients print a reply again when they have read its text.
        if self.commands > 0 && !self.is_asked && self.last == text {
            return;
        }
        let Some(draft) = Draft::begin(text) else { return };
        let is_over = !draft.is_open();
        self.replied = place.line;
        self.open = Some(Open { draft, form: Form::Exact, place, bare: Some((head.stamps, head.blanks())) });
        if is_over {
            self.close(found);
        }
    }

    /// A line of the client.
    fn command(&mut self, text: &[u8], place: Place, found: Found<'_>) {
        self.flush(found);
        // What a client sends while an action is running; anything else is sent after its end.
        let is_meanwhile = matches!(Command::from_line(text), Some((Command::Abor | Command::Stat | Command::Quit, _)));
        if std::mem::take(&mut self.is_begun) && !is_meanwhile {
            found(seen(place, conversation::What::Gap));
        }
        let mut line = std::mem::take(&mut self.half);
        line.extend_from_slice(text);
        (self.commands, self.is_asked, self.is_hidden) = (self.commands + 1, true, false);
        let line = without_telnet(line);
        if self.replies == 0 && self.early.len() < Self::EARLY {
            return self.early.push((line, place));
        }
        self.flush_early(found);
        found(seen(place, conversation::What::Command(line)));
    }

    fn flush_early(&mut self, found: Found<'_>) {
        for (line, place) in self.early.drain(..) {
            found(seen(place, conversation::What::Command(line)));
        }
    }

    /// The first reply. If it is a greeting, it is not an answer to what the client has sent early.
    fn first_reply(&mut self, code: RawCode, place: Place, found: Found<'_>) -> bool {
        let Some((first, _)) = self.early.first() else { return false };
        let request = Request::from(Command::from_line(first).map(|(command, _)| command));
        let is_greeting = Exchange::greeting().judge(code).is_permitted();
        let is_early = is_greeting && !Exchange::of(request).judge(code).is_permitted();
        if is_early {
            found(seen(place, conversation::What::Connected(Peers::default())));
        } else {
            self.flush_early(found);
        }
        is_early
    }

    /// Bytes of a side.
    fn stream(&mut self, side: Side, bytes: &[u8], place: Place, found: Found<'_>) {
        let mut streams = self.bytes.take().unwrap_or_default();
        match side {
            Side::Client => {
                streams.client.extend_from_slice(bytes);
                let mut rest = streams.client.as_slice();
                while let Some(line) = streams.commands.decode(&mut rest) {
                    if let Ok(line) = line {
                        self.command(line.as_bytes(), place, found);
                    }
                }
                let used = streams.client.len() - rest.len();
                streams.client.drain(..used);
            }
            Side::Server => {
                streams.server.extend_from_slice(bytes);
                let mut rest = streams.server.as_slice();
                while let Some(reply) = streams.replies.decode(&mut rest) {
                    if let Ok(reply) = reply {
                        self.reply(Reply::new(reply.into_owned(), Extent::Whole), place, found);
                    }
                }
                let used = streams.server.len() - rest.len();
                streams.server.drain(..used);
            }
        }
        self.bytes = Some(streams);
    }

    /// Ends the open reply if the log may leave out its end.
    fn flush(&mut self, found: Found<'_>) {
        if self.open.as_ref().is_some_and(|open| matches!(open.form, Form::Gaps | Form::Flat)) {
            self.close(found);
        }
    }

    /// Ends the open reply.
    fn close(&mut self, found: Found<'_>) {
        let Some(Open { draft, form, place, bare }) = self.open.take() else { return };
        self.last.clear();
        if bare.is_some() {
            self.last.extend_from_slice(draft.first_line());
        }
        let reply = match form {
            Form::Exact | Form::Part => draft.finish(Extent::Whole),
            Form::Gaps if !draft.is_open() => draft.finish(Extent::Abridged),
            Form::Gaps | Form::Flat => Ok(draft.abridge()),
        };
        match reply {
            Ok(Some(reply)) => {
                let is_preliminary = reply.code().class() == Class::PositivePreliminary;
                self.reply(reply, place, found);
                self.is_begun = is_preliminary && matches!(form, Form::Gaps | Form::Flat);
            }
            Ok(None) => {}
            Err(error) => {
                let fault = Fault { side: Side::Server, error, offset: place.offset };
                found(seen(place, conversation::What::Fault(fault)));
            }
        }
    }

    fn reply(&mut self, reply: Reply, place: Place, found: Found<'_>) {
        let is_early = self.first_reply(reply.code(), place, found);
        (self.replies, self.is_asked, self.is_begun) = (self.replies + 1, is_early, false);
        found(seen(place, conversation::What::Reply(reply)));
        self.flush_early(found);
    }
}

fn seen(place: Place, what: conversation::What) -> Seen {
    Seen { connection: Key::default(), time: place.time, line: place.line, what }
}

/// A client may say to Telnet that something urgent comes (RFC 959 §4.1.3). Transcripts show those bytes as `\xff\xf4`,
/// and some logs show a part of them.
fn without_telnet(mut command: Vec<u8>) -> Vec<u8> {
    if command.last() == Some(&b'\r') {
        command.pop();
    }
    if !command.contains(&0xff) && !command.first().is_some_and(|first| *first == b'\\' || *first >= 0xf0) {
        return command;
    }
    let length = telnet::Filter::new().apply(&mut command);
    command.truncate(length);
    let mut rest = command.as_slice();
    loop {
        rest = match rest {
            [b'\\', b'x', b'f', _, after @ ..] => after,
            [0xf0..=0xff, after @ ..] => after,
            _ => return rest.to_vec(),
        };
    }
}
