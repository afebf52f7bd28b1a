//! The three ways in which FTP writes an address: PORT and 227, LPRT and 228, EPRT and 229.

use core::fmt;
use core::net::{IpAddr, Ipv4Addr, SocketAddr, SocketAddrV4};
use core::num::NonZeroU16;

use super::ParseErrorKind::{LengthMismatch, OutOfRange, PortZero};
use super::{Cursor, NumberList, ParseError, decimal_u16};

const OCTET: &str = "numbers from 0 to 255";
/// Nobody can connect to port 0, so no address has it.
const PORT_RANGE: &str = "a port from 1 to 65535";

/// `h1,h2,h3,h4,p1,p2` (RFC 959 §4.1.2). Returns `None` if there are not six numbers.
///
/// RFC 959 §5.3.2 prints `<number>` as 1 through 255, which would forbid 10.0.0.1; RFC 765 had 0.
#[inline]
pub(crate) fn socket_addr_v4(list: &NumberList<'_>) -> Option<Result<SocketAddrV4, ParseError>> {
    if list.count() != 6 {
        return None;
    }
    let mut numbers = [0; 6];
    Some(list.fill(&mut numbers, u8::MAX.into(), OCTET).and_then(|()| {
        let [h1, h2, h3, h4, p1, p2] = numbers.map(low_octet);
        match u16::from_be_bytes([p1, p2]) {
            0 => Err(list.at(4).error(PortZero, PORT_RANGE)),
            port => Ok(SocketAddrV4::new(Ipv4Addr::new(h1, h2, h3, h4), port)),
        }
    }))
}

/// The six numbers of an address.
#[inline]
pub(crate) fn octets_of(address: SocketAddrV4) -> [u8; 6] {
    let ([h1, h2, h3, h4], [p1, p2]) = (address.ip().octets(), address.port().to_be_bytes());
    [h1, h2, h3, h4, p1, p2]
}

#[inline]
const fn low_octet(number: u16) -> u8 {
    let [_, low] = number.to_be_bytes();
    low
}

const IPV4: u8 = 4;
const IPV6: u8 = 6;

/// No family of RFC 1639 has a longer address.
const ADDRESS: usize = 32;
const PORT: usize = 8;
/// The family, two lengths, an address and a port.
const FIELDS: usize = 3 + ADDRESS + PORT;

/// `<long-host-port>`: a family, an address and a port, with their lengths (RFC 1639 §2).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct LongAddress {
    family: u8,
    address_len: u8,
    port_len: u8,
    /// The address, then the port; zeros after them, so that equal addresses are equal.
    octets: [u8; ADDRESS + PORT],
}

impl LongAddress {
    /// `af "," hal *( "," h ) "," pal *( "," p )` (RFC 1639 §2)
    #[inline]
    pub(crate) fn read(list: &NumberList<'_>) -> Result<Self, ParseError> {
        let mut numbers = [0; FIELDS];
        list.fill(&mut numbers, u8::MAX.into(), OCTET)?;
        let address = Self::of_numbers(numbers, list.count()).ok_or_else(|| {
            let expected = "as many numbers as the two lengths say, 4 and 2 for IPv4, 16 and 2 for IPv6";
            list.start().error(LengthMismatch, expected)
        })?;
        match address.socket_addr() {
            Some(socket_addr) if socket_addr.port() == 0 => {
                Err(list.at(address.address().len().saturating_add(3)).error(PortZero, PORT_RANGE))
            }
            _ => Ok(address),
        }
    }

    #[inline]
    fn of_numbers(numbers: [u16; FIELDS], count: usize) -> Option<Self> {
        let octets = numbers.map(low_octet);
        let (&[family, address_len], rest) = octets.get(..count)?.split_first_chunk()?;
        let (address, rest) = rest.split_at_checked(address_len.into())?;
        let (&port_len, port) = rest.split_first()?;
        let fits = match family {
            IPV4 => (address_len, port_len) == (4, 2),
            IPV6 => (address_len, port_len) == (16, 2),
            _ => address.len() <= ADDRESS && port.len() <= PORT,
        };
        let fits = fits && port.len() == usize::from(port_len);
        if fits { Some(Self::of_octets(family, address, port)) } else { None }
    }

    /// Neither the address nor the port is longer than that of any family.
    #[inline]
    fn of_octets(family: u8, address: &[u8], port: &[u8]) -> Self {
        let len = |octets: &[u8]| u8::try_from(octets.len()).unwrap_or(u8::MAX);
        let mut octets = [0; ADDRESS + PORT];
        octets.iter_mut().zip(address.iter().chain(port)).for_each(|(place, octet)| *place = *octet);
        Self { family, address_len: len(address), port_len: len(port), octets }
    }

    /// `None` if the port is 0.
    #[inline]
    pub(crate) fn new(socket_addr: SocketAddr) -> Option<Self> {
        let port = NonZeroU16::new(socket_addr.port())?.get().to_be_bytes();
        Some(match socket_addr.ip() {
            IpAddr::V4(ip) => Self::of_octets(IPV4, &ip.octets(), &port),
            IpAddr::V6(ip) => Self::of_octets(IPV6, &ip.octets(), &port),
        })
    }

    #[inline]
    pub(crate) const fn family(&self) -> u8 {
        self.family
    }

    #[inline]
    pub(crate) fn address(&self) -> &[u8] {
        self.octets.get(..self.address_len.into()).unwrap_or_default()
    }

    #[inline]
    pub(crate) fn port_bytes(&self) -> &[u8] {
        let (start, len) = (usize::from(self.address_len), usize::from(self.port_len));
        self.octets.get(start..).and_then(|rest| rest.get(..len)).unwrap_or_default()
    }

    #[inline]
    pub(crate) fn ip(&self) -> Option<IpAddr> {
        match self.family {
            IPV4 => <[u8; 4]>::try_from(self.address()).ok().map(IpAddr::from),
            IPV6 => <[u8; 16]>::try_from(self.address()).ok().map(IpAddr::from),
            _ => None,
        }
    }

    #[inline]
    pub(crate) fn port(&self) -> Option<u16> {
        <[u8; 2]>::try_from(self.port_bytes()).ok().map(u16::from_be_bytes)
    }

    #[inline]
    pub(crate) fn socket_addr(&self) -> Option<SocketAddr> {
        Some(SocketAddr::new(self.ip()?, self.port()?))
    }
}

/// `af,hal,h1,h2,...,pal,p1,p2`
impl fmt::Display for LongAddress {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.family)?;
        for octets in [self.address(), self.port_bytes()] {
            write!(f, ",{}", octets.len())?;
            octets.iter().try_for_each(|octet| write!(f, ",{octet}"))?;
        }
        Ok(())
    }
}

impl fmt::Debug for LongAddress {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The fields of `<d> net-prt <d> net-addr <d> tcp-port <d>` (RFC 2428 §2).
#[derive(Clone, Copy)]
pub(crate) struct Delimited<'a> {
    pub(crate) protocol: &'a [u8],
    pub(crate) protocol_start: Cursor<'a>,
    pub(crate) address: &'a [u8],
    pub(crate) address_start: Cursor<'a>,
    port: &'a [u8],
    port_start: Cursor<'a>,
    /// The position after the last delimiter.
    pub(crate) after: Cursor<'a>,
}

/// Which characters can be delimiters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Delimiters {
    /// Any except digits. RFC 2428 §2 has ASCII 33 to 126.
    NotDigits,
    /// Any except the characters of addresses.
    NotInAddresses,
}

impl<'a> Delimited<'a> {
    /// # Errors
    ///
    /// The position at which something other than the next field or delimiter begins.
    #[inline]
    pub(crate) fn read(mut cursor: Cursor<'a>, delimiters: Delimiters) -> Result<Self, Cursor<'a>> {
        let start = cursor;
        let delimiter = cursor.next().filter(|byte| match delimiters {
            Delimiters::NotDigits => byte.is_ascii_graphic() && !byte.is_ascii_digit(),
            Delimiters::NotInAddresses => byte.is_ascii_punctuation() && !matches!(byte, b'.' | b':'),
        });
        let delimiter = delimiter.ok_or(start)?;
        let mut field = |belongs: fn(u8) -> bool| {
            let start = cursor;
            let mut ahead = cursor;
            let field = ahead.skip_to(delimiter);
            let len = cursor.take_while(belongs).len();
            if len < field.len() || ahead.is_at_end() {
                return Err(cursor);
            }
            ahead.eat(delimiter);
            cursor = ahead;
            Ok((field, start))
        };
        let (protocol, protocol_start) = field(|byte| byte.is_ascii_digit())?;
        let (address, address_start) = field(|byte| byte.is_ascii_graphic())?;
        let (port, port_start) = field(|byte| byte.is_ascii_digit())?;
        if port.is_empty() {
            return Err(port_start);
        }
        Ok(Self { protocol, protocol_start, address, address_start, port, port_start, after: cursor })
    }

    /// The number of digits of the port.
    #[inline]
    pub(crate) const fn port_digits(&self) -> usize {
        self.port.len()
    }

    /// # Errors
    ///
    /// Returns [`PortZero`] or [`OutOfRange`].
    #[inline]
    pub(crate) fn port(&self) -> Result<NonZeroU16, ParseError> {
        match decimal_u16(self.port, u16::MAX).map(NonZeroU16::new) {
            Some(Some(port)) => Ok(port),
            Some(None) => Err(self.port_start.error(PortZero, PORT_RANGE)),
            None => Err(self.port_start.error(OutOfRange, PORT_RANGE)),
        }
    }

    /// The number of the protocol.
    ///
    /// # Errors
    ///
    /// Returns [`OutOfRange`] if it is above 65535.
    #[inline]
    pub(crate) fn protocol(&self) -> Result<u16, ParseError> {
        match decimal_u16(self.protocol, u16::MAX) {
            Some(number) => Ok(number),
            None => Err(self.protocol_start.error(OutOfRange, "the number of a protocol, at most 65535")),
        }
    }
}

/// The number of the network protocol (RFC 2428 §2).
#[inline]
pub(crate) const fn ip_protocol(ip: IpAddr) -> u16 {
    match ip {
        IpAddr::V4(_) => 1,
        IpAddr::V6(_) => 2,
    }
}
