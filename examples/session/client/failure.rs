//! `Failure`: why a visit ends before its time.

use std::fmt;
use std::io;

use ftp_codes::Command;
use ftp_codes::exchange::{Request, TooManyWaiting};
use ftp_codes::payload::ParseError;
use ftp_codes::reply::OwnedReply;
use ftp_codes::wire::ReadError;

use crate::address::Address;

/// Why a visit ends before its time.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Our own server cannot start.
    Server(io::Error),
    /// Nobody is there.
    Unreachable(Address, io::Error),
    /// The control connection has failed.
    Control(ReadError),
    /// The server has closed the control connection.
    Closed,
    /// A data connection has failed.
    Data(Command, io::Error),
    /// The server does not do what the visit cannot do without.
    Refused(Request, OwnedReply),
    /// A command has more preliminary replies than anybody waits for.
    Endless(Request),
    /// The text of a reply cannot be read.
    Text(Command, String),
    /// What came back is not what it should be.
    Differs(String),
    /// Standard output has failed.
    Output(io::Error),
    /// An argument would begin a command of its own.
    Argument(Command),
    /// More commands wait than the session can hold.
    Waiting(TooManyWaiting),
}

impl Failure {
    /// A text that cannot be read, and in the reply to which command.
    pub(super) fn text(command: Command) -> impl FnOnce(ParseError) -> Self {
        move |error| Self::Text(command, error.to_string())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Server(error) => write!(f, "the server cannot start: {error}"),
            Self::Unreachable(address, error) => write!(f, "no connection to `{address}`: {error}"),
            Self::Control(ReadError::Io(error)) => write!(f, "the control connection failed: {error}"),
            Self::Control(ReadError::Malformed(error)) => write!(f, "the server sent a malformed reply: {error}"),
            Self::Control(error) => write!(f, "{error}"),
            Self::Closed => f.write_str("the server closed the control connection"),
            Self::Data(command, error) => write!(f, "the data connection of `{command}` failed: {error}"),
            Self::Refused(request, reply) => write!(f, "the answer to `{request}` leads nowhere: `{reply}`"),
            Self::Endless(request) => write!(f, "the server keeps sending preliminary replies to `{request}`"),
            Self::Text(command, error) => write!(f, "the reply to `{command}` cannot be read: {error}"),
            Self::Differs(what) => write!(f, "{what}"),
            Self::Output(error) => write!(f, "the output cannot be written: {error}"),
            Self::Argument(command) => write!(f, "the argument of `{command}` holds a line break; take it out"),
            Self::Waiting(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for Failure {}

/// What is written is the output.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::Control(error)
    }
}

impl From<TooManyWaiting> for Failure {
    fn from(error: TooManyWaiting) -> Self {
        Self::Waiting(error)
    }
}
