//! `Flows`: the connections of a capture, and which of them belong to FTP.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::net::SocketAddr;

use super::control::{Control, Ends, Expected, hint};
use super::order::{Direction, Order, Piece, Sent, other};
use super::packet::Moment;
use super::segment::Segment;
use crate::conversation::{Key, Seen, Side, What};
use crate::endpoint;

/// Where servers listen for commands, and for commands that TLS protects from the beginning.
const FTP: u16 = 21;
const FTPS: u16 = 990;

/// How many connections are kept, and how many addresses at which data connections are awaited. Of more, the half that
/// has been silent for the longest time is forgotten.
const MOST: usize = 4096;

/// How many pieces, of how many octets in all, are kept of a connection until it is known what it is.
const PIECES: usize = 16;
const OCTETS: usize = 1 << 14;

/// The connections of a capture.
#[derive(Debug, Default)]
pub(crate) struct Flows {
    flows: Map<Ends, Flow>,
    awaited: Map<SocketAddr, (Expected, Key, usize)>,
    seen: Vec<Seen>,
    has_control: bool,
}

type Map<K, V> = HashMap<K, V, BuildHasherDefault<DefaultHasher>>;

/// A connection.
#[derive(Debug)]
struct Flow {
    role: Role,
    order: Order,
    /// The number that the one who has opened it began with, if that was recorded.
    opening: Option<u32>,
    /// The packet in which something was seen of it.
    latest: usize,
}

/// What a connection is for.
#[derive(Debug)]
enum Role {
    Unknown(Unknown),
    Control(Box<Control>),
    Data(Data),
    /// It is over, or not of FTP.
    Other,
}

/// What was seen before it is known what a connection is for.
#[derive(Debug, Default)]
struct Unknown {
    opened: Option<Moment>,
    /// The end that has sent something like a reply.
    server: Option<Direction>,
    /// The end that has sent a command of FTP.
    client: Option<Direction>,
    pieces: Vec<Piece>,
    octets: usize,
}

/// A data connection.
#[derive(Clone, Copy, Debug)]
struct Data {
    control: Key,
    opener: Side,
    is_open: bool,
    ends: [Count; 2],
}

/// How much one end has sent.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    /// The number of the first octet.
    first: Option<u32>,
    octets: u64,
    has_ended: bool,
}

impl Flows {
    /// What was seen since the last call.
    pub(crate) fn seen(&mut self) -> Vec<Seen> {
        std::mem::take(&mut self.seen)
    }

    /// Whether a control connection was found.
    pub(crate) fn has_control(&self) -> bool {
        self.has_control
    }

    /// Takes the next segment of the capture.
    pub(crate) fn push(&mut self, segment: &Segment<'_>, moment: Moment) {
        let (source, destination) = (segment.source, segment.destination);
        let (ends, from) = if source <= destination { ([source, destination], 0) } else { ([destination, source], 1) };
        let is_opening = segment.is_syn && segment.acknowledged.is_none();
        let is_over = |flow: &Flow| matches!(flow.role, Role::Other) || flow.opening != Some(segment.sequence);
        if is_opening && self.flows.get(&ends).is_some_and(is_over) {
            // The ports are used once more.
            self.end(ends, moment, None);
        }
        if !self.flows.contains_key(&ends) && !self.begin(ends, from, segment, moment) {
            return;
        }
        if segment.is_reset {
            return self.end(ends, moment, Some(from));
        }
        let Some(flow) = self.flows.get_mut(&ends) else { return };
        flow.latest = moment.packet;
        if let Role::Data(data) = &mut flow.role {
            return data.count(from, segment, moment, &mut self.seen);
        }
        let mut pieces = Vec::new();
        if !matches!(flow.role, Role::Other) {
            flow.order.push(from, segment, moment, &mut pieces);
        }
        self.take(ends, pieces);
    }

    /// The capture is over.
    pub(crate) fn finish(&mut self) {
        let mut all: Vec<Ends> = self.flows.keys().copied().collect();
        all.sort_unstable_by_key(|ends| self.flows.get(ends).map(|flow| flow.latest));
        for ends in all {
            let mut pieces = Vec::new();
            if let Some(flow) = self.flows.get_mut(&ends) {
                flow.order.finish(&mut pieces);
            }
            self.take(ends, pieces);
        }
    }

    /// Decides what the first segment of a connection says about it; whether it is kept.
    fn begin(&mut self, ends: Ends, from: Direction, segment: &Segment<'_>, moment: Moment) -> bool {
        let is_opening = segment.is_syn && segment.acknowledged.is_none();
        let has_port = |port| segment.source.port() == port || segment.destination.port() == port;
        let awaited = [segment.destination, segment.source].map(|end| self.awaited.remove(&end));
        let role = if let Some((expected, control, _)) = awaited.into_iter().flatten().next() {
            let ends = [Count::default(); 2];
            Role::Data(Data { control, opener: expected.opener, is_open: false, ends })
        } else if segment.is_syn || has_port(FTP) && segment.len() > 0 || hint(segment.payload).is_some() {
            let opener = if segment.acknowledged.is_none() { from } else { other(from) };
            let is_server = |end: Direction| ends.get(end).is_some_and(|end| end.port() == FTP);
            let server = match segment.is_syn {
                true => Some(other(opener)).filter(|end| is_server(*end)),
                false => [0, 1].into_iter().find(|end| is_server(*end)),
            };
            let opened = segment.is_syn.then_some(moment);
            match server {
                Some(server) => Role::Control(self.control(server, ends, opened, moment)),
                None => Role::Unknown(Unknown { opened, ..Unknown::default() }),
            }
        } else {
            return false;
        };
        self.forget_oldest();
        let opening = is_opening.then_some(segment.sequence);
        self.flows.insert(ends, Flow { role, order: Order::default(), opening, latest: moment.packet });
        true
    }

    fn control(&mut self, server: Direction, ends: Ends, opened: Option<Moment>, moment: Moment) -> Box<Control> {
        self.has_control = true;
        Box::new(Control::new(Key::of((ends, moment.packet)), server, ends, opened, &mut self.seen))
    }

    /// Takes what the ends of a connection have sent.
    fn take(&mut self, ends: Ends, pieces: Vec<Piece>) {
        for piece in pieces {
            let Some(flow) = self.flows.get_mut(&ends) else { return };
            match &mut flow.role {
                Role::Unknown(unknown) => match unknown.decide(piece, ends) {
                    Decision::Open => {}
                    Decision::Other => flow.role = Role::Other,
                    Decision::Control(server) => {
                        let Unknown { opened, pieces, .. } = std::mem::take(unknown);
                        let Some(first) = pieces.first().map(|piece| piece.moment) else { return };
                        let control = self.control(server, ends, opened, first);
                        if let Some(flow) = self.flows.get_mut(&ends) {
                            flow.role = Role::Control(control);
                        }
                        self.take(ends, pieces);
                    }
                },
                Role::Control(control) => {
                    let (key, mut expected) = (control.key(), Vec::new());
                    let already = self.seen.len();
                    if control.take(&piece, &mut self.seen, &mut expected) {
                        flow.role = Role::Other;
                        let closed = self.seen.split_off(already);
                        self.end_data(key, piece.moment);
                        self.seen.extend(closed);
                    }
                    for expected in expected {
                        self.awaited.insert(expected.address, (expected, key, piece.moment.packet));
                    }
                }
                Role::Data(_) | Role::Other => return,
            }
        }
    }

    /// A connection is over, broken off by this end, or replaced.
    fn end(&mut self, ends: Ends, moment: Moment, by: Option<Direction>) {
        let mut pieces = Vec::new();
        if let Some(flow) = self.flows.get_mut(&ends) {
            flow.order.finish(&mut pieces);
        }
        self.take(ends, pieces);
        match self.flows.remove(&ends).map(|flow| flow.role) {
            Some(Role::Data(data)) => data.close(moment, &mut self.seen),
            Some(Role::Control(control)) => {
                self.end_data(control.key(), moment);
                self.seen.push(control.at(moment, What::Closed(by.map(|end| control.side(end)))));
            }
            Some(Role::Unknown(_) | Role::Other) | None => {}
        }
    }

    /// Nothing is said of the data connections of a control connection after it was closed.
    fn end_data(&mut self, control: Key, moment: Moment) {
        self.awaited.retain(|_, (_, key, _)| *key != control);
        for flow in self.flows.values_mut() {
            if let Role::Data(data) = flow.role {
                if data.control == control {
                    data.close(moment, &mut self.seen);
                    flow.role = Role::Other;
                }
            }
        }
    }

    fn forget_oldest(&mut self) {
        fn older_half<'m, K: Copy + 'm>(ages: impl Iterator<Item = (&'m K, usize)>) -> Vec<K> {
            let mut ages: Vec<(usize, K)> = ages.map(|(key, age)| (age, *key)).collect();
            ages.sort_by_key(|(age, _)| *age);
            ages.truncate(MOST / 2);
            ages.into_iter().map(|(_, key)| key).collect()
        }
        if self.flows.len() >= MOST {
            for ends in older_half(self.flows.iter().map(|(ends, flow)| (ends, flow.latest))) {
                self.flows.remove(&ends);
            }
        }
        if self.awaited.len() >= MOST {
            for address in older_half(self.awaited.iter().map(|(address, (.., age))| (address, *age))) {
                self.awaited.remove(&address);
            }
        }
    }
}

/// What a connection of which more was seen is for.
#[derive(Clone, Copy, Debug)]
enum Decision {
    /// That is not clear yet.
    Open,
    /// Something else than FTP.
    Other,
    /// It is a control connection, and this end is the server.
    Control(Direction),
}

impl Unknown {
    /// Whether the connection is a control connection, now that this was sent.
    fn decide(&mut self, piece: Piece, ends: Ends) -> Decision {
        let from = piece.from;
        let Sent::Bytes(bytes) = &piece.what else {
            let is_over = matches!(piece.what, Sent::End);
            self.pieces.push(piece);
            return if is_over { Decision::Other } else { Decision::Open };
        };
        self.octets = self.octets.saturating_add(bytes.len());
        let is_first = self.pieces.iter().all(|piece| piece.from != from);
        let hint = hint(bytes);
        let is_protected = is_first && endpoint::is_tls(bytes);
        let is_alien = is_first && hint.is_none();
        self.pieces.push(piece);
        if is_protected {
            let server = ends.iter().position(|end| end.port() == FTPS);
            return server.map_or(Decision::Other, Decision::Control);
        }
        if let Some(hint) = hint {
            let (mine, others) = match hint.side {
                Side::Server => (&mut self.server, self.client),
                Side::Client => (&mut self.client, self.server),
            };
            if others == Some(from) {
                return Decision::Other;
            }
            if hint.side == Side::Server || hint.is_ftp {
                *mine = Some(from);
            }
            if hint.side == Side::Server && hint.is_ftp {
                return Decision::Control(from);
            }
        }
        match (self.server, self.client) {
            (Some(server), Some(_)) => Decision::Control(server),
            _ if is_alien || self.octets > OCTETS || self.pieces.len() > PIECES => Decision::Other,
            _ => Decision::Open,
        }
    }
}

impl Data {
    /// Counts what a segment carries.
    fn count(&mut self, from: Direction, segment: &Segment<'_>, moment: Moment, seen: &mut Vec<Seen>) {
        let is_new = !self.is_open && (segment.is_syn && segment.acknowledged.is_some() || segment.len() > 0);
        if is_new && self.ends.iter().all(|end| !end.has_ended) {
            self.is_open = true;
            seen.push(self.at(moment, What::DataOpened(Some(self.opener))));
        }
        let Some(end) = self.ends.get_mut(from) else { return };
        end.count(segment);
        // The other end has nothing to send.
        let is_done = end.has_ended && end.octets > 0 || self.ends.iter().all(|end| end.has_ended);
        if is_done && self.is_open {
            self.close(moment, seen);
            self.is_open = false;
        }
    }

    fn close(&self, moment: Moment, seen: &mut Vec<Seen>) {
        if self.is_open {
            let octets = self.ends.iter().map(|end| end.octets).sum();
            seen.push(self.at(moment, What::DataClosed(Some(octets))));
        }
    }

    fn at(&self, moment: Moment, what: What) -> Seen {
        Seen { connection: self.control, time: moment.time, line: moment.packet, what }
    }
}

impl Count {
    /// Octets that are sent again count once, and those that were not recorded count too.
    fn count(&mut self, segment: &Segment<'_>) {
        let start = segment.sequence.wrapping_add(u32::from(segment.is_syn));
        let end = start.wrapping_add(u32::try_from(segment.len()).unwrap_or_default());
        let first = *self.first.get_or_insert(start);
        let position = first.wrapping_add(self.octets as u32);
        self.octets += u64::try_from(end.wrapping_sub(position) as i32).unwrap_or_default();
        self.has_ended |= segment.is_fin;
    }
}
