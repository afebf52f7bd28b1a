//! Clients that write a log of their own form.

pub(in crate::log) mod curl;
pub(in crate::log) mod lanes;
pub(in crate::log) mod mark;
pub(in crate::log) mod node;
pub(in crate::log) mod python;

use self::mark::{CLIENT, NOTE, SERVER, marked, read, say};
use crate::conversation::{Key, Side};
use crate::log::draft::code_of;
use crate::log::format::{Form, Line, Read, Said, Sink, What};
use crate::log::quote;

/// What these formats remember.
#[derive(Debug, Default)]
pub(in crate::log) struct State {
    /// Whether the last line was one of a reply of NcFTP.
    is_ncftp: bool,
    /// The last line that suppaftp has received, and whether it has said the code since then.
    suppaftp: Vec<u8>,
    is_parsed: bool,
    /// Who has said the next lines in a log of aria2, and on which connection.
    aria2: Option<(Side, Key)>,
}

impl State {
    pub(in crate::log) fn inside(&self) -> Option<Read> {
        self.aria2.map(|_| aria2_lines as Read)
    }
}

type Shared = crate::log::format::State;

/// `S: 220 ready`, `C: QUIT`, `-- 0.128 S eof`.
pub(in crate::log) fn transcript(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
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

/// `< 2026-11-21 14:17:21.570 220 ready`.
pub(in crate::log) fn winscp(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
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

/// `<--- 220 (vsFTPd 3.0.3)`, `---> USER demo`, `---- Connecting to ...`.
pub(in crate::log) fn lftp(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let marks = [(b"<---".as_slice(), SERVER), (b"--->", CLIENT), (b"----", NOTE), (b"****", NOTE), (b"!!!!", NOTE)];
    read(state, line, line.text, &marks, sink)
}

/// `--> USER demo`. `==> SYST ...` says what is about to be sent.
pub(in crate::log) fn wget(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    read(state, line, line.text, &[(b"-->", CLIENT), (b"==>", NOTE), (b"--", NOTE)], sink)
}

/// `CUID#7 - Response received:`, `CUID#7 - Requesting:`, and the lines of it until an empty one.
pub(in crate::log) fn aria2(state: &mut Shared, line: &Line<'_>, _: Sink<'_>) -> bool {
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
pub(in crate::log) fn yafc(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some((side, text)) = marked(line.text, &[(b"<--", SERVER), (b"-->", CLIENT)]) else { return false };
    let said = text.strip_prefix(b"[").and_then(|host| host.get(memchr::memmem::find(host, b"] ")? + 2..));
    let (Some(side), Some(said)) = (side, said) else { return false };
    sink(Said::text(side, said));
    true
}

/// `[220] 'ready'`, `connected[220] 'ready'`, `==> TYPE I ... ---->TYPE I`.
pub(in crate::log) fn wput(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
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
pub(in crate::log) fn perl(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
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
        // The number of the line may be before it.
        let name = name.iter().position(u8::is_ascii_alphabetic).and_then(|start| name.get(start..)).unwrap_or(name);
        sink(Said::text(side, text).on(Key::of(name)));
    }
    true
}

/// `14:18:00  220: ready`, `14:18:00  Cmd: USER demo`.
pub(in crate::log) fn ncftp(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
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
pub(in crate::log) fn rclone(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some(text) = line.text.strip_prefix(b"FTP ") else { return false };
    let Some((side, text)) = marked(text, &[(b"Rx:", SERVER), (b"Tx:", CLIENT)]) else { return false };
    if let Some(side) = side {
        say(state, line, side, quote::unquoted(text), sink);
    }
    true
}

/// `CC IN: [50, 50, 48, 32, 97, 13, 10]`, `CC OUT: USER demo`, `FEAT IN: " SIZE\\r\\n"`, wherever the logger puts it.
pub(in crate::log) fn suppaftp(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let after = |mark: &[u8]| memchr::memmem::find(line.whole, mark).and_then(|at| line.whole.get(at + mark.len()..));
    let received = &mut state.client.suppaftp;
    if let Some(command) = after(b"CC OUT: ") {
        received.clear();
        sink(Said::client(command));
    } else if let Some(numbers) = after(b"CC IN: [") {
        // The line with the code is shown twice.
        if !std::mem::take(&mut state.client.is_parsed) || numbers != received.as_slice() {
            sink(Said::server(numbered(numbers)));
        }
        received.clear();
        received.extend_from_slice(numbers);
    } else if let Some(text) = after(b"FEAT IN: ") {
        sink(Said::server(quote::unquoted(text).trim_ascii_end().to_vec()));
    } else {
        let is_parsed = after(b"Code parsed from response: ").is_some();
        state.client.is_parsed |= is_parsed;
        return is_parsed;
    }
    true
}

/// The line in `50, 50, 48, 13, 10]`.
fn numbered(numbers: &[u8]) -> Vec<u8> {
    let numbers = numbers.split(|byte| *byte == b']').next().unwrap_or_default();
    let bytes = numbers.split(|byte| *byte == b',').map(<[u8]>::trim_ascii);
    let bytes = bytes.filter_map(|number| std::str::from_utf8(number).ok()?.parse().ok());
    bytes.collect::<Vec<u8>>().trim_ascii_end().to_vec()
}
