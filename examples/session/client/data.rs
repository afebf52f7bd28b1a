//! Data connections: the server listens, the client connects.

use std::io;
use std::net::{SocketAddr, TcpStream};

use ftp_codes::payload::{ExtendedPassiveAddress, PassiveAddress};
use ftp_codes::reply::OwnedReply;
use ftp_codes::{Command, match_code};

use super::{Client, Failure, PATIENCE};

impl Client<'_> {
    /// Asks the server to listen, and connects. Who does not know `EPSV` is asked with `PASV` from then on.
    pub(super) fn data(&mut self) -> Result<TcpStream, Failure> {
        if self.extended {
            let reply = self.command(Command::Epsv, "")?;
            match_code!(reply.code() {
                EnteringPassiveMode | EnteringExtendedPassiveMode => return self.connect_as_told(Command::Epsv, &reply),
                ServiceNotAvailable   => return Err(Failure::Refused(Command::Epsv.into(), reply)),
                // RFC 2428 §3: not understood, or not for this protocol.
                4xx | 5xx             => self.extended = false,
                1xx | 2xx | 3xx | 6xx => return Err(Failure::Refused(Command::Epsv.into(), reply)),
            });
        }
        let reply = self.command(Command::Pasv, "")?;
        self.connect_as_told(Command::Pasv, &reply)
    }

    /// The code says how to read the text. Servers are met that answer `PASV` as if it was `EPSV`.
    fn connect_as_told(&self, command: Command, reply: &OwnedReply) -> Result<TcpStream, Failure> {
        // Wherever the reply leads: no other host than the server is meant (RFC 2577 §3).
        let peer = self.peer;
        let address = match_code!(reply.code() {
            EnteringPassiveMode         => PassiveAddress::read(reply).map(|read| read.value.at_peer(peer)),
            EnteringExtendedPassiveMode => ExtendedPassiveAddress::read(reply).map(|read| read.value.at_peer(peer)),
            _                           => return Err(Failure::Refused(command.into(), reply.clone())),
        });
        let address = address.map_err(Failure::text(command))?;
        connect(address).map_err(|error| Failure::Data(command, error))
    }
}

fn connect(address: SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    Ok(stream)
}
