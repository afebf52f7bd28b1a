//! `Address`: a server, and who one is there.

use std::fmt;
use std::num::NonZeroU16;
use std::str::FromStr;

/// What `ftp://user:password@host:port/` says (RFC 3986 §3.2, RFC 1738 §3.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) user: String,
    pub(crate) password: String,
    /// A name, or an address; that of IPv6 without brackets.
    pub(crate) host: String,
    pub(crate) port: u16,
}

/// Where FTP servers listen (RFC 959 §5.2).
const PORT: u16 = 21;

impl FromStr for Address {
    type Err = String;

    /// Without a user it is the anonymous one, whose password is of no importance (RFC 1635 §2.2).
    fn from_str(url: &str) -> Result<Self, String> {
        let Some(rest) = url.strip_prefix("ftp://") else {
            return Err(format!(
                "`{url}` does not begin with `ftp://`; name a server, as in `ftp://user:password@host/`"
            ));
        };
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        if !path.is_empty() {
            return Err(format!("`{url}` names a file; end it with the `/` behind the server"));
        }
        let (who, place) = authority.rsplit_once('@').unwrap_or(("anonymous:guest@", authority));
        let (user, password) = who.split_once(':').unwrap_or((who, ""));
        let (host, port) = match place.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((host, rest)) => (host, rest.strip_prefix(':')),
            None => place.split_once(':').map_or((place, None), |(host, port)| (host, Some(port))),
        };
        if host.is_empty() {
            return Err(format!("`{url}` names no host; write one before the last `/`"));
        }
        let port = match port {
            None | Some("") => PORT,
            Some(port) => match port.parse::<NonZeroU16>() {
                Ok(port) => port.get(),
                Err(_) => return Err(format!("`{port}` is no port; ports are numbers from 1 to 65535")),
            },
        };
        let (user, password) = (decoded(user)?, decoded(password)?);
        Ok(Self { user, password, host: host.to_owned(), port })
    }
}

/// The address, but for the password.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, port, .. } = self;
        if host.contains(':') { write!(f, "[{host}]:{port}") } else { write!(f, "{host}:{port}") }
    }
}

/// A part of a URL with `%20` for a space (RFC 3986 §2.1).
fn decoded(part: &str) -> Result<String, String> {
    let fault = || format!("`{part}` cannot be read; write `%25` for a `%`, and UTF-8 without control characters");
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next(), rest.next()].map(|digit| char::from(digit.unwrap_or_default()).to_digit(16));
        let [Some(high), Some(low)] = digits else { return Err(fault()) };
        bytes.push(u8::try_from(high << 4 | low).map_err(|_| fault())?);
    }
    // A line break would begin a command of its own.
    let text = String::from_utf8(bytes).map_err(|_| fault())?;
    if text.contains(char::is_control) { Err(fault()) } else { Ok(text) }
}
