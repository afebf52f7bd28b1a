#![doc = include_str!("../../docs/exchanges.md")]

mod event;
mod fit;
mod login;
mod outcome;
mod request;
mod rule;
mod session;
mod step;
mod verdict;

pub use event::Event;
pub use login::Login;
pub use outcome::{Judgement, Outcome};
pub use request::Request;
pub use rule::Rule;
pub use session::{Session, TooManyWaiting, Unanswered, Waiting};
pub use step::Step;
pub use verdict::Verdict;

use crate::{Class, CodeSet, Command, RawCode};

/// One command, or the greeting, and its replies.
///
/// A state machine over the table of [RFC 959 §5.4](https://www.rfc-editor.org/rfc/rfc959#section-5.4) and the diagrams
/// of §6: pass it the codes of the replies as they come.
///
/// ```
/// use ftp_codes::exchange::{Exchange, Request, Rule, Step, Verdict};
/// use ftp_codes::{Command, ReplyCode};
///
/// let mut exchange = Exchange::new(Command::Retr);
/// assert_eq!(exchange.reply(ReplyCode::FileStatusOkay.raw()).step, Step::Wait);
/// assert!(exchange.has_begun());
/// assert_eq!(exchange.judge(ReplyCode::TransferAborted.raw()), Verdict::Permitted);
///
/// let end = exchange.reply(ReplyCode::ClosingDataConnection.raw());
/// assert_eq!((end.step, end.verdict), (Step::Done, Verdict::Permitted));
/// assert!(exchange.is_over());
///
/// // The transfer succeeded, but the reply that announces it was missing.
/// let end = Exchange::new(Command::Retr).reply(ReplyCode::ClosingDataConnection.raw());
/// assert_eq!((end.step, end.verdict), (Step::Done, Verdict::Broken(Rule::MissingPreliminary)));
///
/// assert_eq!(Exchange::greeting(), Exchange::of(Request::Connection));
/// ```
#[doc(alias = "state machine")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exchange {
    request: Request,
    phase: Phase,
}

/// The state of an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Phase {
    /// No reply has come.
    Asked,
    /// A preliminary reply has come.
    Begun,
    /// The reply that ends it has come before the preliminary one, which may follow.
    Reversed,
    /// The reply that ends it has come, or is no longer expected.
    Over,
}

impl Exchange {
    /// Creates the exchange of a command that a client has sent or a server has received.
    #[inline]
    #[must_use]
    pub const fn new(command: Command) -> Self {
        Self::of(Request::Command(command))
    }

    /// Creates the exchange of a new connection, which waits for the greeting.
    #[inline]
    #[must_use]
    pub const fn greeting() -> Self {
        Self::of(Request::Connection)
    }

    /// Creates the exchange of this request.
    #[inline]
    #[must_use]
    pub const fn of(request: Request) -> Self {
        Self { request, phase: Phase::Asked }
    }

    /// The request that the replies answer.
    #[inline]
    #[must_use]
    pub const fn request(&self) -> Request {
        self.request
    }

    /// Takes the next reply, and returns what to do after it and whether it was permitted.
    ///
    /// A received reply has a [`RawCode`]; for a listed code use [`ReplyCode::raw`](crate::ReplyCode::raw).
    pub const fn reply(&mut self, code: RawCode) -> Judgement {
        let judgement = Judgement { step: Step::after(self.request, code), verdict: self.judge(code) };
        self.phase = match (self.phase, code.class()) {
            (phase, Class::Protected) => phase,
            (Phase::Asked | Phase::Begun, Class::PositivePreliminary) => Phase::Begun,
            _ => Phase::Over,
        };
        judgement
    }

    /// Returns the verdict that a reply with this code would get now.
    #[must_use]
    pub const fn judge(&self, code: RawCode) -> Verdict {
        self.fit(code).verdict()
    }

    /// The codes that are permitted now: what a server may send, and what a client should be ready for.
    ///
    /// ```
    /// use ftp_codes::exchange::Exchange;
    /// use ftp_codes::{Command, ReplyCode};
    ///
    /// let mut exchange = Exchange::new(Command::List);
    /// assert!(!exchange.expects().contains(ReplyCode::ClosingDataConnection));
    /// exchange.reply(ReplyCode::FileStatusOkay.raw());
    /// assert!(exchange.expects().contains(ReplyCode::ClosingDataConnection));
    /// ```
    #[must_use]
    pub const fn expects(&self) -> CodeSet {
        match self.phase {
            Phase::Asked => self.request.primary(),
            Phase::Begun => self.request.secondary(),
            Phase::Reversed => self.request.replies().preliminary,
            Phase::Over => self.request.anytime(),
        }
    }

    /// Returns `true` if a preliminary reply has come, but not yet the one that ends the command.
    #[inline]
    #[must_use]
    pub const fn has_begun(&self) -> bool {
        matches!(self.phase, Phase::Begun)
    }

    /// Returns `true` if the reply that ends the command has come.
    #[inline]
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self.phase, Phase::Over)
    }
}
