//! The replies that a command may get, and what must follow them.

use crate::{CodeSet, Command, Part, Replies, ReplyCode};

impl Command {
    /// Returns `true` if the code may answer the command at some point of the exchange.
    ///
    /// ```
    /// use ftp_codes::{Command, ReplyCode};
    ///
    /// assert!(Command::Retr.permits(ReplyCode::FileUnavailable));
    /// assert!(!Command::Noop.permits(ReplyCode::FileUnavailable));
    /// // The service may shut down at any time (RFC 959 §5.4).
    /// assert!(Command::Noop.permits(ReplyCode::ServiceNotAvailable));
    /// ```
    #[inline]
    #[must_use]
    pub const fn permits(self, code: ReplyCode) -> bool {
        self.replies().all().union(self.general_replies()).contains_listed(code)
    }

    /// The commands that may follow this intermediate reply: one of them must be sent next. Empty if the code is not
    /// intermediate.
    ///
    /// ```
    /// use ftp_codes::{Command, ReplyCode};
    ///
    /// assert_eq!(Command::Rnfr.next(ReplyCode::PendingFurtherInformation), [Command::Rnto]);
    /// assert_eq!(Command::User.next(ReplyCode::UserLoggedIn), []);
    /// ```
    #[must_use]
    pub const fn next(self, code: ReplyCode) -> &'static [Self] {
        match find(self.sequences(), code) {
            [] => find(Replies::NEXT, code),
            commands => commands,
        }
    }
}

const fn find(mut sequences: &'static [(CodeSet, &'static [Command])], code: ReplyCode) -> &'static [Command] {
    while let [(after, commands), others @ ..] = sequences {
        if after.contains_listed(code) {
            return commands;
        }
        sequences = others;
    }
    &[]
}

impl Replies {
    /// The codes of all parts.
    #[must_use]
    pub const fn all(&self) -> CodeSet {
        let mut codes = CodeSet::EMPTY;
        let mut rest = Part::ALL;
        while let [part, others @ ..] = rest {
            codes = codes.union(self.part(*part));
            rest = others;
        }
        codes
    }

    /// The codes that may answer any command: a shutdown, or a protected reply.
    #[must_use]
    pub const fn any() -> CodeSet {
        let mut codes = CodeSet::EMPTY;
        let mut rest = Self::ANY;
        while let [(replies, _), others @ ..] = rest {
            codes = codes.union(replies.all());
            rest = others;
        }
        codes
    }
}
