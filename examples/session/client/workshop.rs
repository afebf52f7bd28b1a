//! The workshop: a directory of the client's own, which it leaves as it came.

use ftp_codes::payload::PathName;
use ftp_codes::reply::OwnedReply;
use ftp_codes::{Command, match_code};

use super::{Client, Failure};
use crate::temporary;

impl Client<'_> {
    /// Makes a directory with a name that nobody has, and goes there. Returns the name and the reply that has it too.
    pub(super) fn enter_workshop(&mut self) -> Result<(String, OwnedReply), Failure> {
        self.record.heading("Make a directory")?;
        let name = format!("ftp-codes-{}", temporary::word());
        let made = self.old_or_new(Command::Mkd, Command::Xmkd, &name)?;
        if let Err(failure) = self.old_or_new(Command::Cwd, Command::Xcwd, &name) {
            // The first failure says why.
            let _ = self.old_or_new(Command::Rmd, Command::Xrmd, &name);
            return Err(failure);
        }
        Ok((name, made))
    }

    /// Whether the server says where the client is.
    pub(super) fn look_at_workshop(&mut self, name: &str, made: &OwnedReply) -> Result<(), Failure> {
        let made = PathName::read(made).map_err(Failure::text(Command::Mkd))?.value;
        self.record.note(&format!("the server calls it `{}`", String::from_utf8_lossy(&made.path())))?;
        let reply = self.old_or_new(Command::Pwd, Command::Xpwd, "")?;
        let here = PathName::read(&reply).map_err(Failure::text(Command::Pwd))?.value;
        if here.path().ends_with(name.as_bytes()) {
            return Ok(());
        }
        Err(Failure::Differs(format!("the directory is `{name}`, and the server says `{}`", reply.as_reply())))
    }

    /// Removes the files and the directory. That it could be removed shows that nothing was left.
    pub(super) fn leave_workshop(&mut self, name: &str, files: &[&str]) -> Result<(), Failure> {
        self.record.heading("Clean up")?;
        for file in files {
            self.command(Command::Dele, file)?;
        }
        self.old_or_new(Command::Cdup, Command::Xcup, "")?;
        self.old_or_new(Command::Rmd, Command::Xrmd, name)?;
        Ok(())
    }

    /// A command about directories. Where it is not known, its older form may be (RFC 1123 §4.1.3.1).
    fn old_or_new(&mut self, new: Command, old: Command, argument: &str) -> Result<OwnedReply, Failure> {
        let reply = self.command(new, argument)?;
        match_code!(reply.code() {
            2xx                                           => Ok(reply),
            CommandUnrecognized | CommandNotImplemented   => self.demand(old, argument),
            _                                             => Err(Failure::Refused(new.into(), reply)),
        })
    }
}
