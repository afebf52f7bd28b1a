use core::fmt;

/// A rule about the order of commands and replies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// The code is not listed for the command, though others with its first digit are.
    Unpermitted,
    /// No reply with this first digit is due.
    WrongClass,
    /// Another code than the listed ones may differ from one of them in its last digit.
    LastDigit,
    /// The table knows no reply of this kind to the command: the first digit decides.
    Unspecified,
    /// At most one preliminary reply comes to a command, markers aside.
    SecondPreliminary,
    /// The reply is one of those that follow a preliminary one, and none has come.
    MissingPreliminary,
    /// The reply comes in the place of a preliminary one, and not after it.
    AfterPreliminary,
    /// One reply ends a command.
    AfterEnd,
    /// A server does not speak unasked.
    Unsolicited,
    /// Replies come in the order of the commands.
    OutOfOrder,
    /// The command needs another one directly before it.
    OutOfSequence,
    /// An intermediate reply wants one of certain commands next.
    Abandoned,
    /// A client waits for the primary reply, and first of all for the greeting, before it sends the next command.
    NotWaited,
    /// After a preliminary reply only `ABOR`, `STAT` and `QUIT` may be sent before the action is over.
    BeforeCompletion,
    /// The server has said that it closes the connection.
    AfterClosing,
}

impl Rule {
    /// Every rule: those of replies, then those of commands.
    pub const ALL: &'static [Self] = &[
        Self::Unpermitted,
        Self::WrongClass,
        Self::LastDigit,
        Self::Unspecified,
        Self::SecondPreliminary,
        Self::MissingPreliminary,
        Self::AfterPreliminary,
        Self::AfterEnd,
        Self::Unsolicited,
        Self::OutOfOrder,
        Self::OutOfSequence,
        Self::Abandoned,
        Self::NotWaited,
        Self::BeforeCompletion,
        Self::AfterClosing,
    ];

    /// Where the rule is written.
    ///
    /// ```
    /// use ftp_codes::exchange::Rule;
    ///
    /// assert_eq!(Rule::MissingPreliminary.section(), "RFC 959 §5.4");
    /// ```
    #[must_use]
    pub const fn section(self) -> &'static str {
        match self {
            Self::Unpermitted | Self::MissingPreliminary | Self::AfterPreliminary => "RFC 959 §5.4",
            Self::Unsolicited | Self::NotWaited => "RFC 959 §5.4",
            Self::WrongClass => "RFC 959 §6",
            Self::LastDigit => "RFC 2228 §3",
            Self::Unspecified => "RFC 1123 §4.1.2.11",
            Self::SecondPreliminary | Self::AfterEnd | Self::OutOfOrder => "RFC 959 §4.2",
            Self::OutOfSequence | Self::Abandoned | Self::BeforeCompletion => "RFC 959 §4.2",
            Self::AfterClosing => "RFC 959 §4.1.1",
        }
    }

    /// A short name that does not change: `after-end`, `missing-preliminary`.
    ///
    /// ```
    /// use ftp_codes::exchange::Rule;
    ///
    /// assert_eq!(Rule::AfterEnd.as_str(), "after-end");
    /// assert_eq!(Rule::AfterEnd.to_string(), "a reply to a command that has been answered");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unpermitted => "unpermitted",
            Self::WrongClass => "wrong-class",
            Self::LastDigit => "last-digit",
            Self::Unspecified => "unspecified",
            Self::SecondPreliminary => "second-preliminary",
            Self::MissingPreliminary => "missing-preliminary",
            Self::AfterPreliminary => "after-preliminary",
            Self::AfterEnd => "after-end",
            Self::Unsolicited => "unsolicited",
            Self::OutOfOrder => "out-of-order",
            Self::OutOfSequence => "out-of-sequence",
            Self::Abandoned => "abandoned",
            Self::NotWaited => "not-waited",
            Self::BeforeCompletion => "before-completion",
            Self::AfterClosing => "after-closing",
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Unpermitted => "not one of the replies to this command",
            Self::WrongClass => "no reply with this first digit is due",
            Self::LastDigit => "differs in its last digit from a reply that is due",
            Self::Unspecified => "no source lists such replies to this command",
            Self::SecondPreliminary => "a second preliminary reply to one command",
            Self::MissingPreliminary => "a preliminary reply should have come before",
            Self::AfterPreliminary => "comes in the place of a preliminary reply, not after it",
            Self::AfterEnd => "a reply to a command that has been answered",
            Self::Unsolicited => "a reply, and no command waits for one",
            Self::OutOfOrder => "the oldest command that waits cannot get this reply, a later one can",
            Self::OutOfSequence => "the command that must come directly before has not been accepted",
            Self::Abandoned => "another command was due after the intermediate reply",
            Self::NotWaited => "sent before the reply to what came before",
            Self::BeforeCompletion => "sent before the end of an action that has begun",
            Self::AfterClosing => "sent after the server has said that it closes the connection",
        }
    }
}

/// Prints the words for it: what is the matter.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}
