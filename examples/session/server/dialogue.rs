//! `Dialogue`: what the server says, and whether it may.

use std::io;
use std::net::{Shutdown, TcpStream};

use ftp_codes::exchange::{Login, Verdict};
use ftp_codes::reply::OwnedReply;
use ftp_codes::{Command, Session};

/// The server's side of a control connection.
///
/// The session follows what the server itself says. So it knows how far the login has come and which command must
/// follow, and the server keeps no second account of that.
#[derive(Debug)]
pub(super) struct Dialogue {
    stream: TcpStream,
    session: Session,
}

impl Dialogue {
    /// The client has connected, and waits for a greeting.
    pub(super) fn new(stream: TcpStream) -> Self {
        Self { stream, session: Session::new() }
    }

    /// A command is about to be answered. The verdict is on the client.
    pub(super) fn take(&mut self, command: Option<Command>) -> io::Result<Verdict> {
        self.session.command(command).map_err(io::Error::other)
    }

    /// Sends a reply.
    ///
    /// # Panics
    ///
    /// In debug builds, if the table does not permit it: then the server is wrong.
    pub(super) fn answer(&mut self, reply: impl Into<OwnedReply>) -> io::Result<()> {
        let reply = reply.into();
        let outcome = self.session.reply(reply.code());
        debug_assert!(outcome.verdict.is_permitted(), "{:?} got `{reply}`: {}", outcome.answered, outcome.verdict);
        reply.to_outgoing().write_to(&mut self.stream)
    }

    /// Whether the user is logged in.
    pub(super) fn is_logged_in(&self) -> bool {
        self.session.login() == Login::LoggedIn
    }

    /// Whether the server has said that it closes the connection.
    pub(super) fn is_closing(&self) -> bool {
        self.session.is_closing()
    }
}

/// The thread that reads has the connection too: it ends with this side.
impl Drop for Dialogue {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.stream.shutdown(Shutdown::Both);
    }
}
