use core::fmt;

use super::Exchange;
use crate::{Class, CodeSet, Command, Replies, code_set};

/// What a reply answers: a command, or the connection itself.
///
/// ```
/// use ftp_codes::exchange::{Request, Session};
/// use ftp_codes::{Command, ReplyCode};
///
/// let mut session = Session::new();
/// assert_eq!(session.reply(ReplyCode::ServiceReady).answered, Some(Request::Connection));
/// session.command(Command::Noop)?;
/// let answered = session.reply(ReplyCode::CommandOkay).answered;
/// assert_eq!(answered, Some(Request::Command(Command::Noop)));
/// session.command(Command::from_verb(b"XYZZY"))?;
/// assert_eq!(session.reply(ReplyCode::CommandUnrecognized).answered, Some(Request::Unknown));
/// # Ok::<(), ftp_codes::exchange::TooManyWaiting>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Request {
    /// The client has connected. The greeting answers it.
    Connection,
    /// A command.
    Command(Command),
    /// A command that is not listed.
    Unknown,
}

impl Request {
    /// The command, or `None` if it is not listed or if there is none.
    #[must_use]
    pub const fn command(self) -> Option<Command> {
        match self {
            Self::Command(command) => Some(command),
            Self::Connection | Self::Unknown => None,
        }
    }

    /// The replies that may answer the request: its row in the table.
    ///
    /// ```
    /// use ftp_codes::exchange::Request;
    /// use ftp_codes::{Command, Replies};
    ///
    /// assert_eq!(Request::Connection.replies(), &Replies::GREETING);
    /// assert_eq!(Request::Command(Command::Pwd).replies(), Command::Pwd.replies());
    /// ```
    #[must_use]
    pub const fn replies(self) -> &'static Replies {
        match self {
            Self::Connection => const { &Replies::GREETING },
            Self::Command(command) => command.replies(),
            Self::Unknown => const { &Replies::UNKNOWN },
        }
    }

    /// What may come first.
    pub(super) const fn primary(self) -> CodeSet {
        let row = self.replies();
        row.preliminary
            .union(row.completion)
            .union(row.intermediate)
            .union(row.failure)
            .union(row.error)
            .union(self.general())
    }

    /// What may come after a preliminary reply. A command that has none still waits for its primary reply.
    pub(super) const fn secondary(self) -> CodeSet {
        let row = self.replies();
        if row.preliminary.is_empty() {
            return self.primary();
        }
        row.marker.union(row.secondary_completion).union(row.secondary_failure).union(self.anytime())
    }

    /// What may come at any time: a service that shuts down (RFC 959 §5.4), and an envelope, whose inner reply is
    /// judged.
    pub(super) const fn anytime(self) -> CodeSet {
        const SHUTDOWN: CodeSet = code_set!(ServiceNotAvailable);
        match self {
            Self::Connection => SHUTDOWN,
            Self::Command(_) | Self::Unknown => {
                SHUTDOWN.union(Replies::any().intersection(CodeSet::of_class(Class::Protected)))
            }
        }
    }

    /// What any command may get, although its row does not list it. It says nothing about other codes of the same
    /// class: the `332` that asks for an account (RFC 959 §4.1.1) does not make a `350` to `NOOP` any better.
    pub(super) const fn unspecific(self) -> CodeSet {
        Replies::any().difference(self.replies().all()).difference(self.anytime())
    }

    /// Every code that may come at some point.
    pub(super) const fn all(self) -> CodeSet {
        self.primary().union(self.secondary())
    }

    /// The codes that the rows do not repeat.
    const fn general(self) -> CodeSet {
        match self {
            Self::Connection => self.anytime(),
            Self::Unknown => Replies::any(),
            Self::Command(command) => command.general_replies(),
        }
    }
}

impl From<Command> for Request {
    fn from(command: Command) -> Self {
        Self::Command(command)
    }
}

/// Converts the result of [`Command::from_verb`], where `None` is a command that is not listed.
impl From<Option<Command>> for Request {
    fn from(command: Option<Command>) -> Self {
        command.map_or(Self::Unknown, Self::Command)
    }
}

impl From<Request> for Exchange {
    fn from(request: Request) -> Self {
        Self::of(request)
    }
}

/// Writes the verb, `connection` or `unknown command`.
impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connection => f.pad("connection"),
            Self::Command(command) => command.fmt(f),
            Self::Unknown => f.pad("unknown command"),
        }
    }
}
