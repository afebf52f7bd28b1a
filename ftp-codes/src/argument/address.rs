//! Addresses for data connections: `PORT`, `EPRT`, `LPRT`, and `EPSV`.

use core::fmt;
use core::net::{IpAddr, SocketAddr, SocketAddrV4};
use core::num::NonZeroU16;

use super::ParseErrorKind::{BadCharacter, BadFormat, Empty, UnknownValue};
use super::{ParseError, number};
use crate::text::{
    Cursor, Delimited, Delimiters, LongAddress, NumberList, ascii, first_stray, ip_protocol, octets_of, socket_addr_v4,
    text_serde,
};

/// The argument of `PORT`: an IPv4 address and a port
/// ([RFC 959 §4.1.2](https://www.rfc-editor.org/rfc/rfc959#section-4.1.2)).
///
/// ```
/// use ftp_codes::argument::HostPort;
///
/// let address = HostPort::new("127.0.0.1:1075".parse()?).expect("a port other than 0");
/// assert_eq!(address.to_string(), "127,0,0,1,4,51");
/// assert_eq!(HostPort::parse(b"127,0,0,1,4,51")?, address);
/// assert!(HostPort::parse(b"me at 127,0,0,1,4,51 please").is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HostPort {
    socket_addr: SocketAddrV4,
}

impl HostPort {
    /// Creates the argument of a client that listens on this address. Returns `None` if the port is 0.
    #[inline]
    #[must_use]
    pub const fn new(socket_addr: SocketAddrV4) -> Option<Self> {
        if socket_addr.port() == 0 { None } else { Some(Self { socket_addr }) }
    }

    /// Parses the argument of `PORT`.
    ///
    /// `<host-port> ::= h1,h2,h3,h4,p1,p2` (RFC 959 §5.3.2)
    ///
    /// # Errors
    ///
    /// Returns [`Empty`], [`BadFormat`] if there are not six numbers,
    /// [`OutOfRange`](super::ParseErrorKind::OutOfRange) if one is above 255,
    /// [`PortZero`](super::ParseErrorKind::PortZero), or [`TrailingText`](super::ParseErrorKind::TrailingText).
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Self, ParseError> {
        let list = list(text, "six numbers, as in `127,0,0,1,4,51`")?;
        let socket_addr = socket_addr_v4(&list)
            .ok_or_else(|| list.start().error(BadFormat, "six numbers, as in `127,0,0,1,4,51`"))??;
        Ok(Self { socket_addr })
    }

    /// The address and the port.
    #[inline]
    #[must_use]
    pub const fn socket_addr(&self) -> SocketAddrV4 {
        self.socket_addr
    }
}

/// Reads an argument that is a list of numbers and nothing else.
fn list<'a>(text: &'a [u8], expected: &'static str) -> Result<NumberList<'a>, ParseError> {
    let mut cursor = Cursor::new(text);
    let list = NumberList::read(&mut cursor).ok_or_else(|| {
        let kind = if text.is_empty() { Empty } else { BadFormat };
        cursor.error(kind, expected)
    })?;
    cursor.end()?;
    match first_stray(text, |byte| byte.is_ascii_digit() || byte == b',') {
        None => Ok(list),
        Some(blank) => Err(Cursor::new(text).error_at(blank, BadFormat, "numbers and commas without blanks")),
    }
}

text_serde!(HostPort, HostPort::parse);

/// `h1,h2,h3,h4,p1,p2` (RFC 959 §5.3.2)
impl fmt::Display for HostPort {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [h1, h2, h3, h4, p1, p2] = octets_of(self.socket_addr);
        write!(f, "{h1},{h2},{h3},{h4},{p1},{p2}")
    }
}

/// The argument of `LPRT`: an address of any family and a port
/// ([RFC 1639 §2](https://www.rfc-editor.org/rfc/rfc1639#section-2)).
///
/// The family is an IP version number. Addresses of families other than 4 and 6 are given as bytes.
///
/// ```
/// use ftp_codes::argument::LongHostPort;
///
/// let address = LongHostPort::parse(b"4,4,127,0,0,1,2,17,92")?;
/// assert_eq!(address.socket_addr(), "127.0.0.1:4444".parse().ok());
/// assert_eq!((address.family(), address.port_bytes()), (4, &[17, 92][..]));
/// assert_eq!(LongHostPort::new("127.0.0.1:4444".parse()?), Some(address));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LongHostPort {
    address: LongAddress,
}

impl LongHostPort {
    /// Creates the argument of a client that listens on this address. Returns `None` if the port is 0.
    #[inline]
    #[must_use]
    pub fn new(socket_addr: SocketAddr) -> Option<Self> {
        LongAddress::new(socket_addr).map(|address| Self { address })
    }

    /// Parses the argument of `LPRT`.
    ///
    /// `<long-host-port> ::= af,hal,h1,h2,...,pal,p1,p2,...` (RFC 1639 §2)
    ///
    /// # Errors
    ///
    /// Returns [`Empty`], [`BadFormat`] if there is no list of numbers,
    /// [`OutOfRange`](super::ParseErrorKind::OutOfRange) if one is above 255,
    /// [`LengthMismatch`](super::ParseErrorKind::LengthMismatch) if the lengths contradict the family or the numbers
    /// that follow, [`PortZero`](super::ParseErrorKind::PortZero) if the family is 4 or 6, or
    /// [`TrailingText`](super::ParseErrorKind::TrailingText).
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Self, ParseError> {
        let list = list(text, "a family and its address, as in `4,4,127,0,0,1,2,17,92`")?;
        Ok(Self { address: LongAddress::read(&list)? })
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

    /// The address and the port, if the family is 4 or 6.
    #[inline]
    #[must_use]
    pub fn socket_addr(&self) -> Option<SocketAddr> {
        self.address.socket_addr()
    }
}

text_serde!(LongHostPort, LongHostPort::parse);

/// `af,hal,h1,h2,...,pal,p1,p2` (RFC 1639 §2)
impl fmt::Display for LongHostPort {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.address.fmt(f)
    }
}

/// The argument of `EPRT`: an IPv4 or IPv6 address and a port
/// ([RFC 2428 §2](https://www.rfc-editor.org/rfc/rfc2428#section-2)).
///
/// ```
/// use ftp_codes::argument::ExtendedHostPort;
/// use ftp_codes::payload::ParseErrorKind;
///
/// let address = ExtendedHostPort::parse(b"|2|2001:db8::1|5282|")?;
/// assert_eq!(address.socket_addr().to_string(), "[2001:db8::1]:5282");
/// assert_eq!(address.protocol(), 2);
/// assert_eq!(ExtendedHostPort::new(address.socket_addr()), Some(address));
///
/// // A server answers this with 522.
/// let error = ExtendedHostPort::parse(b"|3|10.0.0.1|5282|").unwrap_err();
/// assert_eq!((error.kind(), error.offset()), (ParseErrorKind::UnknownValue, 1));
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ExtendedHostPort {
    ip: IpAddr,
    port: NonZeroU16,
}

impl ExtendedHostPort {
    /// Creates the argument of a client that listens on this address. Returns `None` if the port is 0.
    ///
    /// The scope of an IPv6 address is not sent.
    #[inline]
    #[must_use]
    pub const fn new(socket_addr: SocketAddr) -> Option<Self> {
        match NonZeroU16::new(socket_addr.port()) {
            Some(port) => Some(Self { ip: socket_addr.ip(), port }),
            None => None,
        }
    }

    /// Parses the argument of `EPRT`.
    ///
    /// `<d><net-prt><d><net-addr><d><tcp-port><d>`, where `<d>` is the same character four times (RFC 2428 §2).
    /// Letters, digits, `.` and `:` occur in addresses, so they are not accepted as delimiters.
    ///
    /// # Errors
    ///
    /// Returns [`Empty`], [`BadFormat`] if a field or a delimiter is missing, or the address does not match the
    /// protocol, [`UnknownValue`] if the protocol is neither 1 nor 2,
    /// [`OutOfRange`](super::ParseErrorKind::OutOfRange), [`PortZero`](super::ParseErrorKind::PortZero),
    /// [`TrailingText`](super::ParseErrorKind::TrailingText), or [`BadCharacter`].
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Self, ParseError> {
        let cursor = Cursor::new(text);
        let shape = "a protocol, an address and a port, as in `|1|127.0.0.1|1075|`";
        if let Some(stray) = first_stray(text, |byte| byte.is_ascii_graphic()) {
            return Err(cursor.error_at(stray, BadCharacter, shape));
        }
        let kind = if text.is_empty() { Empty } else { BadFormat };
        let fields = Delimited::read(cursor, Delimiters::NotInAddresses).map_err(|place| place.error(kind, shape))?;
        if fields.protocol.is_empty() {
            return Err(fields.protocol_start.error(BadFormat, "a protocol, 1 for IPv4 or 2 for IPv6"));
        }
        let address = ascii(fields.address);
        let ip = match fields.protocol()? {
            1 => address.parse().map(IpAddr::V4),
            2 => address.parse().map(IpAddr::V6),
            _ => return Err(fields.protocol_start.error(UnknownValue, "protocol 1 for IPv4 or 2 for IPv6")),
        };
        let ip = ip.map_err(|_| fields.address_start.error(BadFormat, "an address of that protocol"))?;
        let port = fields.port()?;
        fields.after.end()?;
        Ok(Self { ip, port })
    }

    /// The number of the network protocol: 1 for IPv4, 2 for IPv6 (RFC 2428 §2).
    #[inline]
    #[must_use]
    pub const fn protocol(&self) -> u16 {
        ip_protocol(self.ip)
    }

    /// The address and the port.
    #[inline]
    #[must_use]
    pub const fn socket_addr(&self) -> SocketAddr {
        SocketAddr::new(self.ip, self.port.get())
    }

    /// Returns the address of the peer of the control connection, with this port. Unlike the argument, it has a scope,
    /// which is needed to connect to a link-local address.
    ///
    /// A server should connect to no other host (RFC 2577 §3): compare the addresses first.
    #[inline]
    #[must_use]
    pub fn at_peer(&self, mut peer: SocketAddr) -> SocketAddr {
        peer.set_port(self.port.get());
        peer
    }
}

text_serde!(ExtendedHostPort, ExtendedHostPort::parse);

/// `|net-prt|net-addr|tcp-port|` (RFC 2428 §2)
impl fmt::Display for ExtendedHostPort {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "|{}|{}|{}|", self.protocol(), self.ip, self.port)
    }
}

/// The argument of `EPSV`, which is optional ([RFC 2428 §3](https://www.rfc-editor.org/rfc/rfc2428#section-3)).
///
/// ```
/// use ftp_codes::argument::ExtendedPassive;
///
/// assert_eq!(ExtendedPassive::parse(b"2")?, ExtendedPassive::Protocol(2));
/// assert_eq!(ExtendedPassive::parse(b"all")?, ExtendedPassive::All);
/// # Ok::<(), ftp_codes::payload::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExtendedPassive {
    /// The number of a network protocol: 1 for IPv4, 2 for IPv6. A server answers any other with 522.
    Protocol(u16),
    /// `ALL`: from now on no other command sets up a data connection.
    All,
}

impl ExtendedPassive {
    /// Parses the argument of `EPSV`.
    ///
    /// `<net-prt>` or `ALL` (RFC 2428 §3)
    ///
    /// # Errors
    ///
    /// Returns [`Empty`], [`BadFormat`], [`OutOfRange`](super::ParseErrorKind::OutOfRange) if the number is above
    /// 65535, or [`TrailingText`](super::ParseErrorKind::TrailingText).
    #[inline]
    pub fn parse(text: &[u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(text);
        let argument = if cursor.eat_word(b"ALL") {
            Self::All
        } else {
            let number = number(&mut cursor, u16::MAX.into(), "the number of a protocol, at most 65535, or `ALL`")?;
            Self::Protocol(u16::try_from(number).unwrap_or(u16::MAX))
        };
        cursor.end()?;
        Ok(argument)
    }
}

text_serde!(ExtendedPassive, ExtendedPassive::parse);

/// `net-prt` or `ALL` (RFC 2428 §3)
impl fmt::Display for ExtendedPassive {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Protocol(protocol) => protocol.fmt(f),
            Self::All => f.write_str("ALL"),
        }
    }
}
