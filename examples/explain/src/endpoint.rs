//! Where a data connection is expected, as the two sides say on the control connection.

use std::net::SocketAddr;

use ftp_codes::argument::{ExtendedHostPort, HostPort, LongHostPort};
use ftp_codes::payload::{ExtendedPassiveAddress, LongPassiveAddress, PassiveAddress};
use ftp_codes::reply;
use ftp_codes::{Command, ReplyCode};

/// The address at which the client says that it listens: `PORT`, `EPRT` and `LPRT`.
pub(crate) fn of_command(line: &[u8]) -> Option<SocketAddr> {
    match Command::from_line(line)? {
        (Command::Port, argument) => Some(HostPort::parse(argument).ok()?.socket_addr().into()),
        (Command::Eprt, argument) => Some(ExtendedHostPort::parse(argument).ok()?.socket_addr()),
        (Command::Lprt, argument) => LongHostPort::parse(argument).ok()?.socket_addr(),
        _ => None,
    }
}

/// The address at which the server says that it listens: 227, 228 and 229. `server` is where it listens for commands.
pub(crate) fn of_reply(reply: reply::Reply<'_>, server: SocketAddr) -> Option<SocketAddr> {
    match reply.code().listed()? {
        ReplyCode::EnteringPassiveMode => Some(PassiveAddress::read(reply).ok()?.value.socket_addr().into()),
        ReplyCode::EnteringLongPassiveMode => LongPassiveAddress::read(reply).ok()?.value.socket_addr(),
        ReplyCode::EnteringExtendedPassiveMode => Some(ExtendedPassiveAddress::read(reply).ok()?.value.at_peer(server)),
        _ => None,
    }
}

/// The same port at another host. Programs behind a router often state an address that cannot be reached from outside, and
/// most others connect to the host that they talk to (RFC 6384 §6).
pub(crate) fn at_peer(stated: SocketAddr, mut peer: SocketAddr) -> SocketAddr {
    peer.set_port(stated.port());
    peer
}

/// Whether these bytes begin a TLS record: a type of content, and the major version 3 (RFC 8446 §5.1). No reply and no
/// command begins so.
pub(crate) fn is_tls(bytes: &[u8]) -> bool {
    matches!(bytes, [0x14..=0x17, 3, ..] | [0x16])
}
