use core::fmt;

use super::rule::Rule;

/// Whether the rules allow a command or a reply.
///
/// A verdict is never a reason to refuse a reply: [`Step`](super::Step) says what to do.
///
/// ```
/// use ftp_codes::exchange::{Rule, Verdict};
///
/// let verdict = Verdict::Broken(Rule::SecondPreliminary);
/// assert!(verdict.is_broken() && !verdict.is_permitted());
/// assert_eq!(verdict.name(), "broken");
/// assert_eq!(verdict.rule().map(Rule::section), Some("RFC 959 §4.2"));
/// assert_eq!(
///     verdict.to_string(),
///     "broken: a second preliminary reply to one command (RFC 959 §4.2)",
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// No rule forbids it or advises against it.
    Permitted,
    /// Only a recommendation advises against it.
    Tolerated(Rule),
    /// It breaks a rule.
    Broken(Rule),
}

impl Verdict {
    /// A short name that never changes: `permitted`, `tolerated` or `broken`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Permitted => "permitted",
            Self::Tolerated(_) => "tolerated",
            Self::Broken(_) => "broken",
        }
    }

    /// The rule against it, or `None` if it is permitted.
    #[must_use]
    pub const fn rule(self) -> Option<Rule> {
        match self {
            Self::Permitted => None,
            Self::Tolerated(rule) | Self::Broken(rule) => Some(rule),
        }
    }

    /// Returns `true` if it is [`Permitted`](Self::Permitted).
    #[inline]
    #[must_use]
    pub const fn is_permitted(self) -> bool {
        matches!(self, Self::Permitted)
    }

    /// Returns `true` if it is [`Broken`](Self::Broken).
    #[inline]
    #[must_use]
    pub const fn is_broken(self) -> bool {
        matches!(self, Self::Broken(_))
    }
}

/// Writes `permitted`, or the verdict and its rule: `broken: a second preliminary reply to one command (RFC 959 §4.2)`.
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.rule() {
            None => f.pad(self.name()),
            Some(rule) => write!(f, "{}: {rule} ({})", self.name(), rule.section()),
        }
    }
}
