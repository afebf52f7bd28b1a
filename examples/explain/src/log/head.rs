//! `Head`: what loggers put before a line, to say when, where and by whom it was written.

use std::iter;

use crate::conversation::Key;
use crate::time::Time;

/// No log has more stamps than this.
const MOST: usize = 16;

/// What is before a line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Head<'l> {
    /// The bytes of it.
    pub(super) bytes: &'l [u8],
    /// How many stamps there are.
    pub(super) stamps: usize,
    /// The process that has written the line, and where it says so.
    pub(super) process: Option<Key>,
    pub(super) process_at: Option<(usize, usize)>,
}

/// Every head that a line can have, the shortest first, and what follows it.
pub(super) fn all<'l>(line: &'l [u8]) -> impl Iterator<Item = (Head<'l>, &'l [u8])> {
    let mut latest = None;
    iter::from_fn(move || {
        let Some((mut head, text)) = latest else {
            latest = Some((Head::default(), line));
            return latest;
        };
        let text = if head.stamps == 0 { text.trim_ascii_start() } else { text };
        let text = head.grow(line, text)?;
        latest = Some((head, text));
        latest
    })
}

impl<'l> Head<'l> {
    /// Takes one more stamp off what is left of a line, with the blanks after it; `None` if none comes next.
    fn grow(&mut self, line: &'l [u8], text: &'l [u8]) -> Option<&'l [u8]> {
        if self.stamps == MOST {
            return None;
        }
        let rest = strip(text, self.stamps == 0)?;
        let stamp = text.get(..text.len() - rest.len())?.trim_ascii_end();
        if is_of_process(stamp) {
            let start = line.len() - text.len();
            (self.process, self.process_at) = (Some(Key::of(stamp)), Some((start, start + stamp.len())));
        }
        self.stamps += 1;
        self.bytes = line.get(..line.len() - rest.len())?;
        Some(rest)
    }

    /// Whether one of the stamps contains a word.
    pub(super) fn has(&self, word: &[u8]) -> bool {
        memchr::memmem::find(self.bytes, word).is_some()
    }

    /// Whether a word is what may follow the name of a logger: a level, a dash, a process, a thread.
    pub(super) fn is_of_logger(word: &[u8]) -> bool {
        let number = word.strip_prefix(b"[").and_then(|word| word.strip_suffix(b"]")).unwrap_or(word);
        let is_number = number.len() > 3 && number.iter().all(u8::is_ascii_digit);
        is_number || matches!(word, b"-" | b"|" | b":") || is_level(number) || is_source(word)
    }

    /// How many blanks are right before the text.
    pub(super) fn blanks(&self) -> usize {
        self.bytes.iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count()
    }

    /// When the line was written.
    pub(super) fn time(&self) -> Option<Time> {
        Time::find(self.bytes)
    }
}

/// The form of a head: what it is but for its digits. Most lines of a log have a head of the same form.
#[derive(Debug, Default)]
pub(super) struct Shape {
    bytes: Vec<u8>,
    stamps: usize,
    /// Where the process is.
    process: Option<(usize, usize)>,
}

impl Shape {
    /// Remembers the form of a head.
    pub(super) fn learn(&mut self, line: &[u8], head: &Head<'_>) {
        if head.bytes.len() == self.bytes.len() && self.stamps == head.stamps && self.is_of(line) {
            return;
        }
        self.bytes.clear();
        self.bytes.extend(head.bytes.iter().map(|byte| if byte.is_ascii_digit() { b'0' } else { *byte }));
        (self.stamps, self.process) = (head.stamps, head.process_at);
    }

    fn is_of(&self, line: &[u8]) -> bool {
        let Some(head) = line.get(..self.bytes.len()) else { return false };
        let alike = |byte: u8, form: u8| if byte.is_ascii_digit() { form == b'0' } else { byte == form };
        // Without an early end, many bytes are compared at once.
        let is_alike = head.iter().zip(&self.bytes).fold(true, |all, (byte, form)| all & alike(*byte, *form));
        is_alike && line.len() > head.len()
    }

    /// The head of a line, and what follows, if the head has this form.
    pub(super) fn apply<'l>(&self, line: &'l [u8]) -> Option<(Head<'l>, &'l [u8])> {
        if self.stamps == 0 || !self.is_of(line) {
            return None;
        }
        let (bytes, text) = line.split_at_checked(self.bytes.len())?;
        if text.first().is_none_or(u8::is_ascii_whitespace) {
            return None;
        }
        let process = self.process.and_then(|(start, end)| Some(Key::of(line.get(start..end)?)));
        Some((Head { bytes, stamps: self.stamps, process, process_at: self.process }, text))
    }
}

/// `vsftpd[123]:`, `[pid 123]`, `[123]`, `123>`.
fn is_of_process(stamp: &[u8]) -> bool {
    match stamp {
        [.., b']', b':'] | [b'[', b'p', b'i', b'd', b' ', ..] => true,
        [b'[', number @ .., b']'] => number.iter().all(u8::is_ascii_digit),
        [first, .., b'>'] => first.is_ascii_digit(),
        _ => false,
    }
}

/// Takes a head with so many stamps, and blanks after them, off another line of the same reply: more blanks are text.
pub(super) fn strip_alike(line: &[u8], stamps: usize, blanks: usize) -> &[u8] {
    let strip = |rest, position| strip(rest, position == 0);
    let Some(rest) = (0..stamps).try_fold(line, strip) else { return line };
    let before = line.get(..line.len() - rest.len()).unwrap_or_default();
    let found = before.iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count();
    line.get(line.len() - rest.len() - found.saturating_sub(blanks)..).unwrap_or(rest)
}

/// Removes one stamp and the blanks after it, or returns `None` if the line does not begin with one. `is_first` means that
/// nothing has been removed yet: some words are stamps only after others.
fn strip(line: &[u8], is_first: bool) -> Option<&[u8]> {
    if let Some(rest) = strip_bracket(line).or_else(|| strip_logger(line)) {
        return Some(rest.trim_ascii_start());
    }
    let (word, rest) = split_word(line);
    let (next, _) = split_word(rest);
    let is_stamp = is_time(word)
        || is_address(word)
        || is_month(word)
        || is_weekday(word)
        || is_level(word)
        || is_day(word) && (!is_first || is_month(next))
        || is_process(word)
        || is_source(word)
        || !is_first && is_thread(word, next)
        // The containers of Docker Compose, and the streams of Kubernetes.
        || is_name(word) && next == b"|"
        || !is_first && matches!((word, next), (b"stdout" | b"stderr", b"F" | b"P"))
        || !is_first && matches!(word, b"F" | b"P")
        || !is_first && (is_behind_others(word) || is_tag(word) || is_name(word) && follows_name(next));
    is_stamp.then_some(rest)
}

fn split_word(line: &[u8]) -> (&[u8], &[u8]) {
    let end = line.iter().position(u8::is_ascii_whitespace).unwrap_or(line.len());
    let (word, rest) = line.split_at_checked(end).unwrap_or((line, b""));
    (word, rest.trim_ascii_start())
}

/// `[12:34:56]`, `[pid 2]`, `(000001)`, `<20/11/2026 12:34:56>`, `[::1]:21`.
fn strip_bracket(line: &[u8]) -> Option<&[u8]> {
    let (open, inner) = line.split_first()?;
    let close = match open {
        b'[' => b']',
        b'(' => b')',
        b'<' => b'>',
        _ => return None,
    };
    let end = inner.iter().take(80).position(|byte| *byte == close)?;
    let (content, rest) = inner.split_at_checked(end)?;
    if content.is_empty() {
        return None;
    }
    let rest = rest.get(1..)?;
    let Some(port) = rest.strip_prefix(b":") else { return Some(rest) };
    let end = port.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(port.len());
    port.get(end..)
}

/// `INFO:aioftp.client:`, as Python's `logging` begins a line.
fn strip_logger(line: &[u8]) -> Option<&[u8]> {
    let mut parts = line.splitn(3, |byte| *byte == b':');
    let (level, name, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let is_logger = is_level(level) && !name.is_empty() && name.iter().all(|byte| is_name_byte(*byte));
    is_logger.then_some(rest)
}

/// Dates, times, both in one word, seconds with a fraction, seconds since 1970.
fn is_time(word: &[u8]) -> bool {
    let word = word.strip_suffix(b",").or_else(|| word.strip_suffix(b":")).unwrap_or(word);
    let digits = word.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let count = |separator: u8| word.iter().filter(|byte| **byte == separator).count();
    let is_reply = digits == 3 && word.get(3) == Some(&b'-');
    let is_date = matches!(word, [_, _, b'/', _, _]);
    let has_form = is_date || count(b':') > 0 || count(b'-') > 1 || count(b'/') > 1 || count(b'.') > 0 || digits > 8;
    let is_of_time = |byte: &u8| byte.is_ascii_digit() || b"-/:.,+TZ".contains(byte);
    digits > 0 && !is_reply && has_form && word.iter().all(is_of_time) && word.last().is_some_and(|last| *last != b'.')
}

/// An IPv4 address and whatever is attached to it (`10.0.0.1:21`, `10.0.0.1:34178-[user]`), or an IPv6 address.
fn is_address(word: &[u8]) -> bool {
    let mut parts = word.splitn(4, |byte| *byte == b'.');
    let is_octet = |part: &[u8]| (1..=3).contains(&part.len()) && part.iter().all(u8::is_ascii_digit);
    let is_v4 = (0..3).all(|_| parts.next().is_some_and(is_octet))
        && parts.next().is_some_and(|part| part.first().is_some_and(u8::is_ascii_digit));
    let is_v6 = word.iter().filter(|byte| **byte == b':').count() > 1
        && word.iter().all(|byte| byte.is_ascii_hexdigit() || b":.[]".contains(byte));
    is_v4 || is_v6
}

/// The process in the debug output of uftpd: `12345>`.
fn is_process(word: &[u8]) -> bool {
    matches!(word, [number @ .., b'>'] if !number.is_empty() && number.iter().all(u8::is_ascii_digit))
}

/// The line of a program that has written it: `ftp.go:313:`.
fn is_source(word: &[u8]) -> bool {
    let word = word.strip_suffix(b":").unwrap_or(word);
    let mut parts = word.rsplitn(2, |byte| *byte == b':');
    let (Some(line), Some(file)) = (parts.next(), parts.next()) else { return false };
    let is_number = !line.is_empty() && line.iter().all(u8::is_ascii_digit);
    let suffix = file.rsplitn(2, |byte| *byte == b'.').next().filter(|suffix| suffix.len() < file.len());
    let is_file = suffix.is_some_and(|suffix| suffix.first().is_some_and(u8::is_ascii_alphabetic))
        && file.iter().all(|byte| is_name_byte(*byte) || b"/:".contains(byte));
    is_number && is_file && memchr::memmem::find(file, b"//").is_none()
}

/// The number of a process or a thread, before another one or a level.
fn is_thread(word: &[u8], next: &[u8]) -> bool {
    let is_number = |word: &[u8]| word.len() > 3 && word.iter().all(u8::is_ascii_digit);
    is_number(word) && (is_number(next) || is_level(next) || next == b"-")
}

fn is_month(word: &[u8]) -> bool {
    const MONTHS: [&[u8]; 12] =
        [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];
    MONTHS.contains(&word)
}

fn is_weekday(word: &[u8]) -> bool {
    const DAYS: [&[u8]; 7] = [b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"];
    DAYS.contains(&word.strip_suffix(b",").unwrap_or(word))
}

fn is_day(word: &[u8]) -> bool {
    let word = word.strip_suffix(b",").unwrap_or(word);
    (1..=2).contains(&word.len()) && word.iter().all(u8::is_ascii_digit)
}

fn is_level(word: &[u8]) -> bool {
    const LEVELS: [&[u8]; 9] =
        [b"TRACE", b"DEBUG", b"INFO", b"NOTICE", b"WARN", b"WARNING", b"ERROR", b"FATAL", b"CRITICAL"];
    LEVELS.contains(&word.strip_suffix(b":").unwrap_or(word))
}

/// A year, a time zone, a half of the day, or a mark between stamps and line.
fn is_behind_others(word: &[u8]) -> bool {
    const WORDS: [&[u8]; 13] =
        [b"UTC", b"GMT", b"CET", b"CEST", b"EST", b"EDT", b"PST", b"PDT", b"AM", b"PM", b"-", b"|", b":"];
    let is_zone =
        matches!(word, [b'+' | b'-', digits @ ..] if digits.len() == 4 && digits.iter().all(u8::is_ascii_digit));
    let is_year = matches!(word, [b'1' | b'2', b'0' | b'9', a, b] if a.is_ascii_digit() && b.is_ascii_digit());
    is_zone || is_year || WORDS.contains(&word)
}

/// The program in a line of syslog: `vsftpd[123]:`.
fn is_tag(word: &[u8]) -> bool {
    word.strip_suffix(b":").is_some_and(|tag| {
        tag.first().is_some_and(u8::is_ascii_alphabetic)
            && tag.split(|byte| *byte == b':').enumerate().all(|(place, part)| {
                // `::` is between the modules of Rust.
                part.is_empty() == (place % 2 == 1)
                    && part.iter().all(|byte| is_name_byte(*byte) || b"[]/".contains(byte))
            })
    })
}

/// The name of a host or of a logger.
fn is_name(word: &[u8]) -> bool {
    word.first().is_some_and(u8::is_ascii_alphabetic) && word.iter().all(|byte| is_name_byte(*byte))
}

/// What may follow such a name: a tag, a dash, or the `(10.0.0.1)>` of FileZilla Server.
fn follows_name(word: &[u8]) -> bool {
    is_tag(word) || word == b"-" || word.starts_with(b"(") && word.ends_with(b")>")
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"._-".contains(&byte)
}
