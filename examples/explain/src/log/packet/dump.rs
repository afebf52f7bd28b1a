//! Dumps: bytes in hexadecimal, and the packets in them.

use super::{Packet, Shared, State};
use crate::log::format::{Line, Sink};

/// `0000  00 00 00 00 00 00 00 00 00 00 00 00 08 00 45 00   ..............E.`: a frame, as `tshark -x` prints it.
pub(in crate::log) fn frames(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    if !line.whole.starts_with(b"0000  ") || row(line.whole).is_none() {
        return false;
    }
    state.packet.flush(sink);
    // With `-P` and `-V` the same packet is shown twice.
    let is_shown = state.packet.tshark.is_used();
    state.packet.packet = Some(Packet::new(b"", b"", more, if is_shown { |_, _, _| {} } else { flush }));
    state.packet.body_line(line, false, sink)
}

fn more(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let is_over = row(line.whole).is_none() || line.whole.starts_with(b"0000  ");
    state.packet.body_line(line, is_over, sink)
}

fn flush(state: &mut State, packet: Packet, sink: Sink<'_>) {
    let frame: Vec<u8> = packet.lines().filter_map(row).flatten().collect();
    if let Some(tcp) = Tcp::of(&frame) {
        let address = |port: u16| format!(".{port}").into_bytes();
        state.bytes(&address(tcp.source), &address(tcp.target), tcp.payload.to_vec(), sink);
    }
}

/// The bytes of a line with an offset and up to 16 bytes.
fn row(line: &[u8]) -> Option<Vec<u8>> {
    let (offset, rest) = line.split_at_checked(line.iter().position(|byte| *byte == b' ')?)?;
    if offset.len() < 4 || !offset.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    words(rest.strip_prefix(b"  ")?)
}

/// The bytes that are written as words of two digits, with a blank between, as far as there are any; three blanks, or
/// two after sixteen bytes, begin a column of text.
pub(super) fn words(text: &[u8]) -> Option<Vec<u8>> {
    let columns = text.get(..text.len().min(49)).unwrap_or(text);
    let end = memchr::memmem::find(columns, b"   ").unwrap_or(columns.len());
    let words = columns.get(..end)?.split(|byte| *byte == b' ').filter(|word| !word.is_empty());
    let bytes: Option<Vec<Vec<u8>>> = words.map(|word| bytes_of_hex(word).filter(|bytes| bytes.len() == 1)).collect();
    bytes.map(|bytes| bytes.concat()).filter(|bytes| !bytes.is_empty())
}

/// The bytes of pairs of digits.
pub(super) fn bytes_of_hex(text: &[u8]) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    text.chunks(2).map(|pair| Some(digit(*pair.first()?)? << 4 | digit(*pair.get(1)?)?)).collect()
}

/// Where a packet of IP begins and ends: a short frame of Ethernet is padded. Some dumps show the header of Ethernet, too.
pub(super) fn packet_of(bytes: &[u8]) -> Option<&[u8]> {
    let number = |place: usize| Some(usize::from(*bytes.get(place)?) << 8 | usize::from(*bytes.get(place + 1)?));
    let has_ip = |place: usize| {
        let is_type = matches!(number(place - 2), Some(0x0800 | 0x86dd));
        is_type && bytes.get(place).is_some_and(|version| matches!(version >> 4, 4 | 6))
    };
    // Ethernet, and both versions of what Linux writes for `any`.
    let start = [14, 16].into_iter().find(|place| has_ip(*place)).unwrap_or(match number(0) {
        Some(0x0800 | 0x86dd) => 20,
        _ => 0,
    });
    let length = match bytes.get(start)? >> 4 {
        4 => number(start + 2)?,
        6 => number(start + 4)? + 40,
        _ => return None,
    };
    bytes.get(start..start + length)
}

/// A segment of TCP.
struct Tcp<'f> {
    source: u16,
    target: u16,
    payload: &'f [u8],
}

impl<'f> Tcp<'f> {
    /// The segment in a frame.
    fn of(frame: &'f [u8]) -> Option<Self> {
        const TCP: u8 = 6;
        let packet = packet_of(frame)?;
        let first = *packet.first()?;
        let (protocol, header) = match first >> 4 {
            4 => (*packet.get(9)?, usize::from(first & 0xf) * 4),
            _ => (*packet.get(6)?, 40),
        };
        let segment = packet.get(header..).filter(|_| protocol == TCP)?;
        let port = |place: usize| Some(u16::from_be_bytes([*segment.get(place)?, *segment.get(place + 1)?]));
        let payload = segment.get(usize::from(segment.get(12)? >> 4) * 4..).filter(|payload| !payload.is_empty())?;
        Some(Self { source: port(0)?, target: port(2)?, payload })
    }
}
