//! Access logs: a command and the code of its last reply on one line, and logs of transfers, which have no replies.

use std::borrow::Cow;

use ftp_codes::{Command, RawCode};

use super::format::{Line, Said, Sink, What};
use super::{guess, head};
use crate::conversation::Key;

/// What these formats remember.
#[derive(Debug, Default)]
pub(super) struct State {
    columns: Vec<Column>,
    layout: Option<Layout>,
}

type Shared = super::format::State;

/// `"RETR report.csv" 226 31`: a command, the code of its last reply, and sometimes the text of that.
pub(super) fn access(_: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let Some(open) = memchr::memchr(b'"', line.text) else { return false };
    let Some(quoted) = line.text.get(open + 1..) else { return false };
    let Some((command, code, rest)) = memchr::memchr_iter(b'"', quoted).find_map(|end| {
        let (command, rest) = quoted.split_at_checked(end)?;
        let (code, rest) = rest.strip_prefix(b"\" ")?.split_first_chunk::<3>()?;
        matches!(rest, [] | [b' ', ..]).then_some((command, RawCode::from_digits(*code)?, rest))
    }) else {
        return false;
    };
    let verb = command.split(|byte| matches!(byte, b' ' | b'_')).next().unwrap_or_default();
    let is_http = matches!(verb, b"GET" | b"PUT" | b"POST" | b"HEAD" | b"DELETE")
        || command.rsplit(|byte| *byte == b' ').next().is_some_and(|word| word.starts_with(b"HTTP/"));
    let is_verb = verb.len() > 2 && verb.iter().all(u8::is_ascii_uppercase) || guess::looks_like_command(verb);
    if is_http || !is_verb {
        return false;
    }
    // ProFTPD writes `OPTS_UTF8` for `OPTS UTF8`.
    let command = match command.get(verb.len()..) {
        Some([b'_', argument @ ..]) => Cow::Owned([verb, argument].join(&b' ')),
        _ => Cow::Borrowed(command.trim_ascii_end()),
    };
    pass(line.head.process, What::Pair(command, code, text_in(rest).map(Cow::Borrowed)), sink);
    true
}

/// Passes on what was said on a connection. If it is unknown which one it is, the lines of several may be mixed.
fn pass(connection: Option<Key>, pair: What<'_>, sink: Sink<'_>) {
    if connection.is_none() {
        sink(What::Hidden.into());
    }
    sink(Said { key: connection, what: pair });
}

/// `{"class":...,"verdict":...}`: what this program itself has said about a log.
pub(super) fn own(_: &mut Shared, line: &Line<'_>, _: Sink<'_>) -> bool {
    let has = |name: &[u8]| memchr::memmem::find(line.whole, name).is_some();
    has(b"\"connection\":") && (has(b"\"event\":") || has(b"\"verdict\":") && has(b"\"multiline\":"))
}

/// The text of a reply, which may be in quotes, after its code: other columns are numbers, or a hyphen where there is nothing.
fn text_in(rest: &[u8]) -> Option<&[u8]> {
    let text = rest.trim_ascii();
    if let (Some(open), Some(close)) = (memchr::memchr(b'"', text), memchr::memrchr(b'"', text)) {
        let is_around = |byte: &u8| byte.is_ascii_digit() || b"-. ".contains(byte);
        let (before, after) = (text.get(..open)?, text.get(close + 1..)?);
        if open < close && before.iter().all(is_around) && after.iter().all(is_around) {
            return text.get(open + 1..close);
        }
    }
    let text = text.strip_prefix(b"'").and_then(|text| text.strip_suffix(b"'")).unwrap_or(text);
    let is_count = text.iter().all(|byte| byte.is_ascii_digit() || b"-. ".contains(byte));
    Some(text).filter(|_| !is_count)
}

/// Where the lines of an access log have the command and the code. It is learned from the first line in which both are
/// beyond doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Layout {
    /// The byte before the verb, and how many runs of it come before.
    before: Option<(u8, usize)>,
    /// What is right before the code, and after it.
    open: Vec<u8>,
    close: Option<u8>,
    /// Whether the code comes first.
    is_first: bool,
}

/// No line with a path is longer. The time to find the columns grows with the square of the length.
const LONGEST: usize = 1 << 13;

/// `2026-11-21 14:17:22,031|demo|RETR|report.csv|226`: both in columns of any form, such as those of `LogFormat` of ProFTPD.
pub(super) fn any(state: &mut Shared, line: &Line<'_>, sink: Sink<'_>) -> bool {
    let whole = line.whole.trim_ascii_end();
    if state.is_trial || whole.len() > LONGEST {
        return false;
    }
    let last = || head::all(line.whole).last().map(|(head, _)| head).unwrap_or_default();
    let Some(layout) = &state.access.layout else {
        // A line that might also be of another format is left to that.
        if state.has_format || line.head.stamps != last().stamps {
            return false;
        }
        let Some((layout, pair)) = Layout::learn(whole) else { return false };
        state.access.layout = Some(layout);
        return say(pair, last().process, sink);
    };
    match layout.read(whole) {
        Some(pair) => say(pair, last().process, sink),
        // What is not a command has no code, such as the end of a connection.
        None => layout.verb(whole).is_some(),
    }
}

/// A verb with its argument, the code, and the text of the reply.
type Pair<'l> = (Vec<u8>, RawCode, Option<&'l [u8]>);

fn say((command, code, text): Pair<'_>, process: Option<Key>, sink: Sink<'_>) -> bool {
    pass(process, What::Pair(command.into(), code, text.map(Cow::Borrowed)), sink);
    true
}

impl Layout {
    /// The layout of a line with one listed command and one code that this may be answered with.
    fn learn(line: &[u8]) -> Option<(Self, Pair<'_>)> {
        let is_word = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        let starts = (0..line.len()).filter(|place| !is_word(place.checked_sub(1).and_then(|before| line.get(before))));
        let mut verbs = starts.filter_map(|place| {
            let verb = word_at(line, place)?;
            let command = Command::from_verb(verb).filter(|_| verb.iter().all(u8::is_ascii_uppercase))?;
            Some((place, verb.len(), command))
        });
        let (place, length, command) = verbs.next()?;
        let codes: Vec<usize> = (0..line.len().saturating_sub(2))
            .filter(|code| {
                let is_apart =
                    |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric() && !b".-/".contains(byte));
                is_apart(code.checked_sub(1).and_then(|before| line.get(before)))
                    && is_apart(line.get(code + 3))
                    && code_at(line, *code).is_some_and(|code| permits(command, code))
            })
            .collect();
        let after: Vec<usize> = codes.iter().copied().filter(|code| *code > place).collect();
        let (code, is_first) = match (after.as_slice(), codes.as_slice()) {
            ([code], _) => (*code, false),
            // A line that begins with a code is a reply, unless it says what the code is.
            ([], [code]) if matches!(line.get(code.checked_sub(1)?), Some(b'=' | b':' | b'|' | b';' | b',')) => {
                (*code, true)
            }
            _ => return None,
        };
        let open = opening(line.get(if is_first { 0 } else { place + length }..code)?);
        let before = place.checked_sub(1).and_then(|before| line.get(before)).copied();
        let before = before.map(|before| (before, runs(line.get(..place).unwrap_or_default(), before)));
        let close = line.get(code + 3).copied();
        (0..open.len()).find_map(|start| {
            let layout = Self { before, open: open.get(start..)?.to_vec(), close, is_first };
            let pair = layout.read(line)?;
            Some((layout, pair))
        })
    }

    /// The place of the verb, and the verb.
    fn verb<'l>(&self, line: &'l [u8]) -> Option<(usize, &'l [u8])> {
        let place = match self.before {
            None => 0,
            Some((before, count)) => (1..line.len()).find(|place| {
                let is_end = line.get(place - 1) == Some(&before) && line.get(*place) != Some(&before);
                is_end && runs(line.get(..*place).unwrap_or_default(), before) == count
            })?,
        };
        let verb = word_at(line, place)?;
        let is_verb = verb.len() > 2 && verb.iter().all(u8::is_ascii_uppercase) || Command::from_verb(verb).is_some();
        is_verb.then_some((place, verb))
    }

    fn read<'l>(&self, line: &'l [u8]) -> Option<Pair<'l>> {
        let (place, verb) = self.verb(line)?;
        let end = place + verb.len();
        let range = if self.is_first { line.get(..place)? } else { line.get(end..)? };
        let start = if self.is_first { 0 } else { end };
        let places = memchr::memmem::find_iter(range, &self.open).map(|found| start + found + self.open.len());
        let codes = places.filter_map(|place| {
            let code = code_at(line, place).filter(|_| line.get(place + 3).copied() == self.close)?;
            Some((place, code))
        });
        let codes: Vec<(usize, RawCode)> = codes.collect();
        let is_permitted =
            |(_, code): &&(usize, RawCode)| Command::from_verb(verb).is_some_and(|command| permits(command, *code));
        // At the end of a line there is one only; elsewhere a number after it may be that of bytes.
        let (at, code) = *match self.close {
            None => codes.last(),
            Some(_) => codes.iter().find(is_permitted).or_else(|| codes.first()),
        }?;
        let argument = if self.is_first { line.get(end..)? } else { line.get(end..at.checked_sub(self.open.len())?)? };
        let is_object = line.starts_with(b"{");
        let is_around = |byte: &u8| byte.is_ascii_whitespace() || b"|;,\"'[]\t:=".contains(byte);
        let trimmed = |text: &'l [u8]| {
            let start = text.iter().position(|byte| !is_around(byte)).unwrap_or(text.len());
            let end = text.iter().rposition(|byte| !is_around(byte)).map_or(start, |end| end + 1);
            text.get(start..end).unwrap_or_default()
        };
        // In an object, and where each value has a name, other things are in between.
        let argument = Some(trimmed(argument)).filter(|text| !is_object && *text != b"-" && !text.contains(&b'='));
        let command = [verb, b" ", argument.unwrap_or_default()].concat().trim_ascii_end().to_vec();
        let rest = line.get(at + 3..).unwrap_or_default();
        let rest = rest.get(usize::from(self.close.is_some())..).unwrap_or_default();
        let text = text_in(rest).map(trimmed).filter(|text| !is_object && !self.is_first && !text.is_empty());
        Some((command, code, text))
    }
}

/// The letters and digits from a place on, if a word begins there.
fn word_at(line: &[u8], place: usize) -> Option<&[u8]> {
    let rest = line.get(place..)?;
    let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
    rest.get(..end).filter(|word| (3..=512).contains(&word.len()))
}

fn code_at(line: &[u8], place: usize) -> Option<RawCode> {
    RawCode::from_digits(*line.get(place..)?.first_chunk()?)
}

/// How often a byte occurs, not counting repetitions.
fn runs(text: &[u8], byte: u8) -> usize {
    text.chunk_by(|one, next| one == next).filter(|run| run.first() == Some(&byte)).count()
}

/// What separates a code from an argument: what is not a letter, a digit or an empty value, with the name of the value if
/// there is one.
fn opening(before: &[u8]) -> Vec<u8> {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.".contains(byte);
    let start = |text: &[u8]| text.iter().rposition(|byte| byte.is_ascii_alphanumeric()).map_or(0, |last| last + 1);
    let mut from = start(before);
    let mark = before.get(from..).unwrap_or_default();
    if matches!(mark, b"=" | b"=\"" | b"='" | b"\":" | b"\":\"") {
        let name = before.get(..from).unwrap_or_default().iter().rev().take_while(|byte| is_word(byte)).count();
        from = (from - name).saturating_sub(1);
        return before.get(from..).unwrap_or_default().to_vec();
    }
    // Between a verb without an argument and the code there is a separator more.
    let mut mark = mark.to_vec();
    mark.dedup();
    // A hyphen between two separators is an empty value, and so is a parenthesis at the end of a password.
    let empty = mark.windows(3).rposition(|three| three.get(1) == Some(&b'-') && three.first() == three.last());
    let mark = empty.and_then(|empty| mark.get(empty + 2..)).unwrap_or(&mark);
    mark.strip_prefix(b")").filter(|mark| !mark.is_empty()).unwrap_or(mark).to_vec()
}

/// Whether a command may be answered with a code.
pub(super) fn permits(command: Command, code: RawCode) -> bool {
    let replies = command.replies();
    let sets = [replies.completion, replies.intermediate, replies.failure, replies.error, replies.secondary_completion];
    sets.iter().any(|set| set.contains(code)) || replies.secondary_failure.contains(code)
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
        state.access.columns = columns.collect();
        return state.access.columns.contains(&Column::Code) && state.access.columns.contains(&Column::Verb);
    }
    if line.whole.starts_with(b"#") {
        return !state.access.columns.is_empty() || line.whole.starts_with(b"#Software: Microsoft");
    }
    let columns = &state.access.columns;
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
    pass(session.map(Key::of), pair, sink);
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
