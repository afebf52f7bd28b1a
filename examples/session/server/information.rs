//! What the server tells about itself and its files: `FEAT`, `OPTS`, `HELP`, `STAT`, `LIST`, `NLST`, `MLSD`.

use std::fs::Metadata;
use std::io;

use ftp_codes::payload::{FactNames, Feature, Features};
use ftp_codes::reply::OwnedReply;
use ftp_codes::{Command, ReplyCode};

use super::answer::{Answer, Refusal, line, list, standard};
use super::connection::Connection;
use super::listing::{self, FACTS};
use super::transfer::Transfer;
use super::tree::{Entries, Entry};
use super::virtual_path::VirtualPath;

/// How many lines a reply has; a listing may have any number.
const MOST_LINES: usize = 1000;

impl Connection {
    pub(super) fn feat(&self) -> Answer {
        // A star is at each fact that is told unasked (RFC 3659 §7.8).
        let facts: String =
            FACTS.iter().map(|name| format!("{name}{};", if self.tells(name) { "*" } else { "" })).collect();
        let features = [
            ("EPRT", ""),
            ("EPSV", ""),
            ("MDTM", ""),
            ("MLST", &*facts),
            ("REST", "STREAM"),
            ("SIZE", ""),
            ("TVFS", ""),
            ("UTF8", ""),
        ];
        let features: Vec<_> =
            features.iter().filter_map(|(label, parameters)| Feature::new(label, parameters)).collect();
        OwnedReply::try_from(Features::new(&features)).map_err(|error| Refusal::argument(error.to_string()))
    }

    pub(super) fn opts(&mut self, argument: &[u8]) -> Answer {
        let text = String::from_utf8_lossy(argument).to_ascii_lowercase();
        match text.split_once(' ').unwrap_or((&text, "")) {
            ("utf8", "on" | "") => Ok(standard(ReplyCode::CommandOkay)),
            ("mlst", wanted) => {
                let is_wanted = |name: &&str| wanted.split(';').any(|other| other == *name);
                self.state.facts = FACTS.into_iter().filter(is_wanted).collect();
                let names: String = self.state.facts.iter().map(|name| format!("{name};")).collect();
                let words = FactNames::new(&names).map_or_else(String::new, |names| names.to_string());
                Ok(line(ReplyCode::CommandOkay, words))
            }
            _ => Err(Refusal::argument("the options are `UTF8 ON` and `MLST type;size;modify;perm;`")),
        }
    }

    pub(super) fn help(&self, argument: &[u8]) -> Answer {
        if let Some(command) = Command::from_verb(argument.trim_ascii()) {
            return Ok(line(ReplyCode::HelpMessage, format!("{}: {}", command.syntax(), command.title())));
        }
        let words = "HELP and a command tells its arguments; FEAT lists what is known beyond RFC 959.";
        Ok(line(ReplyCode::HelpMessage, words))
    }

    pub(super) fn stat(&self, argument: &[u8]) -> Answer {
        if argument.is_empty() {
            let kind = if self.state.ascii { "TYPE A" } else { "TYPE I" };
            let lines = ["Status:", kind, "STRU F, MODE S", "no transfer in progress", "End"];
            return Ok(list(ReplyCode::SystemStatus, &lines.map(|line| line.as_bytes().to_vec())));
        }
        let path = self.path(argument)?;
        let metadata = self.metadata(&path).map_err(Refusal::for_now)?;
        let code = if metadata.is_dir() { ReplyCode::DirectoryStatus } else { ReplyCode::FileStatus };
        let mut entries = self.entries(&path).map_err(Refusal::for_now)?;
        let mut lines = vec![format!("Status of {path}:").into_bytes()];
        for entry in entries.by_ref().take(MOST_LINES) {
            lines.push(listing::long(&entry.map_err(Refusal::from).map_err(Refusal::for_now)?));
        }
        lines.push(if entries.next().is_some() { b"LIST shows the others".to_vec() } else { b"End".to_vec() });
        Ok(list(code, &lines))
    }

    pub(super) fn list(&self, argument: &[u8]) -> Result<Transfer, Refusal> {
        let entries = self.entries(&self.listed(argument)?)?;
        Ok(Transfer::listing(entries.map(|entry| entry.map(|entry| listing::long(&entry)))))
    }

    /// Each name can be sent back as it is, so it has the argument before it (RFC 1123 §4.1.2.7).
    pub(super) fn nlst(&self, argument: &[u8]) -> Result<Transfer, Refusal> {
        let path = self.listed(argument)?;
        let is_here = path == self.state.directory;
        let above = if self.metadata(&path)?.is_dir() { path.clone() } else { path.parent() };
        let name = move |entry: Entry| match is_here {
            true => entry.name.into_bytes(),
            false => above.child(&entry.name).to_string().into_bytes(),
        };
        Ok(Transfer::listing(self.entries(&path)?.map(move |entry| entry.map(&name))))
    }

    pub(super) fn mlsd(&self, argument: &[u8]) -> Result<Transfer, Refusal> {
        let path = if argument.is_empty() { self.state.directory.clone() } else { self.path(argument)? };
        if !self.metadata(&path)?.is_dir() {
            return Err(Refusal::argument("it is not a directory"));
        }
        let wanted = self.state.facts.clone();
        let facts = move |entry: io::Result<Entry>| match entry {
            Ok(Entry { name, metadata }) => {
                listing::with_facts(&metadata, &name, &wanted, |facts| facts.to_entry_bytes()).map(Ok)
            }
            Err(error) => Some(Err(error)),
        };
        Ok(Transfer::listing(self.tree.entries(&path)?.filter_map(facts)))
    }

    /// Clients put options of `ls` before the path, or in its place.
    fn listed(&self, argument: &[u8]) -> Result<VirtualPath, Refusal> {
        let words = argument.split(|byte| *byte == b' ');
        let path: Vec<&[u8]> = words.skip_while(|word| word.starts_with(b"-")).collect();
        let path = path.join(&b' ');
        if path.is_empty() { Ok(self.state.directory.clone()) } else { self.path(&path) }
    }

    /// What is in a directory; of anything else, itself.
    fn entries(&self, path: &VirtualPath) -> Result<Entries, Refusal> {
        let metadata = self.metadata(path)?;
        match path.names().last() {
            Some(name) if !metadata.is_dir() => Ok(Box::new([Ok(Entry { name: name.clone(), metadata })].into_iter())),
            _ => self.tree.entries(path),
        }
    }

    fn metadata(&self, path: &VirtualPath) -> Result<Metadata, Refusal> {
        self.tree.metadata(path)
    }

    fn tells(&self, fact: &str) -> bool {
        self.state.facts.contains(&fact)
    }
}
