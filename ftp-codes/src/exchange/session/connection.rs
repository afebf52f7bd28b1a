//! The state of a connection apart from its exchanges.

use crate::exchange::event::Event;
use crate::exchange::login::Login;
use crate::exchange::request::Request;
use crate::exchange::step::Step;
use crate::{Command, RawCode, match_code};

/// The state of a connection after the replies so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Connection {
    pub(super) login: Login,
    pub(super) protection: Protection,
    pub(super) closing: Closing,
    /// What was answered last, and with what.
    pub(super) last: Option<(Request, RawCode)>,
    /// The last answer that was tolerated, because a server that gave it once will give it again.
    pub(super) habit: Option<(Request, RawCode)>,
    /// What was sent last, and the step after its last reply if that has come. `None` if nothing was seen.
    pub(super) newest: Option<(Request, Option<Step>)>,
}

/// Whether a security exchange has succeeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Protection {
    /// The beginning of the connection was not seen.
    Unknown,
    Clear,
    Protected,
}

/// Whether the server has announced that it closes the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Closing {
    No,
    /// A shutdown. Some servers go on (RFC 1123 §4.1.2.11).
    Announced,
    /// The client has said `QUIT`.
    Quit,
}

impl Connection {
    /// A connection that has just been made.
    pub(super) const NEW: Self = Self {
        login: Login::LoggedOut,
        protection: Protection::Clear,
        closing: Closing::No,
        last: None,
        habit: None,
        newest: None,
    };

    /// A connection whose beginning was not seen.
    pub(super) const RESUMED: Self = Self { protection: Protection::Unknown, ..Self::NEW };

    /// Takes a reply to a request, which is not an envelope. `is_first`: it is the first reply to this request.
    pub(super) fn follow(&mut self, request: Request, code: RawCode, is_first: bool) -> Option<Event> {
        let step = Step::after(request, code);
        let event = self.event(request, code, step);
        self.login = self.login.after(request, step);
        if request == Request::Command(Command::Auth) && (event.is_some() || matches!(step, Step::Send(_))) {
            // What came before is void, the login too (RFC 2228 §3).
            (self.login, self.protection) = (Login::LoggedOut, Protection::Clear);
        }
        match event {
            Some(Event::StartTls | Event::Secured) => {
                (self.login, self.protection) = (Login::LoggedOut, Protection::Protected);
            }
            Some(Event::EndTls) => self.protection = Protection::Clear,
            Some(Event::Reinitialized) => {
                (self.login, self.protection) = (Login::LoggedOut, Protection::Clear);
            }
            _ => {}
        }
        self.closing = match step {
            Step::Closing if request == Request::Command(Command::Quit) => Closing::Quit,
            Step::Closing if self.closing == Closing::No => Closing::Announced,
            Step::Closing => self.closing,
            // The server continues. But an action that had begun before is completed before the close (RFC 959 §4.1.1).
            _ if is_first => Closing::No,
            _ => self.closing,
        };
        if step != Step::Wait {
            self.last = Some((request, code));
        }
        event
    }

    /// Whether the server has announced that it closes the connection.
    pub(super) const fn is_closing(&self) -> bool {
        !matches!(self.closing, Closing::No)
    }

    /// What the reply means for the connection. Only the codes that say so begin and end protection: a server that
    /// answers `AUTH` with 202 has begun nothing.
    pub(super) fn event(&self, request: Request, code: RawCode, step: Step) -> Option<Event> {
        let command = match (request, step) {
            (_, Step::Closing) => return Some(Event::Closing),
            (Request::Connection, Step::Done) => return Some(Event::Ready),
            (Request::Command(command), Step::Done) => command,
            _ => return None,
        };
        match_code!(code {
            SecurityMechanismAccepted if command == Command::Auth => Some(Event::StartTls),
            SecurityDataAccepted if command == Command::Adat => Some(Event::Secured),
            CommandOkay if command == Command::Ccc => Some(Event::EndTls),
            CommandSuperfluous if command == Command::Rein => None,
            _ if command == Command::Rein => Some(Event::Reinitialized),
            _ if matches!(command, Command::User | Command::Pass) => Some(Event::LoggedIn),
            _ if command == Command::Acct && self.login != Login::LoggedIn => Some(Event::LoggedIn),
            _ => None,
        })
    }
}
