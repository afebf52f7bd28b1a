//! What the server tells about itself and its files: `FEAT`, `OPTS`, `HELP`, `STAT`, `LIST`, `NLST`, `MLSD`.

use std::fs::Metadata;

use ftp_codes::payload::{FactNames, Feature, Features};
use ftp_codes::reply::OwnedReply;
use ftp_codes::{Command, ReplyCode};

use super::answer::{Answer, Refusal, line, list, standard};
use super::connection::Connection;
use super::listing::{self, FACTS};
use super::transfer::Transfer;
use super::tree::Entry;
use super::virtual_path::VirtualPath;

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
        let entries = self.entries(&path).map_err(Refusal::for_now)?;
        let heading = format!("Status of {path}:").into_bytes();
        let lines: Vec<_> =
            [heading].into_iter().chain(entries.iter().map(listing::long)).chain([b"End".to_vec()]).collect();
        Ok(list(code, &lines))
    }

    pub(super) fn list(&self, argument: &[u8]) -> Result<Transfer, Refusal> {
        let entries = self.entries(&self.listed(argument)?)?;
        Ok(self.sending(entries.iter().map(listing::long).collect()))
    }

    /// Each name can be sent back as it is, so it has the argument before it (RFC 1123 §4.1.2.7).
    pub(super) fn nlst(&self, argument: &[u8]) -> Result<Transfer, Refusal> {
        let path = self.listed(argument)?;
        let is_here = path == self.state.directory;
        let above = if self.metadata(&path)?.is_dir() { path.clone() } else { path.parent() };
        let names = self.entries(&path)?.into_iter().map(|entry| match is_here || argument.is_empty() {
            true => entry.name.into_bytes(),
            false => above.child(&entry.name).to_string().into_bytes(),
        });
        Ok(self.sending(names.collect()))
    }

    pub(super) fn mlsd(&self, argument: &[u8]) -> Result<Transfer, Refusal> {
        let path = if argument.is_empty() { self.state.directory.clone() } else { self.path(argument)? };
        if !self.metadata(&path)?.is_dir() {
            return Err(Refusal::argument("it is not a directory"));
        }
        let facts = |Entry { name, metadata }: Entry| {
            listing::with_facts(&metadata, &name, &self.state.facts, |facts| facts.to_entry_bytes())
        };
        Ok(self.sending(self.tree.entries(&path)?.into_iter().filter_map(facts).collect()))
    }

    /// Clients put options of `ls` before the path, or in its place.
    fn listed(&self, argument: &[u8]) -> Result<VirtualPath, Refusal> {
        let words = argument.split(|byte| *byte == b' ');
        let path: Vec<&[u8]> = words.skip_while(|word| word.starts_with(b"-")).collect();
        let path = path.join(&b' ');
        if path.is_empty() { Ok(self.state.directory.clone()) } else { self.path(&path) }
    }

    /// What is in a directory; of anything else, itself.
    fn entries(&self, path: &VirtualPath) -> Result<Vec<Entry>, Refusal> {
        let metadata = self.metadata(path)?;
        match path.names().last() {
            Some(name) if !metadata.is_dir() => Ok(vec![Entry { name: name.clone(), metadata }]),
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
