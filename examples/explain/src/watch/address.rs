//! Commands and replies that state an address, with another address in them.

use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};

use ftp_codes::argument::{ExtendedHostPort, HostPort, LongHostPort};
use ftp_codes::payload::{ExtendedPassiveAddress, LongPassiveAddress, PassiveAddress};
use ftp_codes::reply::OwnedReply;
use ftp_codes::{Command, RawCode, ReplyCode};

/// `PORT`, `EPRT` or `LPRT` with the address at which this program listens. `PORT` cannot state an IPv6 address, so that
/// it becomes `EPRT` if the server is connected by IPv6.
pub(super) fn command(line: &[u8], listening: SocketAddr) -> Option<(Command, String)> {
    let listening = canonical(listening);
    match (Command::from_line(line)?.0, listening) {
        (Command::Port, SocketAddr::V4(listening)) => Some((Command::Port, HostPort::new(listening)?.to_string())),
        (Command::Port | Command::Eprt, _) => Some((Command::Eprt, ExtendedHostPort::new(listening)?.to_string())),
        (Command::Lprt, _) => Some((Command::Lprt, LongHostPort::new(listening)?.to_string())),
        _ => None,
    }
}

/// A 227, 228 or 229 with the address at which this program listens. A 227 cannot state an IPv6 address: it states that
/// the client already knows it.
pub(super) fn reply(code: RawCode, listening: SocketAddr) -> Option<OwnedReply> {
    let listening = canonical(listening);
    let reply = match code.listed()? {
        ReplyCode::EnteringPassiveMode => {
            let stated = match listening {
                SocketAddr::V4(listening) => listening,
                SocketAddr::V6(_) => SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, listening.port()),
            };
            PassiveAddress::new(stated)?.into()
        }
        ReplyCode::EnteringLongPassiveMode => LongPassiveAddress::new(listening)?.into(),
        ReplyCode::EnteringExtendedPassiveMode => ExtendedPassiveAddress::new(listening.port())?.into(),
        _ => return None,
    };
    Some(reply)
}

/// A socket for both families has IPv4 addresses in the form of IPv6.
pub(super) fn canonical(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip().to_canonical(), address.port())
}
