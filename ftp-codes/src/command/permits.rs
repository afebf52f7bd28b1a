//! What a command may be answered with, and what must follow.

use super::replies::Replies;
use crate::{CodeSet, Command, ReplyCode, Standing};

impl Command {
    /// Whether the command may be answered with the code, at some point of its course.
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
        self.replies().all().union(self.general_replies()).contains(code)
    }

    /// The replies that no row of the table repeats.
    ///
    /// They are what a server may say to every command ([`Replies::ANY`]). No server must have a command that is not
    /// standard: there they include what it says of one that it does not know ([`Replies::UNKNOWN`]).
    #[must_use]
    pub const fn general_replies(self) -> CodeSet {
        match self.standing() {
            Standing::Standard => Replies::any(),
            Standing::Extension | Standing::Historic | Standing::DeFacto => {
                Replies::any().union(Replies::UNKNOWN.all())
            }
        }
    }

    /// The commands of which one must follow this intermediate reply; none if the code is not one of them.
    ///
    /// ```
    /// use ftp_codes::{Command, ReplyCode};
    ///
    /// assert_eq!(Command::Rnfr.next(ReplyCode::PendingFurtherInformation), [Command::Rnto]);
    /// assert_eq!(Command::User.next(ReplyCode::UserLoggedIn), []);
    /// ```
    #[must_use]
    pub const fn next(self, code: ReplyCode) -> &'static [Self] {
        let mut rest = self.sequences();
        while let [(after, commands), others @ ..] = rest {
            if after.contains(code) {
                return commands;
            }
            rest = others;
        }
        &[]
    }
}
