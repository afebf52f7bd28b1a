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
    /// The process of ProFTPD that is looking for a module for a command.
    dispatched: Option<Key>,
    /// Whether pyftpdlib writes this log.
    is_pyftpdlib: bool,
    /// Whether BSD ftpd writes this log, and not into syslog.
    is_bsd: bool,
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
    let end = text.strip_suffix(b"??").or_else(|| text.strip_suffix(b"#015#012"));
    let text = end.filter(|text| text.starts_with(b" ")).unwrap_or(text);
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

/// `dispatching PRE_CMD command 'USER demo' to mod_core`, once for each module, in the system log of ProFTPD, and
/// `<response:1>: 331 Password required for demo` in its trace.
pub(super) fn proftpd(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    if let Some(rest) = line.text.strip_prefix(b"dispatching ") {
        let is_first = rest.starts_with(b"PRE_CMD command '");
        let command =
            rest.strip_prefix(b"PRE_CMD command '").and_then(|rest| rest.get(..memchr::memmem::rfind(rest, b"' to ")?));
        let process = line.head.process.unwrap_or_default();
        // `OPTS_UTF8` is how `OPTS UTF8` is passed on.
        let is_inner =
            |command: &&[u8]| command.split(|byte| *byte == b' ').next().is_some_and(|verb| verb.contains(&b'_'));
        if command.as_ref().is_some_and(is_inner) {
            return true;
        }
        if let Some(command) = command.filter(|_| state.server.dispatched != Some(process)) {
            sink(Said::client(command));
        }
        state.server.dispatched = is_first.then_some(process);
        return true;
    }
    // At the other levels it is what will be sent.
    if let Some(text) = line.text.strip_prefix(b"<response:1>: ") {
        sink(Said::server(text));
        return true;
    }
    line.text.starts_with(b"<response:")
}

/// `(?@127.0.0.1) [DEBUG] 220 ready`, `(demo@127.0.0.1) [DEBUG] Command [cwd] [pub]`.
pub(super) fn pure_ftpd(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some((peer, level, text)) = pure_ftpd_record(line.text) else { return false };
    // Without the head of syslog it is known by its levels.
    let is_level = matches!(level, b"DEBUG" | b"INFO" | b"NOTICE" | b"WARNING" | b"ERROR") && peer.contains(&b'@');
    if !is_level && !line.head.has(b"pure-ftpd") {
        return false;
    }
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
pub(super) fn pyftpdlib(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some((address, text)) = pyftpdlib_record(line.whole) else {
        let has_arrow = memchr::memchr(b'>', line.whole).is_some();
        state.server.is_pyftpdlib |= has_arrow && memchr::memmem::find(line.whole, b" -> 220 pyftpdlib ").is_some();
        return state.server.is_pyftpdlib && arrow(line, sink);
    };
    let key = Key::of(address);
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

/// The address before `-[demo]`, and what follows that.
fn pyftpdlib_record(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let hyphens = memchr::memchr_iter(b'[', line).filter_map(|bracket| bracket.checked_sub(1));
    let end = hyphens.filter(|end| line.get(*end) == Some(&b'-')).find(|end| {
        let port = line.iter().take(*end).rev().take_while(|byte| byte.is_ascii_digit()).count();
        port > 0 && end.checked_sub(port + 1).is_some_and(|colon| line.get(colon) == Some(&b':'))
    })?;
    let (head, user) = line.split_at_checked(end)?;
    let host = head.iter().rev().take_while(|byte| byte.is_ascii_hexdigit() || b".:[]".contains(byte)).count();
    let close = memchr::memchr_iter(b']', user).find(|close| user.get(close + 1) == Some(&b' '))?;
    let text = user.get(close + 2..)?;
    Some((head.get(end - host..)?, text))
}

/// `demo@127.0.0.1 -> 230 Login successful.`, where `log_prefix` is another one.
fn arrow(line: &Line<'_>, sink: Sink<'_>) -> bool {
    let said = |mark: &[u8]| line.whole.get(memchr::memmem::find(line.whole, mark)? + mark.len()..);
    if let Some(text) = said(b" -> ").filter(|text| code_of(text).is_some()) {
        sink(Said::server(text).in_form(Form::Gaps));
    } else if let Some(text) = said(b" <- ").filter(|text| guess::looks_like_command(text)) {
        sink(Said::client(text));
    } else {
        return false;
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
    // Without the head of syslog it is known by codes that are alone.
    let is_command = |text: &[u8]| text.strip_prefix(b"command: ").is_some_and(guess::looks_like_command);
    let is_bare = line.head.stamps == 0 && (state.server.is_bsd || is_alone(line.text) || is_command(line.text));
    let Some(process) = line.head.process.or_else(|| is_bare.then(Key::default)) else { return false };
    state.server.is_bsd |= is_bare;
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

/// `<--- 220 `
fn is_alone(text: &[u8]) -> bool {
    text.strip_prefix(b"<--- ").is_some_and(|code| code.len() < 6 && code_of(code.trim_ascii_end()).is_some())
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
