use super::judgement::Judgement;
use super::request::Request;
use super::rule::Rule;
use super::step::Step;
use super::verdict::Verdict;
use crate::{Class, CodeSet, Command, RawCode};

/// One command, or the greeting, and its replies.
///
/// A state machine over the table of [RFC 959 §5.4](https://www.rfc-editor.org/rfc/rfc959#section-5.4) and the diagrams
/// of §6: feed it the codes of the replies as they come.
///
/// ```
/// use ftp_codes::exchange::{Exchange, Rule, Step, Verdict};
/// use ftp_codes::{Command, ReplyCode};
///
/// let mut exchange = Exchange::new(Command::Retr);
/// assert_eq!(exchange.reply(ReplyCode::FileStatusOkay.raw()).step, Step::Wait);
///
/// let end = exchange.reply(ReplyCode::ClosingDataConnection.raw());
/// assert_eq!((end.step, end.verdict), (Step::Done, Verdict::Permitted));
/// assert!(exchange.is_over());
///
/// // The data came, and the server forgot to say so before: still done, but the rule is named.
/// let end = Exchange::new(Command::Retr).reply(ReplyCode::ClosingDataConnection.raw());
/// assert_eq!((end.step, end.verdict), (Step::Done, Verdict::Broken(Rule::MissingPreliminary)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exchange {
    request: Request,
    phase: Phase,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Phase {
    /// No reply has come.
    Asked,
    /// A preliminary reply has come.
    Begun,
    /// The reply that ends it has come.
    Over,
}

impl Exchange {
    /// A command that has been sent.
    #[inline]
    #[must_use]
    pub const fn new(command: Command) -> Self {
        Self::of(Request::Command(command))
    }

    /// A connection that has been made: the greeting is due.
    #[inline]
    #[must_use]
    pub const fn greeting() -> Self {
        Self::of(Request::Connection)
    }

    /// A command that is not listed. Servers may know more commands than the table: no code is broken because of its
    /// number alone.
    #[inline]
    #[must_use]
    pub const fn unknown() -> Self {
        Self::of(Request::Unknown)
    }

    /// Whatever is answered.
    #[inline]
    #[must_use]
    pub const fn of(request: Request) -> Self {
        Self { request, phase: Phase::Asked }
    }

    /// What is answered.
    #[inline]
    #[must_use]
    pub const fn request(&self) -> Request {
        self.request
    }

    /// Takes the next reply.
    ///
    /// A code off the wire is a [`RawCode`]; that of a listed one is [`ReplyCode::raw`](crate::ReplyCode::raw).
    pub const fn reply(&mut self, code: RawCode) -> Judgement {
        let judgement = Judgement { step: Step::after(self.request, code), verdict: self.judge(code) };
        self.phase = match (self.phase, code.class()) {
            (Phase::Over, _) => Phase::Over,
            (phase, Class::Protected) => phase,
            (_, Class::PositivePreliminary) => Phase::Begun,
            _ => Phase::Over,
        };
        judgement
    }

    /// What a reply with this code would be now.
    #[must_use]
    pub const fn judge(&self, code: RawCode) -> Verdict {
        let due = self.expects();
        if let Some(listed) = code.listed() {
            if due.contains_listed(listed) {
                return Verdict::Permitted;
            }
        }
        if self.is_over() {
            return Verdict::Broken(Rule::AfterEnd);
        }
        let akin = !kin(code).is_disjoint(due);
        match self.rule(code) {
            Rule::Unpermitted if akin => Verdict::Tolerated(Rule::LastDigit),
            rule @ Rule::Unspecified => Verdict::Tolerated(rule),
            rule if akin => Verdict::Tolerated(rule),
            rule => Verdict::Broken(rule),
        }
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
            Phase::Over => self.request.anytime(),
        }
    }

    /// Whether a preliminary reply has come, and not yet the one that ends the command.
    #[inline]
    #[must_use]
    pub const fn has_begun(&self) -> bool {
        matches!(self.phase, Phase::Begun)
    }

    /// Whether the reply that ends the command has come.
    #[inline]
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self.phase, Phase::Over)
    }

    /// The rule against a code that is not due, for a command that is not over.
    const fn rule(&self, code: RawCode) -> Rule {
        let row = self.request.replies();
        let (due, class) = (self.expects(), code.class());
        let begun = self.has_begun();
        if begun && matches!(class, Class::PositivePreliminary) && kin(code).is_disjoint(due) {
            return Rule::SecondPreliminary;
        }
        if let Some(listed) = code.listed() {
            if !begun && row.marker.union(row.secondary_completion).union(row.secondary_failure).contains_listed(listed)
            {
                return Rule::MissingPreliminary;
            }
            if begun && self.request.primary().contains_listed(listed) {
                return Rule::AfterPreliminary;
            }
        }
        if self.request.is_silent_on(class) {
            Rule::Unspecified
        } else if due.is_disjoint(CodeSet::of_class(class)) {
            Rule::WrongClass
        } else {
            Rule::Unpermitted
        }
    }
}

/// The listed codes that differ from this one in the last digit at most.
const fn kin(code: RawCode) -> CodeSet {
    match code.group() {
        Some(group) => CodeSet::of_class(code.class()).intersection(CodeSet::of_group(group)),
        None => CodeSet::EMPTY,
    }
}
