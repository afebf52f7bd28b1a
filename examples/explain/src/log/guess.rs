//! Guesses: whether a line that nothing marks is a reply, or a command.

use ftp_codes::Command;

use super::draft::code_of;

/// Whether a line that begins as a reply does is one, and not some other line with a number at its start: a size
/// (`512 bytes received in 0.1 secs`), a range or a telephone number (`101-200`), columns of numbers (the progress meter of
/// curl), or a line of an xferlog (`150 10.0.0.1 39 /file b _ o r ...`).
pub(super) fn is_reply(line: &[u8]) -> bool {
    let Some(code) = code_of(line) else { return false };
    let Some((separator, text)) = line.get(3..).and_then(<[u8]>::split_first) else {
        return code.listed().is_some();
    };
    if *separator == b'-' {
        let is_range = text.first().is_some_and(u8::is_ascii_digit);
        return !is_range || code.listed().is_some() && text.iter().any(u8::is_ascii_alphabetic);
    }
    let mut words = text.split(|byte| byte.is_ascii_whitespace()).filter(|word| !word.is_empty());
    let (first, second, third) = (words.next(), words.next(), words.next());
    let is_xferlog = second.is_some_and(is_number) && third.is_some_and(|path| path.starts_with(b"/"));
    let is_columns = second.is_some() && text.iter().all(|byte| b"0123456789:.,%kMGT- \t".contains(byte));
    !is_xferlog && !is_columns && !first.is_some_and(is_unit)
}

/// Whether a line is a command as clients send them, in capitals.
pub(super) fn is_command(line: &[u8]) -> bool {
    let verb = line.split(|byte| *byte == b' ').next().unwrap_or_default();
    let is_verb = verb.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    is_verb && Command::from_line(line).is_some()
}

/// Whether a line that a program has written for the client begins as a command does, listed or not.
pub(super) fn looks_like_command(line: &[u8]) -> bool {
    let verb = line.split(|byte| *byte == b' ').next().unwrap_or_default();
    let is_verb = (3..=8).contains(&verb.len()) && verb.iter().all(u8::is_ascii_uppercase);
    is_verb || Command::from_line(line).is_some()
}

/// Whether a line begins with a lowercase word that is not the verb of a command: some programs put the mark of a
/// command before their own remarks as well.
pub(super) fn is_prose(line: &[u8]) -> bool {
    let line = line.trim_ascii_start();
    let verb = line.split(u8::is_ascii_whitespace).next().unwrap_or_default();
    verb.first().is_some_and(u8::is_ascii_lowercase) && Command::from_verb(verb).is_none()
}

fn is_number(word: &[u8]) -> bool {
    word.iter().all(u8::is_ascii_digit)
}

fn is_unit(word: &[u8]) -> bool {
    const UNITS: [&[u8]; 18] = [
        b"%", b"b", b"byte", b"bytes", b"kb", b"kib", b"kbyte", b"kbytes", b"mb", b"mib", b"mbytes", b"gb", b"gib",
        b"ms", b"s", b"sec", b"secs", b"packets",
    ];
    let word = word.strip_suffix(b",").unwrap_or(word);
    UNITS.iter().any(|unit| word.eq_ignore_ascii_case(unit))
}
