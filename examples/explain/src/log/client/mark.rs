//! Marks: what programs put before what was sent and received.

use std::borrow::Cow;

use super::lanes::Placed;
use crate::conversation::{Key, Side};
use crate::log::draft::code_of;
use crate::log::format::{Line, Said, Sink, State, What};
use crate::log::guess;

/// A mark, and who says what follows; nobody: the program that writes the log.
pub(in crate::log) type Mark = (&'static [u8], Option<Side>);

pub(in crate::log) const SERVER: Option<Side> = Some(Side::Server);
pub(in crate::log) const CLIENT: Option<Side> = Some(Side::Client);
pub(in crate::log) const NOTE: Option<Side> = None;

/// Takes off one of the marks, and one blank after it: more of them are text.
pub(in crate::log) fn marked<'l>(text: &'l [u8], marks: &[Mark]) -> Option<(Option<Side>, &'l [u8])> {
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
pub(in crate::log) fn read(state: &mut State, line: &Line<'_>, text: &[u8], marks: &[Mark], sink: Sink<'_>) -> bool {
    let Some((side, text)) = marked(text, marks) else { return false };
    if let Some(side) = side {
        say(state, line, side, text, sink);
    }
    true
}

/// Passes on a line of a client that may have several connections and does not tell them apart.
pub(in crate::log) fn say<'t>(
    state: &mut State,
    line: &Line<'_>,
    side: Side,
    text: impl Into<Cow<'t, [u8]>>,
    sink: Sink<'_>,
) {
    let text = text.into();
    let process = line.head.process;
    let Placed { lane, is_new, is_guess } = state.lanes_of(process).place(side, &text);
    // The first connection is that of the process.
    let key = if lane == 0 { process } else { Some(Key::of((process, lane))) };
    if is_new {
        sink(Said { key, what: What::Connected });
    } else if is_guess {
        sink(Said { key, what: What::Gap });
        sink(Said { key, what: What::Hidden });
    }
    sink(Said { key, ..Said::text(side, text) });
}

/// `get: 220 ready`, `Response: 220 ready`, `<<< 220 ready`, `-> 220 ready`: the marks of many programs.
pub(in crate::log) fn marks(state: &mut State, line: &Line<'_>, sink: Sink<'_>) -> bool {
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
        return read(state, line, rest, &[(b"<---", SERVER), (b"--->", CLIENT)], sink);
    }
    // FileZilla writes the numbers of its process and of the connection before the mark.
    let numbers = line.text.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b' ').count();
    let (numbers, text) = line.text.split_at_checked(numbers).unwrap_or((b"", line.text));
    if let Some((side, said)) = marked(text, MARKS) {
        if let Some(side) = side {
            // Some programs align what they mark.
            let said = if side == Side::Client { said.trim_ascii_start() } else { said };
            match numbers {
                [] => say(state, line, side, said, sink),
                _ => sink(Said::text(side, said).on(Key::of(numbers))),
            }
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
