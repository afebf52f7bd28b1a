//! `Judge`: the session of a control connection, whose tags are the lines that were sent.

use std::collections::VecDeque;
use std::sync::Arc;

use ftp_codes::exchange::{Exchange, Outcome, Request, Session, Verdict};
use ftp_codes::{Command, Part, RawCode};

/// How many commands a session holds at first.
const FEW: usize = 8;
/// How many it holds if that is too little.
const MANY: usize = 256;

/// A session that holds few commands, as most do, or many.
///
/// What it holds is copied with every reply. If it turns out to be too little, the commands that wait are passed on to a
/// session that holds more, and has seen nothing but them.
#[derive(Debug)]
pub(super) struct Judge {
    session: Size,
    /// The last lines that were sent.
    sent: VecDeque<Arc<str>>,
}

#[derive(Debug)]
enum Size {
    Few(Box<Session<Arc<str>, FEW>>),
    Many(Box<Session<Arc<str>, MANY>>),
}

/// Does the same with a session of either size.
macro_rules! with {
    ($size:expr, $session:ident => $result:expr) => {
        match $size {
            Size::Few($session) => $result,
            Size::Many($session) => $result,
        }
    };
}

impl Judge {
    /// A session that waits for the greeting.
    pub(super) fn new() -> Self {
        Self { session: Size::Few(Box::default()), sent: VecDeque::new() }
    }

    /// A session whose beginning was not seen.
    pub(super) fn resumed() -> Self {
        Self { session: Size::Few(Box::new(Session::resumed())), sent: VecDeque::new() }
    }

    /// Begins again, as one whose beginning was not seen.
    pub(super) fn resume(&mut self) {
        match &mut self.session {
            Size::Few(session) => **session = Session::resumed(),
            Size::Many(_) => *self = Self::resumed(),
        }
    }

    /// Whether nothing waits for a reply.
    pub(super) fn is_idle(&self) -> bool {
        with!(&self.session, session => session.waiting().next().is_none())
    }

    /// The request that was sent last of those that wait.
    pub(super) fn latest(&self) -> Option<Request> {
        with!(&self.session, session => session.waiting().next_back()).map(|exchange| exchange.request())
    }

    /// Takes a reply.
    pub(super) fn reply(&mut self, code: RawCode) -> Outcome<Arc<str>> {
        with!(&mut self.session, session => session.reply(code))
    }

    /// The commands that the last reply has shown to get no reply, and their lines.
    pub(super) fn unanswered(&self) -> Vec<(Request, Option<Arc<str>>)> {
        with!(&self.session, session => session.unanswered().map(|(request, tag)| (request, tag.cloned())).collect())
    }

    /// Stops waiting for all replies.
    pub(super) fn forget(&mut self) {
        with!(&mut self.session, session => session.forget());
    }

    /// Takes a command, and the line in which it was sent.
    pub(super) fn command(&mut self, command: Option<Command>, line: &Arc<str>) -> Verdict {
        if let Size::Few(session) = &mut self.session {
            if let Ok(verdict) = session.tagged(command, line.clone()) {
                if self.sent.len() == FEW {
                    self.sent.pop_front();
                }
                self.sent.push_back(line.clone());
                return verdict;
            }
            let waiting: Vec<Exchange> = session.waiting().collect();
            let lines = self.sent.drain(..).rev().take(waiting.len()).collect::<Vec<_>>().into_iter().rev();
            self.session = Size::Many(Box::new(waiting_for(&waiting, lines)));
        }
        let Size::Many(session) = &mut self.session else { return Verdict::Permitted };
        session.tagged(command, line.clone()).unwrap_or_else(|_| {
            session.forget();
            session.tagged(command, line.clone()).unwrap_or(Verdict::Permitted)
        })
    }
}

/// A session that has seen nothing but the commands that wait.
fn waiting_for(waiting: &[Exchange], lines: impl Iterator<Item = Arc<str>>) -> Session<Arc<str>, MANY> {
    let mut session = Session::resumed();
    for (exchange, line) in waiting.iter().zip(lines) {
        let _ = session.tagged(exchange.request().command(), line);
        if exchange.has_begun() {
            preliminary(exchange.request()).map(|code| session.reply(code));
        }
    }
    session
}

/// A preliminary reply to a request, if there is one.
pub(super) fn preliminary(request: Request) -> Option<RawCode> {
    request.replies().part(Part::Preliminary).iter().next().map(ftp_codes::ReplyCode::raw)
}
