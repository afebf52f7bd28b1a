//! The visit: from the login to the farewell.

use ftp_codes::payload::{Features, FileSize};
use ftp_codes::{Command, match_code};

use super::listing::Listed;
use super::transfer::Transferred;
use super::{Client, Failure, sample};
use crate::address::Address;

const WHOLE: &str = "whole.bin";
const HALVES: &str = "halves.bin";
const LARGE: &str = "large.bin";
/// What a careless parser trips over.
const RENAMED: &str = "two words; type=none.bin";

impl Client<'_> {
    /// Does what there is to do, and leaves nothing behind.
    pub(crate) fn visit(&mut self, address: &Address) -> Result<(), Failure> {
        self.log_in(address)?;
        self.look_round()?;
        let (name, made) = self.enter_workshop()?;
        let worked = self.look_at_workshop(&name, &made).and_then(|()| self.work(&sample::every_byte()));
        let files: &[&str] = if worked.is_ok() { &[RENAMED, HALVES, LARGE] } else { &[WHOLE, RENAMED, HALVES, LARGE] };
        let cleaned = self.leave_workshop(&name, files);
        // The first failure tells why the second came.
        worked.and(cleaned)?;
        self.record.heading("Leave")?;
        // A server may close the connection without a farewell.
        match self.command(Command::Quit, "") {
            Ok(_) | Err(Failure::Closed) => Ok(()),
            Err(failure) => Err(failure),
        }
    }

    fn work(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.send_and_list(bytes)?;
        self.fetch(bytes)?;
        self.resume(bytes)?;
        self.rename(bytes)?;
        self.fail()?;
        self.end_early()
    }

    fn look_round(&mut self) -> Result<(), Failure> {
        self.record.heading("Look round")?;
        self.command(Command::Syst, "")?;
        let reply = self.command(Command::Feat, "")?;
        let features = Features::read(&reply).map_err(Failure::text(Command::Feat))?.value;
        if reply.code().is_positive_completion() && features.contains("UTF8") {
            self.command(Command::Opts, "UTF8 ON")?;
        }
        for (command, argument) in [
            (Command::Help, ""),
            (Command::Stat, ""),
            (Command::Mode, "S"),
            (Command::Stru, "F"),
            (Command::Allo, "100000"),
        ] {
            self.command(command, argument)?;
        }
        self.demand(Command::Type, "I").map(drop)
    }

    fn send_and_list(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.record.heading(&format!("Upload {} bytes, every value among them", bytes.len()))?;
        self.store(WHOLE, 0, bytes)?.demand(Command::Stor)?;
        self.expect_size(WHOLE, bytes.len())?;
        self.command(Command::Mdtm, WHOLE)?;
        self.record.heading("List")?;
        let files = self.list()?;
        files.iter().try_for_each(|file| self.record.note(&file.to_string()))?;
        let expected = u64::try_from(bytes.len()).ok();
        let is_right = |file: &Listed| file.name == WHOLE && (file.size.is_none() || file.size == expected);
        if files.len() == 1 && files.iter().all(is_right) {
            return Ok(());
        }
        Err(Failure::Differs(format!(
            "the listing should have one file of {} bytes, and has {} files",
            bytes.len(),
            files.len()
        )))
    }

    fn fetch(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.record.heading("Download and compare")?;
        let fetched = self.retrieve(WHOLE, 0)?.demand(Command::Retr)?;
        self.compare(WHOLE, bytes, &fetched)
    }

    /// The second half of a download, and of an upload.
    fn resume(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let (first, second) = bytes.split_at(bytes.len() / 3);
        self.record.heading("Resume a download")?;
        match self.retrieve(WHOLE, first.len())? {
            Transferred::Complete(fetched) => self.compare("the rest", second, &fetched)?,
            Transferred::Refused(_) => self.record.note("the server does not resume downloads")?,
        }
        self.record.heading("Resume an upload")?;
        self.store(HALVES, 0, first)?.demand(Command::Stor)?;
        if let Transferred::Refused(_) = self.store(HALVES, first.len(), second)? {
            self.record.note("the server does not resume uploads; it may append")?;
            self.append(HALVES, second)?.demand(Command::Appe)?;
        }
        self.expect_size(HALVES, bytes.len())?;
        let fetched = self.retrieve(HALVES, 0)?.demand(Command::Retr)?;
        self.compare(HALVES, bytes, &fetched)
    }

    fn rename(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.record.heading("Rename")?;
        let reply = self.command(Command::Rnfr, WHOLE)?;
        match_code!(reply.code() {
            3xx                         => self.demand(Command::Rnto, RENAMED)?,
            1xx | 2xx | 4xx | 5xx | 6xx => return Err(Failure::Refused(Command::Rnfr.into(), reply)),
        });
        let fetched = self.retrieve(RENAMED, 0)?.demand(Command::Retr)?;
        self.compare(RENAMED, bytes, &fetched)
    }

    /// What is not there cannot be had, and the session goes on.
    fn fail(&mut self) -> Result<(), Failure> {
        self.record.heading("Ask for what is not there")?;
        for command in [Command::Cwd, Command::Dele, Command::Rmd, Command::Rnfr, Command::Size, Command::Mdtm] {
            self.command(command, WHOLE)?;
        }
        match self.retrieve(WHOLE, 0)? {
            Transferred::Refused(_) => Ok(()),
            Transferred::Complete(_) => Err(Failure::Differs(format!("`{WHOLE}` was renamed, and is still there"))),
        }
    }

    fn end_early(&mut self) -> Result<(), Failure> {
        self.record.heading("End a download early")?;
        self.store(LARGE, 0, &sample::large())?.demand(Command::Stor)?;
        let replies = self.abort(LARGE)?;
        self.record.note(&format!("{replies} replies to the transfer and to its end"))?;
        self.command(Command::Noop, "").map(drop)
    }

    /// A server need not know `SIZE`, but what it says must be right.
    fn expect_size(&mut self, path: &str, expected: usize) -> Result<(), Failure> {
        let reply = self.command(Command::Size, path)?;
        if !reply.code().is_positive_completion() {
            return Ok(());
        }
        let size = FileSize::read(&reply).map_err(Failure::text(Command::Size))?.value.octets();
        if usize::try_from(size) == Ok(expected) {
            return Ok(());
        }
        Err(Failure::Differs(format!("`{path}` should have {expected} bytes, and the server says {size}")))
    }

    fn compare(&mut self, what: &str, expected: &[u8], got: &[u8]) -> Result<(), Failure> {
        if expected == got {
            return Ok(self.record.note(&format!("{what}: {} bytes, all of them the same", got.len()))?);
        }
        let place = expected.iter().zip(got).take_while(|(expected, got)| expected == got).count();
        let (expected, got) = (expected.len(), got.len());
        Err(Failure::Differs(format!("{what}: {got} bytes for {expected}, and byte {place} is the first that differs")))
    }
}
