//! The port in an extended passive reply (229).

use core::fmt;
use core::net::{IpAddr, SocketAddr};
use core::num::NonZeroU16;

use super::PayloadErrorKind::{BadFormat, OutOfRange, PortZero};
use super::cursor::{Cursor, ascii, decimal};
use super::{Departure, Form, Parsed, PayloadError};

const SHAPE: &str = "a port between delimiters, as in `(|||6446|)`";
const RANGE: &str = "a port from 1 to 65535";

/// Where a server listens after `EPSV`: the text of a 229 (RFC 2428 §3).
///
/// The reply states a port only: the address is that of the control connection. Servers that fill in
/// the two fields before it are understood, and what they say is kept.
///
/// ```
/// use core::net::IpAddr;
/// use ftp_codes::payload::ExtendedPassiveAddress;
///
/// let text = b"Entering Extended Passive Mode (|||6446|)";
/// let passive = ExtendedPassiveAddress::parse(text)?.value;
/// let server: IpAddr = "2001:db8::1".parse()?;
/// assert_eq!(passive.at_peer(server).to_string(), "[2001:db8::1]:6446");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ExtendedPassiveAddress<'a> {
    protocol: Option<u16>,
    address: &'a str,
    port: NonZeroU16,
}

impl<'a> ExtendedPassiveAddress<'a> {
    /// What a server says that listens on `port`.
    #[inline]
    #[must_use]
    pub const fn new(port: NonZeroU16) -> Self {
        Self { protocol: None, address: "", port }
    }

    /// Reads the text of a 229.
    ///
    /// # Errors
    ///
    /// [`BadFormat`] if there is no port between delimiters, [`PortZero`] if it is 0,
    /// [`OutOfRange`] if it is above 65535.
    pub fn parse(text: &'a [u8]) -> Result<Parsed<Self>, PayloadError<'a>> {
        let mut fault = None;
        for cursor in Cursor::behind_each(text, b'(') {
            match Self::between_delimiters(cursor) {
                Some((read, behind)) if behind.peek() == Some(b')') => match read {
                    Ok(read) => return Ok(read),
                    Err(error) => fault = fault.or(Some(error)),
                },
                _ => {}
            }
        }
        if let Some(error) = fault {
            return Err(error);
        }
        match text.iter().position(|byte| *byte == b'(') {
            Some(offset) => Err(PayloadError::new(BadFormat, text, offset, SHAPE)),
            None => Self::bare(text).unwrap_or_else(|| Err(PayloadError::new(BadFormat, text, 0, SHAPE))),
        }
    }

    /// `<d> net-prt <d> net-addr <d> tcp-port <d>`, where the first two fields must be blank and
    /// `<d>` is the same character four times, of ASCII 33 to 126 (RFC 2428 §2, §3).
    ///
    /// A digit cannot be told from the port, so that it is no delimiter here.
    fn between_delimiters(mut cursor: Cursor<'a>) -> Option<(Result<Parsed<Self>, PayloadError<'a>>, Cursor<'a>)> {
        let delimiter = cursor.next().filter(|byte| byte.is_ascii_graphic() && !byte.is_ascii_digit())?;
        let mut field = |inside: fn(u8) -> bool| {
            let place = cursor;
            let field = cursor.take_while(|byte| byte != delimiter && inside(byte));
            cursor.eat(delimiter).then_some((field, place))
        };
        let (protocol, _) = field(|byte| byte.is_ascii_digit())?;
        let (address, _) = field(|byte| byte.is_ascii_graphic())?;
        let (digits, place) = field(|byte| byte.is_ascii_digit())?;
        if digits.is_empty() {
            return None;
        }

        let mut form = Form::Strict;
        form.depart_if(!protocol.is_empty() || !address.is_empty(), Departure::FilledFields);
        form.depart_if(digits.len() > 5, Departure::LeadingZeros);
        let protocol = if protocol.is_empty() { None } else { decimal(protocol) };
        let read = match decimal::<u16>(digits).map(NonZeroU16::new) {
            None => Err(place.error(OutOfRange, RANGE)),
            Some(None) => Err(place.error(PortZero, RANGE)),
            Some(Some(port)) => Ok(Parsed::new(Self { protocol, address: ascii(address), port }, form)),
        };
        Some((read, cursor))
    }

    /// Exactly three delimiters, a port and a delimiter, where there are no parentheses.
    fn bare(text: &'a [u8]) -> Option<Result<Parsed<Self>, PayloadError<'a>>> {
        let mut cursor = Cursor::new(text);
        loop {
            // Letters are words here, and no delimiters.
            cursor.take_while(|byte| !byte.is_ascii_punctuation());
            let start = cursor;
            let delimiter = cursor.peek()?;
            if cursor.take_while(|byte| byte == delimiter).len() == 3 {
                if let Some((read, _)) = Self::between_delimiters(start) {
                    return Some(read.map(|read| Parsed::forgiving(read.value, Departure::NoParentheses)));
                }
            }
        }
    }

    /// The port.
    #[inline]
    #[must_use]
    pub const fn port(&self) -> NonZeroU16 {
        self.port
    }

    /// The network protocol, where the server filled it in: 1 for IPv4, 2 for IPv6 (RFC 2428 §2).
    #[inline]
    #[must_use]
    pub const fn protocol(&self) -> Option<u16> {
        self.protocol
    }

    /// The address as the server wrote it, where it filled it in.
    #[inline]
    #[must_use]
    pub const fn address(&self) -> Option<&'a str> {
        if self.address.is_empty() { None } else { Some(self.address) }
    }

    /// The address, where the server filled it in and it is one.
    #[inline]
    #[must_use]
    pub fn ip(&self) -> Option<IpAddr> {
        self.address.parse().ok()
    }

    /// The port, at the address of the control connection's peer, as RFC 2428 §3 wants it.
    #[inline]
    #[must_use]
    pub const fn at_peer(&self, peer: IpAddr) -> SocketAddr {
        SocketAddr::new(peer, self.port.get())
    }
}

/// `Entering Extended Passive Mode (|||port|)`: the other fields stay blank (RFC 2428 §3).
impl fmt::Display for ExtendedPassiveAddress<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entering Extended Passive Mode (|||{}|)", self.port)
    }
}

impl From<NonZeroU16> for ExtendedPassiveAddress<'_> {
    fn from(port: NonZeroU16) -> Self {
        Self::new(port)
    }
}
