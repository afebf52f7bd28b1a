//! The network protocols that a server supports (522).

use core::fmt;

use super::short_list::ShortList;
use super::{Departure, Parsed, PayloadError};

/// The network protocols that a server supports: the text of a 522 after `EPRT` or `EPSV` (RFC 2428 §2).
///
/// The same number has another meaning in RFC 4217 §10.2, where no list belongs to it.
///
/// ```
/// use ftp_codes::payload::SupportedProtocols;
///
/// let text = b"Network protocol not supported, use (1,2)";
/// let protocols = SupportedProtocols::parse(text)?.value.expect("a list");
/// assert!(protocols.contains(SupportedProtocols::IPV6));
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SupportedProtocols {
    list: ShortList,
}

impl SupportedProtocols {
    /// IPv4 (RFC 2428 §2).
    pub const IPV4: u16 = 1;
    /// IPv6 (RFC 2428 §2).
    pub const IPV6: u16 = 2;

    /// A list of protocols. `None` if it is empty, or has more than eight.
    #[inline]
    #[must_use]
    pub fn new(protocols: &[u16]) -> Option<Self> {
        ShortList::new(protocols).map(|list| Self { list })
    }

    /// Reads the text of a 522. `None` if it states no list.
    ///
    /// `"(" prot *( "," prot ) ")"` (RFC 2428 §2)
    ///
    /// # Errors
    ///
    /// [`OutOfRange`](super::PayloadErrorKind::OutOfRange) if a number needs more than 16 bits, or if there are more than eight.
    pub fn parse(text: &[u8]) -> Result<Parsed<Option<Self>>, PayloadError<'_>> {
        ShortList::parse(text).map(|read| {
            let Some((list, mut form, has_blanks)) = read else {
                return Parsed::strict(None);
            };
            form.depart_if(has_blanks, Departure::Blanks);
            Parsed::new(Some(Self { list }), form)
        })
    }

    /// The protocols, in the order in which they are stated.
    #[inline]
    pub fn iter(&self) -> impl Iterator<Item = u16> + Clone + '_ {
        self.list.as_slice().iter().copied()
    }

    /// Whether a protocol is supported.
    #[inline]
    #[must_use]
    pub fn contains(&self, protocol: u16) -> bool {
        self.list.as_slice().contains(&protocol)
    }
}

/// `Network protocol not supported, use (1,2)` (RFC 2428 §2)
impl fmt::Display for SupportedProtocols {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.list.write(f, "Network protocol not supported, use (", ",")
    }
}
