//! A client.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use ftp_codes::argument::{ExtendedHostPort, HostPort};
use ftp_codes::command::{CommandWriter, OutgoingCommand};
use ftp_codes::payload::{ExtendedPassiveAddress, PassiveAddress};
use ftp_codes::reply::{OwnedReply, ReplyReader};
use ftp_codes::{Command, ReplyCode};

/// How data connections are set up.
pub(crate) const MODES: [Command; 4] = [Command::Pasv, Command::Epsv, Command::Port, Command::Eprt];

/// A client that is logged in.
pub(crate) struct Client {
    control: TcpStream,
    replies: ReplyReader<TcpStream>,
    mode: Command,
}

/// A data connection that is not open yet.
enum Data {
    Open(TcpStream),
    Awaited(TcpListener),
}

impl Client {
    pub(crate) fn login(proxy: SocketAddr, mode: Command) -> Self {
        let control = connect(proxy);
        let replies = ReplyReader::new(control.try_clone().expect("a second handle"));
        let mut client = Self { control, replies, mode };
        assert_eq!(client.reply().code(), ReplyCode::ServiceReady);
        client.say(Command::User, "demo", ReplyCode::NeedPassword);
        client.say(Command::Pass, "secret", ReplyCode::UserLoggedIn);
        client.say(Command::Type, "I", ReplyCode::CommandOkay);
        client
    }

    pub(crate) fn say(&mut self, command: Command, argument: &str, expected: ReplyCode) -> OwnedReply {
        let command = OutgoingCommand::new(command, argument).expect("a command");
        CommandWriter::new(&self.control).send(command).expect("a connection");
        let reply = self.reply();
        assert_eq!(reply.code(), expected, "{reply}");
        reply
    }

    fn reply(&mut self) -> OwnedReply {
        self.replies.read_one().expect("a reply").into_owned()
    }

    fn announce(&mut self) -> Data {
        let peer = self.control.peer_addr().expect("connected");
        let listen = || TcpListener::bind((self.control.local_addr().unwrap().ip(), 0)).expect("a port");
        match self.mode {
            Command::Pasv => {
                let reply = self.say(Command::Pasv, "", ReplyCode::EnteringPassiveMode);
                let address = PassiveAddress::read(&reply).expect("an address").value.socket_addr();
                Data::Open(connect(address.into()))
            }
            Command::Epsv => {
                let reply = self.say(Command::Epsv, "", ReplyCode::EnteringExtendedPassiveMode);
                Data::Open(connect(ExtendedPassiveAddress::read(&reply).expect("a port").value.at_peer(peer)))
            }
            Command::Port => {
                let listener = listen();
                let SocketAddr::V4(address) = listener.local_addr().unwrap() else { panic!("IPv4") };
                self.say(Command::Port, &HostPort::new(address).unwrap().to_string(), ReplyCode::CommandOkay);
                Data::Awaited(listener)
            }
            _ => {
                let listener = listen();
                let address = ExtendedHostPort::new(listener.local_addr().unwrap()).unwrap().to_string();
                self.say(Command::Eprt, &address, ReplyCode::CommandOkay);
                Data::Awaited(listener)
            }
        }
    }

    /// Uploads a file.
    pub(crate) fn store(&mut self, name: &str, bytes: &[u8]) {
        let data = self.announce();
        self.say(Command::Stor, name, ReplyCode::FileStatusOkay);
        data.open().write_all(bytes).expect("a data connection");
        assert_eq!(self.reply().code(), ReplyCode::ClosingDataConnection);
    }

    /// Downloads a file.
    pub(crate) fn retrieve(&mut self, name: &str) -> Vec<u8> {
        let mut stream = self.begin_to_retrieve(name);
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("a data connection");
        assert_eq!(self.reply().code(), ReplyCode::ClosingDataConnection);
        bytes
    }

    /// Begins to download a file.
    pub(crate) fn begin_to_retrieve(&mut self, name: &str) -> TcpStream {
        let data = self.announce();
        self.say(Command::Retr, name, ReplyCode::FileStatusOkay);
        data.open()
    }

    pub(crate) fn quit(mut self) {
        self.say(Command::Quit, "", ReplyCode::ClosingControlConnection);
        assert_eq!(self.control.read(&mut [0]).expect("the end"), 0);
    }
}

impl Data {
    fn open(self) -> TcpStream {
        match self {
            Self::Open(stream) => stream,
            Self::Awaited(listener) => listener.accept().expect("a connection").0,
        }
    }
}

/// Connects. Nothing takes longer than half a minute here.
pub(crate) fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a limit");
    stream
}
