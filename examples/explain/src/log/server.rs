//! The forms in which servers log what they receive and send.

use std::borrow::Cow;
use std::collections::VecDeque;

use ftp_codes::RawCode;

use super::draft::code_of;
use super::format::{Form, Line, Said, Sink, What};
use super::{guess, quote};
use crate::conversation::{Key, Side};

/// What these formats remember.
#[derive(Debug, Default)]
pub(super) struct State {
    vsftpd: VecDeque<Process>,
    /// The process that has logged a code without its text, and the code with what follows it.
    code: Option<(Key, Vec<u8>)>,
    columns: Vec<Column>,
    /// The process of ProFTPD that is looking for a module for a command.
    dispatched: Option<Key>,
    /// Where the replies of uftpd begin on the line after their mark.
    is_sent: bool,
}

type Shared = super::format::State;

/// A process of vsftpd, and the connection that it serves. After the login another process goes on.
#[derive(Debug)]
struct Process {
    process: Key,
    client: Vec<u8>,
    connection: Key,
    has_password: bool,
}

/// `FTP response: Client "127.0.0.1", "220 ready"`; in syslog the quotes may be missing.
pub(super) fn vsftpd(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let (side, rest) = if let Some(rest) = line.text.strip_prefix(b"FTP response: Client ") {
        (Side::Server, rest)
    } else if let Some(rest) = line.text.strip_prefix(b"FTP command: Client ") {
        (Side::Client, rest)
    } else if let Some(client) = line.text.strip_prefix(b"CONNECT: Client ") {
        let key = line.head.process.unwrap_or_default();
        state.server.vsftpd.retain(|known| known.process != key);
        sink(Said::from(What::Connected).on(connection(state, key, client, false)));
        return true;
    } else {
        let words = [b"OK ".as_slice(), b"FAIL ", b"DEBUG: Client "];
        return words.iter().any(|word| line.text.starts_with(word))
            && memchr::memmem::find(line.text, b"Client ").is_some();
    };
    let Some(comma) = memchr::memchr(b',', rest) else { return false };
    let (client, text) = rest.split_at_checked(comma).unwrap_or_default();
    let text = text.get(2..).unwrap_or_default();
    let text = text.strip_prefix(b"\"").map_or(text, |text| text.strip_suffix(b"\"").unwrap_or(text));
    // What cannot be printed is a question mark: the CR LF that ends a feature.
    let text = text.strip_suffix(b"??").filter(|text| text.starts_with(b" ")).unwrap_or(text);
    let process = line.head.process.unwrap_or_default();
    let key = connection(state, process, client, side == Side::Client && text.starts_with(b"PASS "));
    sink(Said::text(side, text).on(key));
    true
}

/// The connection that a process serves.
fn connection(state: &mut Shared, process: Key, client: &[u8], has_password: bool) -> Key {
    const MOST: usize = 1024;
    let processes = &mut state.server.vsftpd;
    if let Some(known) = processes.iter_mut().rev().find(|known| known.process == process) {
        known.has_password |= has_password;
        return known.connection;
    }
    let before = processes.iter_mut().rev().find(|known| known.has_password && known.client == client);
    let connection = before.map_or(process, |known| {
        known.has_password = false;
        known.connection
    });
    if processes.len() == MOST {
        processes.pop_front();
    }
    processes.push_back(Process { process, client: client.to_vec(), connection, has_password });
    connection
}

/// `"RETR report.csv" 226 31`: a command, the code of its last reply, and sometimes the text of that.
pub(super) fn access(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some(open) = memchr::memchr(b'"', line.text) else { return false };
    let Some(quoted) = line.text.get(open + 1..) else { return false };
    let Some((command, code, rest)) = memchr::memmem::find_iter(quoted, b"\" ").find_map(|end| {
        let (command, rest) = quoted.split_at_checked(end)?;
        let (code, rest) = rest.get(2..)?.split_first_chunk::<3>()?;
        matches!(rest, [] | [b' ', ..]).then_some((command, RawCode::from_digits(*code)?, rest))
    }) else {
        return false;
    };
    let verb = command.split(|byte| *byte == b' ').next().unwrap_or_default();
    let is_http = matches!(verb, b"GET" | b"PUT" | b"POST" | b"HEAD" | b"DELETE") || command.ends_with(b"HTTP/1.1");
    if is_http || !guess::looks_like_command(command) {
        return false;
    }
    // Without a process, the lines of several connections may be mixed.
    if line.head.process.is_none() {
        sink(What::Hidden.into());
    }
    let text = rest.trim_ascii();
    let is_count = text.iter().all(|byte| byte.is_ascii_digit() || b"-. ".contains(byte));
    let text = text.strip_prefix(b"\"").map_or(text, |text| text.strip_suffix(b"\"").unwrap_or(text));
    sink(What::Pair(command.into(), code, Some(text).filter(|_| !is_count).map(Cow::Borrowed)).into());
    true
}

/// `dispatching PRE_CMD command 'USER demo' to mod_core`, once for each module, in the system log of ProFTPD, and
/// `<response:1>: 331 Password required for demo` in its trace.
pub(super) fn proftpd(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    if let Some(rest) = line.text.strip_prefix(b"dispatching ") {
        let is_first = rest.starts_with(b"PRE_CMD command '");
        let command =
            rest.strip_prefix(b"PRE_CMD command '").and_then(|rest| rest.get(..memchr::memmem::rfind(rest, b"' to ")?));
        let process = line.head.process.unwrap_or_default();
        if let Some(command) = command.filter(|_| state.server.dispatched != Some(process)) {
            sink(Said::client(command));
        }
        state.server.dispatched = is_first.then_some(process);
        return true;
    }
    let Some(text) =
        line.whole.get(memchr::memmem::find(line.whole, b" <response:1>: ").map_or(usize::MAX, |at| at + 15)..)
    else {
        return memchr::memmem::find(line.whole, b" <response:").is_some();
    };
    sink(Said::server(text));
    true
}

/// `USER demo 331` after stamps: what ProFTPD writes with `LogFormat ... "%m %J %s"`.
pub(super) fn pair(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    if line.head.stamps == 0 || !guess::is_command(line.text) {
        return false;
    }
    let Some((command, code)) = line.text.split_last_chunk::<3>() else { return false };
    let Some(code) = RawCode::from_digits(*code).filter(|code| code.listed().is_some()) else { return false };
    let Some(command) = command.strip_suffix(b" ") else { return false };
    if line.head.process.is_none() {
        sink(What::Hidden.into());
    }
    sink(What::Pair(command.trim_ascii_end().into(), code, None).into());
    true
}

/// `(?@127.0.0.1) [DEBUG] 220 ready`, `(demo@127.0.0.1) [DEBUG] Command [cwd] [pub]`.
pub(super) fn pure_ftpd(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some((peer, level, text)) = pure_ftpd_record(line.text).filter(|_| line.head.has(b"pure-ftpd")) else {
        return false;
    };
    let address = peer.rsplit(|byte| *byte == b'@').next();
    let key = line.head.process.or_else(|| address.map(Key::of)).unwrap_or_default();
    if text.starts_with(b"New connection from ") {
        sink(Said::from(What::Connected).on(key));
    } else if let Some((verb, argument)) = text.strip_prefix(b"Command [").and_then(brackets) {
        let command = [&verb.to_ascii_uppercase(), b" ".as_slice(), argument].concat();
        sink(Said::client(command.trim_ascii_end().to_vec()).on(key));
    } else if level == b"DEBUG" {
        // Pure-FTPd reads `ABOR` where it transfers, and logs only what it says then.
        if text == b"426 ABORT" {
            sink(Said::client(b"ABOR".as_slice()).on(key));
        }
        sink(Said::server(unescaped(text)).on(key));
    }
    true
}

/// `(demo@127.0.0.1) [DEBUG] 220 ready`: who, the level, and the text.
fn pure_ftpd_record(text: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let text = text.strip_prefix(b"(")?;
    let (peer, rest) = text.split_at_checked(memchr::memmem::find(text, b") [")?)?;
    let rest = rest.get(3..)?;
    let (level, text) = rest.split_at_checked(memchr::memmem::find(rest, b"] ")?)?;
    Some((peer, level, text.get(2..)?))
}

/// `user] [demo]`
fn brackets(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = memchr::memmem::find(text, b"] [")?;
    let (verb, argument) = text.split_at_checked(end)?;
    Some((verb, argument.get(3..)?.strip_suffix(b"]")?))
}

/// syslogd writes `#012` for a line feed, and `#015` for a carriage return.
fn unescaped(text: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memmem::find(text, b"#01").is_none() {
        return Cow::Borrowed(text);
    }
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, after @ ..] = rest {
        rest = after;
        match rest.split_first_chunk::<3>() {
            Some((b"012", after)) if *first == b'#' => {
                plain.push(b'\n');
                rest = after;
            }
            Some((b"015", after)) if *first == b'#' => rest = after,
            Some((b"011", after)) if *first == b'#' => {
                plain.push(b'\t');
                rest = after;
            }
            _ => plain.push(*first),
        }
    }
    if plain.ends_with(b"\n") {
        plain.pop();
    }
    Cow::Owned(plain)
}

/// `127.0.0.1:35886-[demo] -> 230 Login successful.`
pub(super) fn pyftpdlib(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some(end) = memchr::memmem::rfind(line.head.bytes, b"-[") else { return false };
    let start = line.head.bytes.get(..end).and_then(|head| head.iter().rposition(|byte| *byte == b' '));
    let Some(address) = line.head.bytes.get(start.map_or(0, |start| start + 1)..end) else { return false };
    let key = Key::of(address);
    let text = line.said();
    let (sign, said) = text.split_at_checked(3).unwrap_or((text, b""));
    match sign {
        // Of a reply of many lines only the last one is logged.
        b"-> " if said.get(3) == Some(&b' ') => sink(Said::server(said).in_form(Form::Gaps).on(key)),
        b"-> " => sink(Said::server(said).on(key)),
        b"<- " => sink(Said::client(said).on(key)),
        _ if text.starts_with(b"==> ") => sink(Said::server(text.get(4..).unwrap_or_default()).on(key)),
        _ if text.starts_with(b"<== ") => sink(Said::client(text.get(4..).unwrap_or_default()).on(key)),
        _ if text.starts_with(b"FTP session opened") => sink(Said::from(What::Connected).on(key)),
        _ if text.starts_with(b"FTP session closed") => sink(Said::from(What::Closed).on(key)),
        _ => logged_command(text, key, sink),
    }
    true
}

/// `CWD /pub 250`, `DELE /pub/x 550 'No such file or directory.'`: what pyftpdlib logs of some commands if it does not
/// debug.
fn logged_command(text: &[u8], key: Key, sink: Sink<'_>) {
    let words = text.split(|byte| *byte == b' ').scan(0, |end, word| {
        *end += word.len() + 1;
        Some((*end, word))
    });
    let verb = text.split(|byte| *byte == b' ').next().unwrap_or_default();
    let is_logged = ftp_codes::Command::from_verb(verb).is_some() && verb.iter().all(u8::is_ascii_uppercase);
    let found = words.skip(1).find_map(|(end, word)| {
        let code = RawCode::from_digits(<[u8; 3]>::try_from(word).ok()?)?;
        let rest = text.get(end..).unwrap_or_default();
        (rest.is_empty() || matches!(rest, [b'\'' | b'"', ..])).then_some((end - 5, code, rest))
    });
    if let Some((end, code, rest)) = found.filter(|_| is_logged) {
        // Only a refusal is logged with its text, as Python prints it.
        let reply = Some(quote::unquoted(rest)).filter(|reply| !reply.is_empty());
        let command = text.get(..end + 1).unwrap_or_default();
        sink(Said::from(What::Gap).on(key));
        sink(Said::from(What::Hidden).on(key));
        sink(Said::from(What::Pair(command.into(), code, reply)).on(key));
    }
}

/// `command: USER demo`, `<--- 331 `, and the text of the reply in the next record of the same process.
pub(super) fn bsd(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some(process) = line.head.process else { return false };
    if let Some((_, code)) = state.server.code.take_if(|(known, _)| *known == process) {
        sink(Said::server([&code, line.said()].concat()));
        return true;
    }
    if let Some(command) = line.text.strip_prefix(b"command: ") {
        sink(Said::client(unescaped(command)));
        return true;
    }
    let Some(text) = line.text.strip_prefix(b"<--- ") else { return false };
    let Some((code, rest)) = text.split_first_chunk::<3>() else { return false };
    let rest = rest.strip_prefix(b"-").map_or((b" ".as_slice(), rest), |rest| (b"-".as_slice(), rest));
    match rest.1.trim_ascii() {
        b"" => state.server.code = Some((process, [code, rest.0].concat())),
        _ => sink(Said::server(unescaped(text))),
    }
    true
}

/// `12345> Recv: USER demo`, `12345> Sent: 331 Login OK, please enter password.`; a reply of many lines begins on the next
/// line.
pub(super) fn uftpd(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    if let Some(command) = line.text.strip_prefix(b"Recv: ") {
        if code_of(command).is_some() {
            return false;
        }
        // A Telnet sequence is shown as numbers.
        if !command.starts_with(b"[") {
            sink(Said::client(unescaped(command).trim_ascii_end().to_vec()));
        }
        return true;
    }
    let Some(text) = line.text.strip_prefix(b"Sent:") else { return false };
    let text = unescaped(text.strip_prefix(b" ").unwrap_or(text));
    let text = text.strip_prefix(b"\n").unwrap_or(&text);
    state.server.is_sent = text.is_empty();
    if !text.is_empty() && code_of(text).is_none() {
        return false;
    }
    sink(Said::server(text.to_vec()));
    true
}

/// What a column of a log holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Verb,
    Argument,
    Code,
    Text,
    Connection,
    Other,
}

/// The columns of `#Fields:` in the logs of IIS and other servers of W3C's format, and of `#fields` in those of Zeek.
pub(super) fn columns(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    if let Some(names) = line.whole.strip_prefix(b"#Fields:").or_else(|| line.whole.strip_prefix(b"#fields")) {
        let columns = names.split(u8::is_ascii_whitespace).filter(|name| !name.is_empty()).map(|name| match name {
            b"cs-method" | b"command" => Column::Verb,
            b"cs-uri-stem" | b"arg" => Column::Argument,
            b"sc-status" | b"reply_code" => Column::Code,
            b"reply_msg" => Column::Text,
            b"x-session" | b"uid" | b"c-port" => Column::Connection,
            _ => Column::Other,
        });
        state.server.columns = columns.collect();
        return state.server.columns.contains(&Column::Code) && state.server.columns.contains(&Column::Verb);
    }
    if line.whole.starts_with(b"#") {
        return !state.server.columns.is_empty() || line.whole.starts_with(b"#Software: Microsoft");
    }
    let columns = &state.server.columns;
    if columns.is_empty() {
        return false;
    }
    let separator = if line.whole.contains(&b'\t') { b'\t' } else { b' ' };
    let cells: Vec<&[u8]> = line.whole.split(|byte| *byte == separator).collect();
    if cells.len() != columns.len() {
        return false;
    }
    let cell = |wanted: Column| {
        let place = columns.iter().position(|column| *column == wanted)?;
        cells.get(place).copied().filter(|cell| !matches!(*cell, b"-" | b""))
    };
    let code = cell(Column::Code).and_then(|code| RawCode::from_digits(<[u8; 3]>::try_from(code).ok()?));
    let (Some(verb), Some(code)) = (cell(Column::Verb), code) else { return true };
    // Older versions of IIS write the number of the session before the verb: `[1]USER`.
    let (session, verb) =
        match verb.strip_prefix(b"[").and_then(|rest| rest.split_at_checked(memchr::memchr(b']', rest)?)) {
            Some((session, verb)) => (Some(session), verb.get(1..).unwrap_or_default()),
            None => (cell(Column::Connection), verb),
        };
    if !guess::looks_like_command(verb) {
        return true;
    }
    let command = [verb, b" ".as_slice(), cell(Column::Argument).unwrap_or_default()].concat();
    let pair = What::Pair(command.trim_ascii_end().to_vec().into(), code, cell(Column::Text).map(Cow::Borrowed));
    match session {
        Some(session) => sink(Said::from(pair).on(Key::of(session))),
        None => {
            sink(What::Hidden.into());
            sink(pair.into());
        }
    }
    true
}

/// `... 0 127.0.0.1 31 /srv/ftp/pub/report.csv b _ o r demo ftp 0 * c`: a transfer, without a reply.
pub(super) fn xferlog(_: &mut Shared, line: &Line<'_>, _: Sink<'_>) -> bool {
    if !line.whole.ends_with(b" c") && !line.whole.ends_with(b" i") {
        return false;
    }
    let mut words = line.whole.rsplit(|byte| byte.is_ascii_whitespace()).filter(|word| !word.is_empty());
    let (access, direction) = (words.nth(5).unwrap_or_default(), words.next().unwrap_or_default());
    let kind = words.nth(1).unwrap_or_default();
    matches!(access, b"a" | b"g" | b"r") && matches!(direction, b"i" | b"o" | b"d") && matches!(kind, b"a" | b"b")
}

/// `"GET /pub/report.csv" 200 31`: a transfer in the words of HTTP.
pub(super) fn clf(_: &mut Shared, line: &Line<'_>, _: Sink<'_>) -> bool {
    let Some(open) = memchr::memchr(b'"', line.text) else { return false };
    let request = line.text.get(open + 1..).unwrap_or_default();
    let is_http = [b"GET /".as_slice(), b"PUT /", b"POST /", b"HEAD /"].iter().any(|verb| request.starts_with(verb));
    is_http && memchr::memmem::find(request, b"\" ").is_some()
}
