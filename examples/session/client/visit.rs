//! The visit: from the login to the farewell.

use ftp_codes::payload::{Features, FileSize, PathName};
use ftp_codes::reply::OwnedReply;
use ftp_codes::{Command, match_code};

use super::transfer::Listed;
use super::{Client, Failure};
use crate::options::Address;
use crate::word;

const WHOLE: &str = "whole.bin";
const HALVES: &str = "halves.bin";
const LARGE: &str = "large.bin";
/// What a careless parser trips over.
const RENAMED: &str = "two words; type=none.bin";

impl Client<'_> {
    /// Does what there is to do, and leaves nothing there.
    pub(crate) fn visit(&mut self, address: &Address) -> Result<(), Failure> {
        self.log_in(address)?;
        self.look_round()?;
        let (name, made) = self.enter_directory()?;
        let worked = self.check_directory(&name, &made).and_then(|()| self.work(&every_byte()));
        let cleaned = self.leave_directory(&name, worked.is_ok());
        // The first failure explains the second.
        worked.and(cleaned)?;
        self.record.heading("Leave")?;
        // A server may close the connection without a farewell.
        match self.command(Command::Quit, "") {
            Ok(_) | Err(Failure::Closed) => Ok(()),
            Err(failure) => Err(failure),
        }
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

    /// Makes a directory with a name that nobody has, and goes there. Returns the name and the reply that has it too.
    fn enter_directory(&mut self) -> Result<(String, OwnedReply), Failure> {
        self.record.heading("Make a directory")?;
        let name = format!("ftp-codes-{}", word());
        let made = self.old_or_new(Command::Mkd, Command::Xmkd, &name)?;
        if let Err(failure) = self.old_or_new(Command::Cwd, Command::Xcwd, &name) {
            // The first failure says why.
            let _ = self.old_or_new(Command::Rmd, Command::Xrmd, &name);
            return Err(failure);
        }
        Ok((name, made))
    }

    fn check_directory(&mut self, name: &str, made: &OwnedReply) -> Result<(), Failure> {
        let made = PathName::read(made).map_err(Failure::text(Command::Mkd))?.value;
        self.record.note(&format!("the server calls it `{}`", String::from_utf8_lossy(&made.path())))?;
        let reply = self.old_or_new(Command::Pwd, Command::Xpwd, "")?;
        let here = PathName::read(&reply).map_err(Failure::text(Command::Pwd))?.value;
        let is_here = here.path().ends_with(name.as_bytes());
        check(is_here, || format!("the directory is `{name}`, and the server says `{reply}`"))
    }

    /// Removes the files and the directory. That it could be removed shows that nothing was left.
    fn leave_directory(&mut self, name: &str, is_renamed: bool) -> Result<(), Failure> {
        self.record.heading("Clean up")?;
        for file in [WHOLE, RENAMED, HALVES, LARGE].into_iter().skip(usize::from(is_renamed)) {
            self.command(Command::Dele, file)?;
        }
        self.old_or_new(Command::Cdup, Command::Xcup, "")?;
        self.old_or_new(Command::Rmd, Command::Xrmd, name).map(drop)
    }

    /// A command about directories. Where it is not known, its older form may be (RFC 1123 §4.1.3.1).
    fn old_or_new(&mut self, new: Command, old: Command, argument: &str) -> Result<OwnedReply, Failure> {
        let reply = self.command(new, argument)?;
        match_code!(reply.code() {
            2xx                                           => Ok(reply),
            CommandUnrecognized | CommandNotImplemented   => self.demand(old, argument),
            _                                             => Err(Failure::refused(new, &reply)),
        })
    }

    fn work(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.record.heading(&format!("Upload {} bytes, every value among them", bytes.len()))?;
        self.store(WHOLE, bytes)?;
        self.check_size(WHOLE, bytes.len())?;
        self.command(Command::Mdtm, WHOLE)?;

        self.record.heading("List")?;
        let files = self.list()?;
        let expected = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let is_right = |(name, size): &Listed| name == WHOLE && size.unwrap_or(expected) == expected;
        check(files.len() == 1 && files.iter().all(is_right), || {
            format!("the listing should have one file of {expected} bytes, and has {files:?}")
        })?;

        self.record.heading("Download and compare")?;
        self.fetch(WHOLE, bytes)?;
        self.resume(bytes)?;

        self.record.heading("Rename")?;
        let reply = self.command(Command::Rnfr, WHOLE)?;
        match_code!(reply.code() {
            3xx                         => self.demand(Command::Rnto, RENAMED)?,
            1xx | 2xx | 4xx | 5xx | 6xx => return Err(Failure::refused(Command::Rnfr, &reply)),
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
        if self.upload(Command::Stor, HALVES, first.len(), second)?.is_err() {
            self.record.note("the server does not resume uploads; it may append")?;
            let appended = self.upload(Command::Appe, HALVES, 0, second)?;
            appended.map_err(|reply| Failure::refused(Command::Appe, &reply))?;
        }
        self.check_size(HALVES, bytes.len())?;
        self.fetch(HALVES, bytes)
    }

    fn store(&mut self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.upload(Command::Stor, path, 0, bytes)?.map_err(|reply| Failure::refused(Command::Stor, &reply))
    }

    /// Downloads a file and compares it.
    fn fetch(&mut self, path: &str, expected: &[u8]) -> Result<(), Failure> {
        let fetched = self.download(Command::Retr, path, 0)?;
        self.compare(path, expected, &fetched.map_err(|reply| Failure::refused(Command::Retr, &reply))?)
    }

    /// A server need not know `SIZE`, but what it says must be right.
    fn check_size(&mut self, path: &str, expected: usize) -> Result<(), Failure> {
        let reply = self.command(Command::Size, path)?;
        if !reply.code().is_positive_completion() {
            return Ok(());
        }
        let size = FileSize::read(&reply).map_err(Failure::text(Command::Size))?.value.octets();
        check(usize::try_from(size) == Ok(expected), || {
            format!("`{path}` should have {expected} bytes, and the server says {size}")
        })
    }

    fn compare(&mut self, what: &str, expected: &[u8], got: &[u8]) -> Result<(), Failure> {
        let same = expected.iter().zip(got).take_while(|(expected, got)| expected == got).count();
        let (expected_len, len) = (expected.len(), got.len());
        check(expected == got, || {
            format!("{what}: {len} bytes for {expected_len}, and byte {same} is the first that differs")
        })?;
        Ok(self.record.note(&format!("{what}: {len} bytes, all of them the same"))?)
    }
}

/// # Errors
///
/// If what came back is not what it should be.
fn check(is_right: bool, what: impl FnOnce() -> String) -> Result<(), Failure> {
    if is_right { Ok(()) } else { Err(Failure::Other(what())) }
}

/// Every byte there is, twice; line ends of all kinds; what Telnet would change; and no end of line at the end.
fn every_byte() -> Vec<u8> {
    let all = || 0..=u8::MAX;
    let line_ends = b"\r\n\n\r\r\0\r\r\n\xFF\xFF\xFF\xF4\xFF\xF2ABOR\r\n226 no reply\r\n".repeat(3);
    all().chain(all().rev()).chain(line_ends).chain(noise(100_000)).chain([b'.']).collect()
}

/// More bytes than the systems on the way can hold, so that a transfer is still running when it is to be ended.
const LARGE_SIZE: usize = 16 << 20;

/// Bytes without a pattern, the same each time (xorshift, Marsaglia 2003).
fn noise(len: usize) -> impl Iterator<Item = u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    std::iter::repeat_with(next).flatten().take(len)
}
