//! The very bytes that a server sent, on standard input.

use std::io::{self, BufRead, Write};

use ftp_codes::reply::ReplyDecoder;

use crate::conversation::Conversation;
use crate::options::Options;
use crate::reply::Reply;
use crate::report::Report;

/// Reads the bytes to their end, which is the end of the connection, and explains every reply and every fault in them.
///
/// # Errors
///
/// Those of reading and of writing.
pub(crate) fn explain(mut input: impl BufRead, out: &mut impl Write, options: &Options) -> io::Result<()> {
    let mut report = Report::new(options, out);
    let mut stream = Stream::new(Conversation::new(options.command));
    loop {
        let chunk = input.fill_buf()?;
        let length = chunk.len();
        stream.buffer.extend_from_slice(chunk);
        input.consume(length);
        stream.read(length == 0, &mut report)?;
        if length == 0 {
            return report.end(stream.lines + usize::from(stream.is_inside_line));
        }
    }
}

/// What has come and was not used up.
#[derive(Debug)]
struct Stream {
    decoder: ReplyDecoder,
    conversation: Conversation,
    buffer: Vec<u8>,
    /// How many bytes were used up, how many line ends are in them, and whether the last line lacks its end.
    offset: usize,
    lines: usize,
    is_inside_line: bool,
    /// Whether the end of what is no reply has not come yet.
    skips: bool,
}

impl Stream {
    fn new(conversation: Conversation) -> Self {
        let decoder = ReplyDecoder::new();
        Self { decoder, conversation, buffer: Vec::new(), offset: 0, lines: 0, is_inside_line: false, skips: false }
    }

    /// Reads as far as the bytes reach.
    fn read(&mut self, is_end: bool, report: &mut Report<'_, impl Write>) -> io::Result<()> {
        let mut buffer = std::mem::take(&mut self.buffer);
        let mut rest = buffer.as_slice();
        if self.skips {
            rest = self.skip(rest, report)?;
        }
        while !self.skips {
            let decoded = if is_end { self.decoder.finish(rest) } else { self.decoder.decode(rest) };
            rest = match decoded {
                Ok(None) => break,
                Ok(Some((reply, used))) => {
                    let (bytes, behind) = rest.split_at_checked(used).unwrap_or((rest, b""));
                    let blank = line_ends(bytes) - line_ends(reply.as_bytes());
                    let reply = Reply::new(&reply, self.lines + blank + 1);
                    self.show(bytes, report)?;
                    report.reply(&reply, &self.conversation.reply(&reply))?;
                    behind
                }
                Err(error) => {
                    let offset = self.offset + error.offset();
                    let behind = self.skip(rest, report)?;
                    report.fault(&error, offset)?;
                    behind
                }
            };
        }
        let used = buffer.len() - rest.len();
        buffer.drain(..used);
        self.buffer = buffer;
        Ok(())
    }

    /// Leaves out what is no reply; what stands behind it.
    fn skip<'b>(&mut self, rest: &'b [u8], report: &mut Report<'_, impl Write>) -> io::Result<&'b [u8]> {
        let end = self.decoder.resync(rest);
        self.skips = end.is_none();
        let (left_out, behind) = rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, b""));
        self.show(left_out, report)?;
        Ok(behind)
    }

    fn show(&mut self, bytes: &[u8], report: &mut Report<'_, impl Write>) -> io::Result<()> {
        self.offset += bytes.len();
        self.lines += line_ends(bytes);
        self.is_inside_line = bytes.last().map_or(self.is_inside_line, |last| *last != b'\n');
        bytes.split_inclusive(|byte| *byte == b'\n').try_for_each(|line| report.line(line))
    }
}

fn line_ends(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}
