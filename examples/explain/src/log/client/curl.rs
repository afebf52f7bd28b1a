//! curl, and programs that use its library.

use super::mark::{CLIENT, NOTE, SERVER, marked, read};
use crate::conversation::Side;
use crate::log::format::{Line, Read, Said, Sink, What};
use crate::log::quote;

/// What was read of a dump.
#[derive(Debug, Default)]
pub(in crate::log) struct State {
    trace: Option<Trace>,
}

impl State {
    pub(in crate::log) fn end(&mut self, sink: Sink<'_>) {
        if let Some(mut trace) = self.trace.take() {
            trace.flush(trace.size, sink);
        }
    }

    pub(in crate::log) fn inside(&self) -> Option<Read> {
        self.trace.as_ref().map(|_| trace as Read)
    }
}

type Shared = crate::log::format::State;

/// What curl has written of a dump.
#[derive(Debug)]
struct Trace {
    /// Who has sent it; nobody: it is data, or a remark.
    side: Option<Side>,
    /// How many bytes there are.
    size: usize,
    /// The last line, and its offset. Whether a line end follows is known with the next one.
    last: Option<(usize, Vec<u8>)>,
}

/// `< 220 (vsFTPd 3.0.3)`, `> USER demo`, `* Connected to ...`; `<= Recv header, 20 bytes (0x14)` and its dump.
pub(in crate::log) fn curl(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    if state.node.is_basic_ftp {
        return false;
    }
    let text = without_meter(line.text);
    if let Some(trace) = trace_of(text) {
        state.curl.trace = Some(trace);
        return true;
    }
    if text.starts_with(b"== Info:") {
        return true;
    }
    let marks = [(b"<".as_slice(), SERVER), (b">", CLIENT), (b"*", NOTE), (b"{", NOTE), (b"}", NOTE)];
    let is_note = text.starts_with(b"{") && !text.starts_with(b"{ [");
    !is_note && read(state, line, text, &marks, sink)
}

/// What follows the progress meter, which ends in columns of time and a speed and not in a line end.
fn without_meter(text: &[u8]) -> &[u8] {
    if !text.first().is_some_and(|first| b" \r0123456789".contains(first)) {
        return text;
    }
    let Some(columns) = memchr::memmem::rfind(text, b":--").or_else(|| memchr::memmem::rfind(text, b":0")) else {
        return text;
    };
    let rest = text.get(columns + 3..).unwrap_or_default();
    let speed = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b" .".contains(byte)).count();
    rest.get(speed..).filter(|_| speed > 0).unwrap_or(text)
}

/// `<= Recv header, 20 bytes (0x14)`.
fn trace_of(text: &[u8]) -> Option<Trace> {
    let (side, rest) = match text.strip_prefix(b"<= Recv ") {
        Some(rest) => (Side::Server, rest),
        None => (Side::Client, text.strip_prefix(b"=> Send ")?),
    };
    let is_header = rest.starts_with(b"header, ");
    let rest = rest.get(memchr::memmem::find(rest, b", ")? + 2..)?;
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let size = std::str::from_utf8(rest.get(..digits)?).ok()?.parse().ok()?;
    let is_dump = rest.get(digits..)?.starts_with(b" bytes (0x");
    is_dump.then_some(Trace { side: Some(side).filter(|_| is_header), size, last: None })
}

/// `0000: 220 (vsFTPd 3.0.3)`, `0000: 32 32 30 20 28 76 73 46 54 50 64 20 33 2e 30 2e 220 (vsFTPd 3.0.`
fn trace(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some(trace) = &mut state.curl.trace else { return false };
    let Some((offset, text)) = dumped(line.whole) else {
        trace.flush(trace.size, sink);
        state.curl.trace = None;
        return false;
    };
    trace.flush(offset, sink);
    trace.last = Some((offset, bytes_of(text, trace.size.saturating_sub(offset))));
    true
}

impl Trace {
    /// Passes on the last line of the dump; the next one begins at `offset`. A dump in text breaks its lines at CR LF,
    /// which it leaves out.
    fn flush(&mut self, offset: usize, sink: Sink<'_>) {
        let Some((start, mut bytes)) = self.last.take() else { return };
        if offset == start + bytes.len() + 2 {
            bytes.extend_from_slice(b"\r\n");
        }
        if let Some(side) = self.side {
            sink(What::Bytes(side, bytes.into()).into());
        }
    }
}

/// The offset of a line in a dump, and the line.
fn dumped(line: &[u8]) -> Option<(usize, &[u8])> {
    let (offset, text) = line.split_at_checked(4)?;
    let offset = usize::from_str_radix(std::str::from_utf8(offset).ok()?, 16).ok()?;
    Some((offset, text.strip_prefix(b": ")?))
}

/// The bytes of a line in a dump, of which `left` are still to come: 16 in hexadecimal, or up to 64 as they are.
fn bytes_of(text: &[u8], left: usize) -> Vec<u8> {
    let count = left.min(16);
    let digits = text.get(..count * 3).filter(|_| text.len() >= 48 + count);
    let bytes = digits.and_then(|digits| digits.chunks(3).map(hex).collect::<Option<Vec<u8>>>());
    bytes.unwrap_or_else(|| text.to_vec())
}

/// `3a `
fn hex(text: &[u8]) -> Option<u8> {
    let [high, low, b' '] = text else { return None };
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some(digit(high)? << 4 | digit(low)?)
}

/// `debug(1): b'220 ready\\r\\n'`, `(1, b'220 ready\\r\\n')`: what programs with pycurl print of the kind and the bytes.
pub(in crate::log) fn pycurl(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let marks = [(b"1):".as_slice(), SERVER), (b"2):", CLIENT), (b"0):", NOTE), (b"3):", NOTE), (b"4):", NOTE)];
    let plain = line.text.strip_prefix(b"debug(").and_then(|text| marked(text, &marks));
    let Some((side, text)) = plain.or_else(|| kind_and_bytes(line.whole)) else { return false };
    if let Some(side) = side {
        let text = quote::unquoted(text);
        sink(Said::text(side, text.trim_ascii_end().to_vec()));
    }
    true
}

/// The kind, which is a number or a name, and the bytes as Python writes them.
fn kind_and_bytes(line: &[u8]) -> Option<(Option<Side>, &[u8])> {
    let line = line.strip_suffix(b")").unwrap_or(line);
    let quote = *line.last().filter(|last| matches!(last, b'\'' | b'"'))?;
    let start = memchr::memmem::find(line, &[b'b', quote])?;
    let (kind, bytes) = line.split_at_checked(start)?;
    let kind = kind.split(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_').find_map(|word| match word {
        b"1" | b"HEADER_IN" | b"INFOTYPE_HEADER_IN" => Some(SERVER),
        b"2" | b"HEADER_OUT" | b"INFOTYPE_HEADER_OUT" => Some(CLIENT),
        b"0" | b"3" | b"4" | b"5" | b"6" | b"TEXT" | b"DATA_IN" | b"DATA_OUT" => Some(NOTE),
        _ => None,
    });
    Some((kind?, bytes))
}
