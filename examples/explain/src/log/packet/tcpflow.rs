//! The forms in which tcpflow prints what it has put together.

use serde_json::Value;

use super::dump::bytes_of_hex;
use super::{Packet, Shared};
use crate::log::format::{Line, Said, Sink};

/// `127.000.000.001.00021-127.000.000.001.40894: 220 ready`.
pub(in crate::log) fn tcpflow(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some((source, target, text)) = header_of(line.whole) else { return false };
    state.packet.packet = Some(Packet::new(&source, &target, more, |_, _, _| {}));
    if !text.is_empty() {
        say(state, text, sink);
    }
    true
}

fn header_of(line: &[u8]) -> Option<(Vec<u8>, Vec<u8>, &[u8])> {
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
fn more(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    if header_of(line.whole).is_some() {
        return false;
    }
    match line.whole {
        b"" => state.packet.packet = None,
        text => say(state, text, sink),
    }
    true
}

/// Passes on a line of the packet.
fn say(state: &mut Shared, text: &[u8], sink: Sink<'_>) {
    let Some(packet) = &state.packet.packet else { return };
    let (source, target) = (packet.source.clone(), packet.target.clone());
    if let Some(bytes) = dumped(text) {
        return state.packet.bytes(&source, &target, bytes, sink);
    }
    match state.packet.side(&source, &target, text) {
        Some((key, side)) => sink(Said::text(side, text).on(key)),
        None => state.packet.packet = None,
    }
}

/// The bytes of a line of `-D`: `0000: 3232 3020 2876  220 (v`.
fn dumped(line: &[u8]) -> Option<Vec<u8>> {
    let (offset, rest) = line.split_at_checked(4)?;
    offset.iter().all(u8::is_ascii_hexdigit).then_some(())?;
    // Words of two bytes, the last of which may have one only.
    let words = rest.strip_prefix(b": ")?.split(|byte| *byte == b' ');
    let mut bytes = Vec::new();
    for word in words.map_while(|word| bytes_of_hex(word).filter(|bytes| matches!(bytes.len(), 1 | 2))) {
        bytes.extend_from_slice(&word);
        if word.len() == 1 {
            break;
        }
    }
    Some(bytes).filter(|bytes| !bytes.is_empty())
}

/// `{"src_host":"127.0.0.1","src_port":21,"dst_host":"127.0.0.1","dst_port":32882,"payload": [50,50,48,13,10]}`.
pub(in crate::log) fn tcpflow_json(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    if !line.whole.starts_with(b"{\"src_host\":") {
        return false;
    }
    let Ok(record) = serde_json::from_slice::<Value>(line.whole) else { return false };
    let value = |name: &str| record.get(name).map(Value::to_string).unwrap_or_default();
    let Some(payload) = record.get("payload").and_then(Value::as_array) else { return false };
    let source = format!("{}:{}", value("src_host"), value("src_port"));
    let target = format!("{}:{}", value("dst_host"), value("dst_port"));
    let bytes = payload.iter().filter_map(|byte| u8::try_from(byte.as_u64()?).ok()).collect();
    state.packet.bytes(source.as_bytes(), target.as_bytes(), bytes, sink);
    true
}
