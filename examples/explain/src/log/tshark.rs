//! The forms in which tshark prints packets.

use serde_json::Value;

use super::draft::code_of;
use super::format::{Form, Line, Said, Sink};
use super::guess;
use super::packet::bytes_of_hex;
use crate::conversation::{Key, Side};

type Shared = super::format::State;

/// `    4   0.002020    127.0.0.1 → 127.0.0.1    FTP 113 Response: 220 ready`.
pub(super) fn lines(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some(start) = memchr::memmem::find(line.whole, b" FTP ") else {
        return is_tshark(line.whole);
    };
    let (addresses, rest) = line.whole.split_at_checked(start).unwrap_or_default();
    let Some((source, target)) = arrow(addresses) else { return false };
    let key = Key::of(if source < target { (source, target) } else { (target, source) });
    for (mark, side) in [(b"Response: ".as_slice(), Side::Server), (b"Request: ", Side::Client)] {
        if let Some(place) = memchr::memmem::find(rest, mark) {
            let text = rest.get(place + mark.len()..).unwrap_or_default();
            sink(Said::text(side, text).in_form(Form::Gaps).on(key));
            return true;
        }
    }
    true
}

/// Whether this is a line about another packet.
fn is_tshark(line: &[u8]) -> bool {
    line.starts_with(b" ") && memchr::memmem::find(line, b" TCP ").and_then(|end| arrow(line.get(..end)?)).is_some()
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
pub(super) struct Layers {
    source: Vec<u8>,
    target: Vec<u8>,
    /// Whether these are the lines of the layer of FTP, in the form for people.
    is_ftp: bool,
}

/// `"220 ready\\r\\n": {` of `-T json`, `<field name="" show="220 ready\r\n" value="...">` of `-T pdml`, and `    220 ready\r\n`
/// of `-V`, after the ports.
pub(super) fn layers(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let text = line.whole.trim_ascii_start();
    let layers = &mut state.packet.layers;
    if let Some(port) = value(text, b"\"tcp.srcport\": \"", b"\"").or_else(|| field(text, b"tcp.srcport")) {
        layers.source = port.to_vec();
        return true;
    }
    if let Some(port) = value(text, b"\"tcp.dstport\": \"", b"\"").or_else(|| field(text, b"tcp.dstport")) {
        layers.target = port.to_vec();
        return true;
    }
    if let Some(rest) = line.whole.strip_prefix(b"Transmission Control Protocol, Src Port: ") {
        layers.source = number(rest);
        layers.target =
            memchr::memmem::find(rest, b"Dst Port: ").and_then(|at| rest.get(at + 10..)).map_or_else(Vec::new, number);
        return true;
    }
    if !line.whole.starts_with(b" ") {
        layers.is_ftp = line.whole == b"File Transfer Protocol (FTP)";
        if layers.is_ftp {
            return true;
        }
    }
    let said = if let Some(hex) =
        text.strip_prefix(b"<field name=\"\" show=\"").and_then(|rest| inner(rest, b" value=\"", b"\""))
    {
        bytes_of_hex(hex)
    } else if let Some(quoted) =
        text.strip_prefix(b"\"").and_then(|rest| rest.get(..memchr::memmem::find(rest, b"\\\\r\\\\n\": ")?))
    {
        let quoted = String::from_utf8_lossy(quoted);
        serde_json::from_str::<String>(&format!("\"{quoted}\"")).ok().map(|text| unquoted(text.as_bytes()))
    } else if layers.is_ftp && line.whole.starts_with(b"    ") && line.whole.get(4) != Some(&b' ') {
        line.whole.get(4..).and_then(|text| text.strip_suffix(b"\\r\\n")).map(unquoted)
    } else if layers.is_ftp && line.whole.starts_with(b"     ") && line.whole.ends_with(b"\\r\\n") {
        line.whole.get(4..).and_then(|text| text.strip_suffix(b"\\r\\n")).map(unquoted)
    } else {
        return false;
    };
    let Some(said) = said else { return false };
    let said = said.strip_suffix(b"\r\n").unwrap_or(&said).to_vec();
    let (source, target) = ([b".", layers.source.as_slice()].concat(), [b".", layers.target.as_slice()].concat());
    if let Some((key, side)) = state.packet.side(&source, &target, &said) {
        sink(Said::text(side, said).on(key));
    }
    true
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

/// Cells with a code and a text, or a command and its argument, as `tshark -T fields` prints them.
pub(super) fn fields(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let is_header = line.whole.first().is_some_and(|first| first.is_ascii_alphabetic() || *first == b'"');
    if let Some(name) = memchr::memmem::find(line.whole, b"ftp.re").filter(|_| is_header) {
        let fields = &mut state.packet.fields;
        fields.separator = match name.checked_sub(1).and_then(|before| line.whole.get(before)) {
            Some(separator) => *separator,
            None => {
                *line.whole.iter().find(|byte| !byte.is_ascii_alphanumeric() && !b"._".contains(byte)).unwrap_or(&b'\t')
            }
        };
        fields.names = line.whole.split(|byte| *byte == fields.separator).map(<[u8]>::to_vec).collect();
        return true;
    }
    let fields = &mut state.packet.fields;
    let separator = if fields.names.is_empty() { b'\t' } else { fields.separator };
    if memchr::memchr(separator, line.whole).is_none() {
        return false;
    }
    let cells: Vec<&[u8]> = line.whole.split(|byte| *byte == separator).map(without_quotes).collect();
    let (command, reply) = match fields.names.is_empty() {
        true => state.packet.fields.unnamed(&cells),
        false => {
            let cell = |name: &[u8]| {
                let place = fields.names.iter().position(|known| known == name)?;
                cells.get(place).copied().filter(|cell| !cell.is_empty())
            };
            let argument = |name: &[u8]| cell(name).unwrap_or_default();
            let command = cell(b"ftp.request.command").map(|verb| (verb, argument(b"ftp.request.arg")));
            (command, cell(b"ftp.response.code").map(|codes| (codes, argument(b"ftp.response.arg"))))
        }
    };
    if let Some((verb, argument)) = command {
        state.packet.fields.is_ftp = true;
        sink(Said::client([verb, b" ", argument].concat().trim_ascii_end().to_vec()));
        return true;
    }
    let Some((codes, text)) = reply else { return state.packet.fields.is_ftp };
    let is_ftp = state.packet.fields.is_ftp || !state.packet.fields.names.is_empty() || codes.starts_with(b"220");
    if !is_ftp {
        return false;
    }
    state.packet.fields.is_ftp = true;
    let codes: Vec<&[u8]> = codes.split(|byte| *byte == b',').collect();
    let texts: Vec<&[u8]> = text.split(|byte| *byte == b',').collect();
    for (place, code) in codes.iter().enumerate() {
        // A comma may also be one of the text.
        let text = match texts.len() == codes.len() {
            true => texts.get(place).copied().unwrap_or_default(),
            false if place == 0 => text,
            false => b"",
        };
        sink(Said::server([code, b" ".as_slice(), text].concat()).in_form(Form::Flat));
    }
    true
}

/// The columns of `tshark -T fields`.
#[derive(Debug, Default)]
pub(super) struct Fields {
    names: Vec<Vec<u8>>,
    separator: u8,
    /// The columns of verbs and of codes, if they have no names.
    verbs: Option<usize>,
    codes: Option<usize>,
    /// Whether a row was one of FTP.
    is_ftp: bool,
}

/// The command and the reply of a row.
type Row<'l> = (Option<(&'l [u8], &'l [u8])>, Option<(&'l [u8], &'l [u8])>);

impl Fields {
    /// What a row of columns without names holds: a verb, or codes, and the cell after that. A column in which there was
    /// one has others.
    fn unnamed<'l>(&mut self, cells: &[&'l [u8]]) -> Row<'l> {
        let is_verb = |cell: &&[u8]| !cell.contains(&b' ') && guess::is_command(cell);
        let is_text = |cell: &[u8]| cell.iter().any(u8::is_ascii_alphabetic);
        let verbs = self.verbs.or_else(|| cells.iter().position(is_verb));
        let codes = self.codes.or_else(|| {
            let mut pairs = cells.iter().zip(cells.iter().skip(1));
            pairs.rposition(|(codes, text)| is_codes(codes) && is_text(text)).filter(|_| verbs.is_none())
        });
        let pair = |place: usize| {
            let cell = cells.get(place).copied().filter(|cell| !cell.is_empty())?;
            Some((cell, cells.get(place + 1).copied().unwrap_or_default()))
        };
        let command = verbs.and_then(pair).filter(|(verb, _)| guess::looks_like_command(verb));
        let reply = codes.and_then(pair).filter(|(codes, _)| is_codes(codes));
        (self.verbs, self.codes) =
            (verbs.filter(|_| command.is_some()).or(self.verbs), codes.filter(|_| reply.is_some()).or(self.codes));
        (command, reply)
    }
}

/// Three digits, or several of them with commas between.
fn is_codes(cell: &[u8]) -> bool {
    cell.split(|byte| *byte == b',').all(|code| code.len() == 3 && code_of(code).is_some())
}

fn without_quotes(cell: &[u8]) -> &[u8] {
    cell.strip_prefix(b"\"").and_then(|cell| cell.strip_suffix(b"\"")).unwrap_or(cell)
}

/// `{"timestamp":"...","layers":{"ftp":{"ftp_ftp_response_code":"220", ...}}}` of `tshark -T ek`.
pub(super) fn ek(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
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
