//! Columns of fields, as `tshark -T fields` prints them.

use ftp_codes::Command;

use super::Shared;
use super::dump::bytes_of_hex;
use super::tshark::{said_in, text_of};
use crate::conversation::Key;
use crate::log::access::permits;
use crate::log::draft::code_of;
use crate::log::format::{Form, Line, Said, Sink, What};
use crate::log::guess;

/// The columns that were found.
#[derive(Debug, Default)]
pub(super) struct State {
    names: Vec<Vec<u8>>,
    separator: Option<u8>,
    /// The columns of verbs and of codes, if they have no names.
    verbs: Option<usize>,
    codes: Option<usize>,
    /// Whether a row was one of FTP.
    is_ftp: bool,
}

/// Cells with a code and a text, or a command and its argument.
pub(in crate::log) fn fields(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    if state.packet.fields.learn(line.whole) {
        return true;
    }
    if text_of(state, line.whole, sink) {
        return true;
    }
    // In a log of another format, columns without names are a text.
    let known = state.packet.fields.separator;
    if state.has_format && known.is_none() {
        return false;
    }
    let separators = known.map_or(b"\t|;,".as_slice(), |known| if known == b'\t' { b"\t" } else { b"|;,\t" });
    for separator in separators.iter().filter(|separator| known.is_none_or(|known| known == **separator)) {
        let cells = cells(line.whole, *separator);
        let is_row = cells.len() > 1 || line.whole.ends_with(b"0d0a");
        if is_row && row(state, &cells, sink) {
            state.packet.fields.separator = Some(*separator);
            return true;
        }
    }
    false
}

/// Reads a row; whether it is one.
fn row(state: &mut Shared, cells: &[&[u8]], sink: Sink<'_>) -> bool {
    if said_in(state, cells, sink) {
        return true;
    }
    let fields = &mut state.packet.fields;
    if let Some((bytes, source, target)) = fields.payload(cells) {
        state.packet.bytes(&source, &target, bytes, sink);
        return true;
    }
    let (key, is_apart) = fields.connection(cells);
    let (command, reply) = match fields.names.is_empty() {
        true => fields.unnamed(cells),
        false => {
            let pair = |name: &[u8], argument: &[u8]| {
                let cell = fields.cell(cells, name)?;
                Some((cell, fields.cell(cells, argument).unwrap_or_default()))
            };
            (pair(b"ftp.request.command", b"ftp.request.arg"), pair(b"ftp.response.code", b"ftp.response.arg"))
        }
    };
    if fields.names.is_empty() && command.is_some_and(|(verb, _)| has_answer(cells, verb)) {
        return false;
    }
    let was_ftp = fields.is_ftp || !fields.names.is_empty();
    let said = match (command, reply) {
        (Some((verb, argument)), _) => {
            vec![Said::client([verb, b" ", argument].concat().trim_ascii_end().to_vec())]
        }
        (None, Some((codes, text))) if was_ftp || codes.starts_with(b"220") => lines_of(codes, text),
        (None, Some(_)) => return false,
        (None, None) => {
            // A row without cells is that of a command if only the replies are shown.
            let has_commands = fields.verbs.is_some() || fields.names.iter().any(|name| name == b"ftp.request.command");
            if fields.is_ftp && !has_commands && cells.iter().all(|cell| cell.is_empty()) {
                sink(What::Gap.into());
            }
            return fields.is_ftp;
        }
    };
    fields.is_ftp = true;
    for said in said {
        let said = Said { key, ..said };
        if is_apart { sink(said) } else { state.packet.tshark.say(said, sink) }
    }
    true
}

/// Whether the cells after a verb have its answer: an access log has both in one row.
fn has_answer(cells: &[&[u8]], verb: &[u8]) -> bool {
    let mut after = cells.iter().skip_while(|cell| **cell != verb).skip(1).filter(|cell| is_codes(cell));
    let command = Command::from_verb(verb);
    // The first cell may also be an argument.
    let argument = cells.iter().skip_while(|cell| **cell != verb).nth(1).copied().unwrap_or_default();
    let is_answer = |cell: &[u8]| code_of(cell).is_some_and(|code| command.is_some_and(|verb| permits(verb, code)));
    after.any(|cell| *cell != argument || is_answer(cell))
}

/// The replies of a row: several codes, and as many texts.
fn lines_of(codes: &[u8], text: &[u8]) -> Vec<Said<'static>> {
    let codes: Vec<&[u8]> = split(codes).collect();
    let texts: Vec<&[u8]> = split(text).collect();
    let lines = codes.iter().enumerate().map(|(place, code)| {
        // The separator of several values may also be one of the text.
        let text = match texts.len() == codes.len() {
            true => texts.get(place).copied().unwrap_or_default(),
            false if place == 0 => text,
            false => b"",
        };
        Said::server([code, b" ".as_slice(), text].concat()).in_form(Form::Flat)
    });
    lines.collect()
}

/// The command and the reply of a row.
type Row<'l> = (Option<(&'l [u8], &'l [u8])>, Option<(&'l [u8], &'l [u8])>);

impl State {
    /// The names of the columns, in the first row.
    fn learn(&mut self, line: &[u8]) -> bool {
        const NAMES: [&[u8]; 4] = [b"ftp.re", b"tcp.payload", b"_ws.col.", b"tcp.stream"];
        let is_header = line.first().is_some_and(|first| first.is_ascii_alphabetic() || b"\"'_".contains(first));
        if !is_header || !NAMES.iter().any(|name| memchr::memmem::find(line, name).is_some()) {
            return false;
        }
        let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"._\"'".contains(byte);
        let separator = *line.iter().find(|byte| !is_of_name(byte)).unwrap_or(&b'\t');
        let names: Vec<Vec<u8>> = cells(line, separator).into_iter().map(<[u8]>::to_vec).collect();
        if !names.iter().all(|name| name.contains(&b'.') || name == b"text") {
            return false;
        }
        (self.names, self.separator) = (names, Some(separator));
        true
    }

    /// The cell of a column with a name.
    fn cell<'l>(&self, cells: &[&'l [u8]], name: &[u8]) -> Option<&'l [u8]> {
        let place = self.names.iter().position(|known| known == name)?;
        cells.get(place).copied().filter(|cell| !cell.is_empty())
    }

    /// The connection of a row, if there are columns for that, and whether it cannot be another one.
    fn connection(&self, cells: &[&[u8]]) -> (Option<Key>, bool) {
        let cell = |name: &[u8]| self.cell(cells, name);
        if let Some(stream) = cell(b"tcp.stream") {
            return (Some(Key::of(stream)), true);
        }
        let end = |host: &[u8], port: &[u8]| Some((cell(host)?, cell(port).unwrap_or_default()));
        let ends = end(b"ip.src", b"tcp.srcport").zip(end(b"ip.dst", b"tcp.dstport"));
        let key =
            ends.map(|(source, target)| Key::of(if source < target { (source, target) } else { (target, source) }));
        (key, key.is_some() && cell(b"tcp.srcport").is_some() && cell(b"tcp.dstport").is_some())
    }

    /// What `-e tcp.payload` shows, and the ports of both ends if they are in the columns before it.
    fn payload(&self, cells: &[&[u8]]) -> Option<(Vec<u8>, Vec<u8>, Vec<u8>)> {
        let last = || cells.last().copied().filter(|_| self.names.is_empty() && !self.is_ftp);
        let hex = self.cell(cells, b"tcp.payload").or_else(last)?;
        let bytes = bytes_of_hex(hex).filter(|bytes| bytes.len() > 4 && bytes.ends_with(b"\n"))?;
        let number = |back: usize| {
            let place = cells.len().checked_sub(back).filter(|_| self.names.is_empty())?;
            cells.get(place).copied().filter(|cell| !cell.is_empty() && cell.iter().all(u8::is_ascii_digit))
        };
        let port =
            |name: &[u8], back| [b".", self.cell(cells, name).or_else(|| number(back)).unwrap_or_default()].concat();
        Some((bytes, port(b"tcp.srcport", 3), port(b"tcp.dstport", 2)))
    }

    /// What a row of columns without names holds: a verb, or codes, and the cell after that. A column in which there was
    /// one has others.
    fn unnamed<'l>(&mut self, cells: &[&'l [u8]]) -> Row<'l> {
        let is_verb = |cell: &[u8]| !cell.contains(&b' ') && guess::is_command(cell);
        let is_text = |cell: &[u8]| cell.iter().any(u8::is_ascii_alphabetic);
        let is_rest = |cell: &[u8]| cell.iter().all(u8::is_ascii_digit);
        let verbs = self.verbs.or_else(|| cells.iter().position(|cell| is_verb(cell)));
        let codes = self.codes.or_else(|| {
            let mut pairs = cells.iter().zip(cells.iter().skip(1));
            let with_text = pairs.rposition(|(codes, text)| is_codes(codes) && is_text(text));
            // The code may be all that there is, in the last column.
            let alone =
                || cells.len().checked_sub(1).filter(|last| cells.get(*last).is_some_and(|cell| is_codes(cell)));
            with_text.or_else(|| alone().filter(|_| cells.iter().all(|cell| is_rest(cell))))
        });
        let pair = |place: usize| {
            let cell = cells.get(place).copied().filter(|cell| !cell.is_empty())?;
            Some((cell, cells.get(place + 1).copied().unwrap_or_default()))
        };
        let is_known = self.verbs.is_some();
        let command = verbs.and_then(pair).filter(|(verb, _)| is_known || guess::looks_like_command(verb));
        let reply = codes.and_then(pair).filter(|(codes, _)| is_codes(codes));
        (self.verbs, self.codes) =
            (verbs.filter(|_| command.is_some()).or(self.verbs), codes.filter(|_| reply.is_some()).or(self.codes));
        (command, reply)
    }
}

/// The cells of a row, without the quotes around them; in quotes a separator separates nothing.
fn cells(line: &[u8], separator: u8) -> Vec<&[u8]> {
    let mut cells = Vec::new();
    let mut rest = Some(line);
    while let Some(text) = rest {
        let quoted = match text {
            [quote @ (b'"' | b'\''), inner @ ..] => quoted(inner, *quote, separator),
            _ => None,
        };
        let (cell, after) = quoted.unwrap_or_else(|| match memchr::memchr(separator, text) {
            Some(end) => (text.get(..end).unwrap_or_default(), text.get(end + 1..)),
            None => (text, None),
        });
        cells.push(cell);
        rest = after;
    }
    cells
}

/// What is before a quote that ends a cell, and the rest of the row.
fn quoted(inner: &[u8], quote: u8, separator: u8) -> Option<(&[u8], Option<&[u8]>)> {
    if let Some(end) = memchr::memmem::find(inner, &[quote, separator]) {
        return Some((inner.get(..end)?, inner.get(end + 2..)));
    }
    inner.strip_suffix(&[quote]).map(|cell| (cell, None))
}

/// Several values of a field in one cell.
fn split(cell: &[u8]) -> impl Iterator<Item = &[u8]> {
    cell.split(|byte| matches!(byte, b',' | b';'))
}

/// Three digits, or several of them with a separator between.
fn is_codes(cell: &[u8]) -> bool {
    split(cell).all(|code| code.len() == 3 && code_of(code).is_some())
}
