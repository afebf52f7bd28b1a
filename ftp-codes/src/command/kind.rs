use core::fmt;

/// What a command is about.
///
/// The first three are the headings of [RFC 959 §4.1](https://www.rfc-editor.org/rfc/rfc959#section-4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CommandKind {
    /// Who the user is and where (RFC 959 §4.1.1).
    AccessControl,
    /// How data is transferred (RFC 959 §4.1.2).
    TransferParameter,
    /// Transfers, files and directories, and information (RFC 959 §4.1.3).
    Service,
    /// Authentication and protection (RFC 2228 §3).
    Security,
    /// Features, options and languages.
    Negotiation,
}

impl CommandKind {
    /// A short name that does not change: `access-control`, `service`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AccessControl => "access-control",
            Self::TransferParameter => "transfer-parameter",
            Self::Service => "service",
            Self::Security => "security",
            Self::Negotiation => "negotiation",
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::AccessControl => "access control",
            Self::TransferParameter => "transfer parameter",
            Self::Service => "service",
            Self::Security => "security",
            Self::Negotiation => "negotiation",
        }
    }
}

/// Prints the words for it, such as `access control`.
impl fmt::Display for CommandKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}
