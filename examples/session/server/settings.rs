//! How data is transferred, and what the server can do: `TYPE`, `MODE`, `STRU`, `PASV`, `EPSV`, `PORT`, `EPRT`, `REST`,
//! `FEAT`, `OPTS`, `HELP`.

use std::net::{IpAddr, SocketAddr, SocketAddrV4};

use ftp_codes::argument::{
    DataStructure, DataType, ExtendedHostPort, ExtendedPassive, FormatControl, HostPort, Options, RestartPoint,
    TransmissionMode,
};
use ftp_codes::payload::{
    ExtendedPassiveAddress, FactNames, Feature, Features, ParseErrorKind, PassiveAddress, RestartOffset,
    SupportedProtocols,
};
use ftp_codes::reply::OwnedReply;
use ftp_codes::{Command, ReplyCode};

use super::answer::{Answer, Refusal, line, standard};
use super::connection::Connection;
use super::data::DataPort;
use super::listing::FACTS;

/// Below are the ports of services: nobody else may be sent there (RFC 2577 §3).
const LOWEST_PORT: u16 = 1024;

impl Connection {
    pub(super) fn representation(&mut self, argument: &[u8]) -> Answer {
        self.state.ascii = match DataType::parse(argument)? {
            DataType::Ascii(FormatControl::NonPrint) => true,
            octets if octets.is_octets() => false,
            other => return not_implemented(other),
        };
        Ok(standard(ReplyCode::CommandOkay))
    }

    pub(super) fn mode(&self, argument: &[u8]) -> Answer {
        only(TransmissionMode::Stream, TransmissionMode::parse(argument)?)
    }

    pub(super) fn structure(&self, argument: &[u8]) -> Answer {
        only(DataStructure::File, DataStructure::parse(argument)?)
    }

    pub(super) fn pasv(&mut self) -> Answer {
        self.must_not_be_extended()?;
        let IpAddr::V4(ip) = self.local else {
            return Err(Refusal::new(ReplyCode::CommandNotImplemented, "use EPSV over IPv6"));
        };
        Ok(PassiveAddress::from(SocketAddrV4::new(ip, self.listen()?)).into())
    }

    pub(super) fn epsv(&mut self, argument: &[u8]) -> Answer {
        match if argument.is_empty() { None } else { Some(ExtendedPassive::parse(argument)?) } {
            Some(ExtendedPassive::All) => {
                self.state.only_extended = true;
                return Ok(standard(ReplyCode::CommandOkay));
            }
            Some(ExtendedPassive::Protocol(other)) if other != self.protocol() => return Err(self.other_protocol()),
            _ => {}
        }
        Ok(ExtendedPassiveAddress::new(self.listen()?).ok_or_else(cannot_listen)?.into())
    }

    pub(super) fn port(&mut self, argument: &[u8]) -> Answer {
        self.must_not_be_extended()?;
        self.connect_to(HostPort::parse(argument)?.socket_addr().into())
    }

    pub(super) fn eprt(&mut self, argument: &[u8]) -> Answer {
        self.must_not_be_extended()?;
        match ExtendedHostPort::parse(argument) {
            Ok(address) if address.protocol() == self.protocol() => self.connect_to(address.socket_addr()),
            Err(error) if error.kind() != ParseErrorKind::UnknownValue => Err(error.into()),
            _ => Err(self.other_protocol()),
        }
    }

    /// Whether the offset is good is answered to the transfer command (RFC 3659 §5.3).
    pub(super) fn rest(&mut self, argument: &[u8]) -> Answer {
        self.state.offset = RestartPoint::parse(argument)?.octets();
        Ok(RestartOffset::new(self.state.offset).into())
    }

    pub(super) fn feat(&self) -> Answer {
        // A star marks each fact that is sent unasked (RFC 3659 §7.8).
        let star = |name| if self.state.facts.contains(name) { "*" } else { "" };
        let facts: String = FACTS.iter().map(|name| format!("{name}{};", star(name))).collect();
        let features = [
            ("EPRT", ""),
            ("EPSV", ""),
            ("MDTM", ""),
            ("MLST", &*facts),
            ("REST", "STREAM"),
            ("SIZE", ""),
            ("TVFS", ""),
            ("UTF8", ""),
        ];
        let features: Vec<_> =
            features.iter().filter_map(|(label, parameters)| Feature::new(label, parameters)).collect();
        OwnedReply::try_from(Features::new(&features)).map_err(|error| Refusal::argument(error.to_string()))
    }

    pub(super) fn opts(&mut self, argument: &[u8]) -> Answer {
        match Options::parse(argument)? {
            Options::Utf8(true) => Ok(standard(ReplyCode::CommandOkay)),
            Options::Mlst(wanted) => {
                self.state.facts = FACTS.into_iter().filter(|name| wanted.contains(name)).collect();
                let names: String = self.state.facts.iter().map(|name| format!("{name};")).collect();
                Ok(FactNames::new(&names).ok_or_else(|| Refusal::argument("there are no such facts"))?.into())
            }
            _ => Err(Refusal::argument("the options are `UTF8 ON` and `MLST type;size;modify;perm;`")),
        }
    }

    pub(super) fn help(&self, argument: &[u8]) -> Answer {
        Ok(match Command::from_verb(argument) {
            Some(command) => line(ReplyCode::HelpMessage, format!("{}: {}", command.syntax(), command.title())),
            None => line(ReplyCode::HelpMessage, "HELP and a command shows its arguments; FEAT lists the extensions."),
        })
    }

    fn listen(&mut self) -> Result<u16, Refusal> {
        let (port, number) = DataPort::listen(self.local).map_err(|_| cannot_listen())?;
        self.state.data = Some(port);
        Ok(number)
    }

    /// Only to the client itself: one that names another host would have the server attack it (RFC 2577 §3).
    fn connect_to(&mut self, address: SocketAddr) -> Answer {
        if address.ip() != self.peer || address.port() < LOWEST_PORT {
            return Err(Refusal::new(ReplyCode::ParameterNotImplemented, "not to another host or to such a port"));
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
        Refusal::new(ReplyCode::NetworkProtocolNotSupported, known.map_or_else(String::new, |known| known.to_string()))
    }
}

/// The one value of a parameter that is in use.
fn only<T: PartialEq + std::fmt::Debug>(value: T, argument: T) -> Answer {
    if argument == value { Ok(standard(ReplyCode::CommandOkay)) } else { not_implemented(argument) }
}

fn not_implemented(argument: impl std::fmt::Debug) -> Answer {
    Err(Refusal::new(ReplyCode::ParameterNotImplemented, format!("not with {argument:?}")))
}

/// The system has no port left: no code but this one says so and is permitted.
fn cannot_listen() -> Refusal {
    Refusal::new(ReplyCode::ServiceNotAvailable, "no port is left, closing control connection")
}
