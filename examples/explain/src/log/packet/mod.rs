//! The forms in which packet tools print what crosses the wire.

mod dump;
mod fields;
mod follow;
mod ngrep;
mod suricata;
mod tcpdump;
mod tcpflow;
mod tshark;

use std::collections::HashMap;

use super::draft::code_of;
use super::format::{Line, Read, Said, Sink, What};
use super::guess;
use crate::conversation::{Key, Side};

pub(super) use dump::frames;
pub(super) use fields::fields;
pub(super) use follow::{follow, ssldump};
pub(super) use ngrep::ngrep;
pub(super) use suricata::suricata;
pub(super) use tcpdump::tcpdump;
pub(super) use tcpflow::{tcpflow, tcpflow_json};
pub(super) use tshark::{ek, layers, lines};

/// What these formats remember.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The servers of the connections that do not use the port of FTP.
    servers: HashMap<Key, Key>,
    /// Whether a connection uses the port of FTP. Then others are none.
    has_port: bool,
    packet: Option<Packet>,
    tcpdump: tcpdump::State,
    ngrep: ngrep::State,
    follow: Option<follow::State>,
    tshark: tshark::State,
    fields: fields::State,
}

type Shared = super::format::State;

/// A packet whose contents are on the lines after its header.
#[derive(Debug)]
struct Packet {
    source: Vec<u8>,
    target: Vec<u8>,
    /// How many bytes it carries, if that is known.
    length: Option<usize>,
    /// The text in the header.
    text: Option<Vec<u8>>,
    body: Vec<u8>,
    lines: usize,
    /// Reads the next line.
    more: Read,
    /// Passes on what the packet carries.
    flush: fn(&mut State, Packet, Sink<'_>),
}

impl Packet {
    fn new(source: &[u8], target: &[u8], more: Read, flush: fn(&mut State, Packet, Sink<'_>)) -> Self {
        let (source, target) = (source.to_vec(), target.to_vec());
        Self { source, target, length: None, text: None, body: Vec::new(), lines: 0, more, flush }
    }

    /// The lines after the header.
    fn lines(&self) -> impl Iterator<Item = &[u8]> {
        self.body.strip_suffix(b"\n").unwrap_or(&self.body).split(|byte| *byte == b'\n')
    }
}

/// No packet has a longer dump.
const LONGEST: usize = 1 << 19;

impl State {
    pub(super) fn inside(&self) -> Option<Read> {
        let packet = self.packet.as_ref().map(|packet| packet.more);
        packet.or_else(|| self.follow.as_ref().map(|_| follow::more as Read))
    }

    pub(super) fn end(&mut self, sink: Sink<'_>) {
        self.flush(sink);
    }

    /// Passes on what the packet carries.
    fn flush(&mut self, sink: Sink<'_>) {
        if let Some(packet) = self.packet.take() {
            (packet.flush)(self, packet, sink);
        }
    }

    /// The connection between two addresses, and who has sent this; `None` if it is not a control connection.
    fn side(&mut self, source: &[u8], target: &[u8], text: &[u8]) -> Option<(Key, Side)> {
        const MOST: usize = 4096;
        let is_data = |address| matches!(port(address), b"20" | b"ftp-data");
        if is_data(source) || is_data(target) {
            return None;
        }
        let key = Key::of(if source < target { (source, target) } else { (target, source) });
        // Where the log does not show who talks to whom, what is said does.
        if source == target {
            return Some((key, if guess::looks_like_command(text) { Side::Client } else { Side::Server }));
        }
        let is_server = |address| matches!(port(address), b"21" | b"ftp");
        let is_from_server = match (is_server(source), is_server(target)) {
            (true, false) => true,
            (false, true) => false,
            _ if self.has_port => return None,
            _ => match self.servers.get(&key) {
                Some(server) => *server == Key::of(source),
                None => {
                    let is_from_server = code_of(text).is_some();
                    if !is_from_server && !guess::is_command(text) {
                        return None;
                    }
                    if self.servers.len() == MOST {
                        self.servers.clear();
                    }
                    self.servers.insert(key, Key::of(if is_from_server { source } else { target }));
                    return Some((key, if is_from_server { Side::Server } else { Side::Client }));
                }
            },
        };
        self.has_port |= is_server(source) || is_server(target);
        Some((key, if is_from_server { Side::Server } else { Side::Client }))
    }

    /// Takes a line after a header; returns `false` if there was no header or if this is the next one, which ends the packet.
    fn body_line(&mut self, line: &Line<'_>, is_header: bool, sink: Sink<'_>) -> bool {
        let Some(packet) = self.packet.as_mut().filter(|_| !is_header) else {
            self.flush(sink);
            return false;
        };
        packet.lines += 1;
        if packet.body.len() < LONGEST {
            packet.body.extend_from_slice(line.whole);
            packet.body.push(b'\n');
        }
        true
    }

    /// Passes on bytes that a packet carries.
    fn bytes(&mut self, source: &[u8], target: &[u8], bytes: Vec<u8>, sink: Sink<'_>) {
        if let Some((key, side)) = self.side(source, target, first_line(&bytes)) {
            sink(Said::from(What::Bytes(side, bytes.into())).on(key));
        }
    }
}

fn first_line(bytes: &[u8]) -> &[u8] {
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// The port after the last period or colon.
fn port(address: &[u8]) -> &[u8] {
    address.rsplit(|byte| matches!(byte, b'.' | b':')).next().unwrap_or_default()
}
