//! `Draft`: a reply of which not every line has been seen.

use ftp_codes::RawCode;
use ftp_codes::reply::ReplyDecoder;
use ftp_codes::wire::Limits;

use crate::reply::{Extent, Reply};

/// The lines of a log that make a reply. They are read as the bytes of a connection are.
#[derive(Debug)]
pub(crate) struct Draft {
    decoder: ReplyDecoder,
    bytes: Vec<u8>,
    reply: Option<Reply>,
    number: usize,
}

impl Draft {
    /// Begins with a line, which comes without its end; `None` if no reply can begin like this.
    pub(crate) fn begin(line: &[u8], number: usize) -> Option<Self> {
        // The log is as long as it is: there is no peer from whom the memory must be kept.
        let decoder = ReplyDecoder::new().limits(Limits::NONE);
        let mut draft = Self { decoder, bytes: Vec::new(), reply: None, number };
        draft.push(line);
        (draft.reply.is_some() || draft.decoder.open_code().is_some()).then_some(draft)
    }

    /// Adds a line, which comes without its end. Behind the last one nothing is added.
    pub(crate) fn push(&mut self, line: &[u8]) {
        if self.reply.is_some() {
            return;
        }
        self.bytes.extend_from_slice(line);
        self.bytes.push(b'\n');
        if let Some(Ok(reply)) = self.decoder.decode(&mut self.bytes.as_slice()) {
            self.reply = Some(Reply::new(&reply, Extent::Whole));
        }
    }

    /// Whether the last line has been seen.
    pub(crate) fn is_complete(&self) -> bool {
        self.reply.is_some()
    }

    /// The code, whether a hyphen stands behind it, and what stands behind that, if this is a first line.
    pub(crate) fn opening(&self) -> Option<(RawCode, bool, &[u8])> {
        let line = self.bytes.strip_suffix(b"\n")?;
        match (&self.reply, self.decoder.open_code()) {
            (Some(reply), _) => Some((reply.code(), false, line.get(3..)?)),
            (None, Some(code)) => Some((code, true, line.get(3..)?)),
            (None, None) => None,
        }
    }

    /// The reply, also if its last line has not been seen, and the line in which it begins.
    pub(crate) fn finish(mut self) -> Option<(Reply, usize)> {
        if let (None, Some(code)) = (&self.reply, self.decoder.open_code()) {
            self.bytes.extend_from_slice(&code.digits());
            self.bytes.push(b'\n');
            let reply = self.decoder.decode(&mut self.bytes.as_slice())?.ok()?;
            return Some((Reply::new(&reply, Extent::Unfinished), self.number));
        }
        self.reply.map(|reply| (reply, self.number))
    }
}
