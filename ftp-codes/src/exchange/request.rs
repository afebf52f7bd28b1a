use core::fmt;

use crate::{Command, Replies};

/// What a server answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Request {
    /// The client has connected: the answer is the greeting.
    Connection,
    /// A command.
    Command(Command),
    /// A command that is not listed.
    Unknown,
}

impl Request {
    /// The command; `None` if it is not listed, or none at all.
    #[must_use]
    pub const fn command(self) -> Option<Command> {
        match self {
            Self::Command(command) => Some(command),
            Self::Connection | Self::Unknown => None,
        }
    }

    /// The row of the table.
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
}

impl From<Command> for Request {
    fn from(command: Command) -> Self {
        Self::Command(command)
    }
}

impl From<Request> for super::Exchange {
    fn from(request: Request) -> Self {
        Self::of(request)
    }
}

/// `None` is a command that is not listed, as [`Command::from_verb`] has it.
impl From<Option<Command>> for Request {
    fn from(command: Option<Command>) -> Self {
        command.map_or(Self::Unknown, Self::Command)
    }
}

/// Prints the verb, `connection` or `unknown command`.
impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connection => f.pad("connection"),
            Self::Command(command) => command.fmt(f),
            Self::Unknown => f.pad("unknown command"),
        }
    }
}
