use core::fmt;

use super::request::Request;
use super::step::Step;
use crate::Command;

/// How far the login has come ([RFC 959 §4.1.1](https://www.rfc-editor.org/rfc/rfc959#section-4.1.1), §6).
///
/// ```
/// use ftp_codes::exchange::{Login, Session};
/// use ftp_codes::{Command, ReplyCode};
///
/// let mut session = Session::<()>::resumed();
/// session.command(Command::User)?;
/// session.reply(ReplyCode::NeedPassword);
/// assert_eq!(session.login(), Login::NeedsPassword);
/// session.command(Command::Pass)?;
/// session.reply(ReplyCode::UserLoggedIn);
/// assert_eq!(session.login(), Login::LoggedIn);
/// # Ok::<(), ftp_codes::exchange::TooManyWaiting>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Login {
    /// `USER` is next.
    #[default]
    LoggedOut,
    /// `PASS` is next.
    NeedsPassword,
    /// `ACCT` is next.
    NeedsAccount,
    /// The user is logged in.
    LoggedIn,
}

impl Login {
    /// A short name that never changes, such as `logged-out` or `needs-password`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LoggedOut => "logged-out",
            Self::NeedsPassword => "needs-password",
            Self::NeedsAccount => "needs-account",
            Self::LoggedIn => "logged-in",
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::LoggedOut => "logged out",
            Self::NeedsPassword => "needs password",
            Self::NeedsAccount => "needs account",
            Self::LoggedIn => "logged in",
        }
    }

    /// The login after a reply. A step that fails means that the login begins again (RFC 959 §4.2), unless it is an
    /// account given for the sake of another command.
    pub(super) const fn after(self, request: Request, step: Step) -> Self {
        let Some(command) = request.command() else { return self };
        match (command, step) {
            (Command::User | Command::Pass | Command::Acct, Step::Done) => Self::LoggedIn,
            (Command::User | Command::Pass, Step::Send([Command::Acct, ..])) => Self::NeedsAccount,
            (Command::User | Command::Pass, Step::Send(_)) => Self::NeedsPassword,
            (Command::User | Command::Pass, Step::FailedForNow | Step::FailedForGood) => Self::LoggedOut,
            (Command::Acct, Step::FailedForNow | Step::FailedForGood) => match self {
                Self::LoggedIn => Self::LoggedIn,
                _ => Self::LoggedOut,
            },
            _ => self,
        }
    }
}

/// Writes the state in words, such as `needs password`.
impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}
