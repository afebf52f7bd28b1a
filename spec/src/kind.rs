//! What a command is about: the cell `kind`.

use std::fmt;

use crate::nearest::unknown;
use crate::row::Row;

/// What a command is about.
///
/// The first three are the headings of RFC 959 §4.1. The fourth is the matter of RFC 2228. The last is ours, for
/// the commands by which the two sides tell each other what they can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `access-control`: who the user is and where (RFC 959 §4.1.1).
    AccessControl,
    /// `transfer-parameter`: how data is transferred (RFC 959 §4.1.2).
    TransferParameter,
    /// `service`: transfers, files and directories, and information (RFC 959 §4.1.3).
    Service,
    /// `security`: authentication and protection (RFC 2228 §3).
    Security,
    /// `negotiation`: features, options and languages.
    Negotiation,
}

impl Kind {
    /// Every kind, in the order of the RFCs.
    pub const ALL: [Self; 5] =
        [Self::AccessControl, Self::TransferParameter, Self::Service, Self::Security, Self::Negotiation];

    /// The word a table uses.
    ///
    /// ```
    /// assert_eq!(ftp_codes_spec::Kind::AccessControl.as_str(), "access-control");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AccessControl => "access-control",
            Self::TransferParameter => "transfer-parameter",
            Self::Service => "service",
            Self::Security => "security",
            Self::Negotiation => "negotiation",
        }
    }

    /// Reads the `kind` of a row.
    pub(crate) fn read(row: &mut Row<'_>) -> Option<Self> {
        let cell = row.line("kind")?;
        let kind = Self::ALL.into_iter().find(|kind| kind.as_str() == cell.value);
        if kind.is_none() {
            let known = Self::ALL.map(Self::as_str);
            row.refuse(cell.at, unknown("kind", cell.value, &known));
        }
        kind
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
