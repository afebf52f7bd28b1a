use core::fmt;

use super::login::Login;
use super::request::Request;
use super::step::Step;
use crate::Command;

/// What a reply means for the whole connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Event {
    /// The greeting is over: commands can be sent.
    Ready,
    /// The user is logged in.
    LoggedIn,
    /// `AUTH` was accepted: the TLS handshake follows at once. Bytes that came after this reply were not protected and
    /// must not be read as replies ([RFC 4217 §4.2](https://www.rfc-editor.org/rfc/rfc4217#section-4.2)). A login that
    /// took place before must be repeated.
    ///
    /// For a mechanism without TLS it is the same as [`Secured`](Self::Secured).
    StartTls,
    /// `ADAT` has ended the security exchange: commands and replies may come in envelopes, and the login begins again
    /// ([RFC 2228 §9](https://www.rfc-editor.org/rfc/rfc2228#section-9)).
    Secured,
    /// `CCC` was accepted: TLS ends on the control connection
    /// ([RFC 4217 §5](https://www.rfc-editor.org/rfc/rfc4217#section-5)).
    EndTls,
    /// `REIN` was accepted: all is as after the greeting, and TLS ends if there was any
    /// ([RFC 4217 §13](https://www.rfc-editor.org/rfc/rfc4217#section-13)).
    Reinitialized,
    /// The server closes the connection. It is the close that counts, for some servers go on
    /// ([RFC 1123 §4.1.2.11](https://www.rfc-editor.org/rfc/rfc1123#section-4.1.2.11)).
    Closing,
}

impl Event {
    /// A short name that does not change: `logged-in`, `start-tls`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::LoggedIn => "logged-in",
            Self::StartTls => "start-tls",
            Self::Secured => "secured",
            Self::EndTls => "end-tls",
            Self::Reinitialized => "reinitialized",
            Self::Closing => "closing",
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::LoggedIn => "logged in",
            Self::StartTls => "start TLS",
            Self::Secured => "secured",
            Self::EndTls => "end TLS",
            Self::Reinitialized => "reinitialized",
            Self::Closing => "closing",
        }
    }

    /// What this step means, after this login.
    pub(super) const fn of(request: Request, step: Step, before: Login) -> Option<Self> {
        if matches!(step, Step::Closing) {
            return Some(Self::Closing);
        }
        if !matches!(step, Step::Done) {
            return None;
        }
        match request {
            Request::Connection => Some(Self::Ready),
            Request::Command(Command::User | Command::Pass) => Some(Self::LoggedIn),
            Request::Command(Command::Acct) if !matches!(before, Login::LoggedIn) => Some(Self::LoggedIn),
            Request::Command(Command::Auth) => Some(Self::StartTls),
            Request::Command(Command::Adat) => Some(Self::Secured),
            Request::Command(Command::Ccc) => Some(Self::EndTls),
            Request::Command(Command::Rein) => Some(Self::Reinitialized),
            Request::Command(_) | Request::Unknown => None,
        }
    }
}

/// Prints the words for it, such as `start TLS`.
impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}
