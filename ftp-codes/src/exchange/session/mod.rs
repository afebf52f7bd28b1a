//! The session of a connection.
//!
//! A reply does not say what it answers. So a session keeps several [`readings`] of the conversation, each of which
//! attributes every reply to a command. A [`reading`] knows the state of its [`connection`]; [`blame`] finds those in
//! which one fault explains a reply, and [`doubt`] says how unlikely each of them is. [`command`] judges commands, and
//! [`nearest`] finds a code that a server can send in place of another.

mod blame;
mod command;
mod connection;
mod doubt;
mod nearest;
mod reading;
mod readings;
mod waiting;

pub use waiting::{TooManyWaiting, Unanswered, Waiting};

use crate::exchange::Phase;
use crate::exchange::login::Login;
use crate::exchange::outcome::Outcome;
use crate::exchange::request::Request;
use crate::exchange::step::Step;
use crate::exchange::verdict::Verdict;
use crate::{Class, CodeSet, Command, RawCode, ReplyCode};
use connection::{Connection, Protection};
use reading::{Sent, take_out};
use readings::Readings;

/// A whole control connection: the greeting, and every command with its replies.
///
/// Pass every [`command`](Self::command) and every [`reply`](Self::reply) in the order in which they cross the wire, on
/// a client, on a server, or between the two. The session knows which command a reply answers, how far the login has
/// come, where TLS begins and ends, and which rules either side breaks.
///
/// It holds up to `N` commands that wait for a reply. Each of them can carry a tag of the type `T`, which comes back
/// with its replies.
///
/// ```
/// use ftp_codes::exchange::{Event, Login, Session, Step};
/// use ftp_codes::{Command, ReplyCode};
///
/// let mut session = Session::new();
/// let greeting = session.reply(ReplyCode::ServiceReady);
/// assert_eq!(greeting.event, Some(Event::Ready));
///
/// session.command(Command::User)?;
/// assert!(session.expects().contains(ReplyCode::NeedPassword));
/// let outcome = session.reply(ReplyCode::NeedPassword);
/// assert_eq!(outcome.step, Step::Send(&[Command::Pass]));
///
/// session.command(Command::Pass)?;
/// let outcome = session.reply(ReplyCode::UserLoggedIn);
/// assert_eq!(outcome.answered, Some(Command::Pass.into()));
/// assert_eq!(outcome.event, Some(Event::LoggedIn));
/// assert_eq!(session.login(), Login::LoggedIn);
///
/// session.command(Command::Quit)?;
/// session.reply(ReplyCode::ClosingControlConnection);
/// assert!(session.is_closing());
/// # Ok::<(), ftp_codes::exchange::TooManyWaiting>(())
/// ```
#[doc(alias = "pipelining")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Session<T = (), const N: usize = 16> {
    /// The requests that wait, the oldest first, without a gap; and, until the next call, those that have just ended.
    sent: [Option<Sent>; N],
    tags: [Option<T>; N],
    readings: Readings<N>,
    /// How many commands were sent since the last reply.
    recent: usize,
}

impl Session {
    /// Creates the session of a new connection, which waits for the greeting.
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// Creates the session of a new connection, with any capacity and any type of tag: `Session::<u32>::default()`,
/// `Session::<(), 64>::default()`.
impl<T, const N: usize> Default for Session<T, N> {
    fn default() -> Self {
        const { assert!(N > 0, "a session must hold at least one command") };
        let mut session = Self::at(Connection::NEW);
        session.push(Request::Connection, None, false);
        session
    }
}

impl<T, const N: usize> Session<T, N> {
    /// Creates the session of a connection whose beginning was not seen, as in a log that begins in the middle.
    #[must_use]
    pub const fn resumed() -> Self {
        Self::at(Connection::RESUMED)
    }

    /// Marks the connection as protected by TLS from its first byte: implicit TLS.
    ///
    /// ```
    /// use ftp_codes::exchange::Session;
    ///
    /// assert!(!Session::new().is_protected());
    /// assert!(Session::new().over_tls().is_protected());
    /// ```
    #[must_use]
    pub const fn over_tls(mut self) -> Self {
        self.readings.best.connection.protection = Protection::Protected;
        self
    }

    const fn at(connection: Connection) -> Self {
        Self { sent: [None; N], tags: [const { None }; N], readings: Readings::new(connection), recent: 0 }
    }

    /// Takes a command that a client sends or a server receives, and returns whether the client may send it now. `None`
    /// is a command that is not listed, as returned by [`Command::from_verb`].
    ///
    /// ```
    /// use ftp_codes::Command;
    /// use ftp_codes::exchange::{Rule, Session, Verdict};
    ///
    /// let mut session = Session::<()>::resumed();
    /// assert_eq!(session.command(Command::from_verb(b"NOOP")), Ok(Verdict::Permitted));
    /// // Pipelining: no rule forbids it, but RFC 959 advises a client to wait.
    /// assert_eq!(session.command(Command::Pwd), Ok(Verdict::Tolerated(Rule::NotWaited)));
    /// // The client has not said which file to rename.
    /// assert_eq!(session.command(Command::Rnto), Ok(Verdict::Broken(Rule::OutOfSequence)));
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if `N` commands are waiting already. The command is then not recorded.
    pub fn command(&mut self, command: impl Into<Option<Command>>) -> Result<Verdict, TooManyWaiting> {
        self.insert(command.into().into(), None)
    }

    /// Takes a command with a tag, which comes back in the [`Outcome`] of each of its replies, or in
    /// [`unanswered`](Self::unanswered).
    ///
    /// ```
    /// use ftp_codes::exchange::Session;
    /// use ftp_codes::{Command, ReplyCode};
    ///
    /// let mut session = Session::<&str>::resumed();
    /// session.tagged(Command::Size, "a.txt")?;
    /// session.tagged(Command::Size, "b.txt")?;
    /// assert_eq!(session.reply(ReplyCode::FileStatus).tag, Some("a.txt"));
    /// assert_eq!(session.reply(ReplyCode::FileUnavailable).tag, Some("b.txt"));
    /// # Ok::<(), ftp_codes::exchange::TooManyWaiting>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if `N` commands are waiting already. The command is then not recorded.
    pub fn tagged(&mut self, command: impl Into<Option<Command>>, tag: T) -> Result<Verdict, TooManyWaiting> {
        self.insert(command.into().into(), Some(tag))
    }

    /// Takes a reply that a server sends or a client receives.
    ///
    /// Replies come in the order of the commands. Only those to `ABOR`, `STAT`, `QUIT`, `USER` and `REIN` may come before
    /// the end of a transfer that is running.
    ///
    /// ```
    /// use ftp_codes::exchange::{Session, Step, Verdict};
    /// use ftp_codes::{Command, RawCode, ReplyCode};
    ///
    /// let mut session = Session::<()>::resumed();
    /// session.command(Command::Retr)?;
    /// session.command(Command::Abor)?;
    /// session.reply(ReplyCode::FileStatusOkay);
    ///
    /// let outcome = session.reply(ReplyCode::TransferAborted);
    /// assert_eq!(outcome.answered, Some(Command::Retr.into()));
    /// assert_eq!((outcome.step, outcome.verdict), (Step::FailedForNow, Verdict::Permitted));
    ///
    /// // Any number can come off the wire.
    /// let outcome = session.reply(RawCode::try_from(299_u16)?);
    /// assert_eq!(outcome.answered, Some(Command::Abor.into()));
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn reply(&mut self, code: impl Into<RawCode>) -> Outcome<T>
    where
        T: Clone,
    {
        self.receive(code.into())
    }

    fn receive(&mut self, code: RawCode) -> Outcome<T>
    where
        T: Clone,
    {
        self.clear_ended();
        let verdict = self.readings.take(&self.sent, code, core::mem::take(&mut self.recent));
        if self.sent.iter().all(Option::is_some) {
            // The next command needs a free place.
            self.readings.decide();
        }
        let best = &self.readings.best;
        let Some(latest) = best.latest else {
            return Outcome {
                answered: None,
                tag: None,
                step: Step::after(Request::Unknown, code),
                verdict,
                event: None,
            };
        };
        let place = latest.place;
        if let Some((place, sent)) = place.and_then(|place| Some((place, self.sent.get_mut(place)?.as_mut()?))) {
            sent.is_told |= best.phases.get(place) == Some(&Phase::Over);
        }
        self.list_unanswered();
        let tag = place.and_then(|place| self.tags.get(place)?.clone());
        Outcome { answered: latest.request, tag, step: latest.step, verdict, event: latest.event }
    }

    /// Returns the verdict that a reply with this code would get now. The session does not change.
    ///
    /// ```
    /// use ftp_codes::exchange::{Session, Verdict};
    /// use ftp_codes::{Command, ReplyCode};
    ///
    /// let mut session = Session::<()>::resumed();
    /// session.command(Command::Mkd)?;
    /// assert_eq!(session.judge(ReplyCode::PathCreated), Verdict::Permitted);
    /// assert!(!session.judge(ReplyCode::NeedPassword).is_permitted());
    /// # Ok::<(), ftp_codes::exchange::TooManyWaiting>(())
    /// ```
    #[must_use]
    pub fn judge(&self, code: impl Into<RawCode>) -> Verdict {
        self.readings.clone().take(&self.sent, code.into(), self.recent)
    }

    /// The codes that would be permitted as the next reply.
    #[must_use]
    pub fn expects(&self) -> CodeSet {
        ReplyCode::ALL.iter().copied().filter(|code| self.readings.permit(&self.sent, code.raw())).collect()
    }

    /// Returns the permitted code nearest to this one: what a server can send if its back end reports a code that the
    /// command does not permit.
    ///
    /// A permitted code is returned as it is. Otherwise the result never says more than the code, and a client does the
    /// same after either:
    ///
    /// * A success replaces a success, unless one of the two begins or ends protection or resets the session. 202
    ///   never does, because it says that nothing was done.
    /// * 450, or else 451, replaces another 4xx that is not about connections or the login.
    /// * 550 replaces another 5xx. But 500 and 502, which reject the command, first replace each other, and so do
    ///   501 and 504, which reject its argument.
    /// * A login or a security command that has no 550 gets its own refusal: 530 for `PASS`, 534 for `AUTH`.
    /// * 503 replaces a 5xx if the command came out of sequence.
    ///
    /// Returns `None` if nothing fits. A 1xx or 3xx is never replaced, because it says what comes next.
    ///
    /// ```
    /// use ftp_codes::exchange::Session;
    /// use ftp_codes::{Command, ReplyCode};
    ///
    /// let mut session = Session::<()>::resumed();
    /// session.command(Command::Retr)?;
    /// assert_eq!(session.nearest(ReplyCode::FileNameNotAllowed), Some(ReplyCode::FileUnavailable));
    /// assert_eq!(session.nearest(ReplyCode::FileUnavailable), Some(ReplyCode::FileUnavailable));
    ///
    /// let mut session = Session::<()>::resumed();
    /// session.command(Command::Type)?;
    /// // `TYPE` permits 500, 501, 504 and 530, and each of them would name a wrong cause.
    /// assert_eq!(session.nearest(ReplyCode::FileUnavailable), None);
    /// # Ok::<(), ftp_codes::exchange::TooManyWaiting>(())
    /// ```
    #[must_use]
    pub fn nearest(&self, code: impl Into<RawCode>) -> Option<ReplyCode> {
        let code = code.into();
        let permitted = self.expects();
        if let Some(code) = code.listed().filter(|code| permitted.contains(*code)) {
            return Some(code);
        }
        let best = &self.readings.best;
        let (place, exchange) = best.waiting(&self.sent).next()?;
        let is_out_of_sequence = self.sent.get(place)?.is_some_and(|sent| sent.is_out_of_sequence);
        if is_out_of_sequence && code.class() == Class::PermanentNegative {
            return Some(ReplyCode::BadCommandSequence).filter(|code| permitted.contains(*code));
        }
        best.connection.nearest(exchange, code, permitted.intersection(exchange.expects()))
    }

    /// The exchanges that wait for a reply, the oldest first.
    ///
    /// ```
    /// use ftp_codes::Command;
    /// use ftp_codes::exchange::{Exchange, Session};
    ///
    /// let mut session = Session::<()>::resumed();
    /// session.command(Command::Noop)?;
    /// session.command(Command::Pwd)?;
    /// assert!(session.waiting().eq([Command::Noop, Command::Pwd].map(Exchange::new)));
    /// # Ok::<(), ftp_codes::exchange::TooManyWaiting>(())
    /// ```
    #[must_use]
    pub fn waiting(&self) -> Waiting<'_> {
        Waiting(self.sent.iter().zip(&self.readings.best.phases))
    }

    /// The commands that will not be answered, as the last reply has shown: commands that the server skipped, and a
    /// transfer whose `ABOR` was answered in its place. They are listed until the next [`command`](Self::command) or
    /// [`reply`](Self::reply).
    ///
    /// ```
    /// use ftp_codes::exchange::{Rule, Session, Verdict};
    /// use ftp_codes::{Command, ReplyCode};
    ///
    /// let mut session = Session::<u32>::resumed();
    /// session.tagged(Command::Syst, 1)?;
    /// session.tagged(Command::Pwd, 2)?;
    /// session.tagged(Command::Pasv, 3)?;
    /// session.reply(ReplyCode::SystemType);
    ///
    /// let outcome = session.reply(ReplyCode::EnteringPassiveMode);
    /// assert_eq!(outcome.tag, Some(3));
    /// assert_eq!(outcome.verdict, Verdict::Broken(Rule::Unanswered));
    ///
    /// // It may still come, in another order: the next reply decides.
    /// assert!(!session.is_in_step());
    /// session.tagged(Command::Noop, 4)?;
    /// assert_eq!(session.reply(ReplyCode::CommandOkay).tag, Some(4));
    /// assert!(session.unanswered().eq([(Command::Pwd.into(), Some(&2))]));
    /// # Ok::<(), ftp_codes::exchange::TooManyWaiting>(())
    /// ```
    #[must_use]
    pub fn unanswered(&self) -> Unanswered<'_, T> {
        Unanswered(self.sent.iter().zip(&self.tags))
    }

    /// How far the login has come.
    #[inline]
    #[must_use]
    pub const fn login(&self) -> Login {
        self.readings.best.connection.login
    }

    /// Returns `true` if a security exchange has succeeded and the control connection has been protected since.
    #[inline]
    #[must_use]
    pub const fn is_protected(&self) -> bool {
        matches!(self.readings.best.connection.protection, Protection::Protected)
    }

    /// Returns `true` if the server has announced that it will close the connection, and has not continued since.
    #[inline]
    #[must_use]
    pub fn is_closing(&self) -> bool {
        self.readings.best.connection.is_closing()
    }

    /// Returns `true` if the session knows which commands wait for a reply. After a fault, this takes at most five
    /// replies: if they fit more than one explanation, the likeliest counts.
    #[must_use]
    pub fn is_in_step(&self) -> bool {
        self.readings.agree()
    }

    /// Stops waiting for all replies. A client calls this when it has waited too long.
    ///
    /// ```
    /// use ftp_codes::exchange::Session;
    /// use ftp_codes::{Command, ReplyCode};
    ///
    /// let mut session = Session::<()>::resumed();
    /// session.command(Command::Port)?;
    /// session.forget();
    /// session.command(Command::Noop)?;
    /// let outcome = session.reply(ReplyCode::CommandOkay);
    /// assert_eq!(outcome.answered, Some(Command::Noop.into()));
    /// # Ok::<(), ftp_codes::exchange::TooManyWaiting>(())
    /// ```
    pub fn forget(&mut self) {
        self.readings.decide();
        self.readings.best.phases = [Phase::Over; N];
        self.recent = 0;
        self.list_unanswered();
    }

    /// Lists what is over in every reading without the caller knowing it.
    fn list_unanswered(&mut self) {
        for (place, sent) in self.sent.iter_mut().flatten().enumerate() {
            sent.is_unanswered = !sent.is_told && self.readings.agree_on_end(place);
            sent.is_told |= sent.is_unanswered;
        }
    }

    fn insert(&mut self, request: Request, tag: Option<T>) -> Result<Verdict, TooManyWaiting> {
        self.clear_ended();
        if self.sent.iter().all(Option::is_some) {
            // A command that waits only in unlikely readings is dropped.
            self.readings.decide();
            self.clear_ended();
        }
        let verdict = self.readings.best.verdict_on(request, &self.sent);
        let is_out_of_sequence = verdict == Verdict::Broken(crate::exchange::Rule::OutOfSequence);
        if !self.push(request, tag, is_out_of_sequence) {
            return Err(TooManyWaiting { capacity: N });
        }
        self.recent = self.recent.saturating_add(1);
        Ok(verdict)
    }

    /// Returns `false` if all places are taken.
    fn push(&mut self, request: Request, tag: Option<T>, is_out_of_sequence: bool) -> bool {
        let Some(place) = self.sent.iter().position(Option::is_none) else { return false };
        let sent = Sent { request, is_out_of_sequence, is_told: false, is_unanswered: false };
        set(&mut self.sent, place, Some(sent));
        set(&mut self.tags, place, tag);
        self.readings.ask(place, request);
        true
    }

    /// Drops the requests that are over in every reading, except the one that was over last, and closes the gaps.
    fn clear_ended(&mut self) {
        let mut place = 0;
        while let Some(Some(sent)) = self.sent.get_mut(place) {
            sent.is_unanswered = false;
            let is_told = sent.is_told;
            let is_needless = || is_told && !self.readings.end_with(place) || self.sent.iter().all(Option::is_some);
            if self.readings.agree_on_end(place) && is_needless() {
                take_out(&mut self.sent, place, None);
                take_out(&mut self.tags, place, None);
                self.readings.take_out(place);
            } else {
                place = place.saturating_add(1);
            }
        }
        // The request that it answered may have been dropped.
        self.readings.iter_mut().for_each(|reading| reading.latest = None);
    }
}

fn set<T>(slots: &mut [T], place: usize, value: T) {
    if let Some(slot) = slots.get_mut(place) {
        *slot = value;
    }
}
