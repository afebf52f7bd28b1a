use super::attribution::Attribution;
use super::judgement::Judgement;
use super::login::Login;
use super::machine::Exchange;
use super::propriety;
use super::queue::{Queue, TooManyWaiting};
use super::received::Received;
use super::request::Request;
use super::verdict::Verdict;
use crate::{CodeSet, Command, RawCode, ReplyCode};

/// A whole control connection: the greeting, and every command with its replies.
///
/// Tell it what is sent and what is received. It knows which command a reply answers, how far the login has come, where
/// TLS begins and ends, and what each side does against the rules. It holds `N` commands that wait for a reply.
///
/// ```
/// use ftp_codes::exchange::{Event, Session, Step};
/// use ftp_codes::{Command, ReplyCode};
///
/// let mut session = Session::new();
/// let greeting = session.received(ReplyCode::ServiceReady.raw());
/// assert_eq!(greeting.event, Some(Event::Ready));
///
/// session.sent(Command::User)?;
/// let reply = session.received(ReplyCode::NeedPassword.raw());
/// assert_eq!(reply.step, Step::Send(&[Command::Pass]));
///
/// session.sent(Command::Pass)?;
/// let reply = session.received(ReplyCode::UserLoggedIn.raw());
/// assert_eq!(reply.answered, Some(Command::Pass.into()));
/// assert_eq!(reply.event, Some(Event::LoggedIn));
/// # Ok::<(), ftp_codes::exchange::TooManyWaiting>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Session<const N: usize = 16> {
    pub(super) waiting: Queue<N>,
    /// The commands of which one must follow the last reply.
    pub(super) due: &'static [Command],
    pub(super) login: Login,
    pub(super) protected: bool,
    pub(super) closing: bool,
    /// The first that waits is an `ABOR` whose transfer has ended.
    pub(super) settled: bool,
    /// How many of those that wait have been answered by replies that could not be attributed.
    pub(super) unattributed: usize,
    /// How many commands were sent since the last reply.
    pub(super) recent: usize,
}

impl Session {
    /// A connection that has just been made: the greeting is due.
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// A connection that has just been made, with room for any number of commands: `Session::<64>::default()`.
impl<const N: usize> Default for Session<N> {
    fn default() -> Self {
        const { assert!(N > 0, "a session has room for one exchange at least") };
        let mut session = Self::resumed();
        // There is room for one.
        let _ = session.waiting.push(Exchange::greeting());
        session
    }
}

impl<const N: usize> Session<N> {
    /// A connection whose beginning was not seen, such as that of a log that begins in the middle.
    #[must_use]
    pub const fn resumed() -> Self {
        Self {
            waiting: Queue::new(),
            due: &[],
            login: Login::LoggedOut,
            protected: false,
            closing: false,
            settled: false,
            unattributed: 0,
            recent: 0,
        }
    }

    /// A command is sent; `None` is one that is not listed, as [`Command::from_verb`] has it.
    ///
    /// The verdict is on the one who sends: see [`Rule`](super::Rule).
    ///
    /// ```
    /// use ftp_codes::Command;
    /// use ftp_codes::exchange::{Rule, Session, Verdict};
    ///
    /// let mut session = Session::<16>::resumed();
    /// assert_eq!(session.sent(Command::from_verb(b"NOOP")), Ok(Verdict::Permitted));
    /// // Pipelining: no rule forbids it, but RFC 959 advises to wait.
    /// assert_eq!(session.sent(Command::Pwd), Ok(Verdict::Tolerated(Rule::NotWaited)));
    /// // Nothing was named that could be renamed.
    /// assert_eq!(session.sent(Command::Rnto), Ok(Verdict::Broken(Rule::OutOfSequence)));
    /// ```
    ///
    /// # Errors
    ///
    /// If `N` commands wait already. Nothing is changed then.
    pub fn sent(&mut self, command: impl Into<Option<Command>>) -> Result<Verdict, TooManyWaiting> {
        let request = Request::from(command.into());
        let verdict = propriety::verdict(request, &self.waiting, self.due, self.closing);
        self.waiting.push(Exchange::of(request))?;
        self.due = &[];
        self.recent = self.recent.saturating_add(1);
        Ok(verdict)
    }

    /// A reply is received.
    ///
    /// Replies come in the order of the commands; only `ABOR`, `STAT` and `QUIT` may be answered before the end of a
    /// transfer that is running. If the oldest command cannot get a reply that a later one can, it cannot be told
    /// which of them it answers: `answered` is `None` until the replies can be told apart again.
    pub fn received(&mut self, code: RawCode) -> Received {
        let attribution = if self.is_in_step() {
            Attribution::of(code, &self.waiting, self.settled)
        } else {
            Attribution::in_doubt(code, &self.waiting, self.recent)
        };
        self.recent = 0;
        let place = match attribution {
            Attribution::Nowhere(verdict) => return self.nowhere(code, verdict),
            Attribution::At(place) => place,
            Attribution::Past(place) => {
                (0..place).for_each(|_| self.remove(0));
                self.unattributed = 0;
                0
            }
        };
        let Some(exchange) = self.waiting.get_mut(place) else {
            return self.nowhere(code, Verdict::Permitted);
        };
        let before = *exchange;
        let Judgement { step, verdict } = exchange.reply(code);
        if exchange.is_over() {
            self.end(place, before, step);
        }
        let request = before.request();
        let event = self.follow(request, step);
        Received { answered: Some(request), step, verdict, event }
    }

    /// What waits for a reply, the oldest first.
    #[inline]
    #[must_use]
    pub fn waiting(&self) -> impl DoubleEndedIterator<Item = &Exchange> {
        self.waiting.iter()
    }

    /// The codes that would be permitted as the next reply.
    #[inline]
    #[must_use]
    pub fn expects(&self) -> CodeSet {
        ReplyCode::ALL.iter().copied().filter(|code| self.clone().received(code.raw()).verdict.is_permitted()).collect()
    }

    /// How far the login has come.
    #[inline]
    #[must_use]
    pub const fn login(&self) -> Login {
        self.login
    }

    /// Whether the security exchange has succeeded, and the control connection is protected since.
    #[inline]
    #[must_use]
    pub const fn is_protected(&self) -> bool {
        self.protected
    }

    /// Whether the server has said that it closes the connection.
    #[inline]
    #[must_use]
    pub const fn is_closing(&self) -> bool {
        self.closing
    }

    /// Whether every reply could be attributed, or those that could not are behind us.
    #[inline]
    #[must_use]
    pub const fn is_in_step(&self) -> bool {
        self.unattributed == 0
    }

    /// Stops waiting for every reply, because none will come: a client does so when it has waited for too long.
    ///
    /// ```
    /// use ftp_codes::exchange::Session;
    /// use ftp_codes::{Command, ReplyCode};
    ///
    /// let mut session = Session::<16>::resumed();
    /// session.sent(Command::Port)?;
    /// session.forget();
    /// session.sent(Command::Noop)?;
    /// let reply = session.received(ReplyCode::CommandOkay.raw());
    /// assert_eq!(reply.answered, Some(Command::Noop.into()));
    /// # Ok::<(), ftp_codes::exchange::TooManyWaiting>(())
    /// ```
    pub fn forget(&mut self) {
        self.waiting.clear();
        self.settled = false;
        self.unattributed = 0;
    }
}
