//! `Conversation`: pairs replies with commands.

use std::collections::VecDeque;

use ftp_codes::exchange::{Exchange, Request, Rule, Session, Verdict};
use ftp_codes::payload::Payload;
use ftp_codes::{Command, RawCode};

use crate::pairing::Pairing;
use crate::reply::Reply;

/// How many commands may wait for their replies. Nobody sends so many at once and reads the replies later.
const WAITING: usize = 256;

/// Both sides of a control connection, or what was seen of them.
#[derive(Debug)]
pub(crate) struct Conversation {
    session: Session<WAITING>,
    /// The lines that wait for a reply, as the session has them.
    sent: VecDeque<(Request, String)>,
    /// The command that is answered if no client is heard.
    given: Option<Exchange>,
    /// Whether a client was heard at all: without one, nobody can tell what is answered.
    heard: bool,
    /// Whether the log says where connections begin.
    marked: bool,
    /// Whether a command was sent since the connection began.
    begun: bool,
    /// How many commands were sent since the last reply.
    recent: usize,
    /// Empty lines were sent. They are no commands, and not every server answers them.
    blank: usize,
}

impl Conversation {
    /// Nothing was said. `given` is what replies answer if no client is heard.
    pub(crate) fn new(given: Option<Command>) -> Self {
        Self {
            session: Session::resumed(),
            sent: VecDeque::new(),
            given: given.map(Exchange::new),
            heard: false,
            marked: false,
            begun: true,
            recent: 0,
            blank: 0,
        }
    }

    /// The client has connected.
    pub(crate) fn connected(&mut self) {
        self.marked = true;
        self.begin();
    }

    /// The client has sent a line. `None` if it is empty.
    pub(crate) fn command(&mut self, line: &[u8]) -> Option<(Request, Verdict)> {
        self.heard = true;
        if line.is_empty() {
            self.blank += 1;
            return None;
        }
        let command = Command::from_line(line).map(|(command, _)| command);
        let verdict = self.session.sent(command).unwrap_or_else(|_| {
            self.session.forget();
            self.session.sent(command).unwrap_or(Verdict::Permitted)
        });
        self.begun = true;
        self.recent += 1;
        self.sent.push_back((command.into(), String::from_utf8_lossy(line).into_owned()));
        Some((command.into(), verdict))
    }

    /// The server has sent a reply.
    pub(crate) fn reply(&mut self, reply: &Reply) -> Pairing {
        match &mut self.given {
            Some(exchange) if !self.heard => Pairing::of(exchange, reply.code()),
            _ => self.answer(reply),
        }
    }

    fn begin(&mut self) {
        self.session = Session::default();
        self.sent = VecDeque::from([(Request::Connection, String::new())]);
        (self.begun, self.recent, self.blank) = (false, 0, 0);
    }

    fn answer(&mut self, reply: &Reply) -> Pairing {
        let idle = self.session.waiting().next().is_none();
        if idle && !self.marked && self.begun && Exchange::greeting().judge(reply.code()).is_permitted() {
            self.begin();
        }
        if idle && self.blank > 0 && self.session.waiting().next().is_none() {
            self.blank -= 1;
            return Pairing::of(&mut Exchange::unknown(), reply.code());
        }
        self.give_up_waiting(reply.code());
        let received = self.session.received(reply.code());
        if !self.heard && !self.marked && received.answered.is_none() {
            return Pairing::default();
        }
        let answered = received.answered;
        let sent = self.sent.iter().find(|(request, _)| Some(*request) == answered).map(|(_, line)| line.clone());
        let pairing = match (answered, received.verdict) {
            (None, Verdict::Permitted | Verdict::Tolerated(Rule::OutOfOrder)) => Pairing::default(),
            (request, verdict) => Pairing { request, sent, verdict: Some(verdict) },
        };
        let inner = inner_code(reply, pairing.command());
        self.forget_answered();
        match inner {
            Some(Some(code)) => Pairing { verdict: Some(self.session.received(code).verdict), ..pairing },
            // Nobody can tell what is inside, nor whether more is to come.
            Some(None) => {
                self.session.forget();
                self.forget_answered();
                pairing
            }
            None => pairing,
        }
    }

    /// A client that sends a command and gets a reply that fits it waits for each reply. The command before it, which
    /// cannot get this reply, had its time: there was no answer. Of a row of commands nobody can tell.
    fn give_up_waiting(&mut self, code: RawCode) {
        let waiting: Vec<Exchange> = self.session.waiting().copied().collect();
        let recent = std::mem::take(&mut self.recent);
        let [first, .., last] = waiting.as_slice() else { return };
        let in_turn = recent == 1 || recent == 2 && waiting.len() == 2;
        let fits = last.judge(code).is_permitted() && !first.judge(code).is_permitted();
        if in_turn && fits && !first.has_begun() {
            self.session.forget();
            // There is room for one.
            let _ = self.session.sent(last.request().command());
            self.forget_answered();
        }
    }

    /// Drops the lines that wait no longer. Those that wait are the last of their kind.
    fn forget_answered(&mut self) {
        let mut waiting = self.session.waiting().map(Exchange::request).collect::<Vec<_>>();
        let mut kept = VecDeque::new();
        while let (Some(next), Some(sent)) = (waiting.last(), self.sent.pop_back()) {
            if *next == sent.0 {
                waiting.pop();
                kept.push_front(sent);
            }
        }
        self.sent = kept;
    }
}

/// The code in an envelope; `Some(None)` if only the security mechanism can open it.
fn inner_code(reply: &Reply, command: Option<Command>) -> Option<Option<RawCode>> {
    match reply.payload(command)?.1.ok()?.value {
        Payload::Protected(protected) => Some(protected.decode().reply().ok().map(|inner| inner.code())),
        _ => None,
    }
}
