//! `Pairing`: what a reply answers, and whether it may.

use ftp_codes::exchange::{Exchange, Request, Verdict};
use ftp_codes::{Command, RawCode};

/// A reply's other half.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pairing {
    /// What is answered; `None` if nobody can tell.
    pub(crate) request: Option<Request>,
    /// The line that is answered, if it was seen.
    pub(crate) sent: Option<String>,
    /// Whether the rules allow the answer; `None` if nobody can tell.
    pub(crate) verdict: Option<Verdict>,
    /// The commands that turn out to get no answer.
    pub(crate) unanswered: Vec<String>,
}

impl Pairing {
    /// One more reply to what is answered; after the last one it is asked again.
    pub(crate) fn of(exchange: &mut Exchange, code: RawCode) -> Self {
        if exchange.is_over() {
            *exchange = Exchange::of(exchange.request());
        }
        let verdict = exchange.reply(code).verdict;
        Self { request: Some(exchange.request()), verdict: Some(verdict), ..Self::default() }
    }

    /// The command; `None` if it is not listed, or there is none.
    pub(crate) fn command(&self) -> Option<Command> {
        self.request.and_then(Request::command)
    }

    /// The verb, also one that is not listed.
    pub(crate) fn verb(&self) -> Option<String> {
        match self.request? {
            Request::Command(command) => Some(command.verb().to_owned()),
            Request::Unknown => {
                let verb = self.sent.as_deref()?.split_whitespace().next()?;
                verb.bytes().all(|byte| byte.is_ascii_alphanumeric()).then(|| verb.to_ascii_uppercase())
            }
            _ => None,
        }
    }

    /// What is answered, in a word or two.
    pub(crate) fn request(&self) -> Option<String> {
        self.verb().or_else(|| self.request.map(|request| request.to_string()))
    }
}
