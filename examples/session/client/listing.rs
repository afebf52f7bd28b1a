//! Listings for programs: `MLSD`, and `NLST` where there is no better one.

use std::fmt;

use ftp_codes::payload::{Facts, FileSize};
use ftp_codes::{Command, match_code};

use super::transfer::Transferred;
use super::{Client, Failure};

/// A file in a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) name: String,
    /// `None` if the listing does not tell.
    pub(super) size: Option<u64>,
}

/// `name, 12 bytes`
impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        self.size.map_or(Ok(()), |size| write!(f, ", {size} bytes"))
    }
}

impl Client<'_> {
    /// What is in the current directory.
    pub(super) fn list(&mut self) -> Result<Vec<Listed>, Failure> {
        let text = match self.listing(Command::Mlsd)? {
            Transferred::Complete(text) => return with_facts(&text),
            Transferred::Refused(reply) => match_code!(reply.code() {
                // Not known, or not for us: the older command tells the names.
                5xx                         => self.listing(Command::Nlst)?.demand(Command::Nlst)?,
                1xx | 2xx | 3xx | 4xx | 6xx => return Err(Failure::Refused(Command::Mlsd.into(), reply)),
            }),
        };
        // Some servers put the directory before each name.
        let name =
            |line: &[u8]| line.rsplit(|byte| *byte == b'/').next().map(|name| String::from_utf8_lossy(name).into());
        Ok(lines(&text).filter_map(name).map(|name| Listed { name, size: None }).collect())
    }
}

/// Files, without the directory itself and those around it.
fn with_facts(text: &[u8]) -> Result<Vec<Listed>, Failure> {
    let mut files = Vec::new();
    for line in lines(text) {
        let facts = Facts::parse_entry(line).map_err(Failure::text(Command::Mlsd))?.value;
        if facts.get("type").is_none_or(|kind| kind.eq_ignore_ascii_case("file")) {
            let size = facts.get("size").and_then(|size| FileSize::parse(size.as_bytes()).ok());
            let name = String::from_utf8_lossy(facts.path()).into_owned();
            files.push(Listed { name, size: size.map(|size| size.value.octets()) });
        }
    }
    Ok(files)
}

fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let lines = text.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    lines.filter(|line| !line.is_empty())
}
