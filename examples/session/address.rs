//! `Address`: a server and a user of it.

use std::str::FromStr;

/// A server and a user: `ftp://user:password@host:port/` (RFC 1738 §3.2), without escapes.
#[derive(Clone, Debug)]
pub(crate) struct Address {
    pub(crate) user: String,
    pub(crate) password: String,
    /// The host and the port.
    pub(crate) host: String,
}

impl FromStr for Address {
    type Err = String;

    /// The default user is the anonymous one (RFC 1635 §2.2), the default port is 21 (RFC 959 §5.2).
    fn from_str(url: &str) -> Result<Self, String> {
        let fault = || format!("`{url}` is not the address of a server, as in `ftp://user:password@host:21/`");
        let rest = url.strip_prefix("ftp://").ok_or_else(fault)?;
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let (user, host) = rest.rsplit_once('@').unwrap_or(("anonymous:guest@", rest));
        let (user, password) = user.split_once(':').unwrap_or((user, ""));
        if host.is_empty() || host.contains('/') {
            return Err(fault());
        }
        // The colons of an IPv6 address are in brackets.
        let has_port = host.rsplit_once(':').is_some_and(|(_, port)| !port.ends_with(']'));
        let host = if has_port { host.to_owned() } else { format!("{host}:21") };
        Ok(Self { user: user.to_owned(), password: password.to_owned(), host })
    }
}
