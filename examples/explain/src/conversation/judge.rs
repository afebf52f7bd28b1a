//! `Judge`: the session of a control connection, whose tags are the lines that were sent.

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
/// session that holds more, and has seen nothing but them and whether the greeting is still to come.
#[derive(Debug)]
pub(super) enum Judge {
    Few(Box<Session<Arc<str>, FEW>>),
    Many(Box<Session<Arc<str>, MANY>>),
}

/// Does the same with a session of either size.
macro_rules! with {
    ($judge:expr, $session:ident => $result:expr) => {
        match $judge {
            Judge::Few($session) => $result,
            Judge::Many($session) => $result,
        }
    };
}

impl Judge {
    /// A session that waits for the greeting.
    pub(super) fn new() -> Self {
        Self::Few(Box::default())
    }

    /// A session whose beginning was not seen.
    pub(super) fn resumed() -> Self {
        Self::Few(Box::new(Session::resumed()))
    }

    /// Begins again, as one whose beginning was not seen.
    pub(super) fn resume(&mut self) {
        match self {
            Self::Few(session) => **session = Session::resumed(),
            Self::Many(_) => *self = Self::resumed(),
        }
    }

    /// Whether nothing waits for a reply.
    pub(super) fn is_idle(&self) -> bool {
        with!(self, session => session.waiting().next().is_none())
    }

    /// The request that was sent last of those that wait.
    pub(super) fn latest(&self) -> Option<Request> {
        with!(self, session => session.waiting().next_back()).map(|exchange| exchange.request())
    }

    /// Takes a reply.
    pub(super) fn reply(&mut self, code: RawCode) -> Outcome<Arc<str>> {
        with!(self, session => session.reply(code))
    }

    /// The commands that the last reply has shown to get no reply, and their lines.
    pub(super) fn unanswered(&self) -> Vec<(Request, Option<Arc<str>>)> {
        with!(self, session => session.unanswered().map(|(request, tag)| (request, tag.cloned())).collect())
    }

    /// Stops waiting for all replies.
    pub(super) fn forget(&mut self) {
        with!(self, session => session.forget());
    }

    /// Takes a command, and the line in which it was sent.
    pub(super) fn command(&mut self, command: Option<Command>, line: &Arc<str>) -> Verdict {
        if let Self::Few(session) = self {
            if let Ok(verdict) = session.tagged(command, line.clone()) {
                return verdict;
            }
            *self = Self::Many(Box::new(with_room(session)));
        }
        let Self::Many(session) = self else { return Verdict::Permitted };
        session.tagged(command, line.clone()).unwrap_or_else(|_| {
            session.forget();
            session.tagged(command, line.clone()).unwrap_or(Verdict::Permitted)
        })
    }
}

/// A session that has seen nothing but what waits in another one.
fn with_room(session: &mut Session<Arc<str>, FEW>) -> Session<Arc<str>, MANY> {
    let waiting: Vec<Exchange> = session.waiting().collect();
    session.forget();
    let mut lines = session.unanswered();
    let mut many = match waiting.first() {
        Some(first) if first.request() == Request::Connection => Session::default(),
        _ => Session::resumed(),
    };
    for exchange in waiting.iter().filter(|exchange| exchange.request() != Request::Connection) {
        let request = exchange.request();
        let line = lines.find(|(unanswered, _)| *unanswered == request).and_then(|(_, line)| line.cloned());
        let _ = match line {
            Some(line) => many.tagged(request.command(), line),
            None => many.command(request.command()),
        };
        if exchange.has_begun() {
            preliminary(request).map(|code| many.reply(code));
        }
    }
    many
}

/// A preliminary reply to a request, if there is one.
pub(super) fn preliminary(request: Request) -> Option<RawCode> {
    request.replies().part(Part::Preliminary).iter().next().map(ftp_codes::ReplyCode::raw)
}
