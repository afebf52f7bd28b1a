//! Data connections: where they come from, and an eye on the control connection and on the clock while data flows.

use std::fmt;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use ftp_codes::{Command, ReplyCode};

use super::answer::line;
use super::control::Control;

/// How long nothing may move.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long the client may take to accept a connection.
const CONNECT: Duration = Duration::from_secs(10);

/// How long to wait for data or a connection before looking at the control connection.
const PAUSE: Duration = Duration::from_millis(20);

/// Where the next data connection comes from.
#[derive(Debug)]
pub(super) enum DataPort {
    /// The client connects (`PASV`, `EPSV`).
    Passive(TcpListener),
    /// The server connects (`PORT`, `EPRT`).
    Active(SocketAddr),
}

impl DataPort {
    /// Listens. Returns the port too.
    pub(super) fn listen(local: IpAddr) -> io::Result<(Self, u16)> {
        let listener = TcpListener::bind((local, 0))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        Ok((Self::Passive(listener), port))
    }

    /// Makes the connection. Only the client is let in, whoever else connects.
    pub(super) fn open(self, peer: IpAddr, watch: &mut Watch<'_>) -> Result<TcpStream, Stop> {
        let stream = match self {
            Self::Active(address) => TcpStream::connect_timeout(&address, CONNECT).map_err(Stop::Data)?,
            Self::Passive(listener) => loop {
                watch.look()?;
                match listener.accept() {
                    Ok((stream, other)) if other.ip() == peer => break stream,
                    Ok(_) => {}
                    Err(error) if error.kind() == ErrorKind::WouldBlock => thread::sleep(PAUSE / 4),
                    Err(error) => return Err(Stop::Data(error)),
                }
            },
        };
        stream.set_nonblocking(false).map_err(Stop::Data)?;
        stream.set_read_timeout(Some(PAUSE)).map_err(Stop::Data)?;
        stream.set_write_timeout(Some(PAUSE)).map_err(Stop::Data)?;
        Ok(stream)
    }
}

/// Why a transfer ends before its time.
#[derive(Debug)]
pub(super) enum Stop {
    /// The client wants it, or has left.
    Aborted,
    /// Nothing has moved for too long.
    Stalled,
    /// The data connection has failed.
    Data(io::Error),
    /// The file has failed.
    File(io::Error),
    /// The control connection has failed.
    Control(io::Error),
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Aborted => f.write_str("as the client wished"),
            Self::Stalled => f.write_str("nothing moved for too long"),
            Self::Data(error) | Self::File(error) | Self::Control(error) => write!(f, "{}", error.kind()),
        }
    }
}

/// What a transfer looks at between two pieces of data.
#[derive(Debug)]
pub(super) struct Watch<'a> {
    control: &'a mut Control,
    moved: Instant,
    bytes: usize,
}

impl<'a> Watch<'a> {
    pub(super) fn new(control: &'a mut Control) -> Self {
        Self { control, moved: Instant::now(), bytes: 0 }
    }

    /// Whether the transfer may go on. `STAT` is answered in the middle of it (RFC 959 §4.1.3).
    pub(super) fn look(&mut self) -> Result<(), Stop> {
        match self.control.glance() {
            Some(Command::Stat) => {
                let status = line(ReplyCode::SystemStatus, format!("{} bytes have been transferred", self.bytes));
                self.control.take(Some(Command::Stat)).map_err(Stop::Control)?;
                self.control.answer(status).map_err(Stop::Control)?;
            }
            Some(_) => return Err(Stop::Aborted),
            None => {}
        }
        if self.moved.elapsed() > PATIENCE { Err(Stop::Stalled) } else { Ok(()) }
    }

    /// Sends the pieces of a file or a listing to the client.
    pub(super) fn send(
        &mut self,
        pieces: impl Iterator<Item = io::Result<Vec<u8>>>,
        data: &mut TcpStream,
    ) -> Result<(), Stop> {
        for piece in pieces {
            let piece = piece.map_err(Stop::File)?;
            let mut rest = &piece[..];
            while !rest.is_empty() {
                self.look()?;
                let sent = self.moved(data.write(rest))?;
                rest = rest.get(sent.unwrap_or_default()..).unwrap_or_default();
            }
        }
        Ok(())
    }

    /// Moves bytes from the client to a file, until the client closes the connection.
    pub(super) fn receive(&mut self, data: &mut TcpStream, mut file: impl Write) -> Result<(), Stop> {
        let mut piece = [0; 16 * 1024];
        loop {
            self.look()?;
            match self.moved(data.read(&mut piece))? {
                Some(0) => return file.flush().map_err(Stop::File),
                Some(len) => file.write_all(piece.get(..len).unwrap_or_default()).map_err(Stop::File)?,
                None => {}
            }
        }
    }

    /// How many bytes have moved; `None` if it is not time to give up.
    fn moved(&mut self, result: io::Result<usize>) -> Result<Option<usize>, Stop> {
        match result {
            Ok(len) => {
                self.moved = Instant::now();
                self.bytes = self.bytes.saturating_add(len);
                Ok(Some(len))
            }
            Err(error) => match error.kind() {
                ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted => Ok(None),
                _ => Err(Stop::Data(error)),
            },
        }
    }
}
