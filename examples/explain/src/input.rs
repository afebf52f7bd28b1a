//! Inputs: what can be read, and as what.

use std::ffi::OsStr;
use std::io::{self, BufRead, ErrorKind};
use std::path::Path;

use crate::conversation::Conversations;
use crate::question::Question;
use crate::report::{End, Report, Unit};
use crate::{capture, log, wire};

/// Whether an argument names a file, also one that does not exist, and is not a question that happens to.
pub(crate) fn is_file(argument: &str) -> bool {
    let path = Path::new(argument);
    let looks_like_file = || argument.contains('/') || path.extension().is_some_and(is_extension);
    argument == "-" || (path.exists() || looks_like_file()) && argument.parse::<Question>().is_err()
}

fn is_extension(extension: &OsStr) -> bool {
    let extension = extension.as_encoded_bytes();
    extension.iter().all(u8::is_ascii_alphanumeric) && extension.iter().any(u8::is_ascii_alphabetic)
}

/// Explains an input by its kind; also returns whether it may be a text. With `is_raw`, it is what a server sent.
///
/// # Errors
///
/// Those of reading and of writing, and if it must be unpacked first.
pub(crate) fn explain(
    input: &mut dyn BufRead,
    is_raw: bool,
    talks: &mut Conversations,
    report: &mut dyn Report,
) -> io::Result<(End, bool)> {
    let beginning = input.fill_buf()?;
    if let Some(remedy) = packed(beginning).filter(|_| !is_raw) {
        return Err(io::Error::new(ErrorKind::InvalidInput, remedy));
    }
    let is_text = !beginning.contains(&0);
    let end = if is_raw {
        wire::explain(input, talks, report)
    } else if capture::is_capture(beginning) {
        report.counts(Unit::Packet);
        capture::explain(input, talks, report)
    } else {
        log::explain(input, talks, report)
    };
    Ok((end?, is_text))
}

/// What to do with a log that must be unpacked first, by the bytes with which it begins.
fn packed(beginning: &[u8]) -> Option<&'static str> {
    Some(match beginning {
        [0x1f, 0x8b, ..] => "this is compressed; write `zcat FILE | ftp-explain`",
        [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => "this is compressed; write `xzcat FILE | ftp-explain`",
        [0x28, 0xb5, 0x2f, 0xfd, ..] => "this is compressed; write `zstdcat FILE | ftp-explain`",
        [b'B', b'Z', b'h', b'1'..=b'9', b'1', ..] => "this is compressed; write `bzcat FILE | ftp-explain`",
        // What PowerShell writes with `>`.
        [0xff, 0xfe, 1..=0xff, 0, ..] | [0xfe, 0xff, 0, 1..=0xff, ..] => {
            "this is a text in UTF-16; write `iconv -f UTF-16 -t UTF-8 FILE | ftp-explain`"
        }
        _ => return None,
    })
}
