//! The address families that a server supports (521).

use core::fmt;

use super::short_list::ShortList;
use super::{Departure, Parsed, PayloadError};

/// The address families that a server supports: the text of a 521 after `LPRT` or `LPSV` (RFC 1639 §4).
///
/// They are numbers of IP versions, other than in [`SupportedProtocols`](super::SupportedProtocols).
///
/// ```
/// use ftp_codes::payload::SupportedFamilies;
///
/// let text = b"Supported address families are (4, 6)";
/// let families = SupportedFamilies::parse(text)?.value.expect("a list");
/// assert!(families.contains(6));
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SupportedFamilies {
    list: ShortList,
}

impl SupportedFamilies {
    /// A list of families. `None` if it is empty, or has more than eight.
    #[inline]
    #[must_use]
    pub fn new(families: &[u16]) -> Option<Self> {
        ShortList::new(families).map(|list| Self { list })
    }

    /// Reads the text of a 521 after `LPRT` or `LPSV`. `None` if it states no list.
    ///
    /// `"(" af *( "," [SP] af ) ")"` (RFC 1639 §4)
    ///
    /// # Errors
    ///
    /// [`OutOfRange`](super::PayloadErrorKind::OutOfRange) if a number needs more than 16 bits, or if there are more than eight.
    pub fn parse(text: &[u8]) -> Result<Parsed<Option<Self>>, PayloadError<'_>> {
        ShortList::parse(text).map(|read| match read {
            Some((list, form, _)) => Parsed::new(Some(Self { list }), form),
            None => Parsed::forgiving(None, Departure::NothingStated),
        })
    }

    /// The families, in the order in which they are stated.
    #[inline]
    pub fn iter(&self) -> impl Iterator<Item = u16> + Clone + '_ {
        self.list.as_slice().iter().copied()
    }

    /// Whether a family is supported.
    #[inline]
    #[must_use]
    pub fn contains(&self, family: u16) -> bool {
        self.list.as_slice().contains(&family)
    }
}

/// `Supported address families are (af1, af2)` (RFC 1639 §4)
impl fmt::Display for SupportedFamilies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.list.write(f, "Supported address families are (", ", ")
    }
}
