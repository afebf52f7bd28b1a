use super::part::Part;
use crate::{CodeSet, ReplyCode};

/// The replies that something may be answered with, in the parts of
/// [RFC 959 §5.4](https://www.rfc-editor.org/rfc/rfc959#section-5.4).
///
/// ```
/// use ftp_codes::{Command, Part, ReplyCode, code_set};
///
/// let replies = Command::Retr.replies();
/// assert_eq!(replies.preliminary, code_set!(125 | 150));
/// assert!(replies.is(Part::SecondaryCompletion, ReplyCode::ClosingDataConnection));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Replies {
    /// The action has begun, and a secondary reply will end it.
    pub preliminary: CodeSet,
    /// Comes any number of times after a preliminary reply, and ends nothing.
    pub marker: CodeSet,
    /// Ends well what a preliminary reply began.
    pub secondary_completion: CodeSet,
    /// Ends badly what a preliminary reply began.
    pub secondary_failure: CodeSet,
    /// The action is done, and no preliminary reply was due.
    pub completion: CodeSet,
    /// Another command must follow.
    pub intermediate: CodeSet,
    /// The action was not done.
    pub failure: CodeSet,
    /// The command was not taken: the row of negative replies that holds `500`.
    pub error: CodeSet,
    /// Envelopes, whose inner reply is of one of the other parts (RFC 2228 §5.2).
    pub protected: CodeSet,
}

impl Replies {
    /// The codes of a part.
    #[must_use]
    pub const fn part(&self, part: Part) -> CodeSet {
        match part {
            Part::Preliminary => self.preliminary,
            Part::Marker => self.marker,
            Part::SecondaryCompletion => self.secondary_completion,
            Part::SecondaryFailure => self.secondary_failure,
            Part::Completion => self.completion,
            Part::Intermediate => self.intermediate,
            Part::Failure => self.failure,
            Part::Error => self.error,
            Part::Protected => self.protected,
        }
    }

    /// Whether a code is of a part.
    #[inline]
    #[must_use]
    pub const fn is(&self, part: Part, code: ReplyCode) -> bool {
        self.part(part).contains(code)
    }

    /// Every code, of whatever part.
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

    /// What a server may say to every command: a service that shuts down, or an envelope.
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
