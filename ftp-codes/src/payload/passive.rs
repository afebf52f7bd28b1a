//! The address in a passive reply (227).

use core::fmt;
use core::net::{IpAddr, Ipv4Addr, SocketAddr, SocketAddrV4};

use super::PayloadErrorKind::{NoAddress, OutOfRange};
use super::cursor::Cursor;
use super::numbers::{NumberList, list_in_parentheses, lists};
use super::{Departure, Form, Parsed, PayloadError};

/// Where a server listens after `PASV`: the text of a 227.
///
/// RFC 959 §4.2.2 shows the address in parentheses, RFC 1123 §4.1.2.6 says that they may be missing.
/// Six numbers in parentheses come first, then the first six that stand by themselves. Numbers are
/// decimal, leading zeros or not.
///
/// ```
/// use ftp_codes::payload::PassiveAddress;
///
/// let passive = PassiveAddress::parse(b"Entering Passive Mode (192,168,0,1,12,34).")?;
/// assert!(passive.is_strict());
/// assert_eq!(passive.value.socket_addr().to_string(), "192.168.0.1:3106");
///
/// // The address means something only behind the server's router: stay with the server that you know.
/// let server: core::net::IpAddr = "203.0.113.5".parse()?;
/// assert!(passive.value.is_local());
/// assert_eq!(passive.value.at_peer(server).to_string(), "203.0.113.5:3106");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PassiveAddress {
    socket_addr: SocketAddrV4,
}

impl PassiveAddress {
    /// What a server says that listens on this address.
    #[inline]
    #[must_use]
    pub const fn new(socket_addr: SocketAddrV4) -> Self {
        Self { socket_addr }
    }

    /// Reads the text of a 227.
    ///
    /// # Errors
    ///
    /// [`NoAddress`] if there are no six numbers, [`OutOfRange`] if one is above 255.
    pub fn parse(text: &[u8]) -> Result<Parsed<Self>, PayloadError<'_>> {
        let in_parentheses =
            Cursor::behind_each(text, b'(').filter_map(list_in_parentheses).map(|list| (list, Form::Strict));
        let bare = lists(text).map(|list| (list, Form::Forgiving(Departure::NoParentheses)));

        let mut fault = None;
        for (list, mut form) in in_parentheses.chain(bare) {
            match Self::from_list(&list, text) {
                Some(Ok(value)) => {
                    form.depart_if(list.has_blanks, Departure::Blanks);
                    return Ok(Parsed::new(value, form));
                }
                Some(Err(error)) => fault = fault.or(Some(error)),
                None => {}
            }
        }
        Err(fault.unwrap_or_else(|| {
            let mut place = Cursor::new(text);
            let words = place.take_while(|byte| byte != b'(' && !byte.is_ascii_digit());
            let offset = if place.is_at_end() { 0 } else { words.len() };
            PayloadError::new(NoAddress, text, offset, "six numbers, as in `(127,0,0,1,4,51)`")
        }))
    }

    /// `h1,h2,h3,h4,p1,p2` (RFC 959 §4.1.2). `None` if there are not six.
    ///
    /// RFC 959 §5.3.2 prints `<number>` as 1 through 255, which would forbid 10.0.0.1; RFC 765 had 0.
    fn from_list<'a>(list: &NumberList<6>, text: &'a [u8]) -> Option<Result<Self, PayloadError<'a>>> {
        if list.count() != 6 {
            return None;
        }
        let mut octets = [0; 6];
        for (octet, number) in octets.iter_mut().zip(list.numbers()) {
            let Ok(value) = u8::try_from(number.value) else {
                return Some(Err(PayloadError::new(OutOfRange, text, number.offset, "numbers from 0 to 255")));
            };
            *octet = value;
        }
        let [h1, h2, h3, h4, p1, p2] = octets;
        let port = u16::from_be_bytes([p1, p2]);
        Some(Ok(Self::new(SocketAddrV4::new(Ipv4Addr::new(h1, h2, h3, h4), port))))
    }

    /// The address and the port.
    #[inline]
    #[must_use]
    pub const fn socket_addr(&self) -> SocketAddrV4 {
        self.socket_addr
    }

    /// The address.
    #[inline]
    #[must_use]
    pub const fn ip(&self) -> Ipv4Addr {
        *self.socket_addr.ip()
    }

    /// The port. A server that says 0 cannot be reached.
    #[inline]
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.socket_addr.port()
    }

    /// Whether the address is of use only in the server's own network: unspecified (0.0.0.0),
    /// loopback, private (RFC 1918) or link-local.
    ///
    /// Servers behind a router often say such an address to clients outside, who then do better
    /// with [`at_peer`](Self::at_peer).
    #[must_use]
    pub const fn is_local(&self) -> bool {
        let ip = self.socket_addr.ip();
        ip.is_unspecified() || ip.is_loopback() || ip.is_private() || ip.is_link_local()
    }

    /// The port, at the address of the control connection's peer.
    ///
    /// Most clients connect there whatever the reply says (RFC 6384 §6). An address that leads elsewhere has its
    /// use in transfers between two servers, and is a mistake or a trap otherwise.
    #[inline]
    #[must_use]
    pub const fn at_peer(&self, peer: IpAddr) -> SocketAddr {
        SocketAddr::new(peer, self.socket_addr.port())
    }
}

/// `Entering Passive Mode (h1,h2,h3,h4,p1,p2).` (RFC 959 §4.2.2)
impl fmt::Display for PassiveAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [h1, h2, h3, h4] = self.ip().octets();
        let [p1, p2] = self.port().to_be_bytes();
        write!(f, "Entering Passive Mode ({h1},{h2},{h3},{h4},{p1},{p2}).")
    }
}

impl From<SocketAddrV4> for PassiveAddress {
    fn from(socket_addr: SocketAddrV4) -> Self {
        Self::new(socket_addr)
    }
}

impl From<PassiveAddress> for SocketAddrV4 {
    fn from(address: PassiveAddress) -> Self {
        address.socket_addr
    }
}

impl From<PassiveAddress> for SocketAddr {
    fn from(address: PassiveAddress) -> Self {
        Self::V4(address.socket_addr)
    }
}
