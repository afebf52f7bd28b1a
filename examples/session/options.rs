//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use crate::address::Address;

/// What `--help` prints.
pub(crate) const HELP: &str = "\
A whole FTP session, both sides of it written with ftp-codes.

usage: session                            start a server on loopback, visit it with the client
       session ftp://USER:PASSWORD@HOST/  visit a real server with the client
       session --serve PORT               start the server for other clients

The client logs in, makes a directory of its own, uploads, lists, downloads, compares, resumes, renames and
deletes there, removes the directory and leaves. It prints each exchange: what was said, what it means, whether
the table of commands and replies permits it, and what to do. What the table does not permit is listed at the end.

options
  --serve PORT   the port to listen at, on 127.0.0.1; 0 for one that is free
  --root DIR     with --serve: the directory to serve; without it, a temporary one
  --for SECONDS  with --serve: how long; without it, until you stop it with ctrl-c, and a temporary directory stays
  -h, --help     this text

Output is coloured on a terminal, unless NO_COLOR is set. Exit status: 0; 1 if something failed or bytes differ;
2 if an argument is wrong; 3 if all went well but the server broke a rule.
";

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
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
    /// Everything that is wrong with it.
    pub(crate) fn read(words: impl IntoIterator<Item = OsString>) -> Result<Self, Vec<String>> {
        let mut words = words.into_iter();
        let (mut help, mut address, mut port, mut root, mut duration) = (false, None, None, None, None);
        let mut faults = Vec::new();
        while let Some(word) = words.next() {
            let word = word.to_string_lossy();
            let mut value = || words.next().ok_or_else(|| format!("`{word}` needs a value; `--help` tells which"));
            let read = match &*word {
                "-h" | "--help" => {
                    help = true;
                    Ok(())
                }
                "--serve" => {
                    value().and_then(|value| number(&value, "a port from 0 to 65535")).map(|it| port = Some(it))
                }
                "--root" => value().map(|value| root = Some(PathBuf::from(value))),
                "--for" => value()
                    .and_then(|value| number(&value, "a number of seconds"))
                    .map(|it| duration = Some(Duration::from_secs(it))),
                option if option.starts_with('-') => {
                    Err(format!("unknown option `{option}`; `--help` lists the options"))
                }
                argument if address.is_some() => {
                    Err(format!("`{argument}` is one server too many; visit one at a time"))
                }
                argument => argument.parse().map(|it: Address| address = Some(it)),
            };
            faults.extend(read.err());
        }
        if port.is_none() && (root.is_some() || duration.is_some()) {
            faults.push("`--root` and `--for` are for the server; add `--serve PORT`".to_owned());
        }
        if port.is_some() && address.is_some() {
            faults.push("`--serve` and the address of a server do not go together; leave one of them out".to_owned());
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(match (help, address, port) {
            (true, _, _) => Self::Help,
            (_, Some(address), _) => Self::Visit(address),
            (_, _, Some(port)) => Self::Serve { port, root, duration },
            _ => Self::Demonstrate,
        })
    }
}

fn number<T: std::str::FromStr>(value: &std::ffi::OsStr, what: &str) -> Result<T, String> {
    let value = value.to_string_lossy();
    value.parse().map_err(|_| format!("`{value}` is not {what}; `--help` shows how it is written"))
}
