//! The forms in which tcpdump prints packets.

use super::dump::{bytes_of_hex, packet_of};
use super::{Packet, Shared};
use crate::conversation::Key;
use crate::log::format::{Form, Line, Said, Sink, What};

/// What this format remembers.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The last sender of something, to whom, and where it is in the stream.
    last: Option<(Key, Vec<u8>)>,
}

/// `IP 127.0.0.1.21 > 127.0.0.1.50486: Flags [P.], seq 1:48, ack 1, length 47: FTP: 220 ready`.
pub(in crate::log) fn tcpdump(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let is_begun = line.text.starts_with(b"IP (") || line.text.starts_with(b"IP6 (");
    if is_begun && memchr::memmem::find(line.text, b"length").is_some() {
        state.packet.flush(sink);
        return true;
    }
    let Some(header) = header_of(line.whole) else { return false };
    state.packet.flush(sink);
    // A packet that was sent again says nothing new.
    let place = memchr::memmem::find(line.whole, b", seq ").and_then(|start| line.whole.get(start + 6..));
    let place = place.and_then(|place| place.get(..memchr::memchr(b',', place)?)).filter(|place| place.contains(&b':'));
    if let Some(place) = place {
        let sent = (Key::of((&header.source, &header.target)), place.to_vec());
        if state.packet.tcpdump.last.as_ref() == Some(&sent) {
            state.packet.packet = Some(Packet { flush: |_, _, _| {}, ..header });
            return true;
        }
        state.packet.tcpdump.last = Some(sent);
    }
    state.packet.packet = Some(header);
    true
}

/// The header has the first line of what the packet carries, and the dump has all of it.
fn flush(state: &mut super::State, packet: Packet, sink: Sink<'_>) {
    if let Some(bytes) = packet.length.filter(|_| packet.lines > 0).and_then(|length| dumped(&packet.body, length)) {
        return state.bytes(&packet.source, &packet.target, bytes, sink);
    }
    let Some(text) = &packet.text else { return };
    let Some((key, side)) = state.side(&packet.source, &packet.target, text) else { return };
    sink(Said { key: Some(key), what: What::Text(side, text.into(), Form::Gaps) });
}

fn header_of(line: &[u8]) -> Option<Packet> {
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
    let mut packet = Packet::new(source, target, more, flush);
    packet.length = std::str::from_utf8(digits).ok()?.parse().ok();
    packet.text = text.map(<[u8]>::to_vec);
    Some(packet)
}

/// A line after a header of tcpdump: what the packet carries, or the next header.
fn more(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let is_header = header_of(line.whole).is_some()
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
        let packet = packet_of(&bytes).unwrap_or(&bytes);
        return Some(packet.get(packet.len().checked_sub(length)?..)?.to_vec());
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
