use core::fmt;

/// What a reply is in the course of a command, as
/// [RFC 959 §5.4](https://www.rfc-editor.org/rfc/rfc959#section-5.4) prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Part {
    /// The action has begun, and a secondary reply will end it.
    Preliminary,
    /// Comes any number of times after a preliminary reply, and ends nothing.
    Marker,
    /// Ends well what a preliminary reply began.
    SecondaryCompletion,
    /// Ends badly what a preliminary reply began.
    SecondaryFailure,
    /// The action is done, and no preliminary reply was due.
    Completion,
    /// Another command must follow.
    Intermediate,
    /// The action was not done.
    Failure,
    /// The command was not taken: the row of negative replies that holds `500`.
    Error,
    /// An envelope, whose inner reply is of one of the other parts (RFC 2228 §5.2).
    Protected,
}

impl Part {
    /// Every part, in the order of RFC 959 §5.4, and the envelope.
    pub const ALL: &'static [Self] = &[
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

    /// A short name that does not change: `completion`, `secondary-completion`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Preliminary => "preliminary",
            Self::Marker => "marker",
            Self::SecondaryCompletion => "secondary-completion",
            Self::SecondaryFailure => "secondary-failure",
            Self::Completion => "completion",
            Self::Intermediate => "intermediate",
            Self::Failure => "failure",
            Self::Error => "error",
            Self::Protected => "protected",
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Preliminary => "preliminary",
            Self::Marker => "marker",
            Self::SecondaryCompletion => "secondary completion",
            Self::SecondaryFailure => "secondary failure",
            Self::Completion => "completion",
            Self::Intermediate => "intermediate",
            Self::Failure => "failure",
            Self::Error => "error",
            Self::Protected => "protected",
        }
    }
}

/// Prints the words for it, such as `secondary completion`.
impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}
