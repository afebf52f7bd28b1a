//! `Connection`: one client, from the greeting to the end, and who it is: `USER`, `PASS`, `REIN`.

use std::io;
use std::net::{IpAddr, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use ftp_codes::command::OwnedCommandLine;
use ftp_codes::exchange::{Rule, Verdict};
use ftp_codes::reply::OwnedReply;
use ftp_codes::{Command, ReplyCode};

use super::answer::{Answer, Refusal, line, standard};
use super::control::{Control, Line};
use super::data::DataPort;
use super::listing::FACTS;
use super::tree::{Tree, VirtualPath};
use crate::options::Address;

/// How long a client may say nothing: five minutes at least (RFC 1123 §4.1.3.2).
const IDLE: Duration = Duration::from_secs(300);

/// How long a login may take: a client that connects and waits must not keep others out.
const LOGIN: Duration = Duration::from_secs(60);

/// A client that guesses is slowed down, and after the third time cut off (RFC 2577 §5).
const DELAY: Duration = Duration::from_millis(500);
const MOST_FAILURES: u8 = 3;

/// One client.
#[derive(Debug)]
pub(super) struct Connection {
    pub(super) control: Control,
    pub(super) tree: Arc<Tree>,
    pub(super) address: Arc<Address>,
    pub(super) local: IpAddr,
    pub(super) peer: IpAddr,
    /// How many passwords were wrong.
    pub(super) failures: u8,
    pub(super) state: State,
}

/// What the commands of a client have set.
#[derive(Debug)]
pub(super) struct State {
    pub(super) user: Option<Vec<u8>>,
    pub(super) directory: VirtualPath,
    pub(super) ascii: bool,
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
        Self {
            user: None,
            directory: VirtualPath::default(),
            // RFC 959 §3.1.1.1
            ascii: true,
            offset: 0,
            renamed: None,
            data: None,
            only_extended: false,
            facts: FACTS.to_vec(),
        }
    }
}

impl Connection {
    /// Serves a client until it leaves.
    pub(super) fn serve(stream: TcpStream, tree: Arc<Tree>, address: Arc<Address>) -> io::Result<()> {
        let (local, peer) = (stream.local_addr()?.ip(), stream.peer_addr()?.ip());
        let control = Control::new(stream)?;
        let state = State::default();
        Self { control, tree, address, local, peer, failures: 0, state }.run()
    }

    fn run(mut self) -> io::Result<()> {
        self.control.answer(standard(ReplyCode::ServiceReady))?;
        let mut login_until = Instant::now() + LOGIN;
        while !self.control.is_closing() {
            let now = Instant::now();
            let patience = if self.control.is_logged_in() { IDLE } else { login_until.saturating_duration_since(now) };
            if self.control.is_logged_in() {
                // REIN begins another login.
                login_until = now + LOGIN;
            }
            match self.control.next(patience) {
                Line::Complete(line) => self.obey(&line)?,
                Line::TooLong => {
                    self.control.take(None)?;
                    self.control.answer(line(ReplyCode::CommandUnrecognized, "the line is too long"))?;
                }
                Line::Silence => self.control.answer(standard(ReplyCode::ServiceNotAvailable))?,
                Line::End => break,
            }
        }
        Ok(())
    }

    fn obey(&mut self, line: &OwnedCommandLine) -> io::Result<()> {
        let argument = line.argument();
        let verdict = self.control.take(line.command())?;
        let Some(command) = line.command() else {
            return self.control.answer(standard(ReplyCode::CommandUnrecognized));
        };
        if !self.control.is_logged_in() && !is_for_everyone(command) {
            return self.control.answer(standard(ReplyCode::NotLoggedIn));
        }
        if verdict == Verdict::Broken(Rule::OutOfSequence) {
            return self.control.answer(standard(ReplyCode::BadCommandSequence));
        }
        let transfer = match command {
            Command::Retr => self.retr(argument),
            Command::Stor => self.stor(argument),
            Command::Stou => self.stou(),
            Command::Appe => self.appe(argument),
            Command::List => self.list(argument),
            Command::Nlst => self.nlst(argument),
            Command::Mlsd => self.mlsd(argument),
            _ => {
                let reply = self.answer(command, argument).unwrap_or_else(OwnedReply::from);
                return self.control.answer(reply);
            }
        };
        match transfer {
            Ok(transfer) => self.transfer(transfer),
            Err(refusal) => self.control.answer(refusal),
        }
    }

    /// What a command is answered with that moves no data.
    fn answer(&mut self, command: Command, argument: &[u8]) -> Answer {
        match command {
            Command::User => self.user(argument),
            Command::Pass => self.pass(argument),
            Command::Rein => self.rein(),
            Command::Quit => Ok(standard(ReplyCode::ClosingControlConnection)),
            Command::Pwd | Command::Xpwd => self.pwd(),
            Command::Cwd | Command::Xcwd => self.cwd(argument),
            Command::Cdup | Command::Xcup => self.cdup(),
            Command::Mkd | Command::Xmkd => self.mkd(argument),
            Command::Rmd | Command::Xrmd => self.rmd(argument),
            Command::Pasv => self.pasv(),
            Command::Epsv => self.epsv(argument),
            Command::Port => self.port(argument),
            Command::Eprt => self.eprt(argument),
            Command::Type => self.representation(argument),
            Command::Mode => self.mode(argument),
            Command::Stru => self.structure(argument),
            Command::Size => self.size(argument),
            Command::Mdtm => self.mdtm(argument),
            Command::Mlst => self.mlst(argument),
            Command::Dele => self.dele(argument),
            Command::Rnfr => self.rnfr(argument),
            Command::Rnto => self.rnto(argument),
            Command::Rest => self.rest(argument),
            Command::Feat => self.feat(),
            Command::Opts => self.opts(argument),
            Command::Help => self.help(argument),
            Command::Stat => self.stat(argument),
            Command::Syst => Ok(line(ReplyCode::SystemType, "UNIX Type: L8")),
            Command::Noop => Ok(standard(ReplyCode::CommandOkay)),
            // The transfer that it is about has ended, perhaps because of it.
            Command::Abor => Ok(standard(ReplyCode::ClosingDataConnection)),
            Command::Acct | Command::Allo => Ok(standard(ReplyCode::CommandSuperfluous)),
            _ => Ok(standard(ReplyCode::CommandNotImplemented)),
        }
    }

    /// The answer is the same for every name, so that none can be guessed (RFC 2577 §7).
    fn user(&mut self, argument: &[u8]) -> Answer {
        if argument.is_empty() {
            return Err(Refusal::argument("a user name is missing"));
        }
        self.state.user = Some(argument.to_vec());
        Ok(standard(ReplyCode::NeedPassword))
    }

    fn pass(&mut self, argument: &[u8]) -> Answer {
        let user = self.state.user.take();
        if user.as_deref() == Some(self.address.user.as_bytes()) && argument == self.address.password.as_bytes() {
            return Ok(standard(ReplyCode::UserLoggedIn));
        }
        thread::sleep(DELAY);
        self.failures = self.failures.saturating_add(1);
        if self.failures < MOST_FAILURES {
            return Err(Refusal::new(ReplyCode::NotLoggedIn, "the user name or the password is wrong"));
        }
        Ok(line(ReplyCode::ServiceNotAvailable, "too many wrong passwords, closing control connection"))
    }

    /// Everything is as after the greeting, except for the wrong passwords, which still count.
    fn rein(&mut self) -> Answer {
        self.state = State::default();
        Ok(standard(ReplyCode::ServiceReady))
    }

    /// The path that an argument means.
    pub(super) fn path(&self, argument: &[u8]) -> Result<VirtualPath, Refusal> {
        self.state.directory.join(argument)
    }
}

/// Whether a command needs no login.
fn is_for_everyone(command: Command) -> bool {
    use Command::{Acct, Feat, Help, Noop, Opts, Pass, Quit, Rein, Syst, User};
    matches!(command, User | Pass | Acct | Rein | Quit | Feat | Opts | Help | Syst | Noop)
}
