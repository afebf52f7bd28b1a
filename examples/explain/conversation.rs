//! `Conversation`: pairs replies with commands.

use ftp_codes::exchange::{Exchange, Outcome, Request, Session, Verdict};
use ftp_codes::payload::Payload;
use ftp_codes::{Command, RawCode};

use crate::pairing::Pairing;
use crate::reply::Reply;

/// How many commands may wait for their replies. Nobody sends so many at once and reads the replies later.
const WAITING: usize = 256;

/// Both sides of a control connection, or what was seen of them. The lines that were sent are the tags.
#[derive(Debug)]
pub(crate) struct Conversation {
    session: Session<String, WAITING>,
    /// The command that is answered if no client is heard.
    given: Option<Exchange>,
    /// Whether a client was heard at all: without one, nobody can tell what is answered.
    heard: bool,
    /// Whether the log says where connections begin.
    marked: bool,
    /// Whether a command was sent since the connection began.
    begun: bool,
    /// Empty lines were sent. They are no commands, and not every server answers them.
    blank: usize,
}

impl Conversation {
    /// Nothing was said. `given` is what replies answer if no client is heard.
    pub(crate) fn new(given: Option<Command>) -> Self {
        let given = given.map(Exchange::new);
        Self { session: Session::resumed(), given, heard: false, marked: false, begun: true, blank: 0 }
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
        let line = String::from_utf8_lossy(line).into_owned();
        let verdict = self.session.tagged(command, line.clone()).unwrap_or_else(|_| {
            self.session.forget();
            self.session.tagged(command, line).unwrap_or(Verdict::Permitted)
        });
        self.begun = true;
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
        (self.begun, self.blank) = (false, 0);
    }

    fn answer(&mut self, reply: &Reply) -> Pairing {
        let idle = self.session.waiting().next().is_none();
        if idle && !self.marked && self.begun && Exchange::greeting().judge(reply.code()).is_permitted() {
            self.begin();
        } else if idle && self.blank > 0 {
            self.blank -= 1;
            return Pairing::of(&mut Exchange::of(Request::Unknown), reply.code());
        }
        let outcome = self.session.reply(reply.code());
        if outcome.answered.is_none() && (outcome.verdict.is_permitted() || !self.heard && !self.marked) {
            return Pairing::default();
        }
        let pairing = self.pairing(outcome);
        match inner_code(reply, pairing.command()) {
            Some(Some(code)) => Pairing { verdict: Some(self.session.reply(code).verdict), ..pairing },
            // Nobody can tell what is inside, nor whether more is to come.
            Some(None) => {
                self.session.forget();
                pairing
            }
            None => pairing,
        }
    }

    fn pairing(&self, Outcome { answered: request, tag: sent, verdict, .. }: Outcome<String>) -> Pairing {
        // One reply may be for a transfer and for its abort: nothing is missing then.
        let is_shared = |request: Request| {
            let is_transfer = !request.replies().preliminary.is_empty();
            verdict.is_permitted() && (is_transfer || request == Command::Abor.into())
        };
        let unanswered =
            self.session.unanswered().filter(|(request, _)| !is_shared(*request)).map(|(request, line)| {
                Pairing { request: Some(request), sent: line.cloned(), ..Pairing::default() }
                    .request()
                    .unwrap_or_default()
            });
        Pairing { request, sent, verdict: Some(verdict), unanswered: unanswered.collect() }
    }
}

/// The code in an envelope; `Some(None)` if only the security mechanism can open it.
fn inner_code(reply: &Reply, command: Option<Command>) -> Option<Option<RawCode>> {
    match reply.payload(command)?.1.ok()?.value {
        Payload::Protected(protected) => Some(protected.decode().reply().ok().map(|inner| inner.code())),
        _ => None,
    }
}
