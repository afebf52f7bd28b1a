//! `DataPort`: where the next data connection comes from.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use super::watch::{Stop, Watch};

/// How long the client may take to accept a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often to look whether somebody has connected.
const PAUSE: Duration = Duration::from_millis(5);

/// Where the next data connection comes from.
#[derive(Debug)]
pub(super) enum DataPort {
    /// The client connects (`PASV`, `EPSV`).
    Passive(TcpListener),
    /// The server connects (`PORT`, `EPRT`).
    Active(SocketAddr),
}

impl DataPort {
    /// Listens, and tells at which port.
    pub(super) fn listen(local: IpAddr) -> io::Result<(Self, u16)> {
        let listener = TcpListener::bind((local, 0))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        Ok((Self::Passive(listener), port))
    }

    /// Makes the connection. Of those who connect, the client alone is let in.
    pub(super) fn open(self, peer: IpAddr, watch: &mut Watch<'_>) -> Result<TcpStream, Stop> {
        let stream = match self {
            Self::Active(address) => TcpStream::connect_timeout(&address, PATIENCE).map_err(Stop::Data)?,
            Self::Passive(listener) => loop {
                watch.look()?;
                match listener.accept() {
                    Ok((stream, other)) if other.ip() == peer => break stream,
                    Ok(_) => {}
                    Err(error) if error.kind() == ErrorKind::WouldBlock => thread::sleep(PAUSE),
                    Err(error) => return Err(Stop::Data(error)),
                }
            },
        };
        stream.set_nonblocking(false).map_err(Stop::Data)?;
        Ok(stream)
    }
}
