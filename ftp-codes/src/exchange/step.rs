use core::fmt;

use super::request::Request;
use crate::{Command, RawCode, match_code};

/// What to do after a reply.
///
/// The first digit decides, even for a reply that breaks a rule: a client should be lenient
/// ([RFC 1123 §4.1.2.11](https://www.rfc-editor.org/rfc/rfc1123#section-4.1.2.11), §4.1.4.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Step {
    /// Wait for another reply: the action has begun.
    Wait,
    /// The action is done.
    Done,
    /// Send one of these commands next. If there are none, the server expects something that no RFC defines.
    Send(&'static [Command]),
    /// The action was not done. The same command may succeed later.
    FailedForNow,
    /// The action was not done. The same command will fail again.
    FailedForGood,
    /// Decode the protected reply, and pass the code of the reply inside.
    Decode,
    /// The server closes the connection.
    Closing,
}

impl Step {
    /// A short name that never changes, such as `wait` or `failed-for-now`.
    ///
    /// ```
    /// use ftp_codes::exchange::Step;
    ///
    /// assert_eq!(Step::FailedForNow.name(), "failed-for-now");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wait => "wait",
            Self::Done => "done",
            Self::Send(_) => "send",
            Self::FailedForNow => "failed-for-now",
            Self::FailedForGood => "failed-for-good",
            Self::Decode => "decode",
            Self::Closing => "closing",
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Wait => "wait",
            Self::Done => "done",
            Self::Send(_) => "send the next command",
            Self::FailedForNow => "failed for now",
            Self::FailedForGood => "failed for good",
            Self::Decode => "decode",
            Self::Closing => "closing",
        }
    }

    pub(super) const fn after(request: Request, code: RawCode) -> Self {
        match_code!(code {
            ServiceNotAvailable | ClosingControlConnection => Self::Closing,
            1xx => Self::Wait,
            2xx if matches!(request, Request::Command(Command::Quit)) => Self::Closing,
            2xx => Self::Done,
            3xx => Self::Send(next(request, code)),
            4xx => Self::FailedForNow,
            5xx => Self::FailedForGood,
            6xx => Self::Decode,
        })
    }
}

/// What the table has after this code, or else what the diagrams of RFC 959 §6 have after any 3xx: the first sequence.
const fn next(request: Request, code: RawCode) -> &'static [Command] {
    let Request::Command(command) = request else { return &[] };
    if let Some(code) = code.listed() {
        let commands = command.next(code);
        if !commands.is_empty() {
            return commands;
        }
    }
    match command.sequences() {
        [(_, commands), ..] => commands,
        [] => &[],
    }
}

/// Writes the step in words, with the verbs if there are any: `failed for now`, `send PASS or ACCT`.
impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Send([first, others @ ..]) = self else { return f.pad(self.words()) };
        write!(f, "send {first}")?;
        others.iter().try_for_each(|command| write!(f, " or {command}"))
    }
}
