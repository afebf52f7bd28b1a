//! `Connection`: one client from the greeting to the end, the commands that the server knows, and the login.

use std::io;
use std::net::{IpAddr, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use ftp_codes::command::OwnedCommandLine;
use ftp_codes::exchange::{Rule, Verdict};
use ftp_codes::wire::ReadError;
use ftp_codes::{Command, ReplyCode};

use super::answer::{Answer, Refusal, line, standard};
use super::control::Control;
use super::listing::FACTS;
use super::transfer::DataPort;
use super::tree::{Tree, VirtualPath};
use crate::address::Address;
use crate::timed::is_timeout;

/// How long a client may be silent: at least five minutes (RFC 1123 §4.1.3.2).
const IDLE: Duration = Duration::from_secs(300);

/// How long a login may take, so that a client that connects and waits does not keep others out.
const LOGIN: Duration = Duration::from_secs(60);

/// A client that guesses passwords is slowed down, and disconnected after the third one (RFC 2577 §5).
const DELAY: Duration = Duration::from_millis(500);
const MOST_FAILURES: u8 = 3;

/// One client.
#[derive(Debug)]
pub(super) struct Connection {
    pub(super) control: Control,
    pub(super) tree: Arc<Tree>,
    pub(super) peer: IpAddr,
    pub(super) state: State,
    address: Arc<Address>,
    /// How many passwords were wrong.
    failures: u8,
}

/// What the commands of a client have set.
#[derive(Debug)]
pub(super) struct State {
    user: Vec<u8>,
    pub(super) directory: VirtualPath,
    /// Where the next transfer begins.
    pub(super) offset: u64,
    pub(super) renamed: Option<VirtualPath>,
    pub(super) data: Option<DataPort>,
    /// `EPSV ALL` was sent.
    pub(super) only_extended: bool,
    pub(super) facts: Vec<&'static str>,
}

impl Default for State {
    fn default() -> Self {
        let (user, directory, facts) = (Vec::new(), VirtualPath::default(), FACTS.to_vec());
        Self { user, directory, offset: 0, renamed: None, data: None, only_extended: false, facts }
    }
}

/// Carries out a command with this argument.
type Handler = fn(&mut Connection, &[u8]) -> Answer;

/// Who may send a command.
#[derive(Debug, PartialEq, Eq)]
enum Access {
    Anyone,
    LoggedIn,
}

/// The commands that the server knows.
const COMMANDS: &[(Command, Access, Handler)] = &[
    (Command::User, Access::Anyone, Connection::user),
    (Command::Pass, Access::Anyone, Connection::pass),
    (Command::Acct, Access::Anyone, |_, _| Ok(standard(ReplyCode::CommandSuperfluous))),
    (Command::Rein, Access::Anyone, Connection::rein),
    (Command::Quit, Access::Anyone, |_, _| Ok(standard(ReplyCode::ClosingControlConnection))),
    (Command::Syst, Access::Anyone, |_, _| Ok(line(ReplyCode::SystemType, "UNIX Type: L8"))),
    (Command::Feat, Access::Anyone, Connection::feat),
    (Command::Opts, Access::Anyone, Connection::opts),
    (Command::Help, Access::Anyone, Connection::help),
    (Command::Noop, Access::Anyone, |_, _| Ok(standard(ReplyCode::CommandOkay))),
    (Command::Stat, Access::LoggedIn, Connection::stat),
    (Command::Pwd, Access::LoggedIn, Connection::pwd),
    (Command::Xpwd, Access::LoggedIn, Connection::pwd),
    (Command::Cwd, Access::LoggedIn, Connection::cwd),
    (Command::Xcwd, Access::LoggedIn, Connection::cwd),
    (Command::Cdup, Access::LoggedIn, Connection::cdup),
    (Command::Xcup, Access::LoggedIn, Connection::cdup),
    (Command::Mkd, Access::LoggedIn, Connection::mkd),
    (Command::Xmkd, Access::LoggedIn, Connection::mkd),
    (Command::Rmd, Access::LoggedIn, Connection::rmd),
    (Command::Xrmd, Access::LoggedIn, Connection::rmd),
    (Command::Dele, Access::LoggedIn, Connection::dele),
    (Command::Rnfr, Access::LoggedIn, Connection::rnfr),
    (Command::Rnto, Access::LoggedIn, Connection::rnto),
    (Command::Size, Access::LoggedIn, Connection::size),
    (Command::Mdtm, Access::LoggedIn, Connection::mdtm),
    (Command::Type, Access::LoggedIn, Connection::data_type),
    (Command::Mode, Access::LoggedIn, Connection::mode),
    (Command::Stru, Access::LoggedIn, Connection::structure),
    (Command::Allo, Access::LoggedIn, |_, _| Ok(standard(ReplyCode::CommandSuperfluous))),
    (Command::Pasv, Access::LoggedIn, Connection::pasv),
    (Command::Epsv, Access::LoggedIn, Connection::epsv),
    (Command::Port, Access::LoggedIn, Connection::port),
    (Command::Eprt, Access::LoggedIn, Connection::eprt),
    (Command::Rest, Access::LoggedIn, Connection::rest),
    (Command::Retr, Access::LoggedIn, Connection::retr),
    (Command::Stor, Access::LoggedIn, Connection::stor),
    (Command::Appe, Access::LoggedIn, Connection::appe),
    // Its row has no 502 (RFC 959 §5.4).
    (Command::Stou, Access::LoggedIn, |_, _| Ok(standard(ReplyCode::CommandUnrecognized))),
    (Command::List, Access::LoggedIn, Connection::list),
    (Command::Nlst, Access::LoggedIn, Connection::nlst),
    (Command::Mlsd, Access::LoggedIn, Connection::mlsd),
    (Command::Mlst, Access::LoggedIn, Connection::mlst),
    // The transfer that it is about has ended, perhaps because of it.
    (Command::Abor, Access::LoggedIn, |_, _| Ok(standard(ReplyCode::ClosingDataConnection))),
];

impl Connection {
    /// Serves a client until it leaves.
    pub(super) fn serve(stream: TcpStream, tree: Arc<Tree>, address: Arc<Address>) -> io::Result<()> {
        let peer = stream.peer_addr()?.ip();
        let control = Control::new(stream)?;
        Self { control, tree, peer, state: State::default(), address, failures: 0 }.run()
    }

    fn run(mut self) -> io::Result<()> {
        self.control.answer(&standard(ReplyCode::ServiceReady))?;
        let mut until = Instant::now() + LOGIN;
        while !self.control.session.is_closing() {
            if self.control.is_logged_in() {
                until = Instant::now() + IDLE;
            }
            let reply = match self.control.next(until) {
                Ok(line) => {
                    let verdict = self.control.take(line.command())?;
                    self.obey(&line, verdict).unwrap_or_else(|Refusal(reply)| reply)
                }
                Err(ReadError::Malformed(error)) if error.kind().is_limit() => {
                    self.control.take(None)?;
                    line(ReplyCode::CommandUnrecognized, "the line is too long")
                }
                Err(ReadError::Io(error)) if is_timeout(&error) => standard(ReplyCode::ServiceNotAvailable),
                Err(_) => break,
            };
            self.control.answer(&reply)?;
        }
        Ok(())
    }

    /// Carries out a command, if it may be sent now.
    fn obey(&mut self, line: &OwnedCommandLine, verdict: Verdict) -> Answer {
        let Some(command) = line.command() else {
            return Ok(standard(ReplyCode::CommandUnrecognized));
        };
        let known = COMMANDS.iter().find(|(known, ..)| *known == command);
        let is_open = known.is_some_and(|(_, access, _)| *access == Access::Anyone);
        if !is_open && !self.control.is_logged_in() {
            return Ok(standard(ReplyCode::NotLoggedIn));
        }
        if verdict == Verdict::Broken(Rule::OutOfSequence) {
            return Ok(standard(ReplyCode::BadCommandSequence));
        }
        match known {
            Some((.., handler)) => handler(self, line.argument()),
            None => Ok(standard(ReplyCode::CommandNotImplemented)),
        }
    }

    /// The answer is the same for every name, so that none can be guessed (RFC 2577 §7).
    fn user(&mut self, argument: &[u8]) -> Answer {
        if argument.is_empty() {
            return Err(Refusal::argument("a user name is missing"));
        }
        self.state.user = argument.to_vec();
        Ok(standard(ReplyCode::NeedPassword))
    }

    fn pass(&mut self, argument: &[u8]) -> Answer {
        if self.state.user == self.address.user.as_bytes() && argument == self.address.password.as_bytes() {
            return Ok(standard(ReplyCode::UserLoggedIn));
        }
        thread::sleep(DELAY);
        self.failures = self.failures.saturating_add(1);
        if self.failures < MOST_FAILURES {
            return Err(Refusal::new(ReplyCode::NotLoggedIn, "the user name or the password is wrong"));
        }
        Ok(line(ReplyCode::ServiceNotAvailable, "too many wrong passwords, closing control connection"))
    }

    /// Everything is as after the greeting, except that the wrong passwords still count.
    fn rein(&mut self, _: &[u8]) -> Answer {
        self.state = State::default();
        Ok(standard(ReplyCode::ServiceReady))
    }

    /// The path that an argument means.
    pub(super) fn path(&self, argument: &[u8]) -> Result<VirtualPath, Refusal> {
        self.state.directory.join(argument)
    }
}
