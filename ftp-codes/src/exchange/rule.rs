use core::fmt;

/// A rule about the replies to a command, or about when a command is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// A server should use the listed codes. It may use another one whose first digit is right.
    OtherCode,
    /// The reply to a security command must be one that is documented for it.
    Undocumented,
    /// RFC 959 lists no reply with this first digit for the command.
    WrongClass,
    /// A command gets at most one preliminary reply, except for markers.
    SecondPreliminary,
    /// The reply is one that follows a preliminary reply, and none has come.
    MissingPreliminary,
    /// The command was sent out of sequence, and the reply does not say so.
    NotRefused,
    /// Every command is answered: an earlier one was not.
    Unanswered,
    /// While an action is running, a server should queue other commands.
    NotQueued,
    /// The command has been answered, and a server sends no spontaneous replies.
    AfterEnd,
    /// No command waits for a reply, or none that waits can get this one, and a server sends no spontaneous replies.
    Unsolicited,
    /// Protected replies require a security exchange that has succeeded.
    Unprotected,
    /// The command requires another one directly before it.
    OutOfSequence,
    /// After an intermediate reply the next command of the sequence is due.
    Abandoned,
    /// A client should wait for the greeting, and for the primary reply to each command.
    NotWaited,
    /// After a preliminary reply only `ABOR`, `STAT`, `QUIT`, `USER` and `REIN` may be sent before the action is over.
    BeforeCompletion,
    /// After `QUIT` the server closes the connection.
    AfterQuit,
}

impl Rule {
    /// Every rule: those of replies, then those of commands.
    pub const ALL: &'static [Self] = &[
        Self::OtherCode,
        Self::Undocumented,
        Self::WrongClass,
        Self::SecondPreliminary,
        Self::MissingPreliminary,
        Self::NotRefused,
        Self::Unanswered,
        Self::NotQueued,
        Self::AfterEnd,
        Self::Unsolicited,
        Self::Unprotected,
        Self::OutOfSequence,
        Self::Abandoned,
        Self::NotWaited,
        Self::BeforeCompletion,
        Self::AfterQuit,
    ];

    /// The section of an RFC that states the rule.
    ///
    /// ```
    /// use ftp_codes::exchange::Rule;
    ///
    /// assert_eq!(Rule::MissingPreliminary.section(), "RFC 959 §5.4");
    /// ```
    #[must_use]
    pub const fn section(self) -> &'static str {
        match self {
            // "A server-FTP MAY use a different reply code", if the general rules of RFC 959 §4.2 are followed.
            Self::OtherCode => "RFC 1123 §4.1.2.11",
            Self::Undocumented => "RFC 2228 §3",
            Self::Unprotected => "RFC 2228 §5.2",
            // The table, secondary replies, spontaneous replies, and the advice to wait.
            Self::WrongClass | Self::MissingPreliminary => "RFC 959 §5.4",
            Self::AfterEnd | Self::Unsolicited | Self::NotWaited => "RFC 959 §5.4",
            // At least one reply, at most one 1xx, what a 1xx means, the queue of a server, sequences, and 503.
            Self::Unanswered | Self::SecondPreliminary | Self::BeforeCompletion | Self::NotQueued => "RFC 959 §4.2",
            Self::OutOfSequence | Self::NotRefused => "RFC 959 §4.2",
            Self::Abandoned => "RFC 959 §6",
            Self::AfterQuit => "RFC 959 §4.1.1",
        }
    }

    /// A short name that never changes, such as `after-end` or `missing-preliminary`.
    ///
    /// ```
    /// use ftp_codes::exchange::Rule;
    ///
    /// assert_eq!(Rule::AfterEnd.name(), "after-end");
    /// assert_eq!(Rule::AfterEnd.to_string(), "a further reply to a command that has been answered");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OtherCode => "other-code",
            Self::Undocumented => "undocumented",
            Self::WrongClass => "wrong-class",
            Self::SecondPreliminary => "second-preliminary",
            Self::MissingPreliminary => "missing-preliminary",
            Self::NotRefused => "not-refused",
            Self::Unanswered => "unanswered",
            Self::NotQueued => "not-queued",
            Self::AfterEnd => "after-end",
            Self::Unsolicited => "unsolicited",
            Self::Unprotected => "unprotected",
            Self::OutOfSequence => "out-of-sequence",
            Self::Abandoned => "abandoned",
            Self::NotWaited => "not-waited",
            Self::BeforeCompletion => "before-completion",
            Self::AfterQuit => "after-quit",
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::OtherCode => "a code other than those listed for the command",
            Self::Undocumented => "not a documented reply to this security command",
            Self::WrongClass => "no reply with this first digit is listed for the command",
            Self::SecondPreliminary => "a second preliminary reply to one command",
            Self::MissingPreliminary => "a preliminary reply should have come before",
            Self::NotRefused => "the command was sent out of sequence, and the reply does not say so",
            Self::Unanswered => "an earlier command has not been answered",
            Self::NotQueued => "the action that is running should have been completed first",
            Self::AfterEnd => "a further reply to a command that has been answered",
            Self::Unsolicited => "a reply that no command waits for",
            Self::Unprotected => "a protected reply without a security exchange",
            Self::OutOfSequence => "the command that must come directly before has not been accepted",
            Self::Abandoned => "another command was due after the intermediate reply",
            Self::NotWaited => "sent before the reply to what came before",
            Self::BeforeCompletion => "sent before the end of an action that has begun",
            Self::AfterQuit => "sent after the server has accepted `QUIT`",
        }
    }
}

/// Writes in words what is wrong.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}
