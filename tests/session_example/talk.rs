//! A control connection that a test drives.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpStream};
use std::time::Duration;

use ftp_codes::payload::ExtendedPassiveAddress;
use ftp_codes::reply::{OwnedReply, ReplyReader};

/// Longer than anything takes; no test may hang.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Talk {
    pub(crate) control: TcpStream,
    replies: ReplyReader<TcpStream>,
}

impl Talk {
    pub(crate) fn new(host: &str) -> Self {
        let control = TcpStream::connect(host).expect("the server listens");
        control.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        control.set_write_timeout(Some(PATIENCE)).expect("a timeout");
        let replies = ReplyReader::new(control.try_clone().expect("a second handle"));
        Self { control, replies }
    }

    pub(crate) fn send(&mut self, bytes: &[u8]) {
        self.control.write_all(bytes).expect("the server reads");
    }

    pub(crate) fn reply(&mut self) -> OwnedReply {
        self.replies.read().expect("a reply").expect("the connection is open").into_owned()
    }

    pub(crate) fn code(&mut self) -> u16 {
        self.reply().code().code()
    }

    pub(crate) fn codes(&mut self, count: usize) -> Vec<u16> {
        (0..count).map(|_| self.code()).collect()
    }

    /// Sends a line, and returns the code of the reply.
    pub(crate) fn say(&mut self, line: &str) -> u16 {
        self.ask(line.as_bytes()).code().code()
    }

    /// Sends a line of any bytes, and returns the reply.
    pub(crate) fn ask(&mut self, line: &[u8]) -> OwnedReply {
        self.send(&[line, b"\r\n"].concat());
        self.reply()
    }

    /// Whether the server has closed the connection.
    pub(crate) fn is_closed(&mut self) -> bool {
        matches!(self.replies.read(), Ok(None))
    }

    /// A data connection.
    pub(crate) fn data(&mut self) -> TcpStream {
        let reply = self.ask(b"EPSV");
        let port = ExtendedPassiveAddress::read(&reply).expect("a port").value.port();
        let data = TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).expect("it listens");
        data.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        data
    }

    /// Sends a command, and returns the data that comes, or the code of the refusal.
    pub(crate) fn fetch(&mut self, line: &[u8]) -> Result<Vec<u8>, u16> {
        let mut data = self.data();
        let first = self.ask(line).code();
        if !first.is_positive_preliminary() {
            return Err(first.code());
        }
        let mut bytes = Vec::new();
        data.read_to_end(&mut bytes).expect("data");
        assert_eq!(self.code(), 226);
        Ok(bytes)
    }

    /// Sends a command and data, and returns the preliminary reply, or the code of the refusal.
    pub(crate) fn store(&mut self, line: &[u8], bytes: &[u8]) -> Result<OwnedReply, u16> {
        let mut data = self.data();
        let first = self.ask(line);
        if !first.code().is_positive_preliminary() {
            return Err(first.code().code());
        }
        data.write_all(bytes).expect("the server reads");
        data.shutdown(Shutdown::Write).expect("an end");
        assert_eq!(self.code(), 226);
        Ok(first)
    }
}
