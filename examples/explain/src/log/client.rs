//! The forms in which clients print what they send and receive.

use std::borrow::Cow;

use ftp_codes::Command;
use ftp_codes::exchange::{Exchange, Request};

use super::draft::code_of;
use super::format::{Form, Line, Read, Said, Sink, What};
use super::head::Head;
use super::{guess, quote};
use crate::conversation::{Key, Side};

/// What these formats remember.
#[derive(Debug, Default)]
pub(super) struct State {
    trace: Option<Trace>,
    ftplib: Ftplib,
    is_basic_ftp: bool,
    /// Whether the last line was one of a reply of NcFTP.
    is_ncftp: bool,
    /// Whether the next line of a log of ftp for Node.js goes on with the bytes of the last one.
    is_in_quotes: bool,
    /// The last line in a log of jsftp, if it is a command.
    jsftp: Option<Vec<u8>>,
    /// Who has said the next lines in a log of aria2, and on which connection.
    aria2: Option<(Side, Key)>,
}

impl State {
    pub(super) fn end(&mut self, sink: Sink<'_>) {
        if let Some(mut trace) = self.trace.take() {
            trace.flush(trace.size, sink);
        }
        self.ftplib.flush(None, sink);
    }

    pub(super) fn inside(&self) -> Option<Read> {
        let trace = self.trace.as_ref().map(|_| trace as Read);
        let trace = trace.or_else(|| self.aria2.map(|_| aria2_lines as Read));
        trace.or_else(|| self.is_in_quotes.then_some(node_ftp_more as Read))
    }
}

type Shared = super::format::State;

/// A mark, and who says what follows; nobody: the program that writes the log.
type Mark = (&'static [u8], Option<Side>);

const SERVER: Option<Side> = Some(Side::Server);
const CLIENT: Option<Side> = Some(Side::Client);
const NOTE: Option<Side> = None;

/// Takes off one of the marks, and one blank after it: more of them are text.
fn marked<'l>(text: &'l [u8], marks: &[Mark]) -> Option<(Option<Side>, &'l [u8])> {
    let first = text.first()?;
    let mut candidates = marks.iter().filter(|(mark, _)| mark.first() == Some(first));
    let (side, rest) = candidates.find_map(|(mark, side)| Some((*side, text.strip_prefix(*mark)?)))?;
    match rest {
        [] => Some((side, rest)),
        [b' ' | b'\t', text @ ..] => Some((side, text)),
        _ => None,
    }
}

/// Passes on what follows one of the marks; whether there is one.
fn read(text: &[u8], marks: &[Mark], sink: Sink<'_>) -> bool {
    let Some((side, text)) = marked(text, marks) else { return false };
    if let Some(side) = side {
        sink(Said::text(side, text));
    }
    true
}

/// `S: 220 ready`, `C: QUIT`, `-- 0.128 S eof`.
pub(super) fn transcript(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some((side, text)) = marked(line.text, &[(b"S:", SERVER), (b"C:", CLIENT), (b"--", NOTE)]) else {
        return false;
    };
    match side {
        None if text.ends_with(b" C connect") => sink(What::Connected.into()),
        None if text.ends_with(b" S eof") || text.ends_with(b" reset") => sink(What::Closed.into()),
        None => {}
        Some(side) => {
            let (text, is_cut) = without_end_mark(text);
            sink(Said::text(side, text).in_form(if is_cut { Form::Part } else { Form::Exact }));
        }
    }
    true
}

/// `\n` is written after a line that ended in a bare LF, `\` after one that did not end, and `\\` for a backslash of the
/// text. The line without that mark, and whether it did not end.
fn without_end_mark(text: &[u8]) -> (&[u8], bool) {
    let is_mark = |unmarked: &&[u8]| unmarked.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 0;
    let without = |mark: &[u8]| text.strip_suffix(mark).filter(is_mark);
    match (without(b"\\n"), without(b"\\")) {
        (Some(line), _) => (line, false),
        (None, Some(line)) => (line, true),
        (None, None) => (text, false),
    }
}

/// What ftplib of Python has printed.
#[derive(Debug, Default)]
struct Ftplib {
    /// At the highest level a reply is shown twice: line by line, then as a whole.
    is_received: bool,
    is_detailed: bool,
    /// The last reply was a preliminary one.
    is_begun: bool,
    /// A command waits for its reply.
    is_asked: bool,
    /// A command that was sent while a transfer had begun and not ended.
    meanwhile: Option<Vec<u8>>,
}

/// `*cmd* 'USER demo'`, `*resp* '331 Please specify the password.'`.
pub(super) fn ftplib(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    const MARKS: [Mark; 8] = [
        (b"*resp*", SERVER),
        (b"*get*", SERVER),
        (b"*cmd*", CLIENT),
        (b"*put urgent*", CLIENT),
        // The same once more, as bytes.
        (b"*put*", NOTE),
        (b"*welcome*", NOTE),
        (b"*retrieve*", NOTE),
        (b"*store*", NOTE),
    ];
    let Some((side, quoted)) = marked(line.text, &MARKS) else { return false };
    let Some(side) = side else { return true };
    let ftplib = &mut state.client.ftplib;
    let text = match quote::unquoted(quoted) {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_ascii_end()),
        Cow::Owned(text) => Cow::Owned(text.trim_ascii_end().to_vec()),
    };
    match side {
        Side::Server if line.text.starts_with(b"*get*") => (ftplib.is_received, ftplib.is_detailed) = (true, true),
        Side::Server if std::mem::take(&mut ftplib.is_received) => return true,
        _ => {}
    }
    ftplib.flush(Some(text.as_ref()).filter(|_| side == Side::Server), sink);
    // It waits for every reply. One that it could not decode is not shown.
    if std::mem::replace(&mut ftplib.is_asked, side == Side::Client) && side == Side::Client {
        sink(What::Gap.into());
    }
    if side == Side::Client && ftplib.is_begun && !ftplib.is_detailed {
        ftplib.meanwhile = Some(text.into_owned());
        return true;
    }
    ftplib.is_begun = side == Side::Server && text.starts_with(b"1");
    sink(Said::text(side, text));
    true
}

impl Ftplib {
    /// Passes on the command that was sent during a transfer. If the next reply answers it, the transfer was aborted, and
    /// `abort` shows neither its command nor the replies. Otherwise the reply ends the transfer.
    fn flush(&mut self, reply: Option<&[u8]>, sink: Sink<'_>) {
        let Some(command) = self.meanwhile.take() else { return };
        let request = Request::from(Command::from_line(&command).map(|(command, _)| command));
        let is_permitted = |code| Exchange::of(request).judge(code).is_permitted();
        if reply.and_then(code_of).is_none_or(is_permitted) {
            sink(What::Gap.into());
        }
        sink(Said::client(command));
        self.is_begun = false;
    }
}

/// `< 2026-11-21 14:17:21.570 220 ready`.
pub(super) fn winscp(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let marks = [(b"<".as_slice(), SERVER), (b">", CLIENT), (b".", NOTE), (b"!", NOTE), (b"*", NOTE)];
    let Some((side, text)) = marked(line.text, &marks) else { return false };
    let Some((stamp, text)) = text.split_at_checked(24) else { return false };
    let is_stamp = stamp.iter().zip(b"dddd-dd-dd dd:dd:dd.ddd ").all(|(byte, form)| match form {
        b'd' => byte.is_ascii_digit(),
        _ => byte == form,
    });
    if let Some(side) = side.filter(|_| is_stamp) {
        sink(Said::text(side, text));
    }
    is_stamp
}

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
pub(super) fn curl(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    if state.client.is_basic_ftp {
        return false;
    }
    let text = without_meter(line.text);
    if let Some(trace) = trace_of(text) {
        state.client.trace = Some(trace);
        return true;
    }
    if text.starts_with(b"== Info:") {
        return true;
    }
    let marks = [(b"<".as_slice(), SERVER), (b">", CLIENT), (b"*", NOTE), (b"{", NOTE), (b"}", NOTE)];
    let is_note = text.starts_with(b"{") && !text.starts_with(b"{ [");
    !is_note && read(text, &marks, sink)
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
    let Some(trace) = &mut state.client.trace else { return false };
    let Some((offset, text)) = dumped(line.whole) else {
        trace.flush(trace.size, sink);
        state.client.trace = None;
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

/// `Login security: No encryption`, and then `< 220 ready` before what has come at once, several lines or replies of it.
pub(super) fn basic_ftp(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let is_note = line.text.starts_with(b"Login security: ")
        || line.text.starts_with(b"Connected to ") && line.text.ends_with(b"encryption)");
    state.client.is_basic_ftp |= is_note;
    is_note || state.client.is_basic_ftp && read(line.text, &[(b"<", SERVER), (b">", CLIENT)], sink)
}

/// `<--- 220 (vsFTPd 3.0.3)`, `---> USER demo`, `---- Connecting to ...`.
pub(super) fn lftp(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let marks = [(b"<---".as_slice(), SERVER), (b"--->", CLIENT), (b"----", NOTE), (b"****", NOTE), (b"!!!!", NOTE)];
    read(line.text, &marks, sink)
}

/// `--> USER demo`. `==> SYST ...` says what is about to be sent.
pub(super) fn wget(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    read(line.text, &[(b"-->", CLIENT), (b"==>", NOTE), (b"--", NOTE)], sink)
}

/// `CUID#7 - Response received:`, `CUID#7 - Requesting:`, and the lines of it until an empty one.
pub(super) fn aria2(state: &mut Shared, line: &Line<'_>, _: Sink<'_>) -> bool {
    let Some((number, text)) =
        line.text.strip_prefix(b"CUID#").and_then(|rest| rest.split_at_checked(memchr::memchr(b' ', rest)?))
    else {
        return false;
    };
    let side = match text {
        b" - Response received:" => SERVER,
        b" - Requesting:" => CLIENT,
        _ => NOTE,
    };
    state.client.aria2 = side.map(|side| (side, Key::of(number)));
    true
}

fn aria2_lines(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some((side, key)) = state.client.aria2 else { return false };
    // A request has one line.
    if side == Side::Client || line.whole.is_empty() {
        state.client.aria2 = None;
    }
    if !line.whole.is_empty() {
        sink(Said::text(side, line.whole).on(key));
    }
    true
}

/// `<-- [192.0.2.1] 220 ready`, `--> [192.0.2.1] USER demo`.
pub(super) fn yafc(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some((side, text)) = marked(line.text, &[(b"<--", SERVER), (b"-->", CLIENT)]) else { return false };
    let said = text.strip_prefix(b"[").and_then(|host| host.get(memchr::memmem::find(host, b"] ")? + 2..));
    let (Some(side), Some(said)) = (side, said) else { return false };
    sink(Said::text(side, said));
    true
}

/// `[220] 'ready'`, `connected[220] 'ready'`, `==> TYPE I ... ---->TYPE I`.
pub(super) fn wput(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    if let Some(command) = memchr::memmem::find(line.whole, b"---->").and_then(|mark| line.whole.get(mark + 5..)) {
        sink(Said::client(command));
        return true;
    }
    let reply = line.whole.strip_prefix(b"connected").unwrap_or(line.whole);
    let Some((code, text)) = reply.strip_prefix(b"[").and_then(<[u8]>::split_first_chunk::<3>) else { return false };
    let Some(text) = text.strip_prefix(b"] '").filter(|_| code_of(code).is_some()) else { return false };
    let text = text.strip_suffix(b"'").unwrap_or(text);
    sink(Said::server([code, b" ".as_slice(), text].concat()).in_form(Form::Flat));
    if code.starts_with(b"3") {
        // The password is not shown.
        sink(What::Hidden.into());
    }
    true
}

/// `Net::FTP=GLOB(0x561a2ab73ee0)<<< 220 (vsFTPd 3.0.3)`. Without an address it is the version of a module.
pub(super) fn perl(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let name = line.text.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b":_=(".contains(byte)).count();
    let (name, rest) = line.text.split_at_checked(name).unwrap_or_default();
    if name.is_empty() {
        return false;
    }
    let is_object =
        memchr::memmem::find(name, b"=GLOB(0x").is_some() || memchr::memmem::find(name, b"=HASH(0x").is_some();
    let marks = match is_object {
        true => [(b")<<<".as_slice(), SERVER), (b")>>>", CLIENT)],
        false => [(b"<<<".as_slice(), NOTE), (b">>>", NOTE)],
    };
    let Some((side, text)) = marked(rest, &marks) else { return false };
    if let Some(side) = side {
        sink(Said::text(side, text).on(Key::of(name)));
    }
    true
}

/// `14:18:00  220: ready`, `14:18:00  Cmd: USER demo`.
pub(super) fn ncftp(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    if let Some(command) = line.text.strip_prefix(b"Cmd: ") {
        state.client.is_ncftp = false;
        sink(Said::client(command));
        return true;
    }
    // The other lines of a reply are indented as far as the first one is by its code.
    let more = line.whole.get(line.head.bytes.trim_ascii_end().len()..).unwrap_or_default();
    let more = if line.head.stamps > 0 { more.strip_prefix(b"  ").unwrap_or(more) } else { more };
    if let Some(text) = more.strip_prefix(b"     ").filter(|_| state.client.is_ncftp) {
        sink(Said::server(text).in_form(Form::Flat));
        return true;
    }
    state.client.is_ncftp = false;
    // A progress meter does not end its line.
    let shown = memchr::memmem::rfind(line.whole, b"B/s  ").and_then(|meter| line.whole.get(meter + 5..));
    let Some((code, text)) = shown.unwrap_or(line.text).split_first_chunk::<3>() else { return false };
    let (Some(text), Some(_)) = (text.strip_prefix(b": "), code_of(code)) else { return false };
    state.client.is_ncftp = true;
    sink(Said::server([code, b" ".as_slice(), text].concat()).in_form(Form::Flat));
    true
}

/// `DEBUG : FTP Rx: "220 ready"`, `DEBUG : FTP Tx: "USER demo"`.
pub(super) fn rclone(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some(text) = line.text.strip_prefix(b"FTP ") else { return false };
    let Some((side, text)) = marked(text, &[(b"Rx:", SERVER), (b"Tx:", CLIENT)]) else { return false };
    if let Some(side) = side {
        sink(Said::text(side, quote::unquoted(text)));
    }
    true
}

/// `aioftp.client: 220 ready`, `aioftp.client:command:395 - USER demo`.
pub(super) fn aioftp(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some(start) = memchr::memmem::find(line.whole, b"aioftp.") else { return false };
    // The logger may be the last stamp, or others follow it. `DEBUG:aioftp.client:` is one stamp.
    let is_last = start < line.head.bytes.len();
    if !is_last && line.whole.get(..start).is_some_and(|before| before.ends_with(b":")) {
        return false;
    }
    let text = if is_last { line.said() } else { after_logger(line.whole.get(start..).unwrap_or_default()) };
    if state.is_open || text.starts_with(b" ") || code_of(text).is_some() {
        sink(Said::server(text));
    } else if guess::looks_like_command(text) {
        sink(Said::client(text));
    }
    true
}

/// What follows the name of a logger and the function, the line and the level after it.
fn after_logger(line: &[u8]) -> &[u8] {
    let end = line.iter().position(|byte| byte.is_ascii_whitespace()).unwrap_or(line.len());
    let mut text = line.get(end..).unwrap_or_default();
    loop {
        // More than one blank is text.
        let rest = text.strip_prefix(b" ").unwrap_or(text);
        let word = rest.split(u8::is_ascii_whitespace).next().unwrap_or_default();
        if !Head::is_of_logger(word) {
            return rest;
        }
        text = rest.get(word.len()..).unwrap_or_default();
    }
}

/// `debug(1): b'220 ready\\r\\n'`, `(1, b'220 ready\\r\\n')`: what programs with pycurl print of the kind and the bytes.
pub(super) fn pycurl(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
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

/// `[parser] < '220 ready\\r\\n'`, `[connection] > 'USER demo'`. A long text goes on in the next line after a ` +`.
pub(super) fn node_ftp(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let marks = [
        (b"[parser] <".as_slice(), SERVER),
        (b"[connection] >", CLIENT),
        // The same bytes before they are cut into replies.
        (b"[connection] <", NOTE),
        (b"[parser] Response:", NOTE),
    ];
    let Some((side, text)) = marked(line.whole, &marks) else { return false };
    state.client.is_in_quotes = side == SERVER && text.ends_with(b"' +");
    match side {
        Some(Side::Server) => sink(What::Bytes(Side::Server, bytes_in_quotes(text).into()).into()),
        Some(Side::Client) => sink(Said::client(quote::unquoted(text))),
        None => {}
    }
    true
}

fn node_ftp_more(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    state.client.is_in_quotes = line.whole.ends_with(b"' +");
    let is_quoted = line.whole.starts_with(b"  '");
    if is_quoted {
        sink(What::Bytes(Side::Server, bytes_in_quotes(line.whole).into()).into());
    }
    is_quoted
}

fn bytes_in_quotes(text: &[u8]) -> Vec<u8> {
    quote::unquoted(text.strip_suffix(b" +").unwrap_or(text)).into_owned()
}

/// `jsftp:response 220 ready`, `jsftp:command user demo`.
pub(super) fn jsftp(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let marks = [(b"jsftp:response".as_slice(), SERVER), (b"jsftp:command", CLIENT), (b"jsftp:general", NOTE)];
    let start = memchr::memmem::find(line.whole, b"jsftp:").unwrap_or_default();
    let Some((side, text)) = line.whole.get(start..).and_then(|text| marked(text, &marks)) else { return false };
    // Each command is printed twice.
    let is_repeated = side == CLIENT && state.client.jsftp.as_deref() == Some(text);
    state.client.jsftp = (side == CLIENT && !is_repeated).then(|| text.to_vec());
    if let Some(side) = side.filter(|_| !is_repeated) {
        sink(Said::text(side, text));
    }
    true
}

/// `get: 220 ready`, `Response: 220 ready`, `<<< 220 ready`, `-> 220 ready`: the marks of many programs.
pub(super) fn marks(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    const MARKS: &[Mark] = &[
        (b"Server:", SERVER),
        (b"Response:", SERVER),
        (b"Reply:", SERVER),
        (b"Received:", SERVER),
        (b"RECV:", SERVER),
        (b"get:", SERVER),
        (b"[Response]", SERVER),
        (b"[Reply]", SERVER),
        (b"Client:", CLIENT),
        (b"Command:", CLIENT),
        (b"Request:", CLIENT),
        (b"SEND:", CLIENT),
        (b"put:", CLIENT),
        (b"Cmd:", CLIENT),
        (b"HEADER_IN:", SERVER),
        (b"HEADER_OUT:", CLIENT),
        (b"TEXT:", NOTE),
        (b"DATA_IN:", NOTE),
        (b"[Command]", CLIENT),
        (b"[Request]", CLIENT),
        (b"Status:", NOTE),
        (b"Error:", NOTE),
        (b"Trace:", NOTE),
        (b"[Status]", NOTE),
        (b"[Error]", NOTE),
        (b"[Trace]", NOTE),
        // FileZilla in German, French, Spanish, Italian, Portuguese, Dutch and Polish.
        (b"Antwort:", SERVER),
        (b"Befehl:", CLIENT),
        ("Réponse :".as_bytes(), SERVER),
        (b"Commande :", CLIENT),
        (b"Respuesta:", SERVER),
        (b"Comando:", CLIENT),
        (b"Risposta:", SERVER),
        (b"Resposta:", SERVER),
        (b"Antwoord:", SERVER),
        (b"Opdracht:", CLIENT),
        ("Odpowiedź:".as_bytes(), SERVER),
        (b"Polecenie:", CLIENT),
    ];
    if let Some(rest) = prompted(line.text) {
        // What the user wants is not what is sent, but the program may go on in the same line.
        return read(rest, &[(b"<---", SERVER), (b"--->", CLIENT)], sink);
    }
    // FileZilla writes the numbers of its process and of the connection before the mark.
    let numbers = line.text.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b' ').count();
    let (numbers, text) = line.text.split_at_checked(numbers).unwrap_or((b"", line.text));
    if let Some((side, said)) = marked(text, MARKS) {
        if let Some(side) = side {
            let said = Said::text(side, said);
            sink(if numbers.is_empty() { said } else { said.on(Key::of(numbers)) });
        }
        return true;
    }
    let numbered =
        line.text.strip_prefix(b"FTP Session ").and_then(|rest| rest.split_at_checked(memchr::memchr(b'[', rest)?));
    if let Some((session, text)) = numbered {
        if let Some((Some(side), said)) = marked(text, MARKS) {
            sink(Said::text(side, said).on(Key::of(session.split(|byte| *byte == b' ').next())));
        }
        return true;
    }
    sign(line.text, state.is_open, sink)
}

/// What follows the prompt of a client: `ftp>`, `ncftp / >`, `lftp demo@192.0.2.1:/>`.
fn prompted(text: &[u8]) -> Option<&[u8]> {
    let end = memchr::memchr(b'>', text)?;
    let (prompt, rest) = (text.get(..end)?, text.get(end + 1..)?);
    let name = prompt.split(u8::is_ascii_whitespace).next()?;
    let is_prompt = matches!(name, b"ftp" | b"ncftp" | b"lftp" | b"tnftp" | b"sftp");
    (is_prompt && matches!(rest, [] | [b' ', ..])).then(|| rest.trim_ascii_start())
}

/// An arrow, or what is where an arrow could be.
fn sign(text: &[u8], is_open: bool, sink: Sink<'_>) -> bool {
    let end = text.iter().position(u8::is_ascii_whitespace).unwrap_or(text.len());
    let Some((sign, rest)) = text.split_at_checked(end) else { return false };
    // The mark ends with one blank; more of them are text.
    let said = rest.get(1..).unwrap_or_default();
    // These are the marks of formats that are tried before.
    if matches!(sign, b"<" | b">" | b"*" | b"<---" | b"--->" | b"----" | b"-->" | b"==>") {
        return false;
    }
    let is_made_of = |bytes: &[u8]| sign.iter().all(|byte| bytes.contains(byte));
    let side = match sign {
        // The server in the log of a client, and the client in that of a server: the line itself decides. The last two
        // are `←` and `→` in UTF-8.
        b"<-" | b"<=" | b"->" | b"=>" | b"Sent:" | b"Recv:" | [0xe2, 0x86, 0x90 | 0x92] => by_content(said, is_open),
        // FileZilla Server up to 0.9 puts `(user) (address)> ` before both sides.
        [b'(', .., b')', b'>'] => by_content(said, is_open),
        b">>>" if guess::is_prose(rest) => None,
        [b'<', ..] if is_made_of(b"<-=") => SERVER,
        [.., b'>'] if is_made_of(b">-=") => CLIENT,
        _ => None,
    };
    let Some(side) = side else { return false };
    sink(Said::text(side, session(said)));
    true
}

/// Who has said something, judged by what it is, and by whether a reply has begun and not ended.
fn by_content(said: &[u8], is_open: bool) -> Option<Side> {
    match code_of(said) {
        Some(_) => SERVER,
        None if guess::looks_like_command(said) => CLIENT,
        None if is_open => SERVER,
        None => None,
    }
}

/// Without the `[FTP Session 1 127.0.0.1 demo] ` of FileZilla Server.
fn session(text: &[u8]) -> &[u8] {
    let Some(rest) = text.strip_prefix(b"[FTP Session ") else { return text };
    let end = rest.iter().position(|byte| *byte == b']').map_or(0, |end| end + 2);
    rest.get(end..).unwrap_or_default()
}
