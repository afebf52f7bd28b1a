//! The forms in which packet tools print what crosses the wire.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::Value;

use super::draft::code_of;
use super::format::{Form, Line, Read, Said, Sink, What};
use super::guess;
use super::tshark::{Fields, Layers};
use crate::conversation::{Key, Side};

/// What these formats remember.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The servers of the connections that do not use the port of FTP.
    servers: HashMap<Key, Key>,
    /// Whether a connection uses the port of FTP. Then others are none.
    has_port: bool,
    packet: Option<Packet>,
    /// Whether ngrep gives each line a line of its own.
    is_by_line: bool,
    pub(super) layers: Layers,
    pub(super) fields: Fields,
}

type Shared = super::format::State;

/// A packet whose contents are on the lines after its header.
#[derive(Debug)]
struct Packet {
    tool: Tool,
    source: Vec<u8>,
    target: Vec<u8>,
    /// How many bytes it carries, if that is known.
    length: Option<usize>,
    /// The text in the header.
    text: Option<Vec<u8>>,
    body: Vec<u8>,
    lines: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tool {
    Tcpdump,
    Ngrep,
    Tcpflow,
}

/// No packet has a longer dump.
const LONGEST: usize = 1 << 19;

impl State {
    pub(super) fn inside(&self) -> Option<Read> {
        let packet = self.packet.as_ref()?;
        Some(match packet.tool {
            Tool::Tcpdump => tcpdump_body,
            Tool::Ngrep => ngrep_body,
            Tool::Tcpflow => tcpflow_body,
        })
    }

    pub(super) fn end(&mut self, sink: Sink<'_>) {
        self.flush(sink);
    }

    /// Passes on what the packet carries.
    fn flush(&mut self, sink: Sink<'_>) {
        let Some(packet) = self.packet.take() else { return };
        match packet.tool {
            Tool::Tcpdump => self.flush_tcpdump(packet, sink),
            Tool::Ngrep => self.flush_ngrep(packet, sink),
            Tool::Tcpflow => {}
        }
    }

    /// The connection between two addresses, and who has sent this; `None` if it is not a control connection.
    pub(super) fn side(&mut self, source: &[u8], target: &[u8], text: &[u8]) -> Option<(Key, Side)> {
        const MOST: usize = 4096;
        let is_data = |address| matches!(port(address), b"20" | b"ftp-data");
        if is_data(source) || is_data(target) {
            return None;
        }
        let key = Key::of(if source < target { (source, target) } else { (target, source) });
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

    fn bytes(&mut self, packet: &Packet, bytes: Vec<u8>, sink: Sink<'_>) {
        if let Some((key, side)) = self.side(&packet.source, &packet.target, first_line(&bytes)) {
            sink(Said::from(What::Bytes(side, bytes.into())).on(key));
        }
    }

    /// The header has the first line of what the packet carries, and the dump has all of it.
    fn flush_tcpdump(&mut self, packet: Packet, sink: Sink<'_>) {
        let length = packet.length.unwrap_or_default();
        if packet.lines > 0 {
            if let Some(bytes) = dumped(&packet.body, length) {
                return self.bytes(&packet, bytes, sink);
            }
        }
        let Some(text) = &packet.text else { return };
        let Some((key, side)) = self.side(&packet.source, &packet.target, text) else { return };
        sink(Said { key: Some(key), what: What::Text(side, text.into(), Form::Gaps) });
    }

    /// The dump is wrapped, with two blanks before each line, or has a line of its own for each line.
    fn flush_ngrep(&mut self, packet: Packet, sink: Sink<'_>) {
        let body = packet.body.strip_suffix(b"\n").unwrap_or(&packet.body);
        let bytes = match &packet.text {
            Some(text) => undotted(text),
            None if hex_of(body.split(|byte| *byte == b'\n').next().unwrap_or_default()).is_some() => {
                body.split(|byte| *byte == b'\n').filter_map(hex_of).flatten().collect()
            }
            None if body.starts_with(b"  ") && !self.is_by_line => {
                let lines = body.split(|byte| *byte == b'\n').map(|line| line.strip_prefix(b"  ").unwrap_or(line));
                undotted(lines.collect::<Vec<_>>().concat().trim_ascii_end())
            }
            None => {
                self.is_by_line = true;
                let lines = body.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b".").unwrap_or(line));
                lines.flat_map(|line| [line, b"\r\n"].concat()).collect()
            }
        };
        self.bytes(&packet, bytes, sink);
    }
}

/// The bytes of a line of `ngrep -x`: `  33 29 0d 0a        3)..`.
fn hex_of(line: &[u8]) -> Option<Vec<u8>> {
    let columns = line.strip_prefix(b"  ")?;
    let columns = columns.get(..50.min(columns.len()))?;
    let words: Vec<&[u8]> = columns.split(|byte| *byte == b' ').filter(|word| !word.is_empty()).collect();
    let is_hex = |word: &&[u8]| word.len() == 2 && word.iter().all(u8::is_ascii_hexdigit);
    let is_dump = line.len() >= 53 && !words.is_empty() && words.iter().all(is_hex);
    if is_dump {
        words.into_iter().map(bytes_of_hex).collect::<Option<Vec<_>>>().map(|bytes| bytes.concat())
    } else {
        None
    }
}

/// A period is printed for every byte that is not printable: the last two of several may be CR LF.
fn undotted(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = memchr::memmem::find(rest, b"..") {
        let dots = rest.get(start..).unwrap_or_default().iter().take_while(|byte| **byte == b'.').count();
        bytes.extend_from_slice(rest.get(..start + dots - 2).unwrap_or_default());
        bytes.extend_from_slice(b"\r\n");
        rest = rest.get(start + dots..).unwrap_or_default();
    }
    bytes.extend_from_slice(rest);
    bytes
}

fn first_line(bytes: &[u8]) -> &[u8] {
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// The port after the last period or colon.
fn port(address: &[u8]) -> &[u8] {
    address.rsplit(|byte| matches!(byte, b'.' | b':')).next().unwrap_or_default()
}

/// `IP 127.0.0.1.21 > 127.0.0.1.50486: Flags [P.], seq 1:48, ack 1, length 47: FTP: 220 ready`.
pub(super) fn tcpdump(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let is_begun = line.text.starts_with(b"IP (") || line.text.starts_with(b"IP6 (");
    if is_begun && memchr::memmem::find(line.text, b"length").is_some() {
        state.packet.flush(sink);
        return true;
    }
    let Some(header) = tcpdump_header(line.whole) else { return false };
    state.packet.flush(sink);
    state.packet.packet = Some(header);
    true
}

fn tcpdump_header(line: &[u8]) -> Option<Packet> {
    let flags = memchr::memmem::find(line, b": Flags [").or_else(|| memchr::memmem::find(line, b": tcp "))?;
    let (addresses, rest) = line.split_at_checked(flags)?;
    let arrow = memchr::memmem::rfind(addresses, b" > ")?;
    let (source, target) = addresses.split_at_checked(arrow)?;
    let source = source.rsplit(|byte| byte.is_ascii_whitespace()).next()?;
    let target = target.get(3..)?;
    let length = memchr::memmem::find(rest, b", length ").map(|start| start + 9);
    let length = length.or_else(|| rest.starts_with(b": tcp ").then_some(6))?;
    let digits = rest.get(length..)?;
    let end = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
    let (digits, text) = digits.split_at_checked(end)?;
    let text = text.strip_prefix(b": FTP: ");
    Some(Packet {
        tool: Tool::Tcpdump,
        source: source.to_vec(),
        target: target.to_vec(),
        length: std::str::from_utf8(digits).ok()?.parse().ok(),
        text: text.map(<[u8]>::to_vec),
        body: Vec::new(),
        lines: 0,
    })
}

/// A line after a header of tcpdump: what the packet carries, or the next header.
fn tcpdump_body(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let is_header = tcpdump_header(line.whole).is_some()
        || memchr::memmem::find(line.whole, b" IP (").is_some()
        || memchr::memmem::find(line.whole, b" IP6 (").is_some()
        || line.whole.starts_with(b"IP ")
        || memchr::memmem::find(line.whole, b" packets captured").is_some();
    state.packet.body_line(line, is_header, sink)
}

/// What the dump of a packet shows: its last `length` bytes. In `-A` a line feed is printed for CR LF, and
/// the headers, which may contain anything, come first.
fn dumped(body: &[u8], length: usize) -> Option<Vec<u8>> {
    if length == 0 {
        return None;
    }
    if memchr::memmem::find(body, b"\t0x").is_some() {
        let lines = body.split(|byte| *byte == b'\n').filter_map(|line| line.strip_prefix(b"\t0x"));
        let digits = lines.flat_map(|line| {
            let hex = line.get(6..).unwrap_or_default().trim_ascii_start();
            let end = memchr::memmem::find(hex, b"  ").unwrap_or(hex.len());
            hex.get(..end).unwrap_or_default().iter().copied().filter(u8::is_ascii_hexdigit)
        });
        let bytes = bytes_of_hex(&digits.collect::<Vec<_>>())?;
        let end = end_of_packet(&bytes).unwrap_or(bytes.len());
        return Some(bytes.get(end.checked_sub(length)?..end)?.to_vec());
    }
    if body.starts_with(b"\t") {
        let lines = body.split(|byte| *byte == b'\n').filter_map(|line| line.strip_prefix(b"\t"));
        return Some(lines.flat_map(|line| [line, b"\r\n"].concat()).collect());
    }
    let text = body.strip_suffix(b"\n").unwrap_or(body);
    let mut left = length;
    let mut start = text.len();
    for (place, byte) in text.iter().enumerate().rev() {
        let size = if *byte == b'\n' { 2 } else { 1 };
        if left < size {
            break;
        }
        left -= size;
        start = place;
    }
    let lines = text.get(start..)?.split(|byte| *byte == b'\n');
    Some(lines.collect::<Vec<_>>().join(b"\r\n".as_slice()))
}

/// Where a packet of IP ends: a short frame of Ethernet is padded. `-XX` shows the header of Ethernet, too.
fn end_of_packet(bytes: &[u8]) -> Option<usize> {
    let number = |place: usize| Some(usize::from(*bytes.get(place)?) << 8 | usize::from(*bytes.get(place + 1)?));
    let start = match (number(12), bytes.get(14)) {
        (Some(0x0800 | 0x86dd), Some(version)) if matches!(version >> 4, 4 | 6) => 14,
        _ => 0,
    };
    let length = match bytes.get(start)? >> 4 {
        4 => number(start + 2)?,
        6 => number(start + 4)? + 40,
        _ => return None,
    };
    Some(start + length).filter(|end| *end <= bytes.len())
}

/// `T 127.0.0.1:21 -> 127.0.0.1:36380 [AP] #4`.
pub(super) fn ngrep(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some(header) = ngrep_header(line.whole) else {
        return line.whole.starts_with(b"interface: ")
            || line.whole.starts_with(b"input: ")
            || line.whole.starts_with(b"filter: ")
            || line.whole.starts_with(b"match: ");
    };
    state.packet.flush(sink);
    state.packet.packet = Some(header);
    true
}

fn ngrep_header(line: &[u8]) -> Option<Packet> {
    let rest = line.strip_prefix(b"T ")?;
    let arrow = memchr::memmem::find(rest, b" -> ")?;
    let (source, target) = rest.split_at_checked(arrow)?;
    let source = source.rsplit(|byte| *byte == b' ').next()?;
    let mut words = target.get(4..)?.splitn(3, |byte| *byte == b' ');
    let (target, flags) = (words.next()?, words.next()?);
    flags.starts_with(b"[").then_some(())?;
    let text = words.next().unwrap_or_default();
    // The number of the packet, and on one line with it what it carries.
    let text = match text.strip_prefix(b"#") {
        Some(text) => memchr::memchr(b' ', text).and_then(|blank| text.get(blank + 1..)).unwrap_or_default(),
        None => text,
    };
    Some(Packet {
        tool: Tool::Ngrep,
        source: source.to_vec(),
        target: target.to_vec(),
        length: None,
        text: Some(text).filter(|text| !text.is_empty()).map(<[u8]>::to_vec),
        body: Vec::new(),
        lines: 0,
    })
}

/// A line after a header of ngrep. An empty one ends the packet.
fn ngrep_body(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let is_header = ngrep_header(line.whole).is_some();
    if line.whole.is_empty() {
        state.packet.flush(sink);
        return true;
    }
    state.packet.body_line(line, is_header, sink)
}

/// `127.000.000.001.00021-127.000.000.001.40894: 220 ready`.
pub(super) fn tcpflow(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some((source, target, text)) = tcpflow_header(line.whole) else { return false };
    state.packet.packet = None;
    let side = state.packet.side(&source, &target, text);
    let packet = Packet { tool: Tool::Tcpflow, source, target, length: None, text: None, body: Vec::new(), lines: 0 };
    if let Some((key, side)) = side {
        state.packet.packet = Some(packet);
        sink(Said::text(side, text).on(key));
    }
    true
}

fn tcpflow_header(line: &[u8]) -> Option<(Vec<u8>, Vec<u8>, &[u8])> {
    let colon = memchr::memmem::find(line, b": ").or_else(|| Some(line.strip_suffix(b":")?.len()))?;
    let (addresses, text) = line.split_at_checked(colon)?;
    let (source, target) = addresses.split_at_checked(addresses.iter().position(|byte| *byte == b'-')?)?;
    let target = target.get(1..)?;
    let is_address = |address: &[u8]| {
        let (host, port) = address.split_at_checked(address.len().checked_sub(6)?)?;
        let port = port.strip_prefix(b".")?;
        let is_host = !host.is_empty() && host.iter().all(|byte| byte.is_ascii_hexdigit() || b".:".contains(byte));
        (is_host && port.iter().all(u8::is_ascii_digit)).then(|| {
            let digits = port.iter().position(|byte| *byte != b'0').unwrap_or(4);
            [host, b".", port.get(digits..).unwrap_or_default()].concat()
        })
    };
    Some((is_address(source)?, is_address(target)?, text.get(2..).unwrap_or_default()))
}

/// Another line of the same packet.
fn tcpflow_body(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    if tcpflow_header(line.whole).is_some() {
        return false;
    }
    let Some(Packet { source, target, .. }) = state.packet.packet.take() else { return false };
    if line.whole.is_empty() {
        return true;
    }
    if let Some((key, side)) = state.packet.side(&source, &target, line.whole) {
        sink(Said::text(side, line.whole).on(key));
    }
    let (length, text) = (None, None);
    state.packet.packet =
        Some(Packet { tool: Tool::Tcpflow, source, target, length, text, body: Vec::new(), lines: 0 });
    true
}

/// `{"event_type":"ftp", ..., "ftp":{"command":"USER", "completion_code":["331"], "reply":["..."]}}`.
pub(super) fn suricata(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let is_event = memchr::memmem::find(line.whole, b"\"event_type\"").is_some();
    if !is_event || memchr::memmem::find(line.whole, b"\"ftp\"").is_none() {
        return is_event;
    }
    let Ok(record) = serde_json::from_slice::<Value>(line.whole) else { return false };
    let Some(ftp) = record.get("ftp") else { return true };
    let key = Key::of(record.get("flow_id").map(Value::to_string));
    let text = |name: &str| ftp.get(name).and_then(Value::as_str).unwrap_or_default();
    let (command, data) = (text("command"), text("command_data"));
    let list = |name: &str| match ftp.get(name) {
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(item)) => vec![item.clone()],
        _ => Vec::new(),
    };
    let (codes, lines): (Vec<String>, Vec<String>) = (list("completion_code"), list("reply"));
    if command.is_empty() {
        sink(Said::from(What::Hidden).on(key));
    } else {
        let line = format!("{command} {data}");
        sink(Said::client(line.trim_ascii_end().as_bytes().to_vec()).on(key));
    }
    // A line of a reply that begins with a code has it here; the others are told by their blank.
    let mut codes = codes.into_iter();
    for text in lines {
        let is_coded = !text.starts_with(' ');
        let code = codes.as_slice().first().filter(|_| is_coded).cloned();
        let line: Cow<'_, str> = match code {
            Some(code) => {
                codes.next();
                format!("{code} {text}").into()
            }
            None => text.into(),
        };
        sink(Said::server(line.as_bytes().to_vec()).in_form(Form::Flat).on(key));
    }
    for code in codes {
        sink(Said::server(code.into_bytes()).in_form(Form::Flat).on(key));
    }
    // Nothing more is to come that could be a part of this reply.
    if command == "QUIT" {
        sink(Said::from(What::Closed).on(key));
    }
    true
}

pub(super) fn bytes_of_hex(text: &[u8]) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    text.chunks(2).map(|pair| Some(digit(*pair.first()?)? << 4 | digit(*pair.get(1)?)?)).collect()
}
