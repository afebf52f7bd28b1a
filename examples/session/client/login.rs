//! The way in.

use ftp_codes::{Command, match_code};

use super::{Client, Failure};
use crate::address::Address;

impl Client<'_> {
    /// Logs in, with as many steps as the server wants (RFC 959 §6).
    pub(super) fn log_in(&mut self, address: &Address) -> Result<(), Failure> {
        self.record.heading("Log in")?;
        let reply = self.command(Command::User, &address.user)?;
        let (command, reply) = match_code!(reply.code() {
            2xx                                  => return Ok(()),
            NeedPassword | PasswordChallenge     => (Command::Pass, self.command(Command::Pass, &address.password)?),
            1xx | 3xx | 4xx | 5xx | 6xx          => (Command::User, reply),
        });
        match_code!(reply.code() {
            2xx                         => Ok(()),
            // An account is nothing that an address has.
            1xx | 3xx | 4xx | 5xx | 6xx => Err(Failure::Refused(command.into(), reply)),
        })
    }
}
