//! `Failure`: why a visit ends before its time.

use std::fmt;
use std::io;

use ftp_codes::Command;
use ftp_codes::exchange::Request;
use ftp_codes::payload::ParseError;
use ftp_codes::reply::OwnedReply;
use ftp_codes::wire::ReadError;

/// Why a visit ends before its time.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Standard output has failed.
    Output(io::Error),
    /// The control connection has failed.
    Control(ReadError),
    /// The server has closed the control connection.
    Closed,
    /// Anything else, in words.
    Other(String),
}

impl Failure {
    /// Our own server cannot start.
    pub(crate) fn server(error: io::Error) -> Self {
        Self::Other(format!("the server cannot start: {error}"))
    }

    /// The visit cannot go on without what the server refuses.
    pub(super) fn refused(request: impl Into<Request>, reply: &OwnedReply) -> Self {
        Self::Other(format!("the answer to `{}` leads nowhere: `{reply}`", request.into()))
    }

    /// A data connection has failed.
    pub(super) fn data(command: Command) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Other(format!("the data connection of `{command}` failed: {error}"))
    }

    /// The text of a reply cannot be read.
    pub(super) fn text(command: Command) -> impl FnOnce(ParseError) -> Self {
        move |error| Self::Other(format!("the reply to `{command}` cannot be read: {error}"))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Output(error) => write!(f, "the output cannot be written: {error}"),
            Self::Control(ReadError::Io(error)) => write!(f, "the control connection failed: {error}"),
            Self::Control(error) => write!(f, "the server sent a malformed reply: {error}"),
            Self::Closed => f.write_str("the server closed the control connection"),
            Self::Other(what) => f.write_str(what),
        }
    }
}

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
