//! The forms in which ngrep prints packets.

use super::dump::bytes_of_hex;
use super::{Packet, Shared};
use crate::log::format::{Line, Sink};

/// What this format remembers.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Whether each line has a line of its own.
    is_by_line: bool,
}

/// `T 127.0.0.1:21 -> 127.0.0.1:36380 [AP] #4`.
pub(in crate::log) fn ngrep(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some(header) = header_of(line.whole) else {
        let notes = [b"interface: ".as_slice(), b"input: ", b"filter: ", b"match: ", b"match (JIT): "];
        return notes.iter().any(|note| line.whole.starts_with(note));
    };
    state.packet.flush(sink);
    state.packet.packet = Some(header);
    true
}

fn header_of(line: &[u8]) -> Option<Packet> {
    // With `-N` the number of the protocol follows.
    let rest = line.strip_prefix(b"T ").or_else(|| line.strip_prefix(b"T(6) "))?;
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
    let mut packet = Packet::new(source, target, more, flush);
    packet.text = Some(text).filter(|text| !text.is_empty()).map(<[u8]>::to_vec);
    Some(packet)
}

/// A line after a header. An empty one ends the packet, and so does one with a `#` for each packet that is not printed.
fn more(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    if line.whole.iter().all(|byte| *byte == b'#') {
        state.packet.flush(sink);
        return true;
    }
    state.packet.body_line(line, header_of(line.whole).is_some(), sink)
}

/// The dump is wrapped, with two blanks before each line, or has a line of its own for each line, or is one line.
fn flush(state: &mut super::State, packet: Packet, sink: Sink<'_>) {
    let first = packet.lines().next().unwrap_or_default();
    let is_wrapped = first.starts_with(b"  ") && !state.ngrep.is_by_line;
    // By lines there is one period at the end, for CR.
    let is_one = packet.lines == 1 && !state.ngrep.is_by_line && matches!(first, [.., a, b] if a == b);
    let bytes: Vec<u8> = match &packet.text {
        Some(text) => undotted(text),
        None if packet.lines == 0 => return,
        None if hex_of(first).is_some() => packet.lines().filter_map(hex_of).flatten().collect(),
        None if is_wrapped => {
            let lines = packet.lines().map(|line| line.strip_prefix(b"  ").unwrap_or(line));
            undotted(lines.collect::<Vec<_>>().concat().trim_ascii_end())
        }
        None if is_one => undotted(first),
        None => {
            state.ngrep.is_by_line = true;
            let lines = packet.lines().map(|line| line.strip_suffix(b".").unwrap_or(line));
            lines.flat_map(|line| [line, b"\r\n"].concat()).collect()
        }
    };
    state.bytes(&packet.source, &packet.target, bytes, sink);
}

/// The bytes of a line of `ngrep -x`: `  33 29 0d 0a        3)..`.
fn hex_of(line: &[u8]) -> Option<Vec<u8>> {
    let columns = line.strip_prefix(b"  ")?.get(..50)?;
    let words = columns.split(|byte| *byte == b' ').filter(|word| !word.is_empty());
    let bytes: Option<Vec<Vec<u8>>> = words.map(|word| bytes_of_hex(word).filter(|_| word.len() == 2)).collect();
    bytes.map(|bytes| bytes.concat()).filter(|bytes| !bytes.is_empty())
}

/// A period, or what was chosen with `-P`, is printed for every byte that is not printable: the last two of several may be
/// CR LF.
fn undotted(text: &[u8]) -> Vec<u8> {
    let mark = match text {
        [.., first, last] if first == last && last.is_ascii_punctuation() => *last,
        _ => b'.',
    };
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = memchr::memmem::find(rest, &[mark, mark]) {
        let dots = rest.get(start..).unwrap_or_default().iter().take_while(|byte| **byte == mark).count();
        bytes.extend_from_slice(rest.get(..start + dots - 2).unwrap_or_default());
        bytes.extend_from_slice(b"\r\n");
        rest = rest.get(start + dots..).unwrap_or_default();
    }
    bytes.extend_from_slice(rest);
    bytes
}
