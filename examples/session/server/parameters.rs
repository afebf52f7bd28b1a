//! How data is transferred: `TYPE`, `MODE`, `STRU`, `PASV`, `EPSV`, `PORT`, `EPRT`.

use std::net::{IpAddr, SocketAddr, SocketAddrV4};

use ftp_codes::ReplyCode;
use ftp_codes::argument::{ExtendedHostPort, HostPort, ParseErrorKind};
use ftp_codes::payload::{ExtendedPassiveAddress, PassiveAddress, SupportedProtocols};

use super::answer::{Answer, Refusal, standard};
use super::connection::Connection;
use super::data_port::DataPort;

/// Below are the ports of services: nobody else may be sent there (RFC 2577 §3).
const LOWEST_PORT: u16 = 1024;

impl Connection {
    pub(super) fn representation(&mut self, argument: &[u8]) -> Answer {
        self.state.ascii = match argument.trim_ascii().to_ascii_uppercase().as_slice() {
            b"A" | b"A N" => true,
            b"I" | b"L 8" => false,
            b"" => return Err(Refusal::argument("a type is missing")),
            _ => return Err(not_for(argument)),
        };
        Ok(standard(ReplyCode::CommandOkay))
    }

    /// `MODE` and `STRU` have one value each that is in use.
    pub(super) fn only(&self, value: &[u8], argument: &[u8]) -> Answer {
        match argument.trim_ascii() {
            b"" => Err(Refusal::argument("a letter is missing")),
            argument if argument.eq_ignore_ascii_case(value) => Ok(standard(ReplyCode::CommandOkay)),
            argument => Err(not_for(argument)),
        }
    }

    pub(super) fn pasv(&mut self) -> Answer {
        self.must_not_be_extended()?;
        let IpAddr::V4(ip) = self.local else {
            return Err(Refusal::new(ReplyCode::CommandNotImplemented, "use EPSV over IPv6"));
        };
        let (port, number) = DataPort::listen(self.local).map_err(|_| cannot_listen())?;
        self.state.data = Some(port);
        let address = PassiveAddress::from(SocketAddrV4::new(ip, number));
        Ok(address.into())
    }

    pub(super) fn epsv(&mut self, argument: &[u8]) -> Answer {
        match argument.trim_ascii() {
            b"ALL" | b"all" => {
                self.state.only_extended = true;
                return Ok(standard(ReplyCode::CommandOkay));
            }
            b"" => {}
            protocol if protocol == self.protocol().to_string().as_bytes() => {}
            _ => return Err(self.other_protocol()),
        }
        let (port, number) = DataPort::listen(self.local).map_err(|_| cannot_listen())?;
        self.state.data = Some(port);
        Ok(ExtendedPassiveAddress::new(number).ok_or_else(cannot_listen)?.into())
    }

    pub(super) fn port(&mut self, argument: &[u8]) -> Answer {
        self.must_not_be_extended()?;
        let address = HostPort::parse(argument)
            .map_err(|_| Refusal::argument("an address is six numbers, as in `127,0,0,1,4,51`"))?;
        self.connect_to(address.socket_addr().into())
    }

    pub(super) fn eprt(&mut self, argument: &[u8]) -> Answer {
        self.must_not_be_extended()?;
        let address = ExtendedHostPort::parse(argument).map_err(|error| match error.kind() {
            ParseErrorKind::UnknownValue => self.other_protocol(),
            _ => Refusal::argument("an address is `|protocol|address|port|`"),
        })?;
        if address.protocol() != self.protocol() {
            return Err(self.other_protocol());
        }
        self.connect_to(address.socket_addr())
    }

    /// Only the client itself is connected to: who names another host would have the server attack it (RFC 2577 §3).
    fn connect_to(&mut self, address: SocketAddr) -> Answer {
        if address.ip() != self.peer || address.port() < LOWEST_PORT {
            return Err(Refusal::new(
                ReplyCode::ParameterNotImplemented,
                "not to another host, and not to such a port",
            ));
        }
        self.state.data = Some(DataPort::Active(address));
        Ok(standard(ReplyCode::CommandOkay))
    }

    /// After `EPSV ALL` nothing else sets up a connection (RFC 2428 §3).
    fn must_not_be_extended(&self) -> Result<(), Refusal> {
        if self.state.only_extended { Err(Refusal::argument("after EPSV ALL, use EPSV")) } else { Ok(()) }
    }

    /// The number of the protocol (RFC 2428 §2).
    fn protocol(&self) -> u16 {
        if self.local.is_ipv4() { 1 } else { 2 }
    }

    fn other_protocol(&self) -> Refusal {
        let known = SupportedProtocols::new(&[self.protocol()]);
        let words = known.map_or_else(String::new, |known| known.to_string());
        Refusal::new(ReplyCode::NetworkProtocolNotSupported, words)
    }
}

fn not_for(argument: &[u8]) -> Refusal {
    Refusal::new(ReplyCode::ParameterNotImplemented, format!("not with `{}`", argument.escape_ascii()))
}

/// The system has no port left: no code but this one says so and is permitted.
fn cannot_listen() -> Refusal {
    Refusal::new(ReplyCode::ServiceNotAvailable, "no port is left, closing control connection")
}
