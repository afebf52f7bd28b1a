//! Which replies are due, from the rows of the table.

use super::request::Request;
use crate::{Class, CodeSet, Replies, code_set};

/// A service may shut down at any time (RFC 959 §5.4).
const SHUTDOWN: CodeSet = code_set!(ServiceNotAvailable);

const POSITIVE: CodeSet = code_set!(1xx | 2xx | 3xx);
const NEGATIVE: CodeSet = code_set!(4xx | 5xx);

impl Request {
    /// What may come first.
    pub(super) const fn primary(self) -> CodeSet {
        let row = self.replies();
        row.preliminary
            .union(row.completion)
            .union(row.intermediate)
            .union(row.failure)
            .union(row.error)
            .union(self.general())
    }

    /// What may come after a preliminary reply. A command that has none is still due its primary reply.
    pub(super) const fn secondary(self) -> CodeSet {
        let row = self.replies();
        if row.preliminary.is_empty() {
            return self.primary();
        }
        row.marker.union(row.secondary_completion).union(row.secondary_failure).union(self.anytime())
    }

    /// What may come at any time, even after the end: a shutdown, and an envelope, whose inner reply is judged.
    pub(super) const fn anytime(self) -> CodeSet {
        match self {
            Self::Connection => SHUTDOWN,
            Self::Command(_) | Self::Unknown => {
                SHUTDOWN.union(Replies::any().intersection(CodeSet::of_class(Class::Protected)))
            }
        }
    }

    /// What no row repeats.
    const fn general(self) -> CodeSet {
        match self {
            Self::Connection => SHUTDOWN,
            Self::Unknown => Replies::any(),
            Self::Command(command) => command.general_replies(),
        }
    }

    /// Whether no source says which replies of this class the request may get.
    pub(super) const fn is_silent_on(self, class: Class) -> bool {
        let row = self.replies().all();
        match (self, class) {
            // The server may know a command that the table does not.
            (Self::Unknown, _) => true,
            (_, Class::TransientNegative | Class::PermanentNegative) => row.is_disjoint(NEGATIVE),
            (_, Class::Protected) => false,
            _ => row.is_disjoint(POSITIVE),
        }
    }
}
