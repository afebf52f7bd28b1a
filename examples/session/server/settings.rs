//! How data is transferred, and what the server can do: `TYPE`, `MODE`, `STRU`, `PASV`, `EPSV`, `PORT`, `EPRT`, `REST`,
//! `FEAT`, `OPTS`, `HELP`, `STAT`.

use std::net::{SocketAddr, SocketAddrV4};

use ftp_codes::argument::{
    DataStructure, DataType, ExtendedHostPort, ExtendedPassive, FormatControl, HostPort, Options, RestartPoint,
    TransmissionMode,
};
use ftp_codes::payload::{self, ExtendedPassiveAddress, FactNames, ParseErrorKind, PassiveAddress, SupportedProtocols};
use ftp_codes::reply::OwnedReply;
use ftp_codes::{Command, ReplyCode};

use super::HOST;
use super::answer::{Answer, Refusal, line, list, standard};
use super::connection::Connection;
use super::listing::FACTS;
use super::transfer::DataPort;

/// Lower ports belong to services, to which a client must not send the server (RFC 2577 §3).
const LOWEST_PORT: u16 = 1024;

/// IPv4 (RFC 2428 §2).
const PROTOCOL: u16 = 1;

impl Connection {
    pub(super) fn data_type(&mut self, argument: &[u8]) -> Answer {
        let data_type = DataType::parse(argument)?;
        only(data_type.is_octets() || data_type == DataType::Ascii(FormatControl::NonPrint))
    }

    pub(super) fn mode(&mut self, argument: &[u8]) -> Answer {
        only(TransmissionMode::parse(argument)? == TransmissionMode::Stream)
    }

    pub(super) fn structure(&mut self, argument: &[u8]) -> Answer {
        only(DataStructure::parse(argument)? == DataStructure::File)
    }

    pub(super) fn pasv(&mut self, _: &[u8]) -> Answer {
        self.must_not_be_extended()?;
        let passive = PassiveAddress::new(SocketAddrV4::new(HOST, self.listen()?));
        Ok(passive.map_or_else(|| standard(ReplyCode::ServiceNotAvailable), OwnedReply::from))
    }

    pub(super) fn epsv(&mut self, argument: &[u8]) -> Answer {
        match if argument.is_empty() { None } else { Some(ExtendedPassive::parse(argument)?) } {
            Some(ExtendedPassive::All) => {
                self.state.only_extended = true;
                return Ok(standard(ReplyCode::CommandOkay));
            }
            Some(ExtendedPassive::Protocol(other)) if other != PROTOCOL => return Err(other_protocol()),
            _ => {}
        }
        let port = self.listen()?;
        Ok(ExtendedPassiveAddress::new(port).map_or_else(|| standard(ReplyCode::ServiceNotAvailable), OwnedReply::from))
    }

    pub(super) fn port(&mut self, argument: &[u8]) -> Answer {
        self.must_not_be_extended()?;
        self.connect_to(HostPort::parse(argument)?.socket_addr().into())
    }

    pub(super) fn eprt(&mut self, argument: &[u8]) -> Answer {
        self.must_not_be_extended()?;
        match ExtendedHostPort::parse(argument) {
            Ok(address) if address.protocol() == PROTOCOL => self.connect_to(address.socket_addr()),
            Err(error) if error.kind() != ParseErrorKind::UnknownValue => Err(error.into()),
            _ => Err(other_protocol()),
        }
    }

    /// An offset that is too large is refused by the transfer command (RFC 3659 §5.3).
    pub(super) fn rest(&mut self, argument: &[u8]) -> Answer {
        self.state.offset = RestartPoint::parse(argument)?.octets();
        Ok(payload::RestartPoint::new(self.state.offset).into())
    }

    pub(super) fn feat(&mut self, _: &[u8]) -> Answer {
        // A star marks each fact that is sent unasked (RFC 3659 §7.8).
        let star = |name| if self.state.facts.contains(name) { "*" } else { "" };
        let facts: String = FACTS.iter().map(|name| format!("{name}{};", star(name))).collect();
        let facts = format!("MLST {facts}");
        let features = ["EPRT", "EPSV", "MDTM", &facts, "REST STREAM", "SIZE", "TVFS", "UTF8"];
        list(ReplyCode::SystemStatus, "Features:", &features)
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

    pub(super) fn help(&mut self, argument: &[u8]) -> Answer {
        Ok(match Command::from_verb(argument) {
            Some(command) => line(ReplyCode::HelpMessage, format!("{}: {}", command.syntax(), command.title())),
            None => line(ReplyCode::HelpMessage, "HELP and a command shows its arguments; FEAT lists the extensions."),
        })
    }

    /// The status of the session. `MLST` and `LIST` show that of files.
    pub(super) fn stat(&mut self, argument: &[u8]) -> Answer {
        if !argument.is_empty() {
            return Err(Refusal::argument("STAT has no argument here; use MLST or LIST"));
        }
        list(ReplyCode::SystemStatus, "Status:", &["STRU F, MODE S", "no transfer in progress"])
    }

    /// Accepts only the client's own address, because a client could have the server attack another host (RFC 2577 §3).
    fn connect_to(&mut self, address: SocketAddr) -> Answer {
        if address.ip() != self.peer || address.port() < LOWEST_PORT {
            return Err(Refusal::new(
                ReplyCode::ParameterNotImplemented,
                "only the client's own address and a port from 1024 are accepted",
            ));
        }
        self.state.data = Some(DataPort::Active(address));
        Ok(standard(ReplyCode::CommandOkay))
    }

    /// After `EPSV ALL` no other command may set up a connection (RFC 2428 §3).
    fn must_not_be_extended(&self) -> Result<(), Refusal> {
        if self.state.only_extended { Err(Refusal::argument("after EPSV ALL, use EPSV")) } else { Ok(()) }
    }
}

fn other_protocol() -> Refusal {
    let known = SupportedProtocols::new(&[PROTOCOL]).map(OwnedReply::from);
    Refusal(known.unwrap_or_else(|| standard(ReplyCode::NetworkProtocolNotSupported)))
}

/// Accepts the values of a parameter that the server knows.
fn only(is_known: bool) -> Answer {
    Ok(standard(if is_known { ReplyCode::CommandOkay } else { ReplyCode::ParameterNotImplemented }))
}
