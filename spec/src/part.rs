//! The parts of a command's replies, as RFC 959 §5.4 prints them.

use std::fmt;

/// What a reply is in the course of a command.
///
/// RFC 959 §5.4 prints the replies of a command in such parts. Those that follow a preliminary reply are
/// indented under it: the `Secondary` ones, and the marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// `preliminary`: the action has begun, and a secondary reply will end it.
    Preliminary,
    /// `marker`: comes any number of times after a preliminary reply, and ends nothing.
    Marker,
    /// `secondary_completion`: ends well what a preliminary reply began.
    SecondaryCompletion,
    /// `secondary_failure`: ends badly what a preliminary reply began.
    SecondaryFailure,
    /// `completion`: the action is done, and no preliminary reply was due.
    Completion,
    /// `intermediate`: another command must follow.
    Intermediate,
    /// `failure`: the action was not done. The negative replies that RFC 959 prints in a row of their own.
    Failure,
    /// `error`: the command was not taken. The row of negative replies that holds `500`.
    Error,
    /// `protected`: an envelope, whose inner reply is of one of the other parts (RFC 2228 §5.2).
    Protected,
}

impl Part {
    /// Every part, in the order of RFC 959 §5.4, and the envelope.
    pub const ALL: [Self; 9] = [
        Self::Preliminary,
        Self::Marker,
        Self::SecondaryCompletion,
        Self::SecondaryFailure,
        Self::Completion,
        Self::Intermediate,
        Self::Failure,
        Self::Error,
        Self::Protected,
    ];

    /// The key a table uses.
    ///
    /// ```
    /// assert_eq!(ftp_codes_spec::Part::SecondaryFailure.as_str(), "secondary_failure");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Preliminary => "preliminary",
            Self::Marker => "marker",
            Self::SecondaryCompletion => "secondary_completion",
            Self::SecondaryFailure => "secondary_failure",
            Self::Completion => "completion",
            Self::Intermediate => "intermediate",
            Self::Failure => "failure",
            Self::Error => "error",
            Self::Protected => "protected",
        }
    }

    /// Whether the reply comes after a preliminary one.
    pub const fn is_secondary(self) -> bool {
        matches!(self, Self::Marker | Self::SecondaryCompletion | Self::SecondaryFailure)
    }

    /// The first digits of its codes, which tell what a reply means before anything else does (RFC 959 §4.2).
    pub(crate) const fn first_digits(self) -> &'static [u16] {
        match self {
            Self::Preliminary | Self::Marker => &[1],
            Self::SecondaryCompletion | Self::Completion => &[2],
            Self::Intermediate => &[3],
            Self::SecondaryFailure | Self::Failure | Self::Error => &[4, 5],
            Self::Protected => &[6],
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
