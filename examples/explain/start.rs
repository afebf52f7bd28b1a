//! `Start`: the first line of a reply.

use ftp_codes::RawCode;

/// A line with which a reply begins, taken apart (RFC 959 §4.2).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start<'l> {
    /// The three digits.
    pub(crate) code: RawCode,
    /// Whether a hyphen says that more lines follow.
    pub(crate) multiline: bool,
    /// What stands behind the separator.
    pub(crate) text: &'l [u8],
    /// Whether there was no separator: the code stands alone, as RFC 3659 §7.2 allows.
    alone: bool,
}

impl<'l> Start<'l> {
    /// Reads a line; `None` if no reply can begin like this.
    pub(crate) fn read(line: &'l [u8]) -> Option<Self> {
        let (digits, rest) = line.split_first_chunk::<3>()?;
        let code = RawCode::from_digits(*digits)?;
        match rest {
            [] => Some(Self { code, multiline: false, text: rest, alone: true }),
            [b' ' | b'\t', text @ ..] => Some(Self { code, multiline: false, text, alone: false }),
            [b'-', text @ ..] => Some(Self { code, multiline: true, text, alone: false }),
            _ => None,
        }
    }

    /// Reads a line of the trace of NcFTP, which writes `220: text`. It shows the first line of a reply only.
    pub(crate) fn read_ncftp(line: &'l [u8]) -> Option<Self> {
        let (digits, rest) = line.split_first_chunk::<3>()?;
        let text = rest.strip_prefix(b": ")?;
        Some(Self { code: RawCode::from_digits(*digits)?, multiline: false, text, alone: false })
    }

    /// Whether a line that nothing marks as a server's is a reply, and not some other line with a number at its start:
    /// a size (`512 bytes received in 0.1 secs`), a range or a telephone number (`101-200`), columns of numbers (the progress meter of
    /// curl), or a line of an xferlog (`150 10.0.0.1 39 /file b _ o r ...`).
    pub(crate) fn is_plausible(&self) -> bool {
        if self.alone {
            return self.code.listed().is_some();
        }
        if self.multiline {
            let is_range = self.text.first().is_some_and(u8::is_ascii_digit);
            return !is_range || self.code.listed().is_some() && self.text.iter().any(u8::is_ascii_alphabetic);
        }
        let mut words = self.text.split(|byte| byte.is_ascii_whitespace()).filter(|word| !word.is_empty());
        let (first, second, third) = (words.next(), words.next(), words.next());
        let is_xferlog = second.is_some_and(is_number) && third.is_some_and(|path| path.starts_with(b"/"));
        let is_columns = second.is_some() && self.text.iter().all(|byte| b"0123456789:.,%kMGT- \t".contains(byte));
        !is_xferlog && !is_columns && !first.is_some_and(is_unit)
    }
}

/// How a reply of many lines goes on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Continuation<'l> {
    /// What the line adds to the text.
    pub(crate) text: &'l [u8],
    /// Whether it is the last one.
    pub(crate) is_last: bool,
}

impl<'l> Continuation<'l> {
    /// The same code and a space, or the code alone, end the reply. Nothing else does (RFC 959 §4.2).
    pub(crate) fn read(code: RawCode, line: &'l [u8]) -> Self {
        match line.strip_prefix(&code.digits()) {
            Some([] | [b' ']) => Self { text: b"", is_last: true },
            Some([b' ', text @ ..]) => Self { text, is_last: true },
            Some([b'-', text @ ..]) => Self { text, is_last: false },
            _ => Self { text: line, is_last: false },
        }
    }
}

fn is_number(word: &[u8]) -> bool {
    word.iter().all(u8::is_ascii_digit)
}

fn is_unit(word: &[u8]) -> bool {
    const UNITS: [&[u8]; 17] = [
        b"%", b"b", b"byte", b"bytes", b"kb", b"kib", b"kbyte", b"kbytes", b"mb", b"mib", b"mbytes", b"gb", b"gib",
        b"ms", b"s", b"sec", b"secs",
    ];
    let word = word.strip_suffix(b",").unwrap_or(word);
    UNITS.iter().any(|unit| word.eq_ignore_ascii_case(unit))
}
