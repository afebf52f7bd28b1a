//! `Control`: a control connection of a capture.

use std::net::SocketAddr;

use ftp_codes::argument::Mechanism;
use ftp_codes::reply::OwnedReply;
use ftp_codes::{Command, ReplyCode, code_matches};

use super::order::{Direction, Piece, Sent, other};
use super::packet::Moment;
use crate::conversation::{Key, Peers, Seen, Side, What};
use crate::endpoint;
use crate::wire::{Wire, first_line, is_reply};

/// The two ends of a connection, by direction.
pub(crate) type Ends = [SocketAddr; 2];

/// A control connection.
#[derive(Debug)]
pub(crate) struct Control {
    key: Key,
    /// Which end is the server.
    server: Direction,
    ends: Ends,
    /// What is being read; `None` after TLS has begun.
    wire: Option<Wire>,
    /// The side that was the first to send nothing more.
    closer: Option<Side>,
}

/// A data connection that will come: the address at which it is awaited, and the side that awaits it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Expected {
    /// Where one side listens.
    pub(crate) address: SocketAddr,
    /// The side that connects.
    pub(crate) opener: Side,
}

impl Control {
    /// A connection, and when it was opened; `None` if that was not recorded.
    pub(crate) fn new(key: Key, server: Direction, ends: Ends, opened: Option<Moment>, seen: &mut Vec<Seen>) -> Self {
        let mut wire = Wire::new(key);
        let control = |wire| Self { key, server, ends, wire: Some(wire), closer: None };
        let Some(moment) = opened else {
            wire.lose(Side::Client);
            wire.lose(Side::Server);
            return control(wire);
        };
        let control = control(wire);
        let peers = Peers { client: control.end(Side::Client), server: control.end(Side::Server) };
        seen.push(control.at(moment, What::Connected(peers)));
        control
    }

    /// The key of the connection.
    pub(crate) fn key(&self) -> Key {
        self.key
    }

    /// Which side an end is.
    pub(crate) fn side(&self, end: Direction) -> Side {
        if end == self.server { Side::Server } else { Side::Client }
    }

    fn end(&self, side: Side) -> Option<SocketAddr> {
        let end = if side == Side::Server { self.server } else { other(self.server) };
        self.ends.get(end).copied()
    }

    /// Something happened.
    pub(crate) fn at(&self, moment: Moment, what: What) -> Seen {
        Seen { connection: self.key, time: moment.time, line: moment.packet, what }
    }

    /// Takes what an end has sent; whether both have sent everything.
    pub(crate) fn take(&mut self, piece: &Piece, seen: &mut Vec<Seen>, expected: &mut Vec<Expected>) -> bool {
        let Piece { from, moment, what } = piece;
        let side = self.side(*from);
        match what {
            Sent::Bytes(bytes) => {
                let is_tls = |wire: &Wire| wire.is_between_lines(side) && endpoint::is_tls(bytes);
                if self.wire.take_if(|wire| is_tls(wire)).is_some() {
                    seen.push(self.at(*moment, What::Protected));
                }
                self.read(side, bytes, *moment, seen, expected);
            }
            Sent::Lost(octets) => {
                if let Some(wire) = &mut self.wire {
                    wire.lose(side);
                    seen.push(self.at(*moment, What::Lost(side, *octets)));
                }
            }
            Sent::End => {
                self.read(side, b"", *moment, seen, expected);
                let closer = self.closer.replace(self.closer.unwrap_or(side));
                if closer.is_some() {
                    seen.push(self.at(*moment, What::Closed(closer)));
                }
                return closer.is_some();
            }
        }
        false
    }

    fn read(&mut self, side: Side, bytes: &[u8], moment: Moment, seen: &mut Vec<Seen>, expected: &mut Vec<Expected>) {
        let (client, server) = (self.end(Side::Client), self.end(Side::Server));
        let Some(wire) = &mut self.wire else { return };
        wire.push(side, bytes, moment.time, &mut |_, new| {
            let Some(new) = new else { return };
            let opener = if side == Side::Server { Side::Client } else { Side::Server };
            let stated = match &new.what {
                What::Command(line) => endpoint::of_command(line).zip(client),
                What::Reply(reply) => {
                    server.and_then(|server| endpoint::of_reply(reply.as_reply(), server)).zip(server)
                }
                _ => None,
            };
            if let Some((stated, peer)) = stated {
                let addresses = [stated, endpoint::at_peer(stated, peer)];
                expected.extend(addresses.map(|address| Expected { address, opener }));
            }
            seen.push(Seen { line: moment.packet, ..new });
        });
    }
}

/// What the first bytes of one end say about a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hint {
    /// What this end is if the connection is a control connection.
    pub(crate) side: Side,
    /// Whether they occur in no other protocol. SMTP and NNTP have replies and some commands like those of FTP.
    pub(crate) is_ftp: bool,
}

/// What the bytes say; `None` if no control connection has them.
pub(crate) fn hint(bytes: &[u8]) -> Option<Hint> {
    let line = first_line(bytes);
    if is_reply(bytes) {
        return Some(Hint { side: Side::Server, is_ftp: OwnedReply::parse(line).is_ok_and(|reply| is_of_ftp(&reply)) });
    }
    let (command, argument) = Command::from_line(line)?;
    let is_ftp = match command {
        Command::Auth => Mechanism::parse(argument).is_ok_and(|mechanism| mechanism.is_tls()),
        Command::Help
        | Command::List
        | Command::Mail
        | Command::Mode
        | Command::Noop
        | Command::Quit
        | Command::Stat => false,
        _ => true,
    };
    Some(Hint { side: Side::Client, is_ftp })
}

fn is_of_ftp(reply: &OwnedReply) -> bool {
    match reply.code().listed() {
        Some(ReplyCode::ServiceReady) => reply.text().to_ascii_lowercase().windows(3).any(|word| word == b"ftp"),
        _ => code_matches!(
            reply.code(),
            EnteringPassiveMode | EnteringLongPassiveMode | EnteringExtendedPassiveMode | NeedPassword
        ),
    }
}
