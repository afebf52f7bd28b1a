//! `Draft`: a reply of which not every line has been seen.

use ftp_codes::RawCode;
use ftp_codes::reply::{OwnedReply, ReplyDecoder, Style};
use ftp_codes::wire::{DecodeError, Limits};

use crate::reply::{Extent, Reply};

/// No reply in a log is longer; what is, is cut off.
const LONGEST: usize = 1 << 20;

/// The lines of a log that make a reply. They are read as the bytes of a connection are, and limited as those are.
#[derive(Debug)]
pub(super) struct Draft {
    decoder: ReplyDecoder,
    code: RawCode,
    bytes: Vec<u8>,
    end: Option<Result<OwnedReply, DecodeError>>,
}

impl Draft {
    /// Begins with a line, which comes without its end; `None` if no reply can begin like this.
    pub(super) fn begin(text: &[u8]) -> Option<Self> {
        let code = code_of(text)?;
        let decoder = ReplyDecoder::new().limits(Limits::new().line(1 << 17).size(LONGEST));
        let bytes = Vec::with_capacity(text.len() + 1);
        let mut draft = Self { decoder, code, bytes, end: None };
        draft.push(text);
        Some(draft)
    }

    /// Adds a line, which comes without its end. After the last one nothing is added.
    pub(super) fn push(&mut self, text: &[u8]) {
        if self.is_open() {
            self.bytes.extend_from_slice(text);
            self.bytes.push(b'\n');
            let decoded = self.decoder.decode(&mut self.bytes.as_slice());
            self.end = decoded.map(|reply| reply.map(ftp_codes::reply::Reply::into_owned));
        }
    }

    /// Adds a line of a log that leaves out the hyphens: its code does not end the reply.
    pub(super) fn push_flat(&mut self, text: &[u8]) {
        self.end = None;
        if self.bytes.len() < LONGEST {
            self.bytes.extend_from_slice(text);
            self.bytes.push(b'\n');
        }
    }

    /// Whether the last line is still to come.
    pub(super) fn is_open(&self) -> bool {
        self.end.is_none()
    }

    /// The code with which it has begun.
    pub(super) fn code(&self) -> RawCode {
        self.code
    }

    /// The first line.
    pub(super) fn first_line(&self) -> &[u8] {
        self.bytes.split(|byte| *byte == b'\n').next().unwrap_or_default()
    }

    /// Ends it, although the log does not show its last line, or not all of its lines.
    pub(super) fn abridge(self) -> Option<Reply> {
        let bytes = self.bytes.strip_suffix(b"\n").unwrap_or(&self.bytes);
        let mut lines: Vec<&[u8]> =
            bytes.split(|byte| *byte == b'\n').map(|line| without_code(line, self.code)).collect();
        let is_cut = lines.len() == 1 && self.bytes.get(3) == Some(&b'-');
        if is_cut {
            lines.push(b"");
        }
        let reply = OwnedReply::from_lines(self.code, Style::Prefixed, lines).ok()?;
        Some(if is_cut { Reply::padded(reply, Extent::Abridged) } else { Reply::new(reply, Extent::Abridged) })
    }

    /// The reply, also if its last line has not been seen.
    ///
    /// # Errors
    ///
    /// If it is longer than a reply may be.
    pub(super) fn finish(mut self, extent: Extent) -> Result<Option<Reply>, DecodeError> {
        match self.end {
            Some(Ok(reply)) => Ok(Some(Reply::new(reply, extent))),
            Some(Err(error)) => Err(error),
            None => {
                self.bytes.extend_from_slice(&self.code.digits());
                self.bytes.push(b'\n');
                let reply = self.decoder.decode(&mut self.bytes.as_slice()).transpose()?;
                Ok(reply.map(|reply| Reply::padded(reply.into_owned(), Extent::Unfinished)))
            }
        }
    }
}

/// The code of a line that can begin or end a reply.
pub(super) fn code_of(text: &[u8]) -> Option<RawCode> {
    let [a, b, c, rest @ ..] = text else { return None };
    matches!(rest, [] | [b' ' | b'-', ..]).then(|| RawCode::from_digits([*a, *b, *c]))?
}

/// The text of a line of a reply.
fn without_code(line: &[u8], code: RawCode) -> &[u8] {
    if code_of(line) == Some(code) { line.get(4..).unwrap_or_default() } else { line }
}
