//! The command line.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

/// What `--help` prints.
pub(crate) const HELP: &str = "\
A whole FTP session, both sides of it written with ftp-codes.

usage: session                            start a server on loopback, visit it with the client
       session ftp://USER:PASSWORD@HOST/  visit a real server with the client
       session --serve PORT               start the server for other clients

The client uploads, lists, downloads, resumes, renames and deletes in a directory of its own, which it removes.
It prints what was said, what it means and whether the table of commands and replies permits it.

options
  --serve PORT   the port to listen at, on 127.0.0.1; 0 for one that is free
  --root DIR     with --serve: the directory to serve; without it, a temporary one
  --for SECONDS  with --serve: how long; without it, until you stop it with ctrl-c, and a temporary directory stays
  -h, --help     this text

Exit status: 0; 1 if something failed or bytes differ; 2 if an argument is wrong; 3 if all went well but the server
broke a rule.
";

/// What the command line asks for.
#[derive(Debug)]
pub(crate) enum Options {
    Help,
    /// Both sides.
    Demonstrate,
    /// The client.
    Visit(Address),
    /// The server.
    Serve {
        port: u16,
        root: Option<PathBuf>,
        duration: Option<Duration>,
    },
}

impl Options {
    /// Reads the command line without the program's name.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong with it.
    pub(crate) fn read(words: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut words = words.into_iter();
        let (mut address, mut port, mut root, mut duration) = (None, None, None, None);
        while let Some(word) = words.next() {
            let word = word.to_string_lossy();
            let mut value = || words.next().ok_or_else(|| format!("`{word}` needs a value; see `--help`"));
            match &*word {
                "-h" | "--help" => return Ok(Self::Help),
                "--serve" => port = Some(number(&value()?, "a port from 0 to 65535")?),
                "--root" => root = Some(PathBuf::from(value()?)),
                "--for" => duration = Some(Duration::from_secs(number(&value()?, "a number of seconds")?)),
                option if option.starts_with('-') => return Err(format!("unknown option `{option}`; see `--help`")),
                argument if address.is_some() => {
                    return Err(format!("`{argument}` is one server too many; visit one at a time"));
                }
                argument => address = Some(argument.parse()?),
            }
        }
        match (address, port) {
            (Some(_), Some(_)) => {
                Err("`--serve` and the address of a server do not go together; remove one of them".to_owned())
            }
            (_, None) if root.is_some() || duration.is_some() => {
                Err("`--root` and `--for` are for the server; add `--serve PORT`".to_owned())
            }
            (_, Some(port)) => Ok(Self::Serve { port, root, duration }),
            (Some(address), None) => Ok(Self::Visit(address)),
            (None, None) => Ok(Self::Demonstrate),
        }
    }
}

fn number<T: FromStr>(value: &OsStr, what: &str) -> Result<T, String> {
    let value = value.to_string_lossy();
    value.parse().map_err(|_| format!("`{value}` is not {what}; see `--help`"))
}

/// A server, and the user: `ftp://user:password@host:port/` (RFC 1738 §3.2), where nothing is escaped.
#[derive(Clone, Debug)]
pub(crate) struct Address {
    pub(crate) user: String,
    pub(crate) password: String,
    /// A name, or an address; that of IPv6 without brackets.
    pub(crate) host: String,
    pub(crate) port: u16,
}

impl FromStr for Address {
    type Err = String;

    /// Without a user it is the anonymous one (RFC 1635 §2.2). The port is 21 unless it is stated (RFC 959 §5.2).
    fn from_str(url: &str) -> Result<Self, String> {
        let rest = url.strip_prefix("ftp://").ok_or_else(|| {
            format!("`{url}` does not begin with `ftp://`; name a server, as in `ftp://user:password@host/`")
        })?;
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        if !path.is_empty() {
            return Err(format!("`{url}` names a file; end it with the `/` after the server"));
        }
        let (user, place) = authority.rsplit_once('@').unwrap_or(("anonymous:guest@", authority));
        let (user, password) = user.split_once(':').unwrap_or((user, ""));
        let (host, port) = match place.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((host, rest)) => (host, rest.strip_prefix(':')),
            None => place.split_once(':').map_or((place, None), |(host, port)| (host, Some(port))),
        };
        if host.is_empty() {
            return Err(format!("`{url}` names no host; write one before the last `/`"));
        }
        let port = port.map_or(Ok(21), |port| {
            let parsed = port.parse().map(NonZeroU16::get);
            parsed.map_err(|_| format!("`{port}` is not a port; ports are numbers from 1 to 65535"))
        })?;
        Ok(Self { user: user.to_owned(), password: password.to_owned(), host: host.to_owned(), port })
    }
}

/// The address without the user.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, port, .. } = self;
        if host.contains(':') { write!(f, "[{host}]:{port}") } else { write!(f, "{host}:{port}") }
    }
}
