//! The address in a long passive reply (228).

use core::fmt;
use core::net::{IpAddr, SocketAddr};

use super::PayloadErrorKind::{LengthMismatch, NoAddress, OutOfRange};
use super::cursor::Cursor;
use super::numbers::{Number, NumberList, list_in_parentheses, lists};
use super::{Departure, Form, Parsed, PayloadError};

const IPV4: u8 = 4;
const IPV6: u8 = 6;

/// No family of RFC 1639 has a longer address.
const ADDRESS: usize = 32;
const PORT: usize = 8;
/// The family, two lengths, an address and a port.
const FIELDS: usize = 3 + ADDRESS + PORT;

const SHAPE: &str = "a family and its address, as in `(4,4,127,0,0,1,2,17,92)`";
const LENGTHS: &str = "as many numbers as the two lengths say, 4 and 2 for IPv4, 16 and 2 for IPv6";

/// Where a server listens after `LPSV`: the text of a 228 (RFC 1639 §3).
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
/// # Ok::<(), ftp_codes::payload::PayloadError<'_>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LongPassiveAddress {
    family: u8,
    address: Octets<ADDRESS>,
    port: Octets<PORT>,
}

impl LongPassiveAddress {
    /// Reads the text of a 228.
    ///
    /// # Errors
    ///
    /// [`NoAddress`] if there is no list of numbers, [`OutOfRange`] if one is above 255,
    /// [`LengthMismatch`] if the lengths do not fit the family or the numbers that follow.
    pub fn parse(text: &[u8]) -> Result<Parsed<Self>, PayloadError<'_>> {
        let in_parentheses =
            Cursor::behind_each(text, b'(').filter_map(list_in_parentheses).map(|list| (list, Form::Strict));
        let bare = lists(text).map(|list| (list, Form::Forgiving(Departure::NoParentheses)));

        let (list, form) = in_parentheses
            .chain(bare)
            .find(|(list, _): &(NumberList<FIELDS>, _)| list.count() > 2)
            .ok_or_else(|| PayloadError::new(NoAddress, text, 0, SHAPE))?;
        Ok(Parsed::new(Self::from_list(&list, text)?, form))
    }

    /// `af "," hal *( "," h ) "," pal *( "," p )` (RFC 1639 §2)
    fn from_list<'a>(list: &NumberList<FIELDS>, text: &'a [u8]) -> Result<Self, PayloadError<'a>> {
        let numbers = list.numbers();
        let start = numbers.first().map_or(0, |number| number.offset);
        if let Some(large) = numbers.iter().find(|number| number.value > u8::MAX.into()) {
            let expected = "numbers from 0 to 255";
            return Err(PayloadError::new(OutOfRange, text, large.offset, expected));
        }
        let mismatch = || PayloadError::new(LengthMismatch, text, start, LENGTHS);

        let mut octets = numbers.iter().map(octet);
        let family = octets.next().ok_or_else(mismatch)?;
        let address = Octets::read(&mut octets).ok_or_else(mismatch)?;
        let port = Octets::read(&mut octets).ok_or_else(mismatch)?;
        let fits = match family {
            IPV4 => address.len == 4 && port.len == 2,
            IPV6 => address.len == 16 && port.len == 2,
            _ => true,
        };
        if !fits || octets.next().is_some() || list.count() > FIELDS {
            return Err(mismatch());
        }
        Ok(Self { family, address, port })
    }

    /// The address family: 4 for IPv4, 6 for IPv6 (RFC 1639 §2).
    #[inline]
    #[must_use]
    pub const fn family(&self) -> u8 {
        self.family
    }

    /// The bytes of the address, as many as the family has.
    #[inline]
    #[must_use]
    pub fn address(&self) -> &[u8] {
        self.address.as_slice()
    }

    /// The bytes of the port, highest first.
    #[inline]
    #[must_use]
    pub fn port_bytes(&self) -> &[u8] {
        self.port.as_slice()
    }

    /// The address, if the family is 4 or 6.
    #[must_use]
    pub fn ip(&self) -> Option<IpAddr> {
        match self.family {
            IPV4 => <[u8; 4]>::try_from(self.address()).ok().map(IpAddr::from),
            IPV6 => <[u8; 16]>::try_from(self.address()).ok().map(IpAddr::from),
            _ => None,
        }
    }

    /// The port, if it has two bytes.
    #[inline]
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        <[u8; 2]>::try_from(self.port_bytes()).ok().map(u16::from_be_bytes)
    }

    /// The address and the port, if the family is 4 or 6.
    #[inline]
    #[must_use]
    pub fn socket_addr(&self) -> Option<SocketAddr> {
        Some(SocketAddr::new(self.ip()?, self.port()?))
    }
}

fn octet(number: &Number) -> u8 {
    u8::try_from(number.value).unwrap_or(u8::MAX)
}

/// `Entering Long Passive Mode (af,hal,h1,h2,...,pal,p1,p2)` (RFC 1639 §3)
impl fmt::Display for LongPassiveAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entering Long Passive Mode ({}", self.family)?;
        for octets in [self.address(), self.port_bytes()] {
            write!(f, ",{}", octets.len())?;
            octets.iter().try_for_each(|octet| write!(f, ",{octet}"))?;
        }
        f.write_str(")")
    }
}

impl From<SocketAddr> for LongPassiveAddress {
    fn from(socket_addr: SocketAddr) -> Self {
        let (family, address) = match socket_addr.ip() {
            IpAddr::V4(ip) => (IPV4, Octets::new(&ip.octets())),
            IpAddr::V6(ip) => (IPV6, Octets::new(&ip.octets())),
        };
        Self { family, address, port: Octets::new(&socket_addr.port().to_be_bytes()) }
    }
}

/// Up to `N` octets. What lies behind `len` is zero, so that equal octets are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Octets<const N: usize> {
    octets: [u8; N],
    len: u8,
}

impl<const N: usize> Octets<N> {
    const NONE: Self = Self { octets: [0; N], len: 0 };

    fn new(octets: &[u8]) -> Self {
        let mut new = Self::NONE;
        for (place, octet) in new.octets.iter_mut().zip(octets) {
            *place = *octet;
            new.len = new.len.saturating_add(1);
        }
        new
    }

    /// A length, and as many octets. `None` if there are fewer, or if there is no room for them.
    fn read(from: &mut impl Iterator<Item = u8>) -> Option<Self> {
        let mut new = Self { len: from.next()?, ..Self::NONE };
        for place in new.octets.get_mut(..usize::from(new.len))? {
            *place = from.next()?;
        }
        Some(new)
    }

    fn as_slice(&self) -> &[u8] {
        self.octets.get(..usize::from(self.len)).unwrap_or_default()
    }
}
