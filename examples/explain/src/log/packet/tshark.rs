//! The forms in which tshark prints packets.

use serde_json::Value;

use super::Shared;
use super::dump::bytes_of_hex;
use crate::conversation::{Key, Side};
use crate::log::format::{Form, Line, Said, Sink};

/// What these formats remember.
#[derive(Debug, Default)]
pub(super) struct State {
    layers: Layers,
    /// The form in which the first packet was shown: tshark can print each in several forms.
    shown: Option<Shown>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Lines,
    Layers,
}

impl State {
    /// Whether packets are shown in a form that is read.
    pub(super) fn is_used(&self) -> bool {
        self.shown.is_some()
    }

    /// Whether a packet that is shown in this form is not shown in another, too.
    fn is_first(&mut self, form: Shown) -> bool {
        *self.shown.get_or_insert(form) == form
    }
}

const MARKS: [(&[u8], Side); 2] = [(b"Response: ", Side::Server), (b"Request: ", Side::Client)];

/// `    4   0.002020    127.0.0.1 → 127.0.0.1    FTP 113 Response: 220 ready`.
pub(in crate::log) fn lines(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    if let Some(cell) = line.whole.strip_prefix(b"<section>") {
        return section(cell, sink);
    }
    let find = |words: [&[u8]; 2]| words.iter().find_map(|word| memchr::memmem::find(line.whole, word));
    let Some(start) = find([b" FTP ", b"\tFTP\t"]) else {
        return find([b" TCP ", b"\tTCP\t"]).and_then(|end| arrow(line.whole.get(..end)?)).is_some();
    };
    let (addresses, rest) = line.whole.split_at_checked(start).unwrap_or_default();
    let Some((source, target)) = arrow(addresses) else { return false };
    let key = Key::of(if source < target { (source, target) } else { (target, source) });
    for (mark, side) in MARKS {
        if let Some(place) = memchr::memmem::find(rest, mark) {
            let text = rest.get(place + mark.len()..).unwrap_or_default();
            if state.packet.tshark.is_first(Shown::Lines) {
                sink(Said::text(side, text).in_form(Form::Gaps).on(key));
            }
            return true;
        }
    }
    true
}

/// `<section>Response: 220 ready</section>` of `-T psml`.
fn section(cell: &[u8], sink: Sink<'_>) -> bool {
    let Some(cell) = cell.strip_suffix(b"</section>") else { return false };
    if let Some((side, text)) = MARKS.iter().find_map(|(mark, side)| Some((*side, cell.strip_prefix(*mark)?))) {
        sink(Said::text(side, without_entities(text)).in_form(Form::Gaps));
    }
    true
}

/// XML writes some characters as their names.
fn without_entities(text: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(text);
    let names = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&apos;", "'"), ("&amp;", "&")];
    names.iter().fold(text.into_owned(), |text, (name, letter)| text.replace(name, letter)).into_bytes()
}

/// What is said in the columns that tshark itself prints; whether they are those.
pub(super) fn said_in(cells: &[&[u8]], sink: Sink<'_>) -> bool {
    let column = MARKS.iter().find_map(|(mark, side)| {
        let text = cells.last()?.strip_prefix(*mark)?;
        Some((*side, text))
    });
    if let Some((side, text)) = column.filter(|_| cells.contains(&b"FTP".as_slice())) {
        sink(Said::text(side, text).in_form(Form::Gaps));
        return true;
    }
    false
}

/// `21\tTimestamps,220 ready\r\n`: the text of a packet, as `-e text` prints it.
pub(super) fn text_of(state: &mut Shared, line: &[u8], sink: Sink<'_>) -> bool {
    let Some(text) = line.strip_suffix(b"\\r\\n") else { return false };
    let text = text.rsplit(|byte| *byte == b'\t').next().unwrap_or(text);
    let text = text.strip_prefix(b"Timestamps,").unwrap_or(text);
    let Some((key, side)) = state.packet.side(b"", b"", text) else { return false };
    for line in split(text) {
        sink(Said::text(side, unquoted(line)).on(key));
    }
    true
}

/// The lines of a text with `\r\n,` between them.
fn split(text: &[u8]) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(end) = memchr::memmem::find(rest, b"\\r\\n,") {
        lines.push(rest.get(..end).unwrap_or_default());
        rest = rest.get(end + 5..).unwrap_or_default();
    }
    lines.push(rest);
    lines
}

/// The words on both sides of an arrow.
fn arrow(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let (place, length) = match memchr::memmem::find(line, " → ".as_bytes()) {
        Some(place) => (place, " → ".len()),
        None => (memchr::memmem::find(line, b" -> ")?, 4),
    };
    let source = line.get(..place)?.trim_ascii_end().rsplit(|byte| byte.is_ascii_whitespace()).next()?;
    let target = line.get(place + length..)?.trim_ascii_start().split(|byte| byte.is_ascii_whitespace()).next()?;
    Some((source, target))
}

/// The packet whose layers tshark prints, one below the other.
#[derive(Debug, Default)]
struct Layers {
    source: Vec<u8>,
    target: Vec<u8>,
    /// Whether these are the lines of the layer of FTP, in the form for people.
    is_ftp: bool,
    /// The field whose bytes are on the next line.
    raw: Option<Raw>,
    /// Whether what the packet carries was shown as bytes.
    is_raw: bool,
}

#[derive(Clone, Copy, Debug)]
enum Raw {
    Source,
    Target,
    Ftp,
}

/// `"220 ready\\r\\n": {` of `-T json`, `<field name="" show="220 ready\r\n" value="...">` of `-T pdml`, and `    220 ready\r\n`
/// of `-V`, after the ports.
pub(in crate::log) fn layers(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let text = line.whole.trim_ascii_start();
    let layers = &mut state.packet.tshark.layers;
    match text {
        b"\"layers\": {" => {
            *layers = Layers::default();
            return true;
        }
        b"\"tcp.srcport_raw\": [" => layers.raw = Some(Raw::Source),
        b"\"tcp.dstport_raw\": [" => layers.raw = Some(Raw::Target),
        b"\"ftp_raw\": [" => layers.raw = Some(Raw::Ftp),
        _ => {
            if let Some(raw) = layers.raw.take() {
                return raw_field(state, raw, text, sink);
            }
            return layer(state, line.whole, text, sink);
        }
    }
    true
}

/// `          "323230202876734654506420332e302e33290d0a",` of `-T jsonraw`.
fn raw_field(state: &mut Shared, raw: Raw, text: &[u8], sink: Sink<'_>) -> bool {
    let Some(bytes) = value(text, b"\"", b"\"").and_then(bytes_of_hex) else { return false };
    let layers = &mut state.packet.tshark.layers;
    let port = || bytes.iter().fold(0_usize, |port, byte| port << 8 | usize::from(*byte)).to_string().into_bytes();
    match raw {
        Raw::Source => layers.source = port(),
        Raw::Target => layers.target = port(),
        Raw::Ftp if state.packet.tshark.is_first(Shown::Layers) => {
            let (source, target) = state.packet.tshark.layers.ends();
            // With `-x` the text is shown, too.
            state.packet.bytes(&source, &target, bytes, sink);
            state.packet.tshark.layers.is_raw = true;
        }
        Raw::Ftp => {}
    }
    true
}

fn layer(state: &mut Shared, whole: &[u8], text: &[u8], sink: Sink<'_>) -> bool {
    let layers = &mut state.packet.tshark.layers;
    if let Some(port) = value(text, b"\"tcp.srcport\": \"", b"\"").or_else(|| field(text, b"tcp.srcport")) {
        layers.source = port.to_vec();
        return true;
    }
    if let Some(port) = value(text, b"\"tcp.dstport\": \"", b"\"").or_else(|| field(text, b"tcp.dstport")) {
        layers.target = port.to_vec();
        return true;
    }
    if let Some(rest) = whole.strip_prefix(b"Transmission Control Protocol, Src Port: ") {
        layers.source = number(rest);
        layers.target =
            memchr::memmem::find(rest, b"Dst Port: ").and_then(|at| rest.get(at + 10..)).map_or_else(Vec::new, number);
        return true;
    }
    if !whole.starts_with(b" ") && !whole.starts_with(b"<") {
        layers.is_ftp = whole == b"File Transfer Protocol (FTP)";
        if layers.is_ftp {
            return true;
        }
    }
    if text.starts_with(b"<proto ") {
        layers.is_ftp = text.starts_with(b"<proto name=\"ftp\"");
        return true;
    }
    let said = if let Some(hex) =
        text.strip_prefix(b"<field name=\"\" show=\"").and_then(|rest| inner(rest, b" value=\"", b"\""))
    {
        bytes_of_hex(hex).filter(|_| layers.is_ftp)
    } else if let Some(quoted) =
        text.strip_prefix(b"\"").and_then(|rest| rest.get(..memchr::memmem::find(rest, b"\\\\r\\\\n\": ")?))
    {
        let quoted = String::from_utf8_lossy(quoted);
        serde_json::from_str::<String>(&format!("\"{quoted}\"")).ok().map(|text| unquoted(text.as_bytes()))
    } else if layers.is_ftp && whole.starts_with(b"    ") {
        whole.get(4..).and_then(|text| text.strip_suffix(b"\\r\\n")).map(unquoted)
    } else {
        return false;
    };
    let Some(said) = said else { return false };
    let said = said.strip_suffix(b"\r\n").unwrap_or(&said).to_vec();
    let (source, target) = layers.ends();
    if layers.is_raw || !state.packet.tshark.is_first(Shown::Layers) {
        return true;
    }
    if let Some((key, side)) = state.packet.side(&source, &target, &said) {
        sink(Said::text(side, said).on(key));
    }
    true
}

impl Layers {
    /// Both ends of the connection.
    fn ends(&self) -> (Vec<u8>, Vec<u8>) {
        ([b".", self.source.as_slice()].concat(), [b".", self.target.as_slice()].concat())
    }
}

/// The digits with which a text begins.
fn number(text: &[u8]) -> Vec<u8> {
    text.iter().copied().take_while(u8::is_ascii_digit).collect()
}

fn value<'l>(text: &'l [u8], start: &[u8], end: &[u8]) -> Option<&'l [u8]> {
    let rest = text.strip_prefix(start)?;
    rest.get(..memchr::memmem::find(rest, end)?)
}

fn inner<'l>(text: &'l [u8], start: &[u8], end: &[u8]) -> Option<&'l [u8]> {
    let rest = text.get(memchr::memmem::find(text, start)? + start.len()..)?;
    rest.get(..memchr::memmem::find(rest, end)?)
}

/// The value of a field in PDML.
fn field<'l>(text: &'l [u8], name: &[u8]) -> Option<&'l [u8]> {
    let rest = text.strip_prefix(b"<field name=\"")?.strip_prefix(name)?;
    inner(rest, b" show=\"", b"\"")
}

/// tshark writes a backslash before a quotation mark and another backslash.
fn unquoted(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'\\', [next @ (b'"' | b'\\'), after @ ..]) => {
                bytes.push(*next);
                rest = after;
            }
            _ => bytes.push(*first),
        }
    }
    bytes
}

/// `{"timestamp":"...","layers":{"ftp":{"ftp_ftp_response_code":"220", ...}}}` of `tshark -T ek`.
pub(in crate::log) fn ek(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    if memchr::memmem::find(line.whole, b"\"layers\":{").is_none() {
        return line.whole.starts_with(b"{\"index\":{");
    }
    let Ok(record) = serde_json::from_slice::<Value>(line.whole) else { return false };
    let (Some(tcp), Some(ftp)) = (record.pointer("/layers/tcp"), record.pointer("/layers/ftp")) else { return true };
    let port = |name: &str| [".", tcp.get(name).and_then(Value::as_str).unwrap_or_default()].concat().into_bytes();
    let list = |name: &str| match ftp.get(name) {
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(item)) => vec![item.clone()],
        _ => Vec::new(),
    };
    let (source, target) = (port("tcp_tcp_srcport"), port("tcp_tcp_dstport"));
    let lines: Vec<String> = list("text");
    for text in lines {
        let text = text.strip_suffix("\\r\\n").unwrap_or(&text);
        let text = unquoted(text.as_bytes());
        if let Some((key, side)) = state.packet.side(&source, &target, &text) {
            sink(Said::text(side, text).on(key));
        }
    }
    true
}
