//! Where a server listens: 227, 228 and 229.

use core::fmt;
use core::net::{IpAddr, Ipv4Addr, SocketAddr, SocketAddrV4};
use core::num::NonZeroU16;

use super::ParseErrorKind::{BadFormat, NoAddress};
use super::{Departure, ParseError, Parsed};
use crate::text::{
    Cursor, Delimited, Delimiters, Departures, LongAddress, ascii, lists, octets_of, payload, socket_addr_v4,
};

/// The same peer with another port: an IPv6 address keeps its scope.
fn with_port(mut peer: SocketAddr, port: u16) -> SocketAddr {
    peer.set_port(port);
    peer
}

/// Where a server listens after `PASV`: the text of a 227.
///
/// [RFC 959 §4.2.2](https://www.rfc-editor.org/rfc/rfc959#section-4.2.2) shows the address in parentheses, but RFC 1123
/// §4.1.2.6 says that they may be missing. Six numbers in parentheses are preferred, then the first six that are not
/// part of a longer list. Numbers are decimal, with or without leading zeros.
///
/// ```
/// use core::net::SocketAddr;
/// use ftp_codes::payload::PassiveAddress;
///
/// let passive = PassiveAddress::parse(b"Entering Passive Mode (192,168,0,1,12,34).")?;
/// assert_eq!(passive.departure, None);
/// assert_eq!(passive.value.socket_addr().to_string(), "192.168.0.1:3106");
///
/// // The address works only behind the server's router: connect to the control peer instead.
/// let control: SocketAddr = "203.0.113.5:21".parse()?;
/// assert!(passive.value.is_local());
/// assert_eq!(passive.value.at_peer(control).to_string(), "203.0.113.5:3106");
///
/// let passive = PassiveAddress::new("192.0.2.1:3106".parse()?).expect("a port other than 0");
/// assert_eq!((passive.ip().octets(), passive.port()), ([192, 0, 2, 1], 3106));
/// assert_eq!(passive.to_string(), "Entering Passive Mode (192,0,2,1,12,34).");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "passive address")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PassiveAddress {
    socket_addr: SocketAddrV4,
}

impl PassiveAddress {
    /// Creates the reply of a server that listens on this address. Returns `None` if the port is 0.
    ///
    /// It has no form for an address of IPv6: a server that listens on one sends an [`ExtendedPassiveAddress`].
    #[inline]
    #[must_use]
    pub const fn new(socket_addr: SocketAddrV4) -> Option<Self> {
        if socket_addr.port() == 0 { None } else { Some(Self { socket_addr }) }
    }

    /// Parses the text of a 227.
    ///
    /// # Errors
    ///
    /// Returns [`NoAddress`] if there are not six numbers, [`OutOfRange`](super::ParseErrorKind::OutOfRange) if one
    /// is above 255, or [`PortZero`](super::ParseErrorKind::PortZero).
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Parsed<Self>, ParseError> {
        let mut fault = None;
        for (list, departure) in lists(text) {
            match socket_addr_v4(&list) {
                Some(Ok(socket_addr)) => {
                    let mut departures = Departures::of(departure);
                    departures.note_if(list.has_blanks, Departure::Blanks);
                    return Ok(Parsed { value: Self { socket_addr }, departure: departures.first });
                }
                Some(Err(error)) => fault = fault.or(Some(error)),
                None => {}
            }
        }
        Err(fault.unwrap_or_else(|| {
            let mut place = Cursor::new(text);
            place.take_while(|byte| byte != b'(' && !byte.is_ascii_digit());
            let place = if place.is_at_end() { Cursor::new(text) } else { place };
            place.error(NoAddress, "six numbers, as in `(127,0,0,1,4,51)`")
        }))
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

    /// The port.
    #[inline]
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.socket_addr.port()
    }

    /// Returns `true` if the address can only be reached from the server's own network: unspecified (0.0.0.0),
    /// loopback, private (RFC 1918) or link-local.
    ///
    /// Servers behind a router often send such an address to clients outside, which should then use
    /// [`at_peer`](Self::at_peer).
    #[inline]
    #[must_use]
    pub const fn is_local(&self) -> bool {
        let ip = self.socket_addr.ip();
        ip.is_unspecified() || ip.is_loopback() || ip.is_private() || ip.is_link_local()
    }

    /// Returns the address of the peer of the control connection, with this port.
    ///
    /// Most clients connect there whatever the reply states (RFC 6384 §6). A different address is used in transfers
    /// between two servers. Otherwise it is a mistake or an attack.
    #[inline]
    #[must_use]
    pub fn at_peer(&self, peer: SocketAddr) -> SocketAddr {
        with_port(peer, self.port())
    }
}

payload!(PassiveAddress, EnteringPassiveMode);

/// `Entering Passive Mode (h1,h2,h3,h4,p1,p2).` (RFC 959 §4.2.2)
impl fmt::Display for PassiveAddress {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [h1, h2, h3, h4, p1, p2] = octets_of(self.socket_addr);
        write!(f, "Entering Passive Mode ({h1},{h2},{h3},{h4},{p1},{p2}).")
    }
}

/// Where a server listens after `LPSV`: the text of a 228
/// ([RFC 1639 §3](https://www.rfc-editor.org/rfc/rfc1639#section-3)).
///
/// The family is an IP version number. Addresses of families other than 4 and 6 are given as bytes.
///
/// ```
/// use ftp_codes::payload::LongPassiveAddress;
///
/// let text = b"Entering Long Passive Mode (4,4,127,0,0,1,2,17,92)";
/// let passive = LongPassiveAddress::parse(text)?.value;
/// assert_eq!(passive.family(), 4);
/// assert_eq!(passive.socket_addr(), "127.0.0.1:4444".parse().ok());
/// assert_eq!(LongPassiveAddress::new("127.0.0.1:4444".parse()?), Some(passive));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LongPassiveAddress {
    address: LongAddress,
}

impl LongPassiveAddress {
    /// Creates the reply of a server that listens on this address. Returns `None` if the port is 0.
    #[inline]
    #[must_use]
    pub fn new(socket_addr: SocketAddr) -> Option<Self> {
        LongAddress::new(socket_addr).map(|address| Self { address })
    }

    /// Parses the text of a 228.
    ///
    /// # Errors
    ///
    /// Returns [`NoAddress`] if there is no list of numbers, [`OutOfRange`](super::ParseErrorKind::OutOfRange) if
    /// one is above 255, [`LengthMismatch`](super::ParseErrorKind::LengthMismatch) if the lengths contradict the family
    /// or the numbers that follow, or [`PortZero`](super::ParseErrorKind::PortZero) if the family is 4 or 6.
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Parsed<Self>, ParseError> {
        let shape = "a family and its address, as in `(4,4,127,0,0,1,2,17,92)`";
        let (list, departure) =
            lists(text).find(|(list, _)| list.count() > 2).ok_or_else(|| Cursor::new(text).error(NoAddress, shape))?;
        Ok(Parsed { value: Self { address: LongAddress::read(&list)? }, departure })
    }

    /// The address family: 4 for IPv4, 6 for IPv6 (RFC 1639 §2).
    #[inline]
    #[must_use]
    pub const fn family(&self) -> u8 {
        self.address.family()
    }

    /// The bytes of the address.
    #[inline]
    #[must_use]
    pub fn address(&self) -> &[u8] {
        self.address.address()
    }

    /// The bytes of the port, most significant first.
    #[inline]
    #[must_use]
    pub fn port_bytes(&self) -> &[u8] {
        self.address.port_bytes()
    }

    /// The address, if the family is 4 or 6.
    #[inline]
    #[must_use]
    pub fn ip(&self) -> Option<IpAddr> {
        self.address.ip()
    }

    /// The port, if it has two bytes.
    #[inline]
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        self.address.port()
    }

    /// The address and the port, if the family is 4 or 6.
    #[inline]
    #[must_use]
    pub fn socket_addr(&self) -> Option<SocketAddr> {
        self.address.socket_addr()
    }

    /// Returns the address of the peer of the control connection, with this port, if the port has two bytes.
    #[inline]
    #[must_use]
    pub fn at_peer(&self, peer: SocketAddr) -> Option<SocketAddr> {
        Some(with_port(peer, self.port()?))
    }
}

payload!(LongPassiveAddress, EnteringLongPassiveMode);

/// `Entering Long Passive Mode (af,hal,h1,h2,...,pal,p1,p2)` (RFC 1639 §3)
impl fmt::Display for LongPassiveAddress {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entering Long Passive Mode ({})", self.address)
    }
}

/// Where a server listens after `EPSV`: the text of a 229
/// ([RFC 2428 §3](https://www.rfc-editor.org/rfc/rfc2428#section-3)).
///
/// The reply states only a port: the address is that of the control connection. If a server fills in the protocol or
/// the address, they are kept.
///
/// ```
/// use core::net::SocketAddr;
/// use ftp_codes::payload::ExtendedPassiveAddress;
///
/// let text = b"Entering Extended Passive Mode (|||6446|)";
/// let passive = ExtendedPassiveAddress::parse(text)?.value;
/// assert_eq!((passive.port(), passive.protocol(), passive.ip()), (6446, None, None));
///
/// let control: SocketAddr = "[fe80::1%2]:21".parse()?;
/// // The scope of a link-local address is kept: without it, nobody can connect.
/// assert_eq!(passive.at_peer(control).to_string(), "[fe80::1%2]:6446");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ExtendedPassiveAddress<'a> {
    protocol: Option<u16>,
    address: &'a str,
    port: NonZeroU16,
}

const EXTENDED: &str = "a port between delimiters, as in `(|||6446|)`";

impl<'a> ExtendedPassiveAddress<'a> {
    /// Creates the reply of a server that listens on `port`. Returns `None` if the port is 0.
    ///
    /// ```
    /// use ftp_codes::payload::ExtendedPassiveAddress;
    ///
    /// let passive = ExtendedPassiveAddress::new(6446).expect("a port other than 0");
    /// assert_eq!(passive.to_string(), "Entering Extended Passive Mode (|||6446|)");
    /// ```
    #[inline]
    #[must_use]
    pub const fn new(port: u16) -> Option<Self> {
        match NonZeroU16::new(port) {
            Some(port) => Some(Self { protocol: None, address: "", port }),
            None => None,
        }
    }

    /// Parses the text of a 229.
    ///
    /// # Errors
    ///
    /// Returns [`BadFormat`] if there is no port between delimiters, [`PortZero`](super::ParseErrorKind::PortZero)
    /// if it is 0, or [`OutOfRange`](super::ParseErrorKind::OutOfRange) if it or the protocol is above 65535.
    #[inline]
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, ParseError> {
        let mut fault = None;
        let mut is_parenthesized = false;
        for cursor in Cursor::after_each(text, b'(') {
            is_parenthesized = true;
            match Delimited::read(cursor, Delimiters::NotDigits) {
                Ok(fields) if fields.after.peek() == Some(b')') => match Self::of_fields(&fields) {
                    Ok(read) => return Ok(read),
                    Err(error) => fault = fault.or(Some(error)),
                },
                _ => {}
            }
        }
        if let Some(error) = fault {
            return Err(error);
        }
        let mut place = Cursor::new(text);
        if is_parenthesized {
            place.skip_to(b'(');
            return Err(place.error(BadFormat, EXTENDED));
        }
        let fields = Self::bare(text).ok_or_else(|| place.error(BadFormat, EXTENDED))?;
        Ok(Parsed { value: Self::of_fields(&fields)?.value, departure: Some(Departure::NoParentheses) })
    }

    /// The protocol and the address must be empty (RFC 2428 §3).
    fn of_fields(fields: &Delimited<'a>) -> Result<Parsed<Self>, ParseError> {
        let mut departures = Departures::NONE;
        let is_filled = !fields.protocol.is_empty() || !fields.address.is_empty();
        departures.note_if(is_filled, Departure::FilledFields);
        departures.note_if(fields.port_digits() > 5, Departure::LeadingZeros);
        let protocol = if fields.protocol.is_empty() { None } else { Some(fields.protocol()?) };
        // The reply is written with this delimiter, which would end the address.
        if fields.address.contains(&DELIMITER) {
            return Err(fields.address_start.error(BadFormat, "an address, or nothing"));
        }
        Ok(Parsed {
            value: Self { protocol, address: ascii(fields.address), port: fields.port()? },
            departure: departures.first,
        })
    }

    /// Exactly three delimiters, a port and a delimiter, where there are no parentheses.
    fn bare(text: &'a [u8]) -> Option<Delimited<'a>> {
        let mut cursor = Cursor::new(text);
        loop {
            // Letters belong to words here.
            cursor.take_while(|byte| !byte.is_ascii_punctuation());
            let start = cursor;
            let delimiter = cursor.peek()?;
            let mut delimiters = 0_usize;
            while cursor.eat(delimiter) {
                delimiters = delimiters.saturating_add(1);
            }
            if delimiters == 3 {
                if let Ok(fields) = Delimited::read(start, Delimiters::NotDigits) {
                    return Some(fields);
                }
            }
        }
    }

    /// The port.
    #[inline]
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port.get()
    }

    /// The network protocol, if the server filled it in: 1 for IPv4, 2 for IPv6 (RFC 2428 §2).
    #[inline]
    #[must_use]
    pub const fn protocol(&self) -> Option<u16> {
        self.protocol
    }

    /// The address as the server wrote it, if it filled it in.
    #[inline]
    #[must_use]
    pub const fn address(&self) -> Option<&'a str> {
        if self.address.is_empty() { None } else { Some(self.address) }
    }

    /// The address, if the server filled in a valid one.
    #[inline]
    #[must_use]
    pub fn ip(&self) -> Option<IpAddr> {
        self.address.parse().ok()
    }

    /// Returns the address of the peer of the control connection, with this port, as RFC 2428 §3 demands.
    #[inline]
    #[must_use]
    pub fn at_peer(&self, peer: SocketAddr) -> SocketAddr {
        with_port(peer, self.port.get())
    }
}

/// The one that RFC 2428 §2 recommends.
const DELIMITER: u8 = b'|';

payload!(ExtendedPassiveAddress<'a>, EnteringExtendedPassiveMode);

/// `Entering Extended Passive Mode (|||port|)` (RFC 2428 §3). The fields that a server filled in are also written.
impl fmt::Display for ExtendedPassiveAddress<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Entering Extended Passive Mode (|")?;
        if let Some(protocol) = self.protocol {
            write!(f, "{protocol}")?;
        }
        write!(f, "|{}|{}|)", self.address, self.port)
    }
}
