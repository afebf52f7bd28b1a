//! Listings, with a line for each file: `LIST`, `NLST`, `MLSD`, `MLST`.

use std::fs::Metadata;

use ftp_codes::ReplyCode;
use ftp_codes::payload::{Fact, Facts, ModificationTime};
use ftp_codes::reply::OwnedReply;

use super::answer::{Answer, Refusal, standard};
use super::connection::Connection;
use super::tree::{Entry, VirtualPath};

/// The facts that the server knows (RFC 3659 §7.5).
pub(super) const FACTS: [&str; 4] = ["type", "size", "modify", "perm"];

impl Connection {
    pub(super) fn list(&mut self, argument: &[u8]) -> Answer {
        let path = self.listed(argument)?;
        self.send_lines(path, |entry| Some(long(&entry).into_bytes()))
    }

    /// Each name can be sent back as it is, so it includes the path unless it is in the current directory
    /// (RFC 1123 §4.1.2.7).
    pub(super) fn nlst(&mut self, argument: &[u8]) -> Answer {
        let path = self.listed(argument)?;
        let is_here = path == self.state.directory;
        let name = move |path: VirtualPath| if is_here { path.name().to_owned() } else { path.to_string() };
        self.send_lines(path, move |entry| Some(name(entry.path).into_bytes()))
    }

    pub(super) fn mlsd(&mut self, argument: &[u8]) -> Answer {
        let path = self.path_or_here(argument)?;
        if !self.tree.metadata(&path)?.is_dir() {
            return Err(Refusal::argument("it is not a directory"));
        }
        let wanted = self.state.facts.clone();
        self.send_lines(path, move |entry| {
            facts(&entry.metadata, entry.path.name(), &wanted, |facts| facts.to_entry_bytes())
        })
    }

    pub(super) fn mlst(&mut self, argument: &[u8]) -> Answer {
        let path = self.path_or_here(argument)?;
        let metadata = self.tree.metadata(&path)?;
        let reply = facts(&metadata, &path.to_string(), &self.state.facts, |facts| OwnedReply::try_from(facts));
        Ok(reply.ok_or_else(|| Refusal::file("the path cannot be sent"))??)
    }

    /// Sends a listing, which is text whatever the type is (RFC 1123 §4.1.2.7). Its lines are written lazily.
    fn send_lines(&mut self, path: VirtualPath, line: impl Fn(Entry) -> Option<Vec<u8>>) -> Answer {
        let line = |entry| Some([&line(entry)?[..], b"\r\n"].concat());
        let lines = self.tree.entries(path)?.filter_map(|entry| entry.map(line).transpose());
        self.send(&standard(ReplyCode::FileStatusOkay), lines)
    }

    fn path_or_here(&self, argument: &[u8]) -> Result<VirtualPath, Refusal> {
        if argument.is_empty() { Ok(self.state.directory.clone()) } else { self.path(argument) }
    }

    /// The path to list. Clients put options of `ls` before it, or in its place.
    fn listed(&self, argument: &[u8]) -> Result<VirtualPath, Refusal> {
        let words = argument.split(|byte| *byte == b' ');
        let path: Vec<&[u8]> = words.skip_while(|word| word.starts_with(b"-")).collect();
        self.path_or_here(&path.join(&b' '))
    }
}

/// When a file was last modified.
pub(super) fn modified(metadata: &Metadata) -> Option<ModificationTime> {
    ModificationTime::from_system_time(metadata.modified().ok()?).map(ModificationTime::whole_second)
}

/// A line as in `ls -l`: what clients expect from `LIST`, although no RFC says so.
fn long(Entry { path, metadata }: &Entry) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let kind = if metadata.is_dir() { "drwxr-xr-x" } else { "-rw-r--r--" };
    let time = modified(metadata).map_or_else(String::new, |time| {
        let month = MONTHS.get(usize::from(time.month()).wrapping_sub(1)).copied().unwrap_or_default();
        format!("{month} {:>2} {:>5}", time.day(), time.year())
    });
    format!("{kind} 1 ftp ftp {:>12} {time} {}", metadata.len(), path.name())
}

/// Calls `make` with the requested facts about a file (RFC 3659 §7). `None` if its path cannot be sent.
fn facts<T>(metadata: &Metadata, path: &str, wanted: &[&str], make: impl FnOnce(Facts<'_>) -> T) -> Option<T> {
    let (kind, permitted) = if metadata.is_dir() { ("dir", "cdeflmp") } else { ("file", "adfrw") };
    let value = |name: &str| match name {
        "type" => Some(kind.to_owned()),
        "size" => metadata.is_file().then(|| metadata.len().to_string()),
        "modify" => modified(metadata).map(|time| time.to_string()),
        "perm" => Some(permitted.to_owned()),
        _ => None,
    };
    let values: Vec<_> = wanted.iter().filter_map(|name| Some((*name, value(name)?))).collect();
    let facts: Vec<_> = values.iter().filter_map(|(name, value)| Fact::new(name, value)).collect();
    Facts::new(&facts, path.as_bytes()).map(make)
}
