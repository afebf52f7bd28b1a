//! What was seen of FTP sessions, and what the rules say about it.
//!
//! This is the waist of the program. Every input (a log, raw bytes, and whatever else carries control connections) turns
//! what it reads into a sequence of [`Seen`], in the order in which it happened. [`Conversations`] keeps one
//! [`Session`](ftp_codes::exchange::Session) for each control connection, which alone decides which command a reply
//! answers and who breaks a rule, and returns an [`Entry`]. Every report consumes entries, without the passwords in them, and
//! the lines of a log, and nothing else.
//!
//! ```text
//! log/     --+                                                            +--> report/text.rs
//! wire.rs  --+--> Seen --> Conversations --> Entry --> report/masked.rs --+--> report/json.rs
//! capture/ --+             (Session judges)            (hides passwords)  +--> report/html/
//! watch/   --+
//! ```
//!
//! An input that has the bytes of a connection, and not a log of them, uses [`Wire`](crate::wire::Wire), which cuts them
//! into replies and commands.

mod judge;
mod seen;

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::Arc;

use ftp_codes::exchange::{Exchange, Outcome, Request, Rule, Verdict};
use ftp_codes::payload::Payload;
use ftp_codes::{Command, RawCode};

use crate::reply::{Extent, Reply};
use judge::{Judge, preliminary};

pub(crate) use seen::{Fault, Fnv, Key, Peers, Seen, Side, What};

/// Something that was seen, and what the rules say about it.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'s> {
    /// Which connection of the input this is, counted from 1.
    pub(crate) connection: usize,
    /// What was seen.
    pub(crate) seen: &'s Seen,
    /// What the rules say; empty for what is neither a reply nor a command.
    pub(crate) judgement: Judgement,
}

/// What a reply answers, or which command was sent, and whether that is permitted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Judgement {
    /// What is answered, or what was sent; `None` if unknown.
    pub(crate) request: Option<Request>,
    /// The line that is answered, or that was sent, if it was seen.
    pub(crate) sent: Option<Arc<str>>,
    /// Whether the rules permit it; `None` if unknown.
    pub(crate) verdict: Option<Verdict>,
    /// The commands that, as this reply shows, get no answer.
    pub(crate) unanswered: Vec<String>,
}

impl Judgement {
    /// The command; `None` if it is not listed, or there is none.
    pub(crate) fn command(&self) -> Option<Command> {
        self.request.and_then(Request::command)
    }

    /// The verb, also one that is not listed.
    pub(crate) fn verb(&self) -> Option<String> {
        match self.request? {
            Request::Command(command) => Some(command.verb().to_owned()),
            Request::Unknown => {
                let verb = self.sent.as_deref()?.split_whitespace().next()?;
                verb.bytes().all(|byte| byte.is_ascii_alphanumeric()).then(|| verb.to_ascii_uppercase())
            }
            _ => None,
        }
    }

    /// What is answered, in a word or two.
    pub(crate) fn request(&self) -> Option<String> {
        self.verb().or_else(|| self.request.map(|request| request.to_string()))
    }
}

/// Every control connection of an input.
#[derive(Debug)]
pub(crate) struct Conversations {
    open: HashMap<Key, Box<Conversation>, BuildHasherDefault<Fnv>>,
    given: Option<Command>,
    /// How many connections there were so far.
    count: usize,
    /// How many things were seen so far.
    clock: u64,
}

impl Conversations {
    /// How many connections are kept. Of more, the one that has been silent for the longest time is forgotten.
    const MOST: usize = 1024;

    /// Nothing was seen. `given` is what replies answer if no client is heard.
    pub(crate) fn new(given: Option<Command>) -> Self {
        Self { open: HashMap::default(), given, count: 0, clock: 0 }
    }

    /// Judges what was seen.
    pub(crate) fn take<'s>(&mut self, seen: &'s Seen) -> Entry<'s> {
        self.clock += 1;
        self.forget_oldest();
        let (given, count) = (self.given, &mut self.count);
        let conversation = self.open.entry(seen.connection).or_insert_with(|| {
            *count += 1;
            Box::new(Conversation::new(*count, given))
        });
        conversation.latest = self.clock;
        let judgement = match &seen.what {
            What::Connected(_) => {
                conversation.connected(count);
                Judgement::default()
            }
            What::Command(line) => conversation.command(line),
            What::Reply(reply) => conversation.reply(reply, count),
            What::Hidden => conversation.hidden(),
            What::Gap => {
                conversation.session.forget();
                Judgement::default()
            }
            What::Lost(..) => conversation.lost(),
            _ => Judgement::default(),
        };
        let connection = conversation.number;
        if matches!(seen.what, What::Closed(_)) {
            self.open.remove(&seen.connection);
        }
        Entry { connection, seen, judgement }
    }

    fn forget_oldest(&mut self) {
        if self.open.len() <= Self::MOST {
            return;
        }
        let oldest = self.open.iter().min_by_key(|(_, conversation)| conversation.latest).map(|(key, _)| *key);
        oldest.map(|key| self.open.remove(&key));
    }
}

/// Both sides of a control connection, or what was seen of them.
#[derive(Debug)]
struct Conversation {
    session: Judge,
    number: usize,
    /// When something was seen of it.
    latest: u64,
    /// The command that is answered if no client is heard.
    given: Option<Command>,
    /// Whether a client was seen at all: without one, it is unknown what a reply answers.
    heard: bool,
    /// Whether a command that was not shown may wait for its reply.
    is_hidden: bool,
    /// Whether the input says where connections begin.
    marked: bool,
    /// Whether something was said since the connection began.
    begun: bool,
    /// Empty lines were sent. They are no commands, and not every server answers them.
    blank: usize,
}

impl Conversation {
    fn new(number: usize, given: Option<Command>) -> Self {
        let session = Judge::resumed();
        let (heard, is_hidden, marked, begun) = (false, false, false, false);
        Self { session, number, latest: 0, given, heard, is_hidden, marked, begun, blank: 0 }
    }

    /// The client has connected.
    fn connected(&mut self, count: &mut usize) {
        self.marked = true;
        self.begin(count);
    }

    fn begin(&mut self, count: &mut usize) {
        if std::mem::take(&mut self.begun) {
            *count += 1;
            self.number = *count;
        }
        self.session = Judge::new();
        (self.blank, self.is_hidden) = (0, false);
    }

    /// The client may have sent something. What it was may have changed everything.
    fn hidden(&mut self) -> Judgement {
        if self.session.is_idle() {
            self.session.resume();
            self.is_hidden = true;
        }
        Judgement::default()
    }

    /// Something is missing, and it may have changed everything.
    fn lost(&mut self) -> Judgement {
        (self.session, self.is_hidden, self.blank) = (Judge::resumed(), true, 0);
        Judgement::default()
    }

    /// The client has sent a line.
    fn command(&mut self, line: &[u8]) -> Judgement {
        (self.heard, self.begun, self.is_hidden) = (true, true, false);
        if line.is_empty() {
            self.blank += 1;
            return Judgement::default();
        }
        let command = Command::from_line(line).map(|(command, _)| command);
        let sent: Arc<str> = String::from_utf8_lossy(line).into();
        let verdict = self.session.command(command, &sent);
        Judgement { request: Some(command.into()), sent: Some(sent), verdict: Some(verdict), unanswered: Vec::new() }
    }

    /// The server has sent a reply.
    fn reply(&mut self, reply: &Reply, count: &mut usize) -> Judgement {
        let is_idle = self.session.is_idle();
        if let Some(command) = self.given.filter(|_| !self.heard) {
            if is_idle {
                self.session.command(Some(command), &command.verb().into());
            }
        } else if is_idle && !self.marked && Exchange::greeting().judge(reply.code()).is_permitted() {
            self.begin(count);
        } else if is_idle && self.blank > 0 {
            self.blank -= 1;
            let verdict = Exchange::of(Request::Unknown).judge(reply.code());
            return Judgement { request: Some(Request::Unknown), verdict: Some(verdict), ..Judgement::default() };
        }
        self.begun = true;
        if is_idle && self.is_hidden {
            return Judgement::default();
        }
        self.imply_preliminary(reply);
        let outcome = self.session.reply(reply.code());
        if outcome.answered.is_none() && (outcome.verdict.is_permitted() || !self.heard && !self.marked) {
            return Judgement::default();
        }
        let judgement = self.judgement(outcome);
        match inner_code(reply, judgement.command()) {
            Some(Some(code)) => Judgement { verdict: Some(self.session.reply(code).verdict), ..judgement },
            // It is unknown what is inside, and whether more will come.
            Some(None) => {
                self.session.forget();
                judgement
            }
            None => judgement,
        }
    }

    /// A log that has one code for each command has the last one: the preliminary reply was sent and not recorded.
    fn imply_preliminary(&mut self, reply: &Reply) {
        if !matches!(reply.extent(), Extent::Code | Extent::Last) {
            return;
        }
        let is_missing =
            |request: &Request| Exchange::of(*request).judge(reply.code()).rule() == Some(Rule::MissingPreliminary);
        let code = self.session.latest().filter(is_missing).and_then(preliminary);
        code.map(|code| self.session.reply(code));
    }

    fn judgement(&self, Outcome { answered: request, tag: sent, verdict, .. }: Outcome<Arc<str>>) -> Judgement {
        // One reply may be for a transfer and for its abort: nothing is missing then.
        let is_shared = |request: Request| {
            let is_transfer = !request.replies().preliminary.is_empty();
            verdict.is_permitted() && (is_transfer || request == Command::Abor.into())
        };
        let unanswered = self.session.unanswered().into_iter().filter(|(request, _)| !is_shared(*request));
        let unanswered = unanswered
            .filter_map(|(request, sent)| Judgement { request: Some(request), sent, ..Judgement::default() }.request());
        Judgement { request, sent, verdict: Some(verdict), unanswered: unanswered.collect() }
    }
}

/// The code in an envelope; `Some(None)` if only the security mechanism can open it.
fn inner_code(reply: &Reply, command: Option<Command>) -> Option<Option<RawCode>> {
    if reply.code().class() != ftp_codes::Class::Protected {
        return None;
    }
    match reply.payload(command)?.1.ok()?.value {
        Payload::ProtectedReply(protected) => Some(protected.decode().reply().ok().map(|inner| inner.code())),
        _ => None,
    }
}
