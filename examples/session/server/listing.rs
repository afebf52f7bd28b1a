//! Listings, a line for each file: `LIST`, `NLST`, `MLSD`, `MLST`, `STAT`.

use std::fs::Metadata;
use std::io;
use std::time::SystemTime;

use ftp_codes::ReplyCode;
use ftp_codes::payload::{Fact, Facts, ModificationTime};

use super::answer::{Answer, Refusal, list};
use super::connection::Connection;
use super::transfer::Transfer;
use super::tree::{Entries, Entry, VirtualPath};

/// The facts that the server knows (RFC 3659 §7.5).
pub(super) const FACTS: [&str; 4] = ["type", "size", "modify", "perm"];

/// How many lines a reply has; a listing may have any number.
const MOST_LINES: usize = 1000;

/// Half a year in seconds: `ls` shows the year of what is older.
const RECENT: u64 = 180 * 24 * 60 * 60;

impl Connection {
    pub(super) fn list(&self, argument: &[u8]) -> Result<Transfer, Refusal> {
        let entries = self.entries(&self.listed(argument)?)?;
        Ok(Transfer::listing(entries.map(|entry| entry.map(|entry| long(&entry)))))
    }

    /// Each name can be sent back as it is, so it has the argument before it (RFC 1123 §4.1.2.7).
    pub(super) fn nlst(&self, argument: &[u8]) -> Result<Transfer, Refusal> {
        let path = self.listed(argument)?;
        let is_here = path == self.state.directory;
        let above = if self.tree.metadata(&path)?.is_dir() { path.clone() } else { path.parent() };
        let name = move |Entry { name, .. }| if is_here { name } else { above.child(&name).to_string() };
        Ok(Transfer::listing(self.entries(&path)?.map(move |entry| entry.map(|entry| name(entry).into_bytes()))))
    }

    pub(super) fn mlsd(&self, argument: &[u8]) -> Result<Transfer, Refusal> {
        let path = self.path_or_here(argument)?;
        if !self.tree.metadata(&path)?.is_dir() {
            return Err(Refusal::argument("it is not a directory"));
        }
        let wanted = self.state.facts.clone();
        let line = move |entry: Entry| facts(&entry.metadata, &entry.name, &wanted);
        Ok(Transfer::listing(self.tree.entries(&path)?.filter_map(move |entry| entry.map(&line).transpose())))
    }

    pub(super) fn mlst(&self, argument: &[u8]) -> Answer {
        let path = self.path_or_here(argument)?;
        let metadata = self.tree.metadata(&path)?;
        let path = path.to_string();
        let entry = facts(&metadata, &path, &self.state.facts);
        let entry = entry.ok_or_else(|| Refusal::file("the path does not fit into a line of facts"))?;
        Ok(list(ReplyCode::FileActionOkay, &[format!("Listing {path}").into(), entry, b"End".to_vec()]))
    }

    pub(super) fn stat(&self, argument: &[u8]) -> Answer {
        if argument.is_empty() {
            let kind = if self.state.ascii { "TYPE A" } else { "TYPE I" };
            let lines = ["Status:", kind, "STRU F, MODE S", "no transfer in progress", "End"];
            return Ok(list(ReplyCode::SystemStatus, &lines.map(|line| line.as_bytes().to_vec())));
        }
        let path = self.path(argument)?;
        self.status(&path).map_err(Refusal::for_now)
    }

    fn status(&self, path: &VirtualPath) -> Answer {
        let is_directory = self.tree.metadata(path)?.is_dir();
        let code = if is_directory { ReplyCode::DirectoryStatus } else { ReplyCode::FileStatus };
        let mut entries = self.entries(path)?;
        let mut lines = vec![format!("Status of {path}:").into_bytes()];
        for entry in entries.by_ref().take(MOST_LINES) {
            lines.push(long(&entry?));
        }
        lines.push(if entries.next().is_some() { b"LIST shows the others".to_vec() } else { b"End".to_vec() });
        Ok(list(code, &lines))
    }

    fn path_or_here(&self, argument: &[u8]) -> Result<VirtualPath, Refusal> {
        if argument.is_empty() { Ok(self.state.directory.clone()) } else { self.path(argument) }
    }

    /// Clients put options of `ls` before the path, or in its place.
    fn listed(&self, argument: &[u8]) -> Result<VirtualPath, Refusal> {
        let words = argument.split(|byte| *byte == b' ');
        let path: Vec<&[u8]> = words.skip_while(|word| word.starts_with(b"-")).collect();
        self.path_or_here(&path.join(&b' '))
    }

    /// What is in a directory; of a file, itself.
    fn entries(&self, path: &VirtualPath) -> Result<Entries, Refusal> {
        let metadata = self.tree.metadata(path)?;
        match path.names.last() {
            Some(name) if !metadata.is_dir() => {
                Ok(Box::new(std::iter::once(io::Result::Ok(Entry { name: name.clone(), metadata }))))
            }
            _ => self.tree.entries(path),
        }
    }
}

/// When a file was modified last.
pub(super) fn modified(metadata: &Metadata) -> Option<ModificationTime> {
    ModificationTime::from_system_time(metadata.modified().ok()?).map(ModificationTime::whole_second)
}

/// As `ls -l` has it, which is what clients read in a `LIST`, though no RFC says so.
fn long(entry: &Entry) -> Vec<u8> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let kind = if entry.metadata.is_dir() { "drwxr-xr-x" } else { "-rw-r--r--" };
    let time = modified(&entry.metadata).map_or_else(String::new, |time| {
        let month = MONTHS.get(usize::from(time.month()).wrapping_sub(1)).copied().unwrap_or_default();
        let now = ModificationTime::from_system_time(SystemTime::now());
        let is_recent = now.is_some_and(|now| now.unix_timestamp().abs_diff(time.unix_timestamp()) < RECENT);
        let clock = format!("{:02}:{:02}", time.hour(), time.minute());
        let last = if is_recent { clock } else { time.year().to_string() };
        format!("{month} {:>2} {last:>5}", time.day())
    });
    format!("{kind} 1 ftp ftp {:>12} {time} {}", entry.metadata.len(), entry.name).into_bytes()
}

/// The facts that were asked for, and a path (RFC 3659 §7). `None` if the path cannot be part of such a line.
fn facts(metadata: &Metadata, path: &str, wanted: &[&str]) -> Option<Vec<u8>> {
    let value = |name: &str| match name {
        "type" => Some(if metadata.is_dir() { "dir".to_owned() } else { "file".to_owned() }),
        "size" => metadata.is_file().then(|| metadata.len().to_string()),
        "modify" => modified(metadata).map(|time| time.to_string()),
        "perm" => Some(if metadata.is_dir() { "cdeflmp".to_owned() } else { "adfrw".to_owned() }),
        _ => None,
    };
    let values: Vec<_> = wanted.iter().filter_map(|name| Some((*name, value(name)?))).collect();
    let facts: Vec<_> = values.iter().filter_map(|(name, value)| Fact::new(name, value)).collect();
    Facts::new(&facts, path.as_bytes()).map(|facts| facts.to_entry_bytes())
}
