//! Who the user is: `USER`, `PASS`, `ACCT`, `REIN`.

use std::thread;
use std::time::Duration;

use ftp_codes::ReplyCode;

use super::answer::{Answer, Refusal, line, standard};
use super::connection::{Connection, State};

/// Who guesses is slowed down, and after the third time cut off (RFC 2577 §5).
const DELAY: Duration = Duration::from_millis(500);
const MOST_FAILURES: u8 = 3;

impl Connection {
    /// The answer is the same for every name, so that none can be guessed (RFC 2577 §7).
    pub(super) fn user(&mut self, argument: &[u8]) -> Answer {
        if argument.is_empty() {
            return Err(Refusal::argument("a user name is missing"));
        }
        self.state.user = Some(argument.to_vec());
        Ok(standard(ReplyCode::NeedPassword))
    }

    pub(super) fn pass(&mut self, argument: &[u8]) -> Answer {
        let user = self.state.user.take();
        let is_right =
            user.as_deref() == Some(self.address.user.as_bytes()) && argument == self.address.password.as_bytes();
        if is_right {
            return Ok(standard(ReplyCode::UserLoggedIn));
        }
        thread::sleep(DELAY);
        self.failures = self.failures.saturating_add(1);
        if self.failures < MOST_FAILURES {
            Err(Refusal::new(ReplyCode::NotLoggedIn, "the user name or the password is wrong"))
        } else {
            Ok(line(ReplyCode::ServiceNotAvailable, "too many wrong passwords, closing control connection"))
        }
    }

    /// Everything is as after the greeting, except for the wrong passwords, which still count.
    pub(super) fn rein(&mut self) -> Answer {
        self.state = State::default();
        Ok(standard(ReplyCode::ServiceReady))
    }
}
