//! The visit, from the login to `QUIT`.

use ftp_codes::payload::{Features, FileSize, PathName};
use ftp_codes::{Command, match_code};

use super::{Client, Failure, refused, unreadable};
use crate::address::Address;
use crate::word;

const WHOLE: &str = "whole.bin";
const HALVES: &str = "halves.bin";
const LARGE: &str = "large.bin";
/// What a careless parser trips over.
const RENAMED: &str = "two words; type=none.bin";

impl Client<'_> {
    /// Goes through all steps, and removes everything that it created.
    pub(crate) fn visit(&mut self, address: &Address) -> Result<(), Failure> {
        self.log_in(address)?;
        self.look_around()?;
        let name = self.enter_directory()?;
        let worked = self.work(&name, &every_byte());
        let cleaned = self.leave_directory(&name, worked.is_ok());
        // The first failure explains the second.
        worked.and(cleaned)?;
        self.record.heading("Leave")?;
        // A server may close the connection without a reply.
        let _ = self.command(Command::Quit, "");
        Ok(())
    }

    fn look_around(&mut self) -> Result<(), Failure> {
        self.record.heading("Look around")?;
        self.command(Command::Syst, "")?;
        let reply = self.command(Command::Feat, "")?;
        let features = Features::read(&reply).map_err(unreadable(Command::Feat))?.value;
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

    /// Creates a directory with a name that nobody else uses, and changes to it.
    fn enter_directory(&mut self) -> Result<String, Failure> {
        self.record.heading("Make a directory")?;
        let name = format!("ftp-codes-{}", word());
        self.demand(Command::Mkd, &name)?;
        if let Err(failure) = self.demand(Command::Cwd, &name) {
            // The first failure says why.
            let _ = self.demand(Command::Rmd, &name);
            return Err(failure);
        }
        Ok(name)
    }

    /// Removes the files and the directory, which can only be removed if nothing is left in it.
    fn leave_directory(&mut self, name: &str, is_renamed: bool) -> Result<(), Failure> {
        self.record.heading("Clean up")?;
        for file in [WHOLE, RENAMED, HALVES, LARGE].into_iter().skip(usize::from(is_renamed)) {
            self.command(Command::Dele, file)?;
        }
        self.demand(Command::Cdup, "")?;
        self.demand(Command::Rmd, name).map(drop)
    }

    fn work(&mut self, directory: &str, bytes: &[u8]) -> Result<(), Failure> {
        let reply = self.demand(Command::Pwd, "")?;
        let here = PathName::read(&reply).map_err(unreadable(Command::Pwd))?.value;
        let is_here = here.path().ends_with(directory.as_bytes());
        check(is_here, || format!("the directory is `{directory}`, and the server says `{reply}`"))?;

        self.record.heading(&format!("Upload {} bytes, every value among them", bytes.len()))?;
        self.store(WHOLE, bytes)?;
        self.check_size(WHOLE, bytes.len())?;
        self.command(Command::Mdtm, WHOLE)?;

        self.record.heading("List")?;
        let files = self.list()?;
        check(files == [WHOLE], || format!("the listing should have `{WHOLE}` alone, and has {files:?}"))?;

        self.record.heading("Download and compare")?;
        self.fetch(WHOLE, bytes)?;
        self.resume(bytes)?;

        self.record.heading("Rename")?;
        let reply = self.command(Command::Rnfr, WHOLE)?;
        match_code!(reply.code() {
            3xx                         => self.demand(Command::Rnto, RENAMED)?,
            1xx | 2xx | 4xx | 5xx | 6xx => return Err(refused(Command::Rnfr, &reply)),
        });
        self.fetch(RENAMED, bytes)?;

        self.record.heading("Ask for what is not there")?;
        for command in [Command::Cwd, Command::Dele, Command::Rmd, Command::Rnfr, Command::Size, Command::Mdtm] {
            self.command(command, WHOLE)?;
        }
        let fetched = self.download(Command::Retr, WHOLE, 0)?;
        check(fetched.is_err(), || format!("`{WHOLE}` was renamed, and is still there"))?;

        self.record.heading("End a download early")?;
        self.store(LARGE, &noise(LARGE_SIZE).collect::<Vec<u8>>())?;
        let replies = self.abort(LARGE)?;
        self.record.note(&format!("{replies} replies to the transfer and to its end"))?;
        self.command(Command::Noop, "").map(drop)
    }

    /// The second part of a download, and of an upload.
    fn resume(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let (first, second) = bytes.split_at(bytes.len() / 3);
        self.record.heading("Resume a download")?;
        match self.download(Command::Retr, WHOLE, first.len())? {
            Ok(fetched) => self.compare("the rest", second, &fetched)?,
            Err(_) => self.record.note("the server does not resume downloads")?,
        }
        self.record.heading("Resume an upload")?;
        self.store(HALVES, first)?;
        if self.upload(HALVES, first.len(), second)?.is_err() {
            return Ok(self.record.note("the server does not resume uploads")?);
        }
        self.check_size(HALVES, bytes.len())?;
        self.fetch(HALVES, bytes)
    }

    fn store(&mut self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.upload(path, 0, bytes)?.map_err(|reply| refused(Command::Stor, &reply))
    }

    /// Downloads a file and compares it.
    fn fetch(&mut self, path: &str, expected: &[u8]) -> Result<(), Failure> {
        let fetched = self.download(Command::Retr, path, 0)?;
        self.compare(path, expected, &fetched.map_err(|reply| refused(Command::Retr, &reply))?)
    }

    /// A server need not know `SIZE`, but if it does, the size must be right.
    fn check_size(&mut self, path: &str, expected: usize) -> Result<(), Failure> {
        let reply = self.command(Command::Size, path)?;
        if !reply.code().is_positive_completion() {
            return Ok(());
        }
        let size = FileSize::read(&reply).map_err(unreadable(Command::Size))?.value.octets();
        check(usize::try_from(size) == Ok(expected), || {
            format!("`{path}` should have {expected} bytes, and the server says {size}")
        })
    }

    fn compare(&mut self, what: &str, expected: &[u8], got: &[u8]) -> Result<(), Failure> {
        let same = expected.iter().zip(got).take_while(|(expected, got)| expected == got).count();
        check(expected == got, || format!("{what}: byte {same} of {} is not what was sent", expected.len()))?;
        Ok(self.record.note(&format!("{what}: {} bytes, all of them the same", got.len()))?)
    }
}

/// # Errors
///
/// If what came back is not what it should be.
fn check(is_right: bool, what: impl FnOnce() -> String) -> Result<(), Failure> {
    if is_right { Ok(()) } else { Err(what().into()) }
}

/// Every byte, twice; all kinds of line ends; what Telnet would change; and no line end at the end.
fn every_byte() -> Vec<u8> {
    let all = || 0..=u8::MAX;
    let line_ends = b"\r\n\n\r\r\0\r\r\n\xFF\xFF\xFF\xF4\xFF\xF2ABOR\r\n226 no reply\r\n".repeat(3);
    all().chain(all().rev()).chain(line_ends).chain(noise(100_000)).chain([b'.']).collect()
}

/// More bytes than the buffers on the way can hold, so that the transfer is still running when it is aborted.
const LARGE_SIZE: u32 = 16 << 20;

/// Bytes that show whether one is in the wrong place (Knuth's multiplicative hash).
fn noise(len: u32) -> impl Iterator<Item = u8> {
    (0..len).map(|number| number.wrapping_mul(2_654_435_761).to_be_bytes()[0])
}
