//! How well a code fits an exchange.

use super::request::Request;
use super::rule::Rule;
use super::verdict::Verdict;
use super::{Exchange, Phase};
use crate::{Class, CodeSet, CommandKind, Group, RawCode, Standing};

/// How well a code fits an exchange, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// The table lists it at this point.
    Listed,
    /// It differs from a code that is due in the last digit only, or another reply should have come first.
    Near(Verdict),
    /// Only its first digit is right.
    Far(Verdict),
    /// Not even its first digit is right.
    Misfit(Verdict),
}

impl Fit {
    pub(super) const fn verdict(self) -> Verdict {
        match self {
            Self::Listed => Verdict::Permitted,
            Self::Near(verdict) | Self::Far(verdict) | Self::Misfit(verdict) => verdict,
        }
    }
}

impl Exchange {
    pub(super) const fn fit(&self, code: RawCode) -> Fit {
        let due = self.expects();
        if let Some(listed) = code.listed() {
            if due.contains_listed(listed) {
                return Fit::Listed;
            }
        }
        match self.phase {
            Phase::Over | Phase::Reversed => Fit::Misfit(Verdict::Broken(Rule::AfterEnd)),
            Phase::Asked if self.is_early(code) => Fit::Near(self.early(code.class())),
            // A 2xx that is not listed means the same, if every 2xx of the command comes after a 1xx.
            Phase::Asked if self.ends_late(code.class()) => Fit::Far(Verdict::Broken(Rule::MissingPreliminary)),
            Phase::Begun if self.is_second_preliminary(code) => Fit::Misfit(Verdict::Broken(Rule::SecondPreliminary)),
            _ if self.is_of_wrong_class(code.class()) => Fit::Misfit(Verdict::Broken(Rule::WrongClass)),
            _ if is_near(code, self.specific()) => Fit::Near(self.another()),
            _ => Fit::Far(self.another()),
        }
    }

    /// The codes that another one may stand for: those that are due because of the command. During an action, they
    /// include the failures that could have come before it, because some servers only then notice the cause.
    const fn specific(&self) -> CodeSet {
        let due = self.expects().difference(self.request.anytime()).difference(self.request.unspecific());
        match self.phase {
            Phase::Begun => due.union(self.request.replies().failure),
            _ => due,
        }
    }

    /// Whether the reply belongs after a preliminary one, and none has come.
    const fn is_early(&self, code: RawCode) -> bool {
        let row = self.request.replies();
        match code.listed() {
            Some(code) => row.marker.union(row.secondary_completion).union(row.secondary_failure).contains_listed(code),
            None => false,
        }
    }

    /// Whether every reply of this class comes after a preliminary one, and it is a completion.
    const fn ends_late(&self, class: Class) -> bool {
        let row = self.request.replies();
        let is_late = row.completion.is_empty() && !row.secondary_completion.is_empty();
        is_late && matches!(class, Class::PositiveCompletion)
    }

    /// The diagrams of RFC 959 §6 let a transfer fail without a preliminary reply.
    const fn early(&self, class: Class) -> Verdict {
        match class {
            Class::TransientNegative | Class::PermanentNegative => Verdict::Tolerated(Rule::MissingPreliminary),
            _ => Verdict::Broken(Rule::MissingPreliminary),
        }
    }

    /// A code that differs from a marker in the last digit only is taken for a marker.
    const fn is_second_preliminary(&self, code: RawCode) -> bool {
        matches!(code.class(), Class::PositivePreliminary) && kin(code).is_disjoint(self.request.replies().marker)
    }

    /// Whether RFC 959 lists no reply with this first digit. A failure is possible at any point (§6), and RFC 959 says
    /// nothing about the commands of other documents.
    const fn is_of_wrong_class(&self, class: Class) -> bool {
        let is_standard = match self.request {
            Request::Connection => true,
            Request::Command(command) => matches!(command.standing(), Standing::Standard),
            Request::Unknown => false,
        };
        let may_fail = matches!(class, Class::TransientNegative | Class::PermanentNegative);
        let listed = self.expects().difference(self.request.unspecific());
        is_standard && !may_fail && listed.is_disjoint(CodeSet::of_class(class))
    }

    /// The verdict on another code with a right first digit. RFC 1123 §4.1.2.11 permits one, RFC 2228 §3 does not.
    const fn another(&self) -> Verdict {
        match self.request {
            Request::Command(command) if matches!(command.kind(), CommandKind::Security) => {
                Verdict::Broken(Rule::Undocumented)
            }
            _ => Verdict::Tolerated(Rule::OtherCode),
        }
    }
}

/// Whether a code that is due differs in the last digit only, or the code is one that any command can get: the group
/// x0x holds replies that fit no other (RFC 959 §4.2).
const fn is_near(code: RawCode, due: CodeSet) -> bool {
    matches!(code.group(), Some(Group::Syntax)) || !kin(code).is_disjoint(due)
}

/// The listed codes that differ from this one in the last digit at most.
const fn kin(code: RawCode) -> CodeSet {
    match code.group() {
        Some(group) => CodeSet::of_class(code.class()).intersection(CodeSet::of_group(group)),
        None => CodeSet::EMPTY,
    }
}
