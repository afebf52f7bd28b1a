//! What a command may be answered with, and what must follow.

use super::replies::Replies;
use crate::{Command, ReplyCode};

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
    #[must_use]
    pub const fn permits(self, code: ReplyCode) -> bool {
        self.replies().all().contains(code) || Replies::any().contains(code)
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
