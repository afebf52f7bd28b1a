//! How well a code is founded: the cell `standing`.

use std::fmt;

use crate::nearest::unknown;
use crate::row::Row;

/// How well a code is founded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// `standard`: of the protocol itself (RFC 959, RFC 1123).
    Standard,
    /// `extension`: of an RFC that adds to the protocol.
    Extension,
    /// `historic`: of an RFC that is no longer in use.
    Historic,
    /// `de-facto`: of no RFC, but met in the field.
    DeFacto,
}

impl Standing {
    /// Every standing, the best founded first.
    pub const ALL: [Self; 4] = [Self::Standard, Self::Extension, Self::Historic, Self::DeFacto];

    /// The word a table uses.
    ///
    /// ```
    /// assert_eq!(ftp_codes_spec::Standing::DeFacto.as_str(), "de-facto");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Extension => "extension",
            Self::Historic => "historic",
            Self::DeFacto => "de-facto",
        }
    }

    /// Reads the `standing` of a row.
    pub(crate) fn read(row: &mut Row<'_>) -> Option<Self> {
        let cell = row.line("standing")?;
        let standing = Self::ALL.into_iter().find(|standing| standing.as_str() == cell.value);
        if standing.is_none() {
            let known = Self::ALL.map(Self::as_str);
            row.refuse(cell.at, unknown("standing", cell.value, &known));
        }
        standing
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
